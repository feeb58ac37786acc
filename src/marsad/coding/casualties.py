"""How many people an event harmed or moved, from the numbers near its trigger: dead, injured, arrested, displaced."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from marsad.coding.cues import qualifier_words
from marsad.coding.fates import (
    AND,
    BEHIND,
    VERBS,
    Fate,
    fate_of,
    is_change,
    says,
    takes_of,
    told_behind,
)
from marsad.coding.nearby import belongs, stands
from marsad.coding.scenes import Placed, Scene, in_actor, in_amount
from marsad.coding.triggers import Trigger
from marsad.mentions.amount.persons import FEWEST_WITH_SINGULAR, peoples
from marsad.mentions.units import unit_lexicon
from marsad.records import HARMS, POS, AmountMention, Harm
from marsad.records.mentions import Hedge

_REACH = 6  # tokens before a number in which two words of harm may stand
_NEAR, _FAR = 14, 32  # tokens between trigger and number; as long as no other deed is told between them
_AMONG = 3  # tokens between "among them" and a number that is a part
_TOO_MANY = 1e10  # more than there are people
_JOINED = 4  # tokens between two numbers that are counted together
_BEHIND_DOER = 6  # tokens from a lone person to those whom he harmed
_BARE = ((), ("ال",))
_PEOPLE = frozenset({"people", "troops"})


class Count(NamedTuple):
    """How many people, and whether the number is the least, the most, or an estimate."""

    number: int
    bound: Hedge | None


def casualties(trigger: Trigger, event_type: str, mode: str | None) -> dict[Harm, Count]:
    """Whom the trigger's sentence counts near it, as far as an event of this type and mode can have harmed or moved them.

    Numbers joined by "and" are counted together ("three officers and a soldier"); a part ("seven children among them") is not counted.
    """
    scene = trigger.scene
    found: dict[Harm, Count] = {}
    for group in sorted(_groups(scene, trigger.at), key=lambda g: abs(g[0].first - trigger.at)):
        amount = group[0]
        if not _is_near(trigger, amount) or _is_part(scene, amount) or _is_mixed(scene, group):
            continue
        if (
            _harms_others(scene, amount)
            or _is_outdated(scene, amount)
            or _is_whole(scene, amount)
            or stands(scene, qualifier_words()["by_hand"], (amount.first - 1,))
        ):
            continue
        became = fate_of(scene, amount)
        if became and _by_deed(trigger, event_type, mode, amount, became):
            found.setdefault(became.harm, _together(scene, group))
    return found


def _is_near(trigger: Trigger, amount: Placed[AmountMention]) -> bool:
    """Whether an amount may be of the trigger's deed: near it, or farther with no other deed begun by "and" between them."""
    scene, away = trigger.scene, abs(amount.first - trigger.at)
    if away <= _NEAR or away > _FAR:
        return away <= _NEAR
    low, high = sorted((trigger.at, amount.first))
    return not scene.opened_in(low + 1, high) and not any(_starts_another(scene, at) for at in range(low + 1, high))


def _starts_another(scene: Scene, at: int) -> bool:
    """Whether a verb with "and" begins another deed at a position, one that does not say what came of the first."""
    token = scene.tokens[at]
    joined = token.pos in VERBS and token.form.proclitics[:1] in (AND, ("ف",))
    return token.form.surface == "؛" or (joined and not _is_outcome(scene, at))


def _is_outcome(scene: Scene, at: int) -> bool:
    """Whether the word at a position says what came of a deed."""
    return says(scene, at) is not None or stands(scene, qualifier_words()["causing"], (at,))


def _spelled_out(scene: Scene, around: int) -> list[Placed[AmountMention]]:
    """Single persons that verbs of harm have as their object behind their subject: "the police arrested a Kenyan"."""
    found: list[Placed[AmountMention]] = []
    for verb in range(max(0, around - _FAR), min(len(scene.tokens), around + _FAR)):
        if scene.tokens[verb].pos not in VERBS or says(scene, verb) is None:
            continue
        for at in range(verb + 1, min(len(scene.tokens), verb + BEHIND)):
            if in_amount(scene, at) or in_amount(scene, at - 1):
                break
            if scene.tokens[at].form.surface.endswith("ا") and (unit := _person(scene.keys[at])):
                span = scene.tokens[at].span
                mention = AmountMention(span, scene.tokens[at].surface, 1.0, 1.0, 1.0, unit, rule="single")
                found.append(Placed(mention, at, at + 1))
                break
            if not in_actor(scene, at) and scene.tokens[at].pos is not POS.ADJ:
                break
    return found


