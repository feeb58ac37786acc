"""What is told as an aim, not as done (what somebody calls for, threatens with, warns of, fears, plans, weighs), or as a kind of deeds."""

from __future__ import annotations

from collections.abc import Collection

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import (
    REACH,
    Settled,
    first_of,
    governors,
    is_denied,
    is_entered,
    is_present,
    object_of,
    only_names,
    opened_at,
    passes,
    preposition_before,
)
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Scene, in_actor
from marsad.coding.sides.uninvolved import opposed
from marsad.coding.statuses.denials import is_none
from marsad.coding.statuses.pending import in_view
from marsad.coding.statuses.prospects import drafted, hoped, intended, prospect
from marsad.coding.statuses.unfulfilled import was_done
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorKind

_AIMS = (
    ("ل", "preparing", "future"),
    ("ل", "plotting", "hypothetical"),
    ("الي", "calling", "hypothetical"),
    ("ب", "threatening", "hypothetical"),
    ("علي", "urging", "hypothetical"),
    ("من", "warning", "hypothetical"),
    ("في", "thinking", "hypothetical"),
)
"""A preposition before what is aimed at, the class of the word that governs it, and the status of what it governs."""
_ASKED = (("الي", "calling"), ("علي", "urging"), ("ل", "readiness"))
_CALLED = frozenset({"CONSULT", "PROTEST", "CONCEDE"})
_MOSTLY_MADE = frozenset({"CONSULT", "PROTEST"})
_GIVEN = frozenset({"CONCEDE", "SUPPORT", "RETREAT"})
_CONSENTED = frozenset({"MOBILIZE", "AID"})
_LED = (("ب",), ("ل",), ("لل",))
_BARE = ((), ("ال",))
_UPON = "علي"
_ARTICLE = "ال"
_DEFINITE = frozenset({_ARTICLE, "لل"})
_RAID, _MEETING = "ASSAULT", "CONSULT"
_AGREED = frozenset({"AGREE", "SUPPORT"})
_LIFTED = "lifted"
_ENDED = {
    _MEETING: ("talks", "suspending"),
    "COOPERATE": ("lasting", "ending_of"),
    "AID": ("lasting", "ending_of"),
    "SANCTION": (_LIFTED, "lifting"),
    "COERCE": (_LIFTED, "lifting"),
}
"""By type, the classes of the nouns that name something lasting, and of the words that end it."""
_OBJECTED = frozenset({"COERCE", "SANCTION", _MEETING})
_FOR, _BY, _WILL = "ل", "ب", "س"
_SUCH = "مثل"
_STUDENT = "طالب"


def aimed_at(trigger: Trigger, event_type: str, carrier: int | None = None) -> Settled | None:
    """The status of a deed that is told as what somebody aims at or fears, with the word that says so; None where none does.

    Who calls for a meeting or a march mostly makes it: these are left open, and so is pardon, for which to ask is to yield.

    Args:
        trigger: the word of the deed.
        event_type: its type.
        carrier: the verb that says of a deed that is named that it is done, if there is one.
    """
    scene, at, called = trigger.scene, trigger.at, event_type in _CALLED
    if trigger.shape == "verb":
        return prospect(scene, at, trigger.word, called=called)
    first = first_of(scene, at)
    if event_type in _AGREED and first != at and not _DEFINITE.isdisjoint(scene.tokens[at].form.proclitics):
        return None  # "the carrying out of the accord", which was made
    found = intended(scene, first) or (None if event_type == _MEETING else hoped(scene, first))
    if found is None and carrier is not None:
        found = prospect(scene, carrier, None, called=called)
    if found is None and event_type != _RAID and _DEFINITE.isdisjoint(scene.tokens[first].form.proclitics):
        against = _proposed(scene, first, event_type)
        found = ("hypothetical", scene.tokens[against].surface) if against is not None else None
    found = found or in_view(scene, first, event_type)
    if found is None and event_type not in _MOSTLY_MADE:
        found = _refused(scene, first, event_type)
    if found is not None or called:
        return found
    return _with_preposition(scene, first) or drafted(scene, first) or _pondered(scene, first)


