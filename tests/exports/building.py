"""Records made by hand for the tests of the exports."""

import io
from datetime import date

from marsad.records import Block, BlockKind, Coding, Document, Event, Fact, Interval, Party, Publication, Span

TEXT = "زار الوزير عمان"
DAY = date(2024, 3, 4)
PUBLISHED = Publication(DAY, DAY, "given")
MINISTER = Party("EGY", "GOV", "الوزير", Span(4, 10), "وزير")
AMMAN = Party("JOR", "GOV", "عمان", Span(11, 15))
PAGE = Document(
    "a", TEXT, (Block(BlockKind.LEAD, Span(0, 15), "ar"),), title="زيارة", url="https://news.example/a", language="ar"
)


def event(**changes):
    known = {
        "type": "CONSULT", "mode": "visit", "actors": (MINISTER,), "recipients": (AMMAN,), "status": "actual", "historical": False,
        "when": Interval(DAY, DAY), "place": "JOR", "attributed_to": None, "evidence": TEXT, "evidence_span": Span(0, 15),
        "trigger": Span(0, 3), "rule": "ar.frame.consult.visit", "confidence": 0.123456, "cameo": "042", "quad_class": 1, "intensity": 4.0,
        "contexts": ("diplomatic",),
    }  # fmt: skip
    return Event(**known | changes)


def fact(**changes):
    known = {
        "relation": "trade", "subject": "EGY", "object": "JOR", "attributed_to": None, "evidence": TEXT,
        "evidence_span": Span(0, 15), "rule": "ar.fact.trade", "confidence": 1.0,
    }  # fmt: skip
    return Fact(**known | changes)


def pair(*events, facts=(), page=PAGE, published=PUBLISHED):
    return page, Coding(page.id, tuple(events), tuple(facts), published)


def written(write, *pairs):
    """What a writer makes of ``pairs``, as text, and its tally."""
    out = io.BytesIO()
    tally = write(iter(pairs), out)
    return out.getvalue().decode(), tally


def table(write, columns, *pairs, named=True):
    """The lines of a tab-separated file, each as a dictionary by column."""
    text, _ = written(write, *pairs)
    lines = [line.split("\t") for line in text.split("\n")[:-1]]
    names = [c.name for c in columns]
    if named:
        assert lines.pop(0) == names
    return [dict(zip(names, line, strict=True)) for line in lines]
