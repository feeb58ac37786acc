"""Every frame proposes the triggers of its accepted examples and none in its rejected ones."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.coding.frames import load_frames
from marsad.coding.stage import Stage, set_stage
from marsad.coding.triggers import Passed, Trigger, triggers_in
from marsad.lexicon import check, examples, topics
from marsad.records import Block, BlockKind, Document, Span

_KINDS = ("frames", "facts")
_TOPICS = [t for t in topics("ar") if t.startswith(tuple(k + "_" for k in _KINDS))]
_ROWS = [(topic, *row) for topic in _TOPICS for row in examples("ar", topic)]
_ACCEPTED = [pytest.param(t, e, x, id=f"{e.id}-{n}") for t, e, accept, _ in _ROWS for n, x in enumerate(accept)]
_REJECTED = [pytest.param(t, e, x, id=f"{e.id}-{n}") for t, e, _, reject in _ROWS for n, x in enumerate(reject)]


@cache
def _stage(text: str) -> Stage:
    return set_stage(Document("example", text, (Block(BlockKind.BODY, Span(0, len(text)), "ar"),)))


def _triggers(text: str, kind: str) -> tuple[Trigger, ...]:
    stage = _stage(text)
    return stage.triggers if kind == "frames" else stage.fact_triggers


@cache
def _passed(text: str, kind: str) -> tuple[tuple[str, Passed], ...]:
    """The words of ``text`` that are no triggers, with why they are none."""
    found = []
    for scene in _stage(text).scenes:
        passed: dict[int, Passed] = {}
        triggers_in(scene, load_frames(kind=kind), passed=passed)
        found += [(scene.tokens[at].form.surface, why) for at, why in passed.items()]
    return tuple(found)


def _proposed(text: str, topic: str, frame: str) -> list[str]:
    """The words of ``text`` on which ``frame`` of ``topic`` proposes a trigger, or says that there is none."""
    kind = topic.partition("_")[0]
    told = [(t.scene.tokens[t.at].form.surface, t.frames) for t in _triggers(text, kind)]
    nothing = [(word, why.frames) for word, why in _passed(text, kind) if why.why == "nothing"]
    return [word for word, frames in told + nothing if any(f.id == frame for f in frames)]


@pytest.mark.parametrize(("topic", "entry", "example"), _ACCEPTED)
def test_accepted_example_has_its_trigger(topic, entry, example) -> None:
    assert example.value == {"type": entry.value["type"]}
    assert example.span in _proposed(example.text, topic, entry.id)


@pytest.mark.parametrize(("topic", "entry", "example"), _REJECTED)
def test_rejected_example_has_no_trigger_of_the_frame(topic, entry, example) -> None:
    assert example.why
    assert _proposed(example.text, topic, entry.id) == []


def test_frame_files_are_clean() -> None:
    assert [fault for fault in check("ar") if fault.startswith(tuple(k + "_" for k in _KINDS))] == []


def test_frames_of_both_kinds_are_read() -> None:
    assert all(load_frames(kind=k).verbs and load_frames(kind=k).nouns for k in _KINDS)


@pytest.mark.parametrize(
    ("text", "word", "frame"),
    [
        ("قضت القرية ليلة هادئة بعد غارات متواصلة", "قضت", "ar.frame.assault.die"),
        ("بعد سقوط الإمبراطورية تغيرت الخرائط", "سقوط", "ar.frame.assault.kill"),
        ("قام الوفد الكيني بتوزيع الكتب على المدارس", "قام", "ar.frame.consult.travel"),
        ("استمرت سنوات حكمه عشر سنوات كاملة", "حكمه", "ar.frame.sanction.convict"),
        ("أوقف الحرب اتفاق بين الجانبين", "أوقف", "ar.frame.sanction.cut"),
    ],
)
def test_a_word_is_silenced_where_it_means_something_else(text: str, word: str, frame: str) -> None:
    assert word not in _proposed(text, "frames", frame)


@pytest.mark.parametrize(
    ("text", "word", "frame"),
    [
        ("قضى خمسة مدنيين في قصف على القرية", "قضى", "ar.frame.assault.die"),
        ("أدى القصف إلى سقوط ثلاثة قتلى", "سقوط", "ar.frame.assault.kill"),
        ("قام الوزير الكيني بزيارة إلى غانا", "قام", "ar.frame.consult.travel"),
        ("صدر حكم بالسجن عشر سنوات على الوزير", "حكم", "ar.frame.sanction.sentenced"),
        ("أوقف البنك تمويل المشروع", "أوقف", "ar.frame.sanction.cut"),
    ],
)
def test_a_word_still_triggers_where_it_means_the_deed(text: str, word: str, frame: str) -> None:
    assert word in _proposed(text, "frames", frame)