def _proposed(scene: Scene, first: int, event_type: str) -> int | None:
    """The word of opposing what is only proposed; who objects to an arrest or an expulsion mostly does so when it is done."""
    against = opposed(scene, first)
    objects = against is not None and stands(scene, qualifier_words()["objecting"], (against,))
    return None if objects and event_type in _OBJECTED else against


def refused(scene: Scene, first: int) -> Settled | None:
    """That somebody refuses what is named from a token on, which is his to do: "refused to condemn"."""
    found = _governor(scene, first, qualifier_words()["refusing"])
    bare = not scene.tokens[first].form.proclitics and not scene.tokens[first].form.enclitics
    refuses = found is not None and bare and not is_denied(scene, found) and only_names(scene, found + 1, first)
    return ("negated", scene.tokens[found].surface) if found is not None and refuses else None


def tells_only_an_end(trigger: Trigger, event_type: str) -> bool:
    """Whether a noun names cooperation, aid, talks or sanctions only as what is ended, suspended or lifted, which is an event of its own."""
    scene, listed = trigger.scene, qualifier_words()
    lasting, ending = _ENDED.get(event_type, ("", ""))
    if trigger.shape == "verb" or not lasting or not stands(scene, listed[lasting], (trigger.at,)):
        return False
    first = first_of(scene, trigger.at)
    governor = _governor(scene, first, listed[ending])
    if (
        governor is not None
        and not (lasting == _LIFTED and was_done(scene, first))
        and not is_denied(scene, governor)
        and object_of(scene, governor, trigger.at)
        and not _gets_far(scene, trigger.at)
    ):
        return True
    preposition, end = preposition_before(scene, first)
    limit = end - 1
    verb = scene.last_verbs[limit] if preposition == _FOR and limit > 0 else None
    puts = verb is not None and stands(scene, listed["limit"], (limit,)) and stands(scene, listed["putting"], (verb,))
    return verb is not None and puts and only_names(scene, verb + 1, limit)


def _gets_far(scene: Scene, at: int) -> bool:
    """Whether the way that something has come stands behind it, so that it is the subject of a verb that looks like "cut"."""
    return stands(scene, qualifier_words()["headway"], range(at + 1, min(len(scene.tokens), at + 1 + REACH)))


def tells_only_a_kind(trigger: Trigger) -> bool:
    """Whether a noun names no happening but its like: "such attacks", "the opening of such an embassy"."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape == "verb":
        return False
    behind = scene.keys[at + 1 : at + 2] == [_SUCH] and _is_demonstrative(scene, at + 2)
    return behind or (at > 1 and scene.stems[at - 2] == _SUCH and _is_demonstrative(scene, at - 1))


def _is_demonstrative(scene: Scene, at: int) -> bool:
    return at < len(scene.tokens) and scene.tokens[at].pos is POS.DET


def asker(trigger: Trigger) -> int | None:
    """Where the word stands by which somebody calls for, refuses or denies a meeting that the trigger only names; None where there is none."""
    scene = trigger.scene
    if trigger.shape == "verb":
        return None
    first, listed = first_of(scene, trigger.at), qualifier_words()
    preposition, end = preposition_before(scene, first)
    for before, words in _ASKED:
        if before != preposition:
            continue
        governor = _governor(scene, end, listed[words])
        if governor is not None and only_names(scene, governor + 1, end):
            return governor
    governor = _governor(scene, first, listed["refusing"] | listed["ruling_out"])
    return governor if governor is not None and object_of(scene, governor, first) else None


def threat(trigger: Trigger) -> int | None:
    """Where the word stands by which somebody threatens with what a trigger tells: "threatened to shell", "a threat that it will shell"."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape == "verb":
        end = opened_at(scene, at)
        if end is None or not (is_present(scene, at, trigger.word) or _WILL in scene.tokens[at].form.proclitics):
            return None
    else:
        preposition, end = preposition_before(scene, first_of(scene, at))
        if preposition != _BY:
            return None
    governor = _governor(scene, end, qualifier_words()["menace"])
    threatened = governor is not None and only_names(scene, governor + 1, end) and not is_none(scene, governor)
    return governor if threatened else None


