"""What became of the people whom a number counts, by the words before and behind it: dead, injured, arrested, displaced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.nearby import stands, words_at
from marsad.coding.scenes import Placed, Scene, in_actor, in_amount
from marsad.mentions.units import unit_after
from marsad.records import HARMS, POS, AmountMention, Harm

_BY_UNIT: dict[str, Harm] = {harm: harm for harm in HARMS}  # of amounts that say by themselves what became of people
VERBS = (POS.VERB, POS.AUX)
AND = ("و",)
BEHIND = 7
"""Tokens behind a number in which a verb or a goal may say what became of those counted."""
_REACH = 6  # tokens before a number, its hedge among them, in which a word may say so
_CUES: tuple[tuple[Harm, str], ...] = (("dead", "killing"), ("injured", "wounding"))
_WORDS: tuple[tuple[Harm, str], ...] = (*_CUES, ("arrested", "arresting"), ("displaced", "displacing"))
_TOLL = 24  # tokens between a toll and its number
_CHANGED = 3  # tokens before a toll in which a verb may say that it changed
_TWO = 2
_MANY = "وا"  # of verbs, which may look like nouns
_UPON, _TO = "علي", "الي"


class Fate(NamedTuple):
    """What became of those whom a number counts, and the token of the word that says so; None where the number's own unit does."""

    harm: Harm
    at: int | None


def fate_of(scene: Scene, amount: Placed[AmountMention]) -> Fate | None:
    """What became of those whom an amount counts; None where no word says so, or it counts no people."""
    unit = amount.mention.unit
    if unit in ("dead", "injured"):
        died = unit == "injured" and amount.first and says(scene, amount.first - 1) == "dead"
        return Fate("dead", amount.first - 1) if died else Fate(_BY_UNIT[unit], None)  # the death of three injured
    if unit not in ("people", "troops", "arrested", "displaced", None) or _tells_how_often(scene, amount):
        return None
    named = unit in ("arrested", "displaced")
    if not named and _verb_follows(scene, amount) and (behind := told_behind(scene, amount)):
        return behind
    words = list(_before(scene, amount, whole=not named))
    at = next((at for at in words if _decides(scene, amount, at)), None)
    freed = stands(scene, qualifier_words()["freeing"], words if at is None else words[: words.index(at)])
    if at is not None:
        return _told_at(scene, amount, at, freed=freed)
    if not named:
        return told_behind(scene, amount) or _toll(scene, amount)
    # Prisoners are those who were arrested; but displaced people live somewhere, and are attacked and helped there.
    held = unit == "arrested" or stands(scene, qualifier_words()["causing"], words)
    return Fate(_BY_UNIT[str(unit)], None) if held and not freed else None


def _toll(scene: Scene, amount: Placed[AmountMention]) -> Fate | None:
    """What became of those whom a toll counts that is named well before its number: "the number of the dead of the attack that ... rose to six"."""
    listed, near = qualifier_words(), range(amount.first - 1, max(-1, amount.first - 1 - _REACH), -1)
    to = next((at for at in near if scene.keys[at] == _TO), None)
    measured, last = to is not None or is_change(scene, amount), amount.first if to is None else to  # behind it a hedge
    for at in range(last - 1, max(-1, amount.first - 1 - _TOLL), -1):
        measured = measured or stands(scene, listed["measuring"], (at,))
        if stands(scene, listed["toll"], (at,)) and at + 1 < amount.first and (harm := says(scene, at + 1)):
            led = range(max(0, at - _CHANGED), amount.first)
            measured = measured or stands(scene, listed["measuring"], range(max(0, at - _CHANGED), at))
            return (
                Fate(harm, at + 1)
                if measured and stands(scene, listed["changing"] | listed["measuring"], led)
                else None
            )
        former = in_amount(scene, at) and scene.keys[at - 1] != "من"  # but "from 15 to 12"
        if former or scene.tokens[at].form.surface == "؛" or _begins_anew(scene, at):
            return None
    return None


