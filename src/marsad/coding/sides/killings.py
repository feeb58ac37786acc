"""Who killed or hurt others, and whom, where a verb of harm stands before or between them: "a guard killed three demonstrators"."""

from __future__ import annotations

from typing import NamedTuple

from marsad.coding.cues import qualifier_words
from marsad.coding.fates import says
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene, in_date
from marsad.coding.sides.harms import (
    HARMS,
    PERSONS,
    begins,
    cause_at,
    follows_its_subject,
    is_many,
    is_object,
    is_verb,
    last_of,
    subject_before,
)
from marsad.records import POS, AmountMention

ATTACKERS = frozenset({"REB", "UAF", "CRM", "PRM"})
"""Sectors of those who attack rather than others do."""
_FAR = 12  # tokens between a verb of harm with who did it and the attack
_FEW = 10  # so many may have whom they killed in the accusative behind them; more are told in it themselves


class Killing(NamedTuple):
    """That somebody killed or hurt others: where he begins who did it, the tokens that name those, ``first`` to before ``last``, and the attack."""

    by: int
    first: int
    last: int
    cause: int | None


def killing(scene: Scene, at: int) -> Killing | None:
    """Who did it and to whom, where a verb of harm stands before or between them: "a guard killed three demonstrators"; not what "and" joins."""
    if not _is_told(scene, at) or says(scene, at) not in HARMS or stands(scene, qualifier_words()["suffering"], (at,)):
        return None
    if follows_its_subject(scene, at) and (by := subject_before(scene, at)) < at:
        return _killing(scene, at + 1, by)
    if not is_verb(scene, at):
        return None
    if not _leads(scene, at + 1):
        return None
    first = last_of(scene, at + 1, scene.people)
    while first < len(scene.tokens) and (_describes_one(scene, first) or in_date(scene, first)):
        first += 1
    shot = first if first < len(scene.tokens) and stands(scene, qualifier_words()["shot_with"], (first,)) else None
    if shot is not None:  # "a policeman killed with bullets a man"
        first += 1
    if first == len(scene.tokens) or scene.tokens[first].form.proclitics:
        return None
    if is_object(scene, first):
        return _killing(scene, first, at + 1, shot)
    counted = next((a for a in scene.amounts if a.first == first and a.mention.unit in PERSONS), None)
    if counted is None or stands(scene, qualifier_words()["of_them"] | qualifier_words()["among"], (counted.last,)):
        return None
    return _killing(scene, first, at + 1, shot)


def _killing(scene: Scene, first: int, by: int, shot: int | None = None) -> Killing:
    """The killing of those named from one token on by who is named from another on.

    Gunmen may have been killed in an attack of their own, but not in a clash.
    """
    last = last_of(scene, first, scene.people)
    slain = (a.mention.sector for some in (scene.actors, scene.people) for a in some if first <= a.first < last)
    cause = cause_at(scene, last) if shot is None else shot
    if cause is not None and shot is None and any(sector in ATTACKERS for sector in slain):
        cause = cause if stands(scene, qualifier_words()["clash"], (cause,)) else None
    return Killing(by, first, last, cause)


def slain_in(scene: Scene, at: int) -> Killing | None:
    """Whom the sentence tells as killed by somebody in the attack that the word at a token names."""
    near = (killing(scene, verb) for verb in range(max(0, at - _FAR), at))
    return next((told for told in near if told is not None and told.cause == at), None)


def _leads(scene: Scene, first: int) -> bool:
    """Whether somebody stands right behind a verb who may be its subject: no number of people but one, nobody in the accusative."""
    if (
        first >= len(scene.tokens)
        or scene.tokens[first].form.proclitics not in ((), ("ال",))
        or is_object(scene, first)
    ):
        return False
    if any(a.first == first and a.mention.value != 1 and not _may_kill(scene, a) for a in scene.amounts):
        return False
    named = (a.mention for some in (scene.actors, scene.people) for a in some if a.first == first)
    return any(mention.rule not in ("demonym", "place") for mention in named)


def _may_kill(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether a number of people has one in the accusative behind it, who cannot describe them: "two soldiers killed *a boy*".

    Those of more than ten are told in the accusative themselves.
    """
    behind = amount.last
    while behind < len(scene.tokens) and _describes_one(scene, behind):
        behind += 1
    few = amount.mention.value is not None and amount.mention.value <= _FEW
    return few and behind < len(scene.tokens) and not scene.tokens[behind].form.proclitics and is_object(scene, behind)


def _describes_one(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    return token.pos is POS.ADJ and not token.form.surface.endswith("ا") and not begins(scene, at)


def _is_told(scene: Scene, at: int) -> bool:
    return is_verb(scene, at) or is_many(scene, at)
