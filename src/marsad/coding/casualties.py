"""How many people an event harmed or moved, from the numbers near its trigger: dead, injured, arrested, displaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.nearby import belongs, stands, words_at
from marsad.coding.scenes import Placed, Scene
from marsad.coding.triggers import Trigger
from marsad.mentions.amount_parts import peoples
from marsad.mentions.units import unit_after, unit_lexicon
from marsad.records import POS, AmountMention, Harm
from marsad.records.mentions import Hedge

_REACH = 6  # tokens before a number, its hedge among them, in which a word may say what became of those counted
_NEAR, _FAR = 14, 32  # tokens between trigger and number; as long as no other deed is told between them
_BEHIND = 7  # tokens behind a number in which a verb or a goal may say so
_AMONG = 3  # tokens between "among them" and a number that is a part
_JOINED = 4  # tokens between two numbers that are counted together
_NAMED: dict[str, Harm] = {"dead": "dead", "injured": "injured", "arrested": "arrested", "displaced": "displaced"}
_CUES: tuple[tuple[Harm, str], ...] = (("dead", "killing"), ("injured", "wounding"))
_WORDS: tuple[tuple[Harm, str], ...] = (
    ("dead", "killing"),
    ("injured", "wounding"),
    ("arrested", "arresting"),
    ("displaced", "displacing"),
)
_PEOPLE = frozenset({"people", "troops"})
_AND = ("و",)
_TWO = 2
_VERBS = (POS.VERB, POS.AUX)


class Count(NamedTuple):
    """How many people, and whether the number is the least, the most, or an estimate."""

    number: int
    bound: Hedge | None


class _Fate(NamedTuple):
    """What became of those whom a number counts, and the token of the word that says so; None where the number's own unit does."""

    harm: Harm
    at: int | None


def casualties(trigger: Trigger, event_type: str, mode: str | None) -> dict[Harm, Count]:
    """Whom the trigger's sentence counts near it, as far as an event of this type and mode can have harmed or moved them.

    Numbers joined by "and" are counted together ("three officers and a soldier"); a part ("seven children among them") is not counted.
    """
    scene = trigger.scene
    found: dict[Harm, Count] = {}
    for group in sorted(_groups(scene), key=lambda g: abs(g[0].first - trigger.at)):
        amount = group[0]
        if not _is_near(trigger, amount) or _is_part(scene, amount) or _is_mixed(scene, group):
            continue
        if _is_outdated(scene, amount) or stands(scene, qualifier_words()["by_hand"], (amount.first - 1,)):
            continue
        became = _fate(scene, amount)
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
    joined = token.pos in _VERBS and token.form.proclitics[:1] in (_AND, ("ف",))
    return token.form.surface == "؛" or (joined and not _is_outcome(scene, at))


def _is_outcome(scene: Scene, at: int) -> bool:
    """Whether the word at a position says what came of a deed."""
    return _says(scene, at) is not None or stands(scene, qualifier_words()["causing"], (at,))


def _spelled_out(scene: Scene) -> list[Placed[AmountMention]]:
    """Single persons that verbs of harm have as their object behind their subject: "the police arrested a Kenyan"."""
    found: list[Placed[AmountMention]] = []
    counted, named = _counted(scene), {i for a in scene.actors for i in range(a.first, a.last)}
    for verb, token in enumerate(scene.tokens):
        if token.pos not in _VERBS or _says(scene, verb) is None:
            continue
        for at in range(verb + 1, min(len(scene.tokens), verb + _BEHIND)):
            if at in counted or at - 1 in counted:
                break
            if scene.tokens[at].form.surface.endswith("ا") and (unit := _person(scene.keys[at])):
                span = scene.tokens[at].span
                mention = AmountMention(span, scene.tokens[at].surface, 1.0, 1.0, 1.0, unit, rule="single")
                found.append(Placed(mention, at, at + 1))
                break
            if at not in named and scene.tokens[at].pos is not POS.ADJ:
                break
    return found


def _person(word: str) -> str | None:
    """What a noun in the accusative counts where it names one person."""
    unit = unit_lexicon().singles.get(word)
    if unit is not None:
        return unit.name if unit.name in _PEOPLE else None
    return "people" if word in peoples() else None