def _person(word: str) -> str | None:
    """What a noun in the accusative counts where it names one person."""
    unit = unit_lexicon().singles.get(word)
    if unit is not None:
        return unit.name if unit.name in _PEOPLE else None
    return "people" if word in peoples() else None


def _groups(scene: Scene, around: int) -> list[list[Placed[AmountMention]]]:
    """The amounts and single persons told of around a token; those together that are counted together."""
    groups: list[list[Placed[AmountMention]]] = []
    near = bisect_left(scene.amounts, around - _FAR, key=lambda a: a.first)
    valued = takewhile(lambda a: a.first <= around + _FAR, islice(scene.amounts, near, None))
    amounts = [
        *(a for a in valued if a.mention.value is not None and 0 <= a.mention.value < _TOO_MANY),
        *_spelled_out(scene, around),
    ]
    for amount in sorted(amounts, key=lambda a: a.first):
        if groups and _goes_on(scene, groups[-1][-1], amount):
            groups[-1].append(amount)
        else:
            groups.append([amount])
    return groups


def _goes_on(scene: Scene, before: Placed[AmountMention], amount: Placed[AmountMention]) -> bool:
    """Whether an amount is joined to the one before by "and", with nothing but what describes that between them."""
    token, between = scene.tokens[amount.first], range(before.last, amount.first)
    joined = token.form.proclitics[:1] == AND or amount.mention.surface.startswith("و")
    if between and scene.keys[between[-1]] == "و":
        joined, between = True, between[:-1]
    units = {amount.mention.unit, before.mention.unit}
    return (
        joined
        and (len(units) == 1 or units <= {*_PEOPLE, None})
        and len(between) <= _JOINED
        and not any(scene.tokens[i].pos in (*VERBS, POS.PUNCT, POS.CCONJ) or says(scene, i) for i in between)
        and not any(scene.tokens[i].form.proclitics[:1] == AND and not _is_kin(scene, i) for i in between)
        and not stands(scene, qualifier_words()["among"], between)
    )


def _together(scene: Scene, group: Sequence[Placed[AmountMention]]) -> Count:
    """How many a group of amounts counts, with those whom nouns of kin add: "two guards and her brother"."""
    number, last = sum(_latest(scene, a) for a in group), group[-1].last
    number += sum(_is_kin(scene, i) for a, b in pairwise(group) if _is_few(a) for i in range(a.last, b.first))
    if group[-1].mention.unit in _PEOPLE and _is_few(group[-1]):
        while last < len(scene.tokens) and _is_kin(scene, last):
            number, last = number + 1, last + 1
    hedges = (a.mention.hedge for a in group if a.mention.hedge and not is_change(scene, a))
    return Count(number, next(hedges, None))


def _latest(scene: Scene, amount: Placed[AmountMention]) -> int:
    """The number of an amount; of "from 12 to 15" the second."""
    high = amount.mention.high if is_change(scene, amount) else None
    return int(high or amount.mention.value or 0)


def _is_few(amount: Placed[AmountMention]) -> bool:
    """Whether a noun joined to an amount is one more: "twenty soldiers and officers" has both nouns in the singular."""
    return (amount.mention.value or 0) < FEWEST_WITH_SINGULAR


def _is_kin(scene: Scene, at: int) -> bool:
    """Whether a noun joined by "and" names one person by whose he is, as "and his brother" does; other single persons are amounts themselves."""
    form = scene.tokens[at].form
    return form.proclitics == AND and bool(form.enclitics) and stands(scene, qualifier_words()["kin"], (at,))


