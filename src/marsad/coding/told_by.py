"""Who surely tells what stands in the complement of a word of saying: "the ministry announced that it *delivered* tanks".

The complement reaches from "that" to the end of the sentence or of a quotation, to another word of saying, or to one like "while" with which
the text goes on by itself. A name with a colon that begins a sentence is of who says the rest of it.
"""

from __future__ import annotations

from collections.abc import Collection

from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import MARKED, Scene
from marsad.coding.syntax import is_of_people_before
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorKind, ActorMention

_REACH = 25  # tokens between a word of saying and "that", the speaker's titles and the occasion among them
_FIRST = 3  # the last token at which a verb of saying begins a sentence, behind "likewise" or "at the same time"
_NEAR = 3  # tokens between a verb of saying and a teller who is no actor
_ENDS = frozenset(".؛;!؟?…")
_QUOTE_ENDS = frozenset("»”›")
_QUOTE, _COLON = '"', ":"
_AND = ("و",)
_BY, _DID_NOT, _SINCE = "ب", "لم", "pluperfect"
_UNKNOWN = (None, "UNK")


def surely_tells(trigger: Trigger, own: Collection[str], *, deed: bool) -> ActorMention | None:
    """Who says that the event of a trigger happened, where the trigger is what he asserts.

    What he only names is known without him ("said that the *accord* of 2015 would last", "that the arms that it *sent* are safe"), and his own
    side's "demands" or "will open" is itself said by him: only what it did before he tells.

    Args:
        trigger: the trigger of the event.
        own: country codes of those whose own deed is told.
        deed: whether it tells something done. A verb of something said that "and" joins may go on with the verb of saying itself: "said that it
            paid, *and urged* Togo to".

    Returns:
        The speaker; None where the trigger is not asserted in the complement of a word of saying, or the sentence does not name the speaker.
    """
    scene, verb = trigger.scene, _predicate(trigger)
    if verb is None or (not deed and _is_joined(scene, verb)):
        return None
    speaker = _in_complement(scene, verb) or _behind_colon(scene, verb)
    if (
        speaker is None or speaker.kind is ActorKind.MEDIA
    ):  # most news are from the press, which is seldom named for them
        return None
    others = speaker.country not in (*_UNKNOWN, *own)
    return speaker if others or _is_over(scene, verb) else None


def goes_on(trigger: Trigger, *, deed: bool) -> bool:
    """Whether a trigger tells something past that is asserted in the words of the speaker before: "He added that militants *abducted* villagers".

    The sentence begins with the verb of saying, which names nobody: "that", its preposition or an aside stands right behind it.

    Args:
        trigger: the trigger of the event.
        deed: as in `surely_tells`.
    """
    scene, verb = trigger.scene, _predicate(trigger)
    if verb is None or (not deed and _is_joined(scene, verb)) or not _is_over(scene, verb):
        return False
    opened = _opened_before(scene, verb)
    said = None if opened is None else _governing(scene, opened)
    if said is None or said > _FIRST or scene.tokens[said].pos is not POS.VERB:
        return False
    behind = scene.tokens[said + 1].pos
    nobody = behind in (POS.PUNCT, POS.ADP) or not {"complementiser", "preposition"}.isdisjoint(scene.cues[said + 1])
    subject = scene.subjects.get(said)
    return nobody and not (subject is not None and subject.own)


