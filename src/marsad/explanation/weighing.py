"""What was weighed for a trigger, as options, and the chances of it that are to be explained word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from marsad.coding.details import mode_class
from marsad.coding.discourse import Candidate
from marsad.coding.model.network import SIDES
from marsad.coding.ontology import event_types
from marsad.coding.sides.second_look import Weighed
from marsad.coding.triggers import Trigger
from marsad.explanation.account import Account, Asked, Key
from marsad.explanation.leaving_out import Target
from marsad.explanation.records import Option
from marsad.explanation.second_look import PageFalls, page_falls
from marsad.mentions.recognition import recognise
from marsad.records import DateMention, Span

_MOST = 6  # options that are shown
_OTHER = "from another telling"
_AS_LONG = ", as long as is told"
_READING = ", the likeliest reading"
_HEADLINE, _BACK = "headline", "back"


def likely(chances: dict[str, float], taken: str | None, least: float | None = None, most: int = 4) -> list[Option]:
    """The likeliest classes of an answer, and the one that was taken."""
    ordered = sorted(chances, key=lambda c: -chances[c])
    shown = [c for n, c in enumerate(ordered) if n < most or c == taken]
    return [Option(c, round(chances[c], 4), least, chosen=c == taken) for c in shown]


def modes(account: Account, key: Key, kind: str, taken: str | None) -> list[Option]:
    """The modes of an event's type; ``taken`` may come from another telling of the event."""
    asked = account.asked.get(key)
    if asked is None:
        return []
    chances = asked.answers[0]
    of_type = {
        m or "none": chances[c] for m in (None, *event_types()[kind].modes) if (c := mode_class(kind, m)) in chances
    }
    found = likely(of_type, taken or "none")
    return [
        *found,
        *([Option(taken, None, chosen=True, origin=_OTHER)] if taken and taken not in of_type else []),
    ]


class Standing(NamedTuple):
    """A country that may be on a side, the chance that it needs, whether it joined, its chance before the page was looked at, if it was."""

    weighed: Weighed
    least: float
    taken: bool
    by_sentence: float | None


def side(standings: Iterable[Standing], policy: str, scene: int) -> list[Option]:
    """Who may be on a side, likeliest first.

    Args:
        standings: the countries.
        policy: recognition policy of the codes.
        scene: number of the trigger's sentence.
    """
    options = [
        Option(
            recognise(w.candidate.country, policy),
            round(w.chance, 4),
            round(least, 4),
            taken,
            w.candidate.mention.surface,
            w.candidate.mention.span,
            stands(w.candidate, scene),
            None if first is None else round(first, 4),
        )
        for w, least, taken, first in standings
    ]
    return [o for n, o in enumerate(options) if n < _MOST or o.chosen]


def stands(candidate: Candidate, scene: int) -> str:
    """How a candidate stands to the trigger, or where else it was found, in plain words."""
    seen, source = candidate.seen, candidate.source
    if seen is not None:
        return ("stands for both sides, " if source == "both" else "") + _RELATIONS.get(
            seen.relation, _governed(seen.relation)
        )
    if source.startswith(_BACK):
        return f"carried over from sentence {scene + 1 - int(source.removeprefix(_BACK))}"
    return "named in the headline" if source.startswith(_HEADLINE) else "among the two that the page names most"


_RELATIONS = {
    "subject": "subject",
    "shared": "subject, shared with the verb before",
    "light": "subject of the verb beside",
    "upper": "subject of the verb above",
    "object": "object",
    "third": "third noun phrase",
    "genitive": "in a possessive",
    "adjective": "adjective",
    "self": "the trigger stands in its name",
    "before": "stands before",
    "far": "stands far off",
}


def _governed(relation: str) -> str:
    before, mark, preposition = relation.rpartition(":")
    return f"after {preposition}, standing before" if mark and before else f"after {relation}"


def dates(account: Account, key: Key, taken: DateMention | None, scene_span: Span) -> list[Option]:
    """The dates that an event may have."""
    found = []
    for chosen in account.options.get(key, ()):
        for option, chance in zip(chosen.options, chosen.chances, strict=True):
            mention = option.mention
            told = option is chosen.taken and taken is not None and taken.span == mention.span
            where = "in the sentence" if mention.span.overlaps(scene_span) else "before it"
            how = (
                "" if not told else _AS_LONG if option.when is not taken else _READING if chance < chosen.least else ""
            )
            days = _days(taken if told and taken is not None else option.when)
            found.append(Option(days, round(chance, 4), chosen.least, told, mention.surface, mention.span, where + how))
    if taken is not None and not any(o.chosen for o in found):
        found.append(Option(_days(taken), None, None, True, taken.surface, taken.span, _OTHER))
    return _ranked(found)


def places(account: Account, key: Key, taken: str | None, policy: str) -> list[Option]:
    """The countries where an event may have happened."""
    found = []
    for option, chance, least in _weighed(account, key):
        chosen = option.country == taken
        origin = _OTHER if chosen and chance < least else None
        found.append(Option(recognise(option.country, policy), round(chance, 4), least, chosen, origin=origin))
    if taken is not None and not any(o.chosen for o in found):
        found.append(Option(recognise(taken, policy), None, chosen=True, origin=_OTHER))
    return _ranked(found)


def sources(account: Account, key: Key) -> list[Option]:
    """Who may be the one that says so."""
    found = {}
    for chosen in account.options.get(key, ()):
        for option, chance in zip(chosen.options, chosen.chances, strict=True):
            mention = option.mention
            taken = option is chosen.taken
            if taken or mention.span not in found:
                found[mention.span] = Option(
                    mention.name, round(chance, 4), chosen.least, taken, mention.surface, mention.span
                )
    return _ranked(list(found.values()))


def _weighed(account: Account, key: Key) -> Iterator[tuple[Any, float, float]]:
    for chosen in account.options.get(key, ()):
        for option, chance in zip(chosen.options, chosen.chances, strict=True):
            yield option, chance, chosen.least


def _ranked(options: list[Option]) -> list[Option]:
    ordered = sorted(options, key=lambda o: (not o.chosen, -(o.chance or 0)))
    return ordered[:_MOST]


def _days(mention: DateMention) -> str:
    start, end = mention.start, mention.end
    if start == end:
        return str(start)
    return f"{start or '...'} to {end or '...'}"


def class_target(account: Account, about: str, key: Key, value: str, column: str, trigger: Trigger) -> Target:
    """The chance of one class of an answer."""
    asked = account.asked[key]
    return Target(
        about, value, key[0], asked.questions, (), 0, account.reading.network.classes[key[0]].index(column), trigger.at
    )


def side_targets(account: Account, key: Key, of: dict[str, set[str]], trigger: Trigger, policy: str) -> list[Target]:
    """The chances that some countries are on some sides."""
    asked = account.asked[key]
    numbers = _groups(asked)
    groups = [numbers[c.country] for c in asked.owners]
    return [
        Target(
            name,
            recognise(country, policy),
            key[0],
            asked.questions,
            groups,
            numbers[country],
            SIDES[key[0]].index(name),
            trigger.at,
            _in_view(account, key, country, name),
        )
        for name, countries in of.items()
        for country in sorted(countries)
        if country in numbers
    ]


def _in_view(account: Account, key: Key, country: str, side: str) -> PageFalls | None:
    """What the page did to a country's chance to stand on a side, where it was looked at."""
    look, head = account.looks.get(key), key[0]
    return page_falls(look, country, head, side, account.reading.network.sides[head]) if look else None


def _groups(asked: Asked) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for owner in asked.owners:
        numbers.setdefault(owner.country, len(numbers))
    return numbers
