"""Code articles and judge what was found, as it would be written to a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from marsad.evaluation.judged import Judged, judged
from marsad.exports.jsonl import article
from marsad.pipeline import run
from marsad.readers import Document, Failure, ReadError


def predict(
    articles: Iterable[Mapping[str, Any]], *, recognition: str = "iso", jobs: int | None = None
) -> Iterator[Judged | Failure]:
    """Code article objects.

    Args:
        articles: objects with ``id``, ``text`` and, where known, ``title``, ``published``.
        recognition: policy for disputed states, see `marsad.Coder`.
        jobs: processes to use; None for as many as there are processors.

    Returns:
        For each article in turn what was found in it, or why it was not coded.
    """
    for outcome in run(map(_document, articles), recognition=recognition, jobs=jobs):
        if isinstance(outcome, Failure):
            yield outcome
        else:
            yield judged(article(outcome.document, outcome.coding))


def _document(row: Mapping[str, Any]) -> Document | Failure:
    try:
        return Document.from_json(row)
    except ReadError as error:
        return Failure("article", str(error), id=str(row.get("id")))
