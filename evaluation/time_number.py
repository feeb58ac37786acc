"""How well times and numbers are read, on cases of outside test suites (duckling, Recognizers-Text, dateparser).

    python evaluation/time_number.py CASES.jsonl [--misses KIND]

A case is one line of JSON: `input`, `expected`, `kind` (suite and part), `reference_datetime`. Cases that the suite's own project
marks as not passing are counted apart. `disputed*.yml` list cases whose answer we dispute, with the reason; figures are given with
and without them. `number_cases.py` and `time_cases.py` hold one judge for each kind: True when the case is read right, None when it
is not measured.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import yaml

import number_cases
import time_cases

Case = dict[str, Any]
Judge = Callable[[Case], bool | None]
JUDGES: dict[str, Judge] = {**number_cases.JUDGES, **time_cases.JUDGES}


def main() -> None:
    """Read the cases, print right and total for every suite and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--misses", metavar="KIND", help="print the cases of this kind that are read wrong")
    options = parser.parse_args()
    cases = [msgspec.json.decode(line) for line in options.cases.read_bytes().splitlines() if line]
    disputed = disputed_ids()
    results = [(case, JUDGES[case["kind"]](case)) for case in cases if case["kind"] in JUDGES]
    if options.misses:
        for case, right in results:
            if right is False and case["kind"].startswith(options.misses) and case["id"] not in disputed:
                print(case["id"], case["kind"], case["input"], case["expected"], sep=" | ")
        return
    report([r for r in results if not unsupported(r[0])], disputed, "supported")
    report([r for r in results if unsupported(r[0])], disputed, "marked unsupported by their project")


def disputed_ids() -> set[str]:
    """The cases whose answer we dispute: numbers and times keep their lists apart."""
    files = sorted(Path(__file__).parent.glob("disputed*.yml"))
    return {row["id"] for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))["disputed"]}


def unsupported(case: Case) -> bool:
    """Whether the suite's own project does not pass the case."""
    return "not yet passing" in (case["note"] or "")


def report(results: list[tuple[Case, bool | None]], disputed: set[str], title: str) -> None:
    """Print a table of kinds and of suites: right, total, share, and the share without disputed cases."""
    counts: Counter[tuple[str, str]] = Counter()
    for case, right in results:
        if right is None:
            continue
        for row in (case["kind"], case["kind"].split(".")[0] + " all"):
            counts[row, "total"] += 1
            counts[row, "right"] += right
            counts[row, "disputed"] += case["id"] in disputed and not right
    print(f"\n{title}")
    for name in sorted({row for row, _ in counts}):
        total, good = counts[name, "total"], counts[name, "right"]
        rest = total - counts[name, "disputed"]
        share = good / rest if rest else 1.0
        print(f"{name:34} {good:4} / {total:4} {good / total:7.1%}   without {total - rest:2} disputed {share:7.1%}")


if __name__ == "__main__":
    main()
