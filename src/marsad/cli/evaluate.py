"""``marsad evaluate``: figures against articles coded by hand."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from marsad.cli.inputs import require_jobs, require_policy
from marsad.cli.progress import tell, watched
from marsad.cli.status import Status, WrongUse
from marsad.evaluation import GoldError, Judged, load, mistakes, predict, rows, score


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Shown:
    """What is printed."""

    json: Annotated[bool, Parameter(negative=(), help="Print the figures as one JSON object.")] = False
    by_type: Annotated[bool, Parameter(negative=(), help="Add the figures of each event type.")] = False
    errors: Annotated[int, Parameter(help="List what was missed and what is spurious in the first N articles.")] = 0


def evaluate(
    *,
    gold: Path,
    articles: Path | None = None,
    predicted: Path | None = None,
    recognition: str = "iso",
    jobs: Annotated[int, Parameter(name=["--jobs", "-j"])] = 0,
    shown: Shown | None = None,
) -> int:
    """Measure how well articles are coded, against gold coded by hand.

    Args:
        gold: JSON Lines of articles coded by hand.
        articles: JSON Lines of the articles themselves; needed to code them and to see whether evidence is verbatim.
        predicted: JSON Lines of articles coded by a program; without it they are coded now.
        recognition: Policy for disputed states and territories.
        jobs: Processes to use; 0 for as many as there are processors.
        shown: what is printed.
    """
    shown = shown or Shown()
    if articles is None and predicted is None:
        raise WrongUse("give --articles to code them now, or --predicted with what was coded")
    if shown.errors < 0:
        raise WrongUse(f"--errors must be a number of articles, not {shown.errors}")
    require_jobs(jobs)
    require_policy(recognition)
    try:
        golds = load(gold)
        texts = {str(row["id"]): row for row in rows(articles)} if articles else None
        found = load(predicted) if predicted else _coded(golds, texts or {}, recognition, jobs)
    except GoldError as error:
        raise WrongUse(str(error)) from error
    words = {id_: f"{row.get('title') or ''}\n{row.get('text') or ''}" for id_, row in texts.items()} if texts else None
    figures = score(golds, found, words).as_json(by_type=shown.by_type, evidence=texts is not None)
    sys.stdout.write(f"{json.dumps(figures)}\n" if shown.json else _lines(figures))
    for mistake in mistakes(golds, found, shown.errors):
        sys.stdout.write(f"{mistake}\n")
    return Status.OK


def _coded(
    golds: Mapping[str, Judged], texts: Mapping[str, dict[str, Any]], recognition: str, jobs: int
) -> dict[str, Judged]:
    found = {}
    wanted = [texts[id_] for id_ in golds if id_ in texts]
    if len(wanted) < len(golds):
        tell(f"{len(golds) - len(wanted)} of {len(golds)} gold articles are missing from the articles")
    for result in watched(predict(wanted, recognition=recognition, jobs=jobs or None), lambda: len(wanted)):
        if isinstance(result, Judged):
            found[result.id] = result
        else:
            tell(str(result))
    return found


def _lines(figures: dict[str, Any]) -> str:
    return "".join(_line(name, value) for name, value in figures.items())


def _line(name: str, value: Any) -> str:
    if name in ("agree", "by_type"):
        return f"{name}\n" + "".join(f"  {_line(inner, figures)}" for inner, figures in value.items())
    if isinstance(value, dict):
        value = "  ".join(
            f"{key} {number:.4f}" if isinstance(number, float) else f"{key} {number}" for key, number in value.items()
        )
    elif isinstance(value, list):
        value = " to ".join(f"{number:.4f}" for number in value)
    return f"{name:17} {value}\n"
