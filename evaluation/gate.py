"""Refuse what makes coding or reading worse: figures on the project's own gold and pages may not fall below pinned floors.

    python evaluation/gate.py                  compare with floors.json; exit status 1 below a floor or on other gold
    python evaluation/gate.py --raise          pin higher floors where the figures allow it
    python evaluation/gate.py --lower REASON   pin the floors anew, also lower ones, with the reason kept beside them

The floors belong to one gold, known by its digest: whoever changes the gold (articles, pages, near-duplicates, stories) pins anew, and says why.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import near_duplicates
import page_blocks
import stories
from marsad.evaluation import Judged, load, predict, rows, score

HERE = Path(__file__).resolve().parent
GOLD = HERE / "gold"
FLOORS = HERE / "floors.json"
SLACK = 0.01
"""So far below the measured figure a floor is pinned: a change that helps elsewhere may cost this much."""


def main() -> int:
    """Run the gate; the exit status."""
    arguments = _arguments()
    measured = measure()
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {"gold": None, "floors": {}}
    if arguments.lower:
        return _pin(measured, {}, arguments.lower)
    if pinned["gold"] != digest():
        print(
            "the gold is not the one that the floors were pinned on; look at the figures, then: gate.py --lower REASON"
        )
        _show(measured, pinned["floors"])
        return 1
    if arguments.raised:
        return _pin(measured, pinned["floors"], pinned["reason"])
    _show(measured, pinned["floors"])
    below = [name for name, floor in pinned["floors"].items() if measured.get(name, 0.0) < floor]
    if below:
        print(f"below the floor: {', '.join(below)}; if that is meant: gate.py --lower REASON")
    return 1 if below else 0


def measure() -> dict[str, float]:
    """The gated figures on the project's own gold, by name."""
    return measure_coding() | measure_reading() | measure_stories()


def measure_reading() -> dict[str, float]:
    """How well pages and near-duplicates are read; ``pages.NAME`` is the share of pages of which that is read as they tell it."""
    pages, copies = page_blocks.measure(), near_duplicates.measure()
    stated = {f"pages.{name}": round(pages.stated_right[name] / count, 4) for name, count in pages.stated.items()}
    return {
        "pages.blocks.f1": round(pages.f1, 4),
        **stated,
        "copies.precision": round(copies.precision, 4),
        "copies.recall": round(copies.recall, 4),
    }


def measure_stories() -> dict[str, float]:
    """How well reports of one happening are brought together."""
    figures, _ = stories.labelled(stories.PAGES)
    return {f"stories.{name}": figures[name] for name in ("precision", "recall", "coded")}


def measure_coding() -> dict[str, float]:
    """How well the gold articles are coded."""
    gold, found, texts = load(GOLD / "gold.jsonl"), {}, {}
    articles = list(rows(GOLD / "articles.jsonl"))
    for result in predict(articles, jobs=1):
        if not isinstance(result, Judged):
            sys.exit(f"an article of the gold was not coded: {result}")
        found[result.id] = result
    for row in articles:
        texts[str(row["id"])] = f"{row.get('title') or ''}\n{row.get('text') or ''}"
    figures = score(gold, found, texts)
    gated = {f"{name}.f1": getattr(figures, name).f1 for name in ("type", "who", "soft", "quad")}
    gated |= {"facts.f1": figures.facts[0].f1, "facts_but_office.f1": figures.facts_but_office[0].f1}
    # Of all gold events, not of the matched ones: who matches more events should not fall for the harder ones among them.
    for name in ("status", "date", "place", "attribution", "cameo", "cameo_root"):
        agreed = figures.agree[name]
        gated[f"right.{name}"] = round(agreed.share * agreed.n / figures.gold_events, 4)
    gated["direction"] = round(figures.agree["direction"].share, 4)
    gated["contexts.f1"] = figures.contexts.f1 if figures.contexts else 0.0
    return gated | {"evidence": figures.evidence or 0.0}


def digest() -> str:
    """What the gold is known by."""
    pages = sorted(page_blocks.PAGES.iterdir())
    files = [GOLD / "articles.jsonl", GOLD / "gold.jsonl", *pages, near_duplicates.COPIES, stories.PAGES]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _pin(measured: Mapping[str, float], floors: Mapping[str, float], reason: str) -> int:
    new = {name: 1.0 if name == "evidence" else _below(figure) for name, figure in measured.items()}
    kept = {name: max(floor, floors.get(name, 0.0)) for name, floor in new.items()}
    content: dict[str, Any] = {"gold": digest(), "reason": reason, "floors": kept}
    FLOORS.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _show(measured, kept)
    return 0


def _below(figure: float) -> float:
    return max(0.0, math.floor((figure - SLACK) * 1000) / 1000)


def _show(measured: Mapping[str, float], floors: Mapping[str, float]) -> None:
    for name, figure in measured.items():
        print(f"{name:20} {figure:.4f}  floor {floors.get(name, 0.0):.3f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--raise", dest="raised", action="store_true", help="pin higher floors where the figures allow it")
    way.add_argument("--lower", metavar="REASON", help="pin the floors anew, also lower ones")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
