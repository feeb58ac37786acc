"""Words that tell a coded event again, found by networks that have not learned from the page.

Readers code an event once, where it is told first or best; headline, lead and body tell it three times. Where a network takes another word for one
of the same type and, by itself, puts the same countries on the same sides, that word shows once more who did what to whom: an example of sides, mode
and status, about three for every ten coded events (Mintz et al. 2009, Distant supervision, with the coding of the page itself as the record).
"""

from __future__ import annotations

from collections.abc import Iterator

from examples import Gold
from marsad.coding.drafts import Draft
from marsad.coding.events import type_questions
from marsad.coding.reading import NONE, Reading
from marsad.coding.sides.roles import RoleThresholds, cast
from marsad.coding.stage import Stage
from marsad.evaluation import judged
from marsad.evaluation.matching import same_parties

LEAST = 0.3  # chance of the type


def retellings(stage: Stage, reading: Reading, events: dict[int, Gold]) -> Iterator[tuple[int, Gold]]:
    """Numbers of further triggers, each with the coded event that it tells.

    Args:
        stage: the article made ready.
        reading: the article read by a network that has not learned from it.
        events: what was coded, by number of the trigger that expresses it.
    """
    answers = reading.answers("type", type_questions(stage.triggers, stage, reading.layout))
    likely = [(n, *best) for n, best in enumerate(answers.best(but=NONE)) if best[1] >= LEAST and n not in events]
    drafts = [Draft(stage.triggers[n], kind, chance) for n, kind, chance in likely]
    cast(drafts, stage.discourse, reading, RoleThresholds())
    coded = list(events.values())
    golds = judged({"id": "", "events": coded}).events
    told = judged({"id": "", "events": [as_gold(d) for d in drafts]}).events
    for (number, _, _), event, draft in zip(likely, told, drafts, strict=True):
        same = next((n for n, gold in enumerate(golds) if same_parties(gold, event)), None)
        if same is not None and (draft.actor_codes or draft.recipient_codes):
            yield number, coded[same]


def as_gold(draft: Draft) -> Gold:
    """A draft as an event of the gold's form, as far as it is compared."""
    sides = (("actors", draft.actors), ("recipients", draft.recipients))
    at = draft.trigger.scene.tokens[draft.trigger.at].surface
    return {"type": draft.type, "evidence": at, **{name: [{"country": c.country} for c in cs] for name, cs in sides}}