def _predicate(trigger: Trigger) -> int | None:
    """The verb that asserts what a trigger tells: itself, or the one before a noun that says no more than "carried out"."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape == "verb":
        return at
    before = at - 1
    if trigger.shape != "noun" or before < 0 or scene.tokens[before].pos is not POS.VERB:
        return None
    done = "undertaking" if _BY in scene.tokens[at].form.proclitics else "carrying"
    return before if stands(scene, qualifier_words()[done], (before,)) else None


def _is_joined(scene: Scene, verb: int) -> bool:
    return scene.tokens[verb].form.proclitics[:1] == _AND


def _is_over(scene: Scene, verb: int) -> bool:
    """Whether a verb tells something past: by its form, or because it did not happen ("did not answer")."""
    likeliest = next(iter(scene.tokens[verb].form.verbs), None)
    return (likeliest is not None and likeliest.tense == "past") or scene.keys[verb - 1] == _DID_NOT


def _is_main(scene: Scene, opened: int, verb: int) -> bool:
    """Whether a verb is the first behind "that" or joined to it by "and", and in no relative clause."""
    relative = any("relative" in cues for cues in scene.cues[opened + 1 : verb])
    relative = relative or is_of_people_before(scene, verb)
    verbs = scene.verbs_in(opened + 1, verb) - sum(_SINCE in scene.cues[i] for i in range(opened + 1, verb))
    return not relative and (verbs <= 0 or _is_joined(scene, verb))


def _in_complement(scene: Scene, at: int) -> ActorMention | None:
    opened = _opened_before(scene, at)
    said = None if opened is None else _governing(scene, opened)
    return None if opened is None or said is None else _speaker(scene, said, opened)


def _opened_before(scene: Scene, at: int) -> int | None:
    """The nearest "that" before a verb which a word of saying governs, where the verb is what it leads to."""
    for opened in range(at - 1, -1, -1):
        if _ends(scene, opened) or _says(scene, opened):
            return None
        if "complementiser" in scene.cues[opened] and _governing(scene, opened) is not None:
            return opened if _is_main(scene, opened, at) else None
    return None


def _ends(scene: Scene, at: int) -> bool:
    """Whether the words of a speaker end at a token."""
    surface = scene.tokens[at].surface
    unquoted = surface in _QUOTE_ENDS or (surface == _QUOTE and not scene.quoted[at])
    return unquoted or surface in _ENDS or stands(scene, qualifier_words()["leaving_speech"], (at,))


def _governing(scene: Scene, opened: int) -> int | None:
    """The word of saying that governs a "that": no other verb, no other "that" and no end of a sentence stands between."""
    for at in range(opened - 1, max(-1, opened - 1 - _REACH), -1):
        if _says(scene, at) or _is_announcement(scene, at):
            return at
        if scene.tokens[at].surface in _ENDS or scene.tokens[at].pos is POS.VERB or "complementiser" in scene.cues[at]:
            return None
    return None


def _says(scene: Scene, at: int) -> bool:
    """Whether a word says something, "his saying" among them; "between" and "the deployment of" are spelled like "showed" and "published"."""
    token = scene.tokens[at]
    other = token.pos is POS.ADP or (token.pos is POS.NOUN and not token.form.enclitics)
    return "say" in scene.cues[at] and not other


def _is_announcement(scene: Scene, at: int) -> bool:
    """Whether a noun of saying has who says it right behind it: "after the announcement *of the ministry* that"."""
    announced = scene.tokens[at].pos is POS.NOUN and stands(scene, qualifier_words()["announcement"], (at,))
    return announced and _named_behind(scene, at) is not None


def _named_behind(scene: Scene, at: int) -> ActorMention | None:
    return next((a.mention for a in scene.actors if a.first == at + 1 and a.mention.rule not in MARKED), None)


def _speaker(scene: Scene, said: int, opened: int) -> ActorMention | None:
    if scene.tokens[said].pos is not POS.VERB:
        return _named_behind(scene, said) if _is_announcement(scene, said) else None
    subject = scene.subjects.get(said)
    if subject is not None:
        return scene.actors[subject.actor].mention if subject.own else None
    named = (t.mention for t, _ in scene.tellers if 0 < t.first - said <= _NEAR and t.last <= opened)
    return next(named, None)


def _behind_colon(scene: Scene, at: int) -> ActorMention | None:
    """Who is named before a colon with which a sentence begins: "the minister: Togo *supports* the coalition"."""
    first = next(iter(scene.actors), None)
    if first is None or first.first or first.mention.kind is not ActorKind.PERSON or first.last >= at:
        return None
    colon = first.last
    if scene.tokens[colon].surface != _COLON or any(_ends(scene, i) or _says(scene, i) for i in range(colon, at)):
        return None
    return first.mention if _is_main(scene, colon, at) else None
