"""What the construction around a trigger settles about its status, where no judgement is needed: conditions, denials, what nearly happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from marsad.coding.cues import qualifier_words
from marsad.coding.fates import in_actor, in_date, in_teller
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, DateMention
from marsad.text import key

_REACH = 8  # tokens before a trigger in which a word may lead to it
_FAR = 16  # tokens before a clause, or before "about", in which a word may deny it
_BEHIND = 10  # tokens behind a trigger in which a word may say that the report of it is false
_JOINED = 4  # deeds joined by "or" of which one denial speaks
_NAMED = 4  # tokens between a report and the verb that says what it tells
_VERBAL_CONFLICT = 3  # the quad class of demands, accusations, refusals and threats
_DEEDS = frozenset({2, 4})  # the quad classes of what is done, not said
_MEETING = "CONSULT"
_HAVE = ("قد",)
_OR = "او"
_ABOUT_ONE = "ب"
_THIRD = 3

Settled = tuple[str, str]
"""A status and the word that settles it."""


def settled_status(trigger: Trigger, event_type: str) -> Settled | None:
    """The status that the construction around a trigger leaves no doubt about, with the word that settles it, or None.

    What stands right behind "if" or "in case of" is a condition, what "may" come is possible; what somebody rules out or denies, also what a
    denied report tells, what somebody fails in, refrains from, or has no intention to do, what will not or almost did happen, is negated, as is
    what stands right behind "without"; what is not ruled out is possible. Refusals, demands, accusations and threats are acts of their own and
    took place.
    """
    scene, at = trigger.scene, trigger.at
    verb = at if trigger.shape == "verb" else _carrying(scene, at)
    if verb is not None and (found := _possible(scene, verb, trigger.word if verb == at else None)) is not None:
        return "hypothetical", scene.tokens[found].surface
    if trigger.shape != "verb" and (found := _case(scene, at)) is not None:
        return "hypothetical", scene.tokens[found].surface
    if event_types()[event_type].quad_class == _VERBAL_CONFLICT:
        return None
    settled = _of_verb(scene, verb) if verb is not None else None
    return settled if settled or trigger.shape == "verb" else _of_noun(scene, at, event_type)


def to_come(event_type: str, when: DateMention | None, published: date | None) -> Settled | None:
    """That a deed or a meeting is to come whose day is after the publication, with the words that name the day; None where it is not.

    What is said may be said today of a later day.
    """
    later = when is not None and when.start is not None and published is not None and when.start > published
    acts = event_type == _MEETING or event_types()[event_type].quad_class in _DEEDS
    return ("future", when.surface) if when is not None and later and acts else None


def _carrying(scene: Scene, at: int) -> int | None:
    """The verb that tells with a deed's name as its bare object, or as its subject, that the deed was done: "held talks", "a meeting took place"."""
    verb = scene.last_verbs[at]
    carries = verb is not None and stands(scene, qualifier_words()["carrying"], (verb,))
    return verb if verb is not None and carries and _object_of(scene, verb, at) else None


def _possible(scene: Scene, verb: int, word: str | None) -> int | None:
    """Where the word stands that makes of a verb a condition or a possibility: "if it shelled", "if the army has shelled", "may shell"."""
    listed, at = qualifier_words(), verb - 1
    if at >= 0 and scene.keys[at] in _HAVE and _is_present(scene, verb, word):
        return at
    if at >= 0 and scene.keys[at] in listed["maybe"]:
        return at
    while at > max(0, verb - _REACH) and scene.keys[at] not in listed["condition"] and _leads(scene, at):
        at -= 1
    if at < 0 or (scene.keys[at] not in listed["condition"] and scene.keys[at] not in listed["case"]):
        return None
    return at if scene.keys[at] in listed["condition"] or _is_case(scene, at) else None


def _is_present(scene: Scene, verb: int, word: str | None) -> bool:
    """Whether a verb cannot but be in the present, where it is the verb ``word``: what looks like "she sends" may also look like a past."""
    readings = [v for v in scene.tokens[verb].form.verbs if v.person == _THIRD and word in (None, key(v.lemma))]
    return bool(readings) and all(v.tense == "present" for v in readings)


def _leads(scene: Scene, at: int) -> bool:
    """Whether a word may stand between "if" and its verb: "if it is true that the army has"."""
    of_verb = scene.tokens[at].pos is POS.AUX or scene.keys[at] in _HAVE or scene.keys[at] in qualifier_words()["if_so"]
    return of_verb or in_actor(scene, at)


