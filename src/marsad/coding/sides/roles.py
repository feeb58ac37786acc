"""Who is on which side of an event or of a fact: the network weighs every mention, then the whole page is looked at again.

Mentions of one country count together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from marsad.coding.discourse import Candidate, Discourse
from marsad.coding.drafts import Draft
from marsad.coding.model.network import SIDES
from marsad.coding.ontology import event_types
from marsad.coding.reading import Reading
from marsad.coding.sides.casting import casting_features
from marsad.coding.sides.construed import Granted, construed
from marsad.coding.sides.listed import fellows
from marsad.coding.sides.second_look import Case, Weighed, look_again
from marsad.coding.triggers import Trigger
from marsad.records import BlockKind

_VISIT = "visit"
_TALKS = "CONSULT"
_SAID = frozenset(
    {"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONCEDE", "CONSULT", "COOPERATE", "AID"}
)
"""What is not told of somebody who is named only behind it; an attack often is: "five soldiers were killed", and then the country."""
_CERTAIN = 0.9  # chance of whom a construction puts on a side
_GUEST = 0.7  # what the chance of being a visit's guest counts beside that of being its host


@dataclass(frozen=True, slots=True)
class RoleThresholds:
    """From which probability on a country joins a side; chosen on articles held out fold by fold (`training/thresholds.py`)."""

    side: float = 0.45
    either: float = 0.6  # on one side or the other, of what both sides do together
    lone: float = 0.3  # when otherwise nobody would be on any side
    listed: float = 0.2  # for a country that is named in one list with one that is on the side
    both: float = 0.6  # on the side where it is less likely, for a country that is on the other too


class Bar(NamedTuple):
    """A country that may be on a side, and the chance that it needs."""

    weighed: Weighed
    least: float

    @property
    def passed(self) -> bool:
        """Whether it joins the side."""
        return self.weighed.chance >= self.least


class Asked(NamedTuple):
    """A trigger with the event type or relation that it may express, and how likely it does."""

    trigger: Trigger
    kind: str
    chance: float


def weigh(head: str, asked: Sequence[Asked], discourse: Discourse, reading: Reading) -> list[dict[str, list[Weighed]]]:
    """For each trigger the countries that may be on each side, likeliest first, with the whole page in view.

    Args:
        head: a head of `SIDES`.
        asked: the triggers, each with the event type or relation that it may express.
        discourse: who the page is about.
        reading: the page as the network reads it.
    """
    found = first_look(head, asked, discourse, reading)
    if head in reading.network.sides:
        cases = [Case(*question, sides) for question, sides in zip(asked, found, strict=True)]
        found = look_again(cases, head, discourse, reading.network.sides[head])
        reading.trail.looked_again(head, cases, found)
    return found


def first_look(
    head: str, asked: Sequence[Asked], discourse: Discourse, reading: Reading
) -> list[dict[str, list[Weighed]]]:
    """For each trigger the countries that may be on each side, likeliest first, as the words around it tell; arguments as for `weigh`."""
    questions, groups, owners = [], [], []
    numbers: dict[tuple[int, str], int] = {}
    for order, (trigger, kind, _) in enumerate(asked):
        candidates = discourse.candidates(trigger)
        for candidate, features in zip(candidates, casting_features(trigger, kind, candidates), strict=True):
            questions.append(reading.layout.question(trigger, kind, features, candidate.mention))
            groups.append(numbers.setdefault((order, candidate.country), len(numbers)))
            owners.append(candidate)
    chances, scores = reading.sides(head, questions, groups)
    best: dict[tuple[int, int], tuple[float, Candidate]] = {}
    for number, candidate, score in zip(groups, owners, scores, strict=True):
        for side, value in enumerate(score):
            if (number, side) not in best or value > best[number, side][0]:
                best[number, side] = value, candidate
    found: list[dict[str, list[Weighed]]] = [{side: [] for side in SIDES[head]} for _ in asked]
    for (order, _), number in numbers.items():
        for side, name in enumerate(SIDES[head]):
            found[order][name].append(Weighed(chances[number][side], best[number, side][1]))
    for sides in found:
        for weighed in sides.values():
            weighed.sort(key=lambda w: -w.chance)
    reading.trail.weighed(head, questions, owners, [(a.trigger, a.kind, f) for a, f in zip(asked, found, strict=True)])
    return found


def cast(drafts: Sequence[Draft], discourse: Discourse, reading: Reading, thresholds: RoleThresholds) -> None:
    """Fill the sides of ``drafts`` with the countries that are likely to be on them."""
    asked = [Asked(draft.trigger, draft.type, draft.chance) for draft in drafts]
    for draft, weighed in zip(drafts, weigh("role", asked, discourse, reading), strict=True):
        if draft.type in _SAID:
            weighed["recipient"] = [w for w in weighed["recipient"] if not _comes_later(draft.trigger, w, discourse)]
        sides, granted = construed(draft.trigger, draft.type, weighed)
        bars = _bars(
            sides["actor"],
            sides["recipient"],
            thresholds,
            together=event_types()[draft.type].reciprocal,
            visit=draft.mode == _VISIT,
        )
        named = dict(zip(SIDES["role"], bars, strict=True))
        certain = {name: [_surely(bar, name, granted) for bar in side] for name, side in named.items()}
        certain = _with_fellows(draft.trigger, certain, thresholds)
        reading.trail.cast(draft, {n: [bar for bar, _ in side] for n, side in certain.items()})
        _fill(draft, [[w for bar, w in side if bar.passed] for side in certain.values()])


def _comes_later(trigger: Trigger, weighed: Weighed, discourse: Discourse) -> bool:
    """Whether somebody is named but once, behind the sentence of a trigger, which is no headline."""
    candidate, scene = weighed.candidate, trigger.scene
    if discourse.countries.get(candidate.country) != 1 or scene.block is BlockKind.HEADLINE:
        return False
    return candidate.mention.span.start >= scene.tokens[-1].span.end


def _surely(bar: Bar, side: str, granted: Granted) -> tuple[Bar, Weighed]:
    """What somebody needs to join a side, and how sure it is that he does: whom the construction puts there needs nothing."""
    if (side, bar.weighed.candidate.country) not in granted:
        return bar, bar.weighed
    return bar._replace(least=0.0), bar.weighed._replace(chance=max(bar.weighed.chance, _CERTAIN))


def _with_fellows(
    trigger: Trigger, sides: dict[str, list[tuple[Bar, Weighed]]], thresholds: RoleThresholds
) -> dict[str, list[tuple[Bar, Weighed]]]:
    """The sides with lower bars for those who are named in one list with somebody on the side."""
    on = {name: [w.candidate for bar, w in side if bar.passed] for name, side in sides.items()}
    listed = fellows(trigger, on)
    return {
        name: [
            (bar._replace(least=min(bar.least, thresholds.listed)), w)
            if (name, w.candidate.country) in listed
            else (bar, w)
            for bar, w in side
        ]
        for name, side in sides.items()
    }


def _bars(
    actors: Sequence[Weighed], recipients: Sequence[Weighed], thresholds: RoleThresholds, *, together: bool, visit: bool
) -> list[list[Bar]]:
    """For both sides the chance that each country needs; if that leaves nobody, the likeliest of all may stand alone.

    Of what both sides do ``together`` it may be in doubt which side is which, but not that a country takes part: there the chance of the other
    side helps. Of a ``visit`` the host is told apart from the guest, and whom both fit is rather the host.
    """

    def least(own: float, other: float, lean: float) -> float:
        if own * lean < other:
            return thresholds.both
        return min(thresholds.side, max(thresholds.either - other, 0.0)) if together else thresholds.side

    leans = (_GUEST, 1 / _GUEST) if visit else (1.0, 1.0)
    surer = ({w.candidate.country: w.chance for w in side} for side in (recipients, actors))
    bars = [
        [Bar(w, least(w.chance, other.get(w.candidate.country, 0.0), lean)) for w in side]
        for side, other, lean in zip((actors, recipients), surer, leans, strict=True)
    ]
    if not any(bar.passed for side in bars for bar in side):
        surest = max((w.chance for side in (actors, recipients) for w in side), default=1.0)
        bars = [[Bar(w, max(surest, thresholds.lone)) for w in side] for side in (actors, recipients)]
    return bars


def _fill(draft: Draft, chosen: Sequence[Sequence[Weighed]]) -> None:
    draft.actor_chance, draft.recipient_chance = (max((w.chance for w in side), default=0.0) for side in chosen)
    if event_types()[draft.type].reciprocal and draft.mode != _VISIT:
        chosen = _parted(*chosen) if draft.type != _TALKS else _together(*chosen)
    draft.actors, draft.recipients = (
        [w.candidate for w in sorted(side, key=lambda w: w.candidate.mention.span)] for side in chosen
    )


def _together(actors: Sequence[Weighed], recipients: Sequence[Weighed]) -> tuple[list[Weighed], list[Weighed]]:
    """Everybody as an actor."""
    taken = {w.candidate.country for w in actors}
    return [*actors, *(w for w in recipients if w.candidate.country not in taken)], []


def _parted(actors: Sequence[Weighed], recipients: Sequence[Weighed]) -> tuple[list[Weighed], list[Weighed]]:
    """Each country on the side where it is likelier; everybody as an actor if that leaves a side empty.

    What is agreed or done together has no direction, but a promise, an offer and a sale have.
    """
    acting = {w.candidate.country: w.chance for w in actors}
    taking = {w.candidate.country: w.chance for w in recipients}
    sides = (
        [w for w in actors if w.chance >= taking.get(w.candidate.country, 0.0)],
        [w for w in recipients if w.chance > acting.get(w.candidate.country, 0.0)],
    )
    return sides if all(sides) else _together(actors, recipients)