def _groups(scene: Scene) -> list[list[Placed[AmountMention]]]:
    """The amounts that have a value, those together that are counted together."""
    groups: list[list[Placed[AmountMention]]] = []
    amounts = [*(a for a in scene.amounts if a.mention.value is not None), *_spelled_out(scene)]
    for amount in sorted(amounts, key=lambda a: a.first):
        if groups and _goes_on(scene, groups[-1][-1], amount):
            groups[-1].append(amount)
        else:
            groups.append([amount])
    return groups


def _goes_on(scene: Scene, before: Placed[AmountMention], amount: Placed[AmountMention]) -> bool:
    """Whether an amount is joined to the one before by "and", with nothing but what describes that between them."""
    token, between = scene.tokens[amount.first], range(before.last, amount.first)
    joined = token.form.proclitics[:1] == _AND or amount.mention.surface.startswith("و")
    if between and scene.keys[between[-1]] == "و":
        joined, between = True, between[:-1]
    of_one_kind = amount.mention.unit == before.mention.unit or {amount.mention.unit, before.mention.unit} <= {
        *_PEOPLE,
        None,
    }
    return (
        joined
        and of_one_kind
        and len(between) <= _JOINED
        and not any(scene.tokens[i].pos in (*_VERBS, POS.PUNCT, POS.CCONJ) or _says(scene, i) for i in between)
        and not any(scene.tokens[i].form.proclitics[:1] == _AND and not _is_one(scene, i) for i in between)
        and not stands(scene, qualifier_words()["among"], between)
    )


def _together(scene: Scene, group: Sequence[Placed[AmountMention]]) -> Count:
    """How many a group of amounts counts, with those whom single nouns add: "an officer and a soldier"."""
    number, last = sum(int(a.mention.value or 0) for a in group), group[-1].last
    number += sum(_is_one(scene, i) for a, b in pairwise(group) for i in range(a.last, b.first))
    if group[-1].mention.unit in _PEOPLE:
        while last < len(scene.tokens) and _is_one(scene, last):
            number, last = number + 1, last + 1
    return Count(number, next((a.mention.hedge for a in group if a.mention.hedge), None))


def _is_one(scene: Scene, at: int) -> bool:
    """Whether a noun joined by "and" names one person by its form, as "a soldier" and "his brother" do."""
    form = scene.tokens[at].form
    if form.proclitics != _AND:
        return False
    if form.enclitics:
        return stands(scene, qualifier_words()["kin"], (at,))
    unit = unit_lexicon().singles.get(form.core_key)
    return unit is not None and unit.name in _PEOPLE