def _case(scene: Scene, at: int) -> int | None:
    """Where "case" stands right before a deed that is named: "in case of a withdrawal"."""
    return at - 1 if at and scene.keys[at - 1] in qualifier_words()["case"] and _is_case(scene, at - 1) else None


def _is_case(scene: Scene, at: int) -> bool:
    return at > 0 and scene.keys[at - 1].removeprefix("و") == "في"


def _of_verb(scene: Scene, verb: int) -> Settled | None:
    """What is settled of the deed that a verb tells."""
    listed, first = qualifier_words(), verb
    for _ in range(_JOINED):
        before = scene.last_verbs[first]
        if before is None or scene.keys[first - 1] != _OR:
            break
        first = before
    if first and scene.keys[first - 1] in listed["never"]:
        return "negated", scene.tokens[first - 1].surface
    almost = scene.last_verbs[first]
    if almost is not None and scene.keys[almost] in listed["almost"] and not _is_denied(scene, almost):
        led = range(almost + 1, first)
        if all(in_actor(scene, i) or "complementiser" in scene.cues[i] for i in led):
            return "negated", scene.tokens[almost].surface
    opener = _opener(scene, first)
    return _denied_before(scene, opener) if opener is not None else None


def _opener(scene: Scene, verb: int) -> int | None:
    """Where "that" stands whose clause has a verb as its first, but for "be"; None where there is none, or the verb is denied itself."""
    for at in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        cues = scene.cues[at]
        if "complementiser" in cues:
            return at
        if scene.tokens[at].pos in (POS.VERB, POS.PUNCT) or not _CLAUSAL.isdisjoint(cues):
            return None
    return None


_CLAUSAL = frozenset({"relative", "connective", "negation"})
_SPEECH = frozenset({"say", "request", "source"})


def _denied_before(scene: Scene, end: int, *, report: bool = False) -> Settled | None:
    """Whether what begins at token ``end`` is denied or ruled out, by which word.

    The word stands before, with its subject, adverbs, and what is reported between: "the ministry denied what was said about".

    Args:
        scene: the sentence.
        end: the first token of what may be denied.
        report: whether it is denied only as what some report tells.
    """
    listed, told, at = qualifier_words(), not report, end - 1
    while at >= max(0, end - _FAR):
        if stands(scene, listed["ruling_out"], (at,)):
            return _denial(scene, at) if told else None
        if scene.keys[at] in listed["truth"] and at and scene.keys[at - 1] in listed["no"]:
            return "negated", scene.tokens[at].surface
        told = told or stands(scene, listed["report"], (at,))
        if scene.tokens[at].pos is POS.VERB or not _SPEECH.isdisjoint(scene.cues[at]):
            named = _named_before(scene, at)
            if named is None:
                return None
            at, told = named, True
        elif scene.cues[at] and not _CLAUSAL.isdisjoint(scene.cues[at]):
            return None
        at -= 1
    return None


def _named_before(scene: Scene, verb: int) -> int | None:
    """Where the report begins of which a verb says what it tells: "what was said", "reports that spoke of"."""
    listed = qualifier_words()
    for at in range(verb - 1, max(-1, verb - 1 - _NAMED), -1):
        if scene.keys[at] in listed["what"] or stands(scene, listed["report"], (at,)):
            return at
        if scene.tokens[at].pos in (POS.VERB, POS.PUNCT):
            return None
    return None


def _denial(scene: Scene, at: int) -> Settled | None:
    """The status of what the word at ``at`` rules out or denies; what is not ruled out is possible, what is not denied is open."""
    if not _is_denied(scene, at):
        return "negated", scene.tokens[at].surface
    excluding = stands(scene, qualifier_words()["excluding"], (at,))
    return ("hypothetical", scene.tokens[at].surface) if excluding else None


def _is_denied(scene: Scene, at: int) -> bool:
    """Whether a word is itself negated: "did not rule out"."""
    return at > 0 and "negation" in scene.cues[at - 1]


def _of_noun(scene: Scene, at: int, event_type: str) -> Settled | None:
    """What is settled of a deed that is named."""
    first = _first(scene, at)
    return _of_governor(scene, first, event_type) or _of_report(scene, first, at) or _not_intended(scene, at)