def _with_preposition(scene: Scene, first: int) -> Settled | None:
    preposition, end = preposition_before(scene, first)
    for before, words, status in _AIMS:
        if before != preposition or (words == "warning" and _ARTICLE in scene.tokens[first].form.proclitics):
            continue  # "warned of the attacks": they may have been made
        governor = _governor(scene, end, qualifier_words()[words])
        if governor is None or not only_names(scene, governor + 1, end) or _is_student(scene, governor):
            continue
        if not is_none(scene, governor):
            return status, scene.tokens[governor].surface
        return ("negated", scene.tokens[governor].surface) if status == "future" else None
    return None


def _is_student(scene: Scene, at: int) -> bool:
    """Whether what looks like "demanded" is a student, as it stands right behind a verb: "a student was killed by shelling"."""
    return scene.keys[at] == _STUDENT and at > 0 and scene.tokens[at - 1].pos is POS.VERB


def _governor(scene: Scene, end: int, words: Collection[str]) -> int | None:
    """The nearest of some words that may govern what begins at token ``end``; none of a name: the Taliban demand nothing by being named."""
    return next((i for i in governors(scene, end) if stands(scene, words, (i,)) and not in_actor(scene, i)), None)


def _pondered(scene: Scene, first: int) -> Settled | None:
    """That what is named from a token on is weighed, proposed or avoided: "weighs the sending of"."""
    governor = _object_governor(scene, first, qualifier_words()["pondering"])
    return ("hypothetical", scene.tokens[governor].surface) if governor is not None else None


def _refused(scene: Scene, first: int, event_type: str) -> Settled | None:
    """That what is named from a token on is refused: negated, if it is the refuser's to do, else possible, if it is only done with his consent."""
    governor = _object_governor(scene, first, qualifier_words()["refusing"])
    if governor is None:
        return None
    if _is_own(scene, first, event_type):
        return "negated", scene.tokens[governor].surface
    form = scene.tokens[first].form
    consented = event_type in _CONSENTED and not form.proclitics and not form.enclitics
    return ("hypothetical", scene.tokens[governor].surface) if consented else None


def _object_governor(scene: Scene, first: int, words: Collection[str]) -> int | None:
    """The nearest of some words, not denied, whose bare object begins at a token; who is urged may stand between, behind "on"."""
    governor = _governor(scene, first, words)
    if governor is None or is_denied(scene, governor) or scene.tokens[first].form.proclitics not in _BARE:
        return None
    between = range(governor + 1, first)
    led = all(passes(scene, i) or (scene.keys[i] == _UPON and in_actor(scene, i + 1)) for i in between)
    return governor if led else None


def _is_own(scene: Scene, first: int, event_type: str) -> bool:
    """Whether what is refused is the refuser's to do: "refused to send"; "refused the raid", "its raid", "the neighbour's raid" are of others.

    What is said or given back may have the article before what it is of: "refused the recognition of", "the release of".
    """
    form, behind = scene.tokens[first].form, first + 1
    if is_entered(scene, first):
        return event_type != _RAID
    if form.proclitics:
        led = behind < len(scene.tokens) and (
            "preposition" in scene.cues[behind] or scene.tokens[behind].form.proclitics[:1] in _LED
        )
        return event_type in _GIVEN and led
    whose = (a.mention.kind for a in scene.actors if a.first == behind)
    done = event_types()[event_type].is_deed or event_type in _GIVEN
    return done and not form.enclitics and all(kind is ActorKind.PEOPLE for kind in whose)