def _is_part(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether an amount is a part of those counted before: "seven children among them", "ten of them"."""
    others = {a.first for a in scene.amounts}
    told = any(_says(scene, at) for at in range(max(0, amount.first - 2), amount.first))
    if stands(scene, qualifier_words()["of_them"], (amount.last,)) and amount.last + 1 not in others and not told:
        return True
    for at in range(amount.first - 1, max(-1, amount.first - 2 - _AMONG), -1):
        if stands(scene, qualifier_words()["among"], (at,)):
            return True
        if scene.tokens[at].pos in (*_VERBS, POS.PUNCT) or _says(scene, at):
            return False
    return False


def _is_outdated(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether another number has taken the place of an amount: "from 12 to 15"."""
    from_to = scene.keys[max(0, amount.first - 1)] == "من" and scene.keys[amount.last : amount.last + 1] == ["الي"]
    return from_to and amount.last + 1 in _counted(scene)


def _is_mixed(scene: Scene, group: Sequence[Placed[AmountMention]]) -> bool:
    """Whether a number is of dead and injured together: "forty dead and injured", "thirty, some dead, some injured"."""
    first, last = group[0].first, group[-1].last
    number = group[-1].mention.value or 0
    behind = scene.tokens[last].form if last < len(scene.tokens) else None
    if behind is not None and number > 1 and behind.proclitics == _AND and last not in _counted(scene):
        unit = unit_lexicon().singles.get(behind.core_key.removesuffix("ا"))
        if unit is not None and unit.name in _NAMED and unit.name != group[-1].mention.unit:
            return not behind.core_key.endswith("ه")  # "and the wounding of" others, who are counted apart
    if scene.keys[last : last + 1] == ["بين"] or scene.keys[max(0, first - 1) : first] == ["بين"]:
        return group[0].mention.unit in ("dead", "injured") or (
            last + 1 < len(scene.tokens) and _says(scene, last + 1) is not None
        )
    harms = [at for at in range(first - 1, max(-1, first - 1 - _REACH), -1) if _says(scene, at)]
    if len(harms) < 2 or harms[0] != harms[1] + 1:
        return False
    joined = scene.tokens[harms[0]].form.proclitics[:1] == _AND
    return joined and not _is_settled(scene, harms[1]) and _says(scene, harms[0]) != _says(scene, harms[1])


def _is_settled(scene: Scene, at: int) -> bool:
    """Whether a word of harm has its number before it: "four were killed and twenty wounded", "four met their death and"."""
    for amount in scene.amounts:
        if at - _BEHIND <= amount.last <= at:
            behind = _behind(scene, amount)
            if (behind is not None and behind.at == at) or scene.tokens[at].form.enclitics:
                return True
    return False


def _counted(scene: Scene) -> set[int]:
    return {at for amount in scene.amounts for at in range(amount.first, amount.last)}


def fate(scene: Scene, amount: Placed[AmountMention]) -> Harm | None:
    """What became of those whom an amount counts; None where no word says so, or it counts no people."""
    found = _fate(scene, amount)
    return found.harm if found else None


def _by_deed(trigger: Trigger, event_type: str, mode: str | None, amount: Placed[AmountMention], became: _Fate) -> bool:
    """Whether the deed of the trigger, an event of this type and mode, is what those counted met with."""
    harm = became.harm
    if harm in ("dead", "injured"):
        return event_type == "ASSAULT"
    own = _says(trigger.scene, trigger.at) == harm
    if harm == "arrested":
        possible = (event_type, mode) == ("COERCE", "arrest") and belongs(trigger, amount.first)
    else:
        possible = own or event_type == "ASSAULT" or (event_type == "COERCE" and mode != "arrest")
    # Of two arrests in a sentence each has its own; another deed has those of the arrest that it led to.
    return possible and (not own or became.at in (trigger.at, None))


def _fate(scene: Scene, amount: Placed[AmountMention]) -> _Fate | None:
    unit = amount.mention.unit
    if unit == "injured" and amount.first and _says(scene, amount.first - 1) == "dead":
        return _Fate("dead", amount.first - 1)  # the death of three injured
    if unit in ("dead", "injured"):
        return _Fate(_NAMED[unit], None)
    if unit not in ("people", "troops", "arrested", "displaced", None):
        return None
    if unit is None and _tells_how_often(scene, amount):
        return None
    named = unit in ("arrested", "displaced")
    if not named and amount.last < len(scene.tokens) and scene.tokens[amount.last].pos in _VERBS:
        behind = _behind(scene, amount)
        if behind is not None:
            return behind
    freed = led = False
    for at in _before(scene, amount, whole=not named):
        harm = _says(scene, at)
        if harm in ("dead", "injured"):
            hit = stands(scene, qualifier_words()["hitting"], (at,))
            return _Fate(harm, at) if not hit or _people(scene, amount, at) else None
        if _carries(scene, at):
            return None
        if harm is not None:
            return _Fate(harm, at) if not freed and _people(scene, amount, at) else None
        words = words_at(scene, at)
        if not qualifier_words()["missing"].isdisjoint(words):
            return None
        freed = freed or not qualifier_words()["freeing"].isdisjoint(words)
        led = led or not qualifier_words()["causing"].isdisjoint(words)
        if _made_to_leave(scene, amount, at):
            return _Fate("displaced", at)
    if named and not freed and (unit == "arrested" or led):
        # Prisoners are those who were arrested; but displaced people live somewhere, and are attacked and helped there.
        return _Fate(_NAMED[str(unit)], None)
    return None if named else _behind(scene, amount)


def _carries(scene: Scene, at: int) -> bool:
    """Whether the word at ``at`` says that the people behind it were on board of what was told of before."""
    return scene.keys[at] in qualifier_words()["aboard"] and scene.keys[at + 1 : at + 2] != ["عن"]


def _tells_how_often(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether a number of nothing that is known stands in the phrase of a preposition, and so is no number of people: "in three raids"."""
    at = amount.first
    if scene.tokens[at].form.proclitics[-1:] in (("ب",), ("ل",)):
        return True
    return at > 0 and (scene.keys[at - 1] in ("ب", "ل") or scene.keys[at - 1] in qualifier_words()["within"])


def _made_to_leave(scene: Scene, amount: Placed[AmountMention], at: int) -> bool:
    """Whether the word at ``at`` says that those counted were forced to go, or that they fled from a deed or from their homes."""
    words, listed = words_at(scene, at), qualifier_words()
    behind = range(amount.last, min(len(scene.tokens), amount.last + _BEHIND))
    if not listed["forcing"].isdisjoint(words):
        return _people(scene, amount, at) and stands(scene, listed["displacing"] | listed["leaving"], behind)
    if amount.mention.unit != "people" or listed["leaving"].isdisjoint(words):
        return False
    from_home = (i for i in behind if scene.keys[i - 1] == "من")
    return stands(scene, listed["causing"], range(at - _BEHIND, at)) or stands(scene, listed["homes"], from_home)


def _behind(scene: Scene, amount: Placed[AmountMention]) -> _Fate | None:
    """What a verb right behind an amount says became of those counted: "twelve people were arrested"; not "three men killed a guard"."""
    named = {i for a in scene.actors for i in range(a.first, a.last)}
    for at in range(amount.last, min(len(scene.tokens), amount.last + _BEHIND)):
        token = scene.tokens[at]
        harm = None if token.form.proclitics[:1] in (("و",), ("ف",)) else _says(scene, at)
        both = amount.mention.value == _TWO and token.form.surface.endswith("ا")  # the dual of a verb looks like a noun
        verbal = token.pos in _VERBS or both or stands(scene, qualifier_words()["done"], (at - 1,))
        if harm is not None:
            return _Fate(harm, at) if verbal and _people(scene, amount, at) and not _has_object(scene, at) else None
        described = at in named or token.pos in (POS.ADJ, POS.NOUN) or scene.keys[at] == "من"
        if (not described or token.form.proclitics[:1] == _AND) and not stands(scene, qualifier_words()["done"], (at,)):
            return None
    return None


def _has_object(scene: Scene, at: int) -> bool:
    """Whether a noun without preposition follows a verb, other than a time or "their death"."""
    after = at + 1
    if after >= len(scene.tokens) or any(d.first == after for d in scene.dates) or _says(scene, after) == "dead":
        return False
    token = scene.tokens[after]
    loose = bool(token.form.proclitics) and token.form.proclitics[0] != "ال"
    return not (loose or token.pos in (*_VERBS, POS.PUNCT, POS.ADP) or "preposition" in scene.cues[after])


def _before(scene: Scene, amount: Placed[AmountMention], *, whole: bool) -> Iterator[int]:
    """The tokens before an amount that may say what became of those counted, nearest first; those of other amounts only if ``whole``."""
    others = () if whole else [range(a.first, a.last) for a in scene.amounts if a is not amount]
    words = (at for at in range(amount.first - 1, -1, -1) if not any(at in other for other in others))
    return islice(words, _REACH)


def _says(scene: Scene, at: int) -> Harm | None:
    """What the word at a position says became of people."""
    cues, word = load_cues(), scene.keys[at]
    forms = (scene.stems[at], word, word.removeprefix("ف"))
    for harm, cue in _CUES:
        if any(form in cues[cue] for form in forms):
            return harm
    words, listed = words_at(scene, at), qualifier_words()
    if not listed["finishing"].isdisjoint(words) and scene.keys[at + 1 : at + 2] == ["علي"]:
        return "dead"
    found = next((harm for harm, name in _WORDS if not listed[name].isdisjoint(words)), None)
    if found == "arrested" and at and stands(scene, listed["warrant"], (at - 1,)):
        return None
    if found is None and at and scene.keys[at - 1] in ("عدد", "اعداد", "حصيله"):
        unit = unit_after(scene.keys, at)  # "the number of prisoners reached 85"
        return _NAMED.get(unit.unit.name) if unit else None
    return found


def _people(scene: Scene, amount: Placed[AmountMention], at: int) -> bool:
    """Whether an amount counts people: by its unit, or without one by the word at ``at``, or where what follows names no other thing."""
    if amount.mention.unit is not None or amount.last >= len(scene.tokens):
        return True
    if stands(scene, qualifier_words()["of_people"], (at,)):
        return True
    if any(actor.first == amount.last for actor in scene.actors):  # three Syrians
        return True
    after = scene.tokens[amount.last]
    return after.pos in (POS.PUNCT, *_VERBS) or bool(after.form.proclitics) or "preposition" in scene.cues[amount.last]