def _first(scene: Scene, at: int) -> int:
    """Where the name of a deed begins: "the holding of talks", "there are talks"."""
    first = at - 1 if at and scene.keys[at - 1] in qualifier_words()["holding"] else at
    return first - 1 if first and scene.keys[first - 1] in qualifier_words()["there"] else first


def _of_governor(scene: Scene, first: int, event_type: str) -> Settled | None:
    """What the verb, or the word of denial, settles that governs the name of a deed which begins at ``first``."""
    listed, verb = qualifier_words(), scene.last_verbs[first]
    preposition = scene.keys[first - 1] if first else ""
    if verb is not None and preposition in listed["without"]:
        return "negated", scene.tokens[first - 1].surface
    for prepositions, words in (("في", "failing"), ("عن", "refraining")):
        if verb is not None and preposition == prepositions and stands(scene, listed[words], (verb,)):
            lone = not _is_denied(scene, verb) and _only_names(scene, verb + 1, first - 1)
            return ("negated", scene.tokens[verb].surface) if lone else None
    cancelled = event_type == _MEETING and verb is not None and stands(scene, listed["cancelling"], (verb,))
    if cancelled and verb is not None and not _is_denied(scene, verb) and _object_of(scene, verb, first):
        return "negated", scene.tokens[verb].surface
    being = first > 0 and scene.tokens[first - 1].pos is POS.AUX  # "denied that there is"
    if being and (opener := _opener(scene, first)) is not None:
        return _denied_before(scene, opener)
    denier = next((i for i in _before(scene, first) if stands(scene, listed["ruling_out"], (i,))), None)
    return _denial(scene, denier) if denier is not None and _object_of(scene, denier, first) else None


def _before(scene: Scene, first: int) -> Iterator[int]:
    """The tokens before one, nearest first, to the verb and no farther."""
    verb = scene.last_verbs[first]
    return iter(range(first - 1, max(first - 1 - _FAR, -1 if verb is None else verb - 1), -1))


def _of_report(scene: Scene, first: int, at: int) -> Settled | None:
    """Whether a deed is named as what a denied report tells: "denied the news of", "the news of ... is false"."""
    listed = qualifier_words()
    bound = scene.tokens[first].form.proclitics[:1]
    after_report = first > 0 and stands(scene, listed["report"], (first - 1,))
    about = first > 0 and (scene.keys[first - 1] in listed["about"] or bound == (_ABOUT_ONE,) or after_report)
    if first and bound in (("ل",), ("لل",)) and scene.keys[first - 1] in listed["truth"]:
        about = True
    if not about:
        return None
    if found := _denied_before(scene, first, report=True):
        return found
    if not any(stands(scene, listed["report"], (i,)) for i in range(max(0, first - _NAMED), first)):
        return None
    for false in range(at + 1, min(len(scene.tokens), at + 1 + _BEHIND)):
        if scene.tokens[false].pos in (POS.VERB, POS.PUNCT):
            return None
        lacking = scene.keys[false] in listed["truth"] and scene.keys[false - 1] in listed["no"]
        if lacking or stands(scene, listed["false"], (false,)):
            return "negated", scene.tokens[false].surface
    return None


def _not_intended(scene: Scene, at: int) -> Settled | None:
    listed = qualifier_words()
    for i in range(max(0, at - _REACH), at):
        none = any("negation" in c for c in scene.cues[max(0, i - _REACH) : i])
        if scene.stems[i] in listed["intention"] and none and not scene.verbs_in(i + 1, at):
            return "negated", scene.tokens[i].surface
    return None


def _object_of(scene: Scene, verb: int, at: int) -> bool:
    """Whether a noun without preposition follows a verb, with nothing but the verb's subject, adverbs and "the holding of" between them."""
    first = _first(scene, at)
    bare = not scene.tokens[first].form.proclitics or scene.tokens[first].form.proclitics == ("ال",)
    return bare and _only_names(scene, verb + 1, first)


def _only_names(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing stands from token ``first`` to ``last`` (exclusive) but names, adjectives, times and adverbs of a denial."""
    return last - first <= _FAR and all(_passes(scene, i) for i in range(first, last))


def _passes(scene: Scene, at: int) -> bool:
    described = scene.tokens[at].pos in (POS.ADJ, POS.DET)
    named = in_actor(scene, at) or in_date(scene, at) or in_teller(scene, at)
    return described or named or stands(scene, qualifier_words()["flatly"], (at,))