def _harms_others(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether a lone person right behind a verb of harm is who did it, to the number of people behind him: "a guard killed three demonstrators"."""
    named = amount.first and scene.tokens[amount.first - 1].pos is POS.VERB and says(scene, amount.first - 1)
    if not named or amount.mention.value != 1 or amount.mention.unit not in _PEOPLE or amount.last - amount.first > 1:
        return False
    number = bisect_left(scene.amounts, amount.last, key=lambda a: a.first)
    if number == len(scene.amounts) or scene.amounts[number].first > amount.first + _BEHIND_DOER:
        return False
    harmed = scene.amounts[number]
    between = range(amount.last, harmed.first)
    apart = any(scene.tokens[i].pos in (*VERBS, POS.PUNCT) or "preposition" in scene.cues[i] for i in between)
    joined = any(scene.tokens[i].form.proclitics[:1] not in _BARE for i in (*between, harmed.first))
    return harmed.mention.unit in _PEOPLE and not (apart or joined)


def _is_part(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether an amount is a part of those counted before: "seven children among them", "ten of them"."""
    told = any(says(scene, at) for at in range(max(0, amount.first - 2), amount.first))
    apart = amount.first > 0 and scene.tokens[amount.first - 1].pos is POS.PUNCT  # ", two of them officers"
    if (
        stands(scene, qualifier_words()["of_them"], (amount.last,))
        and not told
        and (apart or not in_amount(scene, amount.last + 1))
    ):
        return amount.mention.unit is None
    if _is_amid(scene, amount.first - 1):
        return True
    for at in range(amount.first - 1, max(-1, amount.first - 2 - _AMONG), -1):
        if stands(scene, qualifier_words()["among"], (at,)):
            return not (at and takes_of(scene, at - 1))
        if scene.tokens[at].pos in (*VERBS, POS.PUNCT) or says(scene, at):
            return False
    return False


def _is_amid(scene: Scene, named: int) -> bool:
    """Whether the word at a position names those harmed as a whole of which what follows is a part: "among the dead"."""
    amid = named > 0 and scene.keys[named - 1] in qualifier_words()["amid"]
    return amid and "ال" in scene.tokens[named].form.proclitics and says(scene, named) in ("dead", "injured")


def _is_whole(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether an amount is the whole of which the one before it is a part: "12 out of 30"."""
    of = amount.first - 2
    named = of > 0 and scene.keys[of] == "من" and scene.keys[of + 1] in qualifier_words()["whole"]
    return named and in_amount(scene, of - 1)


def _is_outdated(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether another number has taken the place of an amount: "from 12 to 15"."""
    from_to = scene.keys[max(0, amount.first - 1)] == "من" and scene.keys[amount.last : amount.last + 1] == ["الي"]
    return from_to and in_amount(scene, amount.last + 1)


def _is_mixed(scene: Scene, group: Sequence[Placed[AmountMention]]) -> bool:
    """Whether a number is of dead and injured together: "forty dead and injured", "thirty, some dead, some injured"."""
    first, last = group[0].first, group[-1].last
    number = group[-1].mention.value or 0
    behind = scene.tokens[last].form if last < len(scene.tokens) else None
    if behind is not None and number > 1 and behind.proclitics == AND and not in_amount(scene, last):
        unit = unit_lexicon().singles.get(behind.core_key.removesuffix("ا"))
        if unit is not None and unit.name in HARMS and unit.name != group[-1].mention.unit:
            return not behind.core_key.endswith("ه")  # "and the wounding of" others, who are counted apart
    if scene.keys[last : last + 1] == ["بين"] or scene.keys[max(0, first - 1) : first] == ["بين"]:
        return group[0].mention.unit in ("dead", "injured") or (
            last + 1 < len(scene.tokens) and says(scene, last + 1) is not None
        )
    harms = [at for at in range(first - 1, max(-1, first - 1 - _REACH), -1) if says(scene, at)]
    if len(harms) < 2 or harms[0] != harms[1] + 1:
        return False
    joined = scene.tokens[harms[0]].form.proclitics[:1] == AND
    return joined and not _is_settled(scene, harms[1]) and says(scene, harms[0]) != says(scene, harms[1])


def _is_settled(scene: Scene, at: int) -> bool:
    """Whether a word of harm has its number before it: "four were killed and twenty wounded", "four met their death and"."""
    near = bisect_left(scene.amounts, at - 2 * BEHIND, key=lambda a: a.first)
    for amount in takewhile(lambda a: a.last <= at, islice(scene.amounts, near, None)):
        behind = told_behind(scene, amount) if at - BEHIND <= amount.last else None
        if (behind is not None and behind.at == at) or (scene.tokens[at].form.enclitics and at - BEHIND <= amount.last):
            return True
    return False


def _by_deed(trigger: Trigger, event_type: str, mode: str | None, amount: Placed[AmountMention], became: Fate) -> bool:
    """Whether the deed of the trigger, an event of this type and mode, is what those counted met with."""
    harm = became.harm
    if harm in ("dead", "injured"):
        return event_type == "ASSAULT"
    own = says(trigger.scene, trigger.at) == harm
    if harm == "arrested":
        possible = (event_type, mode) == ("COERCE", "arrest") and belongs(trigger, amount.first)
    else:
        possible = own or event_type == "ASSAULT" or (event_type == "COERCE" and mode != "arrest")
    # Of two arrests in a sentence each has its own; another deed has those of the arrest that it led to.
    return possible and (not own or became.at in (trigger.at, None))
