"""The modes that the words beside a trigger tell."""

import pytest

from marsad.coding.modes import told_mode
from marsad.coding.stage import set_stage
from marsad.lexicon import entries, examples
from marsad.records import Block, BlockKind, Document, Span

VALUES = {e.id: e.value for e in entries("ar", "modes")}
CASES = [
    (entry.id, example.text, kept)
    for entry, accepted, rejected in examples("ar", "modes")
    for kept, listed in ((True, accepted), (False, rejected))
    for example in listed
]


def modes_of(text, event_type):
    stage = set_stage(Document("a", text, (Block(BlockKind.BODY, Span(0, len(text))),)))
    return {told_mode(t, event_type) for t in stage.triggers if any(f.type == event_type for f in t.frames)} - {None}


@pytest.mark.parametrize(("rule", "text", "kept"), CASES)
def test_examples_of_modes(rule, text, kept):
    value = VALUES[rule]
    told = modes_of(text, value["type"])
    if "mode" in value:
        assert (value["mode"] in told) is kept
    else:
        assert bool(told) is kept
