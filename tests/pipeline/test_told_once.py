from __future__ import annotations

from dataclasses import replace
from typing import Any

from marsad.pipeline.stages import told_once
from marsad.readers import Document
from marsad.records import Coding, Fact, Span, Version


def fact(start: int, end: int) -> Fact:
    return Fact("trade", "TUN", "DZA", None, "x", Span(start, end), "rule", 0.5)


def coded(document: Any) -> Coding:
    return Coding(document.id, (), (fact(0, 4), fact(10, 14)), document.published)


def version(*added: Span) -> Any:
    return replace(Document.from_text("نص لا يهم ما فيه هنا"), version=Version("a", 0.9, added))


def test_a_document_of_its_own_is_coded_whole() -> None:
    assert len(told_once(coded)(Document.from_text("نص لا يهم")).facts) == 2


def test_of_a_version_only_what_it_adds_is_kept() -> None:
    assert [f.evidence_span for f in told_once(coded)(version(Span(12, 20))).facts] == [Span(10, 14)]


def test_a_version_that_adds_nothing_is_not_coded() -> None:
    def never(_document: Any) -> Coding:
        raise AssertionError("it was coded")

    assert told_once(never)(version()).facts == ()