def is_change(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether an amount gives an old number and the new one: "from 15 to 18"."""
    low, high = amount.mention.low, amount.mention.high
    return low is not None and high is not None and low < high and scene.keys[max(0, amount.first - 1)] == "من"


def _begins_anew(scene: Scene, at: int) -> bool:
    """Whether a verb begins what is no more told of a toll: one that neither measures nor describes what was named before it."""
    if scene.tokens[at].pos is not POS.VERB:
        return "complementiser" in scene.cues[at]
    described = at > 0 and "relative" in scene.cues[at - 1]
    return not described and not stands(scene, qualifier_words()["changing"] | qualifier_words()["measuring"], (at,))


def _verb_follows(scene: Scene, amount: Placed[AmountMention]) -> bool:
    at = amount.last
    return at < len(scene.tokens) and (scene.tokens[at].pos in VERBS or scene.tokens[at].form.surface.endswith(_MANY))


def _decides(scene: Scene, amount: Placed[AmountMention], at: int) -> bool:
    """Whether the word at ``at`` settles what became of those counted behind it, or that it is not told."""
    lost = stands(scene, qualifier_words()["missing"], (at,))
    return says(scene, at) is not None or lost or _carries(scene, at) or _made_to_leave(scene, amount, at)


def _told_at(scene: Scene, amount: Placed[AmountMention], at: int, *, freed: bool) -> Fate | None:
    if at and "negation" in scene.cues[at - 1]:
        return None
    harm = says(scene, at)
    if stands(scene, qualifier_words()["passing"], (at,)) and not _passes_away(scene, amount, at):
        return None
    if harm in ("dead", "injured"):
        hit = stands(scene, qualifier_words()["hitting"], (at,))
        return Fate(harm, at) if not hit or _people(scene, amount, at) else None
    if _carries(scene, at):
        return None
    if harm is not None:
        return Fate(harm, at) if not freed and _people(scene, amount, at) else None
    return Fate("displaced", at) if _made_to_leave(scene, amount, at) else None


def _passes_away(scene: Scene, amount: Placed[AmountMention], at: int) -> bool:
    """Whether those counted behind a verb are its subject, without an object: not "spent their holidays", "ruled that 12 be imprisoned"."""
    if _UPON in scene.keys[at + 1 : amount.first]:  # "put an end to 30 gunmen"
        return True
    if any("ب" in scene.tokens[i].form.proclitics or in_actor(scene, i) for i in range(at + 1, amount.first)):
        return False
    after = amount.last
    while after < len(scene.tokens) and (scene.tokens[after].pos is POS.ADJ or in_actor(scene, after)):
        after += 1
    if after >= len(scene.tokens) or stands(scene, qualifier_words()["end"], (after,)):
        return True
    token = scene.tokens[after]  # "drowned" and "burnt" stand there bare
    owned = token.form.enclitics and token.pos is not POS.ADP and "preposition" not in scene.cues[after]
    definite = token.form.proclitics == ("ال",) and token.pos is POS.NOUN
    return not (in_amount(scene, after) or owned or definite)


def _carries(scene: Scene, at: int) -> bool:
    """Whether the word at ``at`` says that the people behind it were on board of what was told of before."""
    return scene.keys[at] in qualifier_words()["aboard"] and scene.keys[at + 1 : at + 2] != ["عن"]


def _tells_how_often(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether a number of nothing that is known stands in the phrase of a preposition, and so is no number of people: "in three raids"."""
    at = amount.first
    if amount.mention.unit is not None:
        return False
    if scene.tokens[at].form.proclitics[-1:] in (("ب",), ("ل",)):
        return True
    return at > 0 and (scene.keys[at - 1] in ("ب", "ل") or scene.keys[at - 1] in qualifier_words()["within"])


def _made_to_leave(scene: Scene, amount: Placed[AmountMention], at: int) -> bool:
    """Whether the word at ``at`` says that those counted were forced to go, or that they fled from a deed or from their homes."""
    words, listed = words_at(scene, at), qualifier_words()
    behind = range(amount.last, min(len(scene.tokens), amount.last + BEHIND))
    if not listed["forcing"].isdisjoint(words):
        return _people(scene, amount, at) and stands(scene, listed["displacing"] | listed["leaving"], behind)
    if amount.mention.unit != "people" or listed["leaving"].isdisjoint(words):
        return False
    from_home = (i for i in behind if scene.keys[i - 1] == "من")
    return stands(scene, listed["causing"], range(at - BEHIND, at)) or stands(scene, listed["homes"], from_home)


def told_behind(scene: Scene, amount: Placed[AmountMention]) -> Fate | None:
    """What a verb right behind an amount says became of those counted: "twelve people were arrested"; not "three men killed a guard"."""
    for at in range(amount.last, min(len(scene.tokens), amount.last + BEHIND)):
        token = scene.tokens[at]
        harm = None if token.form.proclitics[:1] in (("و",), ("ف",)) else says(scene, at)
        both = amount.mention.value == _TWO and token.form.surface.endswith("ا")  # the dual of a verb looks like a noun
        both = both or token.form.surface.endswith(_MANY)
        verbal = token.pos in VERBS or both or stands(scene, qualifier_words()["done"], (at - 1,))
        if harm is not None:
            whole = not takes_of(scene, at) and not _has_object(scene, at)
            return Fate(harm, at) if verbal and _people(scene, amount, at) and whole else None
        described = in_actor(scene, at) or token.pos in (POS.ADJ, POS.NOUN) or scene.keys[at] == "من"
        if (not described or token.form.proclitics[:1] == AND) and not stands(scene, qualifier_words()["done"], (at,)):
            return None
    return None


def takes_of(scene: Scene, at: int) -> bool:
    """Whether a verb of harm is about some of those told of before it: "thirty soldiers, of whom were killed twelve"."""
    some = stands(scene, qualifier_words()["of_them"], (at + 1,))
    # Not a noun for those harmed ("the dead, of them three children"), nor a verb in the plural, which has all of them as its subject.
    of_all = unit_after(scene.keys, at) is not None or scene.keys[at].endswith("وا")
    return some and not of_all and says(scene, at) is not None


def _has_object(scene: Scene, at: int) -> bool:
    """Whether a noun without preposition follows a verb, other than a time or "their death"."""
    after = at + 1
    if after >= len(scene.tokens) or any(d.first == after for d in scene.dates) or says(scene, after) == "dead":
        return False
    token = scene.tokens[after]
    loose = bool(token.form.proclitics) and token.form.proclitics[0] != "ال"
    return not (loose or token.pos in (*VERBS, POS.PUNCT, POS.ADP) or "preposition" in scene.cues[after])


def _before(scene: Scene, amount: Placed[AmountMention], *, whole: bool) -> Iterator[int]:
    """The tokens before an amount that may say what became of those counted, nearest first; those of other amounts only if ``whole``."""
    words = (at for at in range(amount.first - 1, -1, -1) if whole or not in_amount(scene, at))
    return islice(words, _REACH)


def says(scene: Scene, at: int) -> Harm | None:
    """What the word at a position says became of people."""
    if at not in scene.harms:
        scene.harms[at] = _says(scene, at)
    return scene.harms[at]


def _says(scene: Scene, at: int) -> Harm | None:
    cues, word = load_cues(), scene.keys[at]
    forms = (scene.stems[at], word, word.removeprefix("ف"))
    words, listed = words_at(scene, at), qualifier_words()
    if not listed["meeting"].isdisjoint(words):  # what people meet is their death only where it is named
        return "dead" if stands(scene, listed["end"], range(at + 1, at + 2 + BEHIND)) else None
    for harm, cue in _CUES:
        if any(form in cues[cue] for form in forms):
            return harm
    if not listed["finishing"].isdisjoint(words) and scene.keys[at + 1 : at + 2] == [_UPON]:
        return "dead"
    found = next((harm for harm, name in _WORDS if not listed[name].isdisjoint(words)), None)
    if found == "arrested" and at and stands(scene, listed["warrant"], (at - 1,)):
        return None
    if found is None and at and scene.keys[at - 1] in listed["toll"]:
        unit = unit_after(scene.keys, at)  # "the number of prisoners reached 85"
        return _BY_UNIT.get(unit.unit.name) if unit else None
    return found


def _people(scene: Scene, amount: Placed[AmountMention], at: int) -> bool:
    """Whether an amount counts people: by its unit, or without one by the word at ``at``, or where what follows names no other thing."""
    if amount.mention.unit is not None or amount.last >= len(scene.tokens):
        return True
    if stands(scene, qualifier_words()["of_people"], (at,)):
        return True
    if scene.actors_in(amount.last, amount.last + 1):  # three Syrians
        return True
    after = scene.tokens[amount.last]
    verbal = after.pos in VERBS or after.form.surface.endswith(_MANY)
    return verbal or after.pos is POS.PUNCT or bool(after.form.proclitics) or "preposition" in scene.cues[amount.last]
