"""What the construction around a trigger settles about its status, where no judgement is needed: conditions, denials, what nearly happened."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import (
    REACH,
    Settled,
    first_of,
    governors,
    into,
    is_denied,
    is_not_so,
    is_present,
    object_of,
    only_names,
    only_somebody,
    opened_at,
    passes,
    preposition_before,
)
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Scene, in_actor
from marsad.coding.sides.uninvolved import denied_part, hindered
from marsad.coding.statuses.aims import aimed_at, refused
from marsad.coding.statuses.denials import denial, denied_before, denied_report
from marsad.coding.triggers import Trigger
from marsad.records import POS, DateMention

_BEHIND = 10  # tokens behind a denied verb in which a word may take a part of the denial back
_JOINED = 4  # deeds joined by "or" of which one denial speaks
_PLANNED = 3  # tokens before "that" in which "was" may make of what is planned what had been planned
_VERBAL_CONFLICT = 3  # the quad class of demands, accusations, refusals and threats
_MEETING, _ASKING, _ACCUSING = "CONSULT", "REQUEST", "ACCUSE"
_YIELDING = frozenset({"CONCEDE"})  # who goes back on something yields
_CANCELLED = frozenset({_MEETING, "COOPERATE"})
_HAVE = ("قد",)
_UNLESS = ["ما", "لم"]
_ENDING = (POS.VERB, POS.PUNCT)
_AMONG = ("بين", "مع")
_ON = ("علي", "الي")
_GOVERNED = frozenset({"ل", "ب", "في", "علي", "عن", "الي"})  # prepositions behind "not ready"
_NOT = "غير"
_RAID = "ASSAULT"
_OR, _IN, _WILL = "او", "في", "س"


def settled_status(trigger: Trigger, event_type: str) -> Settled | None:
    """The status that the construction around a trigger leaves no doubt about, with the word that settles it, or None.

    What stands right behind "if", "unless" or "in case of" is a condition, what "may" come is possible; what somebody rules out or denies, also
    what a denied report tells, what somebody fails in, refrains from, puts off, or has no intention to do, what did not, will not or almost did
    happen, is negated, as is what stands right behind "without"; what is not ruled out is possible. For what somebody aims at see
    `marsad.coding.statuses.aims`. Refusals, demands, accusations and threats are acts of their own and took place, what is denied in them is what
    they say; but who did not ask did not.
    """
    scene, at = trigger.scene, trigger.at
    verb = at if trigger.shape == "verb" else _carrying(scene, at)
    if verb is not None and (found := _possible(scene, verb, trigger.word if verb == at else None)) is not None:
        return "hypothetical", scene.tokens[found].surface
    if trigger.shape != "verb" and (found := _case(scene, at)) is not None:
        return "hypothetical", scene.tokens[found].surface
    known = event_types()[event_type]
    if known.quad_class == _VERBAL_CONFLICT:
        return _of_words(trigger, event_type)
    consents = trigger.shape == "verb" and stands(scene, qualifier_words()["consenting"], (at,))
    done = event_type == _MEETING or known.is_deed or consents
    if verb is not None and _is_of_others(scene, verb, at, event_type):
        never = scene.keys[verb - 1] in qualifier_words()["never"]
        return None if never else ("actual", scene.tokens[verb].surface)
    settled = _cancels(trigger, event_type) or (_of_verb(scene, verb, done=done) if verb is not None else None)
    if settled is None and trigger.shape != "verb":
        settled = _of_noun(scene, at, event_type)
    return settled or _unless(scene, verb) or _would(trigger) or aimed_at(trigger, event_type, verb)


def _is_of_others(scene: Scene, verb: int, at: int, event_type: str) -> bool:
    """Whether somebody does not take part in an attack, which others make without him: "did not take part in the raid"."""
    part = denied_part(scene, first_of(scene, at)) if event_type == _RAID and verb != at else None
    return part is not None and part.at == verb and verb > 0


def _of_words(trigger: Trigger, event_type: str) -> Settled | None:
    """What is settled of demands and accusations: that somebody did not ask, or refrains from condemning, or refuses to."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape == "verb":
        return _of_verb(scene, at, done=True) if event_type == _ASKING else None
    if event_type != _ACCUSING or scene.stems[at] not in qualifier_words()["condemnation"]:
        return None
    first = first_of(scene, at)
    without = (
        first > 0 and scene.last_verbs[first] is not None and scene.keys[first - 1] in qualifier_words()["without"]
    )
    if without:
        return "negated", scene.tokens[first - 1].surface
    preposition = scene.keys[first - 1] if first else ""
    return _unready(scene, first) or _come_to_nothing(scene, first, preposition) or refused(scene, first)


def to_come(event_type: str, when: DateMention | None, published: date | None) -> Settled | None:
    """That a deed or a meeting is to come whose day is after the publication, with the words that name the day; None where it is not.

    What is said may be said today of a later day.
    """
    later = when is not None and when.start is not None and published is not None and when.start > published
    acts = event_type == _MEETING or event_types()[event_type].is_deed
    return ("future", when.surface) if when is not None and later and acts else None


def is_out_of_time(status: str, event_type: str, when: DateMention | None, published: date | None) -> bool:
    """Whether what took place would have a day behind the publication, as where it was united with what is to come."""
    return status == "actual" and to_come(event_type, when, published) is not None


def _cancels(trigger: Trigger, event_type: str) -> Settled | None:
    """That the trigger of a meeting is itself the word that cancels it or puts it off: "the visit was cancelled"."""
    scene, at, listed = trigger.scene, trigger.at, qualifier_words()
    words = listed["cancelling"] | listed["cancellation"] | listed["postponing"] | listed["postponement"]
    calls_off = event_type == _MEETING and stands(scene, words, (at,))
    return ("negated", scene.tokens[at].surface) if calls_off and not is_denied(scene, at) else None


def _carrying(scene: Scene, at: int) -> int | None:
    """The verb that tells with a deed's name as its bare object, or as its subject, that the deed was done: "held talks", "a meeting took place"."""
    verb = scene.last_verbs[at]
    if verb is None:
        return None
    if stands(scene, qualifier_words()["carrying"], (verb,)):
        return verb if object_of(scene, verb, at) else None
    return verb if stands(scene, qualifier_words()["entering"], (verb,)) and _goes_into(scene, verb, at) else None


def _goes_into(scene: Scene, verb: int, at: int) -> bool:
    """Whether "in" or "to" leads from a verb to the name of a deed: "will not enter into talks", "will not sit down at the table of talks"."""
    preposition = into(scene, first_of(scene, at))
    return preposition is not None and only_names(scene, verb + 1, preposition)


def _possible(scene: Scene, verb: int, word: str | None) -> int | None:
    """Where the word stands that makes of a verb a condition or a possibility: "if it shelled", "if the army has shelled", "may shell"."""
    listed, at = qualifier_words(), verb - 1
    if at >= 0 and scene.keys[at] in _HAVE and is_present(scene, verb, word):
        return at
    if at >= 0 and scene.keys[at] in listed["maybe"]:
        return at
    while at > max(0, verb - REACH) and scene.keys[at] not in listed["condition"] and _leads(scene, at):
        at -= 1
    if at < 0 or (scene.keys[at] not in listed["condition"] and scene.keys[at] not in listed["case"]):
        return None
    return at if scene.keys[at] in listed["condition"] or _is_case(scene, at) else None


def _leads(scene: Scene, at: int) -> bool:
    """Whether a word may stand between "if" and its verb: "if it is true that the army has"."""
    of_verb = scene.tokens[at].pos is POS.AUX or scene.keys[at] in _HAVE or scene.keys[at] in qualifier_words()["if_so"]
    return of_verb or in_actor(scene, at)


def _case(scene: Scene, at: int) -> int | None:
    """Where "case" stands right before a deed that is named: "in case of a withdrawal"; not "in a state of alert"."""
    listed, case = qualifier_words(), first_of(scene, at) - 1
    if case < 0 or scene.keys[case] not in listed["case"] or not _is_case(scene, case):
        return None
    return None if stands(scene, listed["state"], (at,)) else case


def _is_case(scene: Scene, at: int) -> bool:
    return at > 0 and scene.keys[at - 1].removeprefix("و") == "في"


def _unless(scene: Scene, verb: int | None) -> Settled | None:
    """Whether "unless" stands right before a verb; what is spelled like it, "which ... not", has a pronoun or a word of naming before it."""
    if verb is None or scene.keys[max(0, verb - 2) : verb] != _UNLESS:
        return None
    which = verb > len(_UNLESS) and scene.tokens[verb - 3].pos in (POS.PRON, POS.DET, POS.VERB)
    return None if which else ("hypothetical", scene.tokens[verb - 2].surface)


def _would(trigger: Trigger) -> Settled | None:
    """Whether a verb tells what would have come if something else had been: past, with the particle that answers "if" joined to it."""
    scene, at = trigger.scene, trigger.at
    token = scene.tokens[at]
    if trigger.shape != "verb" or token.form.proclitics[-1:] != ("ل",) or is_present(scene, at, trigger.word):
        return None
    before = (i for i in range(at - 1, -1, -1) if scene.keys[i] in qualifier_words()["if_only"])
    answered = next(before, None)
    return ("hypothetical", scene.tokens[answered].surface) if answered is not None else None


def _of_verb(scene: Scene, verb: int, *, done: bool) -> Settled | None:
    """What is settled of the deed that a verb tells; "did not" only settles it of what is ``done``: said of words it is often what they say."""
    listed, first = qualifier_words(), verb
    for _ in range(_JOINED):
        before = scene.last_verbs[first]
        if before is None or scene.keys[first - 1] != _OR:
            break
        first = before
    if first and (settled := _never(scene, first, done=done)):
        return settled
    almost = scene.last_verbs[first]
    if almost is not None and scene.keys[almost] in listed["almost"] and not is_denied(scene, almost):
        led = range(almost + 1, first)
        if all(in_actor(scene, i) or "complementiser" in scene.cues[i] for i in led):
            return "negated", scene.tokens[almost].surface
    opened = opened_at(scene, first)
    if opened and (scene.keys[opened - 1] in listed["without"] or _was_planned(scene, opened)):
        return "negated", scene.tokens[opened - 1].surface
    return denied_before(scene, opened) if opened is not None else None


def _was_planned(scene: Scene, opened: int) -> bool:
    """Whether a clause with "that" tells what had been planned, and so did not come about: "it was planned that"."""
    return _scheduled(scene, opened) is not None


def _scheduled(scene: Scene, first: int) -> int | None:
    """The word right before ``first`` that says that what begins there had been planned: "it was planned (originally) to hold a meeting"."""
    at, listed = first - 1, qualifier_words()
    while at > max(0, first - 1 - _PLANNED) and stands(scene, listed["originally"], (at,)):
        at -= 1 + (scene.keys[at - 1] == _IN)
    if at < 1 or scene.keys[at] not in listed["scheduled"]:
        return None
    return at if any("pluperfect" in scene.cues[i] for i in range(max(0, at + 1 - _PLANNED), at)) else None


def _to_be_held(scene: Scene, at: int, event_type: str) -> Settled | None:
    """That what a noun names is to come, where the clause right behind it says that it will be held: "the talks that will be held in Accra"."""
    behind = at + 1
    while behind < min(len(scene.tokens) - 1, at + 1 + REACH) and (
        passes(scene, behind) or scene.keys[behind] in _AMONG
    ):
        behind += 1
    behind += behind < len(scene.tokens) and "relative" in scene.cues[behind]
    if behind >= len(scene.tokens) or not (event_type == _MEETING or event_types()[event_type].is_deed):
        return None
    token = scene.tokens[behind]
    will = token.pos is POS.VERB and token.form.proclitics == (_WILL,)
    return ("future", token.surface) if will and stands(scene, qualifier_words()["taking_place"], (behind,)) else None


def _never(scene: Scene, verb: int, *, done: bool) -> Settled | None:
    """What "will not" and "did not" right before a verb settle: that it is negated, or, with an "except" behind it, that it depends, or is open."""
    listed, word = qualifier_words(), scene.keys[verb - 1]
    never = word in listed["never"] or (done and word in listed["not_done"])
    if not never or scene.keys[max(0, verb - 2)] in (_UNLESS[0], _OR):
        return None  # "unless", "whether it did or did not"
    behind = takewhile(
        lambda at: scene.tokens[at].pos not in _ENDING, range(verb + 1, min(len(scene.tokens), verb + _BEHIND))
    )
    if any(scene.keys[at] in listed["except"] for at in behind):
        return ("hypothetical", scene.tokens[verb - 1].surface) if word in listed["never"] else None
    return "negated", scene.tokens[verb - 1].surface


def _of_noun(scene: Scene, at: int, event_type: str) -> Settled | None:
    """What is settled of a deed that is named."""
    first = first_of(scene, at)
    if (planned := _scheduled(scene, first)) is not None:
        return "negated", scene.tokens[planned].surface
    if event_types()[event_type].reciprocal and (none := _is_none(scene, first)):
        return none
    bare = "ال" not in scene.tokens[at].form.proclitics  # "nothing but the talks", "changed by the talks"
    if bare and is_not_so(scene, at) and scene.keys[at - 1].endswith(_NOT):
        return "negated", scene.tokens[at - 1].surface
    settled = _of_governor(scene, first, event_type) or denied_report(scene, first, at) or _not_intended(scene, at)
    return settled or _of_part(scene, first, event_type) or _to_be_held(scene, at, event_type)


def _is_none(scene: Scene, first: int) -> Settled | None:
    """That there is nothing of what is named from a token on: "there are no talks", "there were no talks"."""
    listed, at = qualifier_words(), first - 1
    if at < 0 or "ال" in scene.tokens[first].form.proclitics:
        return None
    there = scene.keys[first] in listed["there"]
    if there and scene.tokens[at].pos is POS.AUX and is_denied(scene, at):
        return "negated", scene.tokens[at - 1].surface  # but "the talks were not easy"
    lacks = scene.keys[at].removeprefix("و") in listed["not_so"] or scene.keys[at] in listed["none"]
    there = there or scene.keys[at] in listed["none"]
    return ("negated", scene.tokens[at].surface) if lacks and there else None


def _of_part(scene: Scene, first: int, event_type: str) -> Settled | None:
    """That a deed took place in which somebody denies to have a part; what is done together, without him, may not have."""
    part = denied_part(scene, first)
    if part is None or scene.keys[first] in qualifier_words()["there"]:
        return None
    if event_types()[event_type].reciprocal:
        return "negated", scene.tokens[part.at].surface
    return ("actual", scene.tokens[part.at].surface) if event_type == _RAID else None


def _unready(scene: Scene, first: int) -> Settled | None:
    """That somebody is not ready, willing or able to do what is named, or no party to it: "not ready for talks", "not willing to meet"."""
    preposition, end = preposition_before(scene, first)
    if preposition not in _GOVERNED:
        return None
    words = qualifier_words()["unready"]
    word = next((i for i in governors(scene, end) if stands(scene, words, (i,))), None)
    negated = word is not None and is_not_so(scene, word) and only_names(scene, word + 1, end)
    return ("negated", scene.tokens[word - 1].surface) if word is not None and negated else None


def _of_governor(scene: Scene, first: int, event_type: str) -> Settled | None:
    """What the verb, or the word of denial, settles that governs the name of a deed which begins at ``first``."""
    listed, verb = qualifier_words(), scene.last_verbs[first]
    preposition = scene.keys[first - 1] if first else ""
    if verb is not None and preposition in listed["without"]:
        return "negated", scene.tokens[first - 1].surface
    nothing = _unready(scene, first) or _come_to_nothing(scene, first, preposition)
    if event_type not in _YIELDING and nothing:
        return nothing
    if (hinders := hindered(scene, first)) is not None:
        return "negated", scene.tokens[hinders].surface
    if (off := _called_off(scene, first, event_type)) is not None:
        return "negated", scene.tokens[off].surface
    being = first > 0 and scene.tokens[first - 1].pos is POS.AUX  # "denied that there is"
    if being and (opened := opened_at(scene, first)) is not None:
        return denied_before(scene, opened)
    denier = next((i for i in governors(scene, first) if stands(scene, listed["ruling_out"], (i,))), None)
    return denial(scene, denier) if denier is not None and object_of(scene, denier, first) else None


def _come_to_nothing(scene: Scene, first: int, preposition: str) -> Settled | None:
    """That somebody failed in what is named, refrained from it, or did not succeed in it."""
    listed, agreed = qualifier_words(), _agreed_on(scene, first)
    if agreed is not None and (nothing := _come_to_nothing(scene, agreed, scene.keys[agreed - 1])):
        return nothing
    for word, pos, names, denied in _WITH_PREPOSITION:
        if word != preposition:
            continue
        fitting = (i for i in governors(scene, first - 1) if scene.tokens[i].pos is pos)
        governor = next((i for i in fitting if stands(scene, listed[names], (i,))), None)
        if (
            governor is not None
            and (_did_not(scene, governor) if names == "consenting" else is_denied(scene, governor)) == denied
            and only_somebody(scene, governor + 1, first - 1)
            and not (names == "refraining" and _was_done(scene, first))
        ):
            supposed = _possible(scene, governor, None) if pos is POS.VERB else None
            return "negated" if supposed is None else "hypothetical", scene.tokens[governor].surface
    return None


def _was_done(scene: Scene, first: int) -> bool:
    """Whether a relative clause behind a deed tells that it was done: "went back on the sanctions *that it imposed* in March"."""
    relative = next((i for i in (first + 1, first + 2) if i < len(scene.tokens) and "relative" in scene.cues[i]), None)
    if relative is None or "ال" not in scene.tokens[first].form.proclitics or relative + 1 >= len(scene.tokens):
        return False
    verb = relative + 1
    return scene.tokens[verb].pos is POS.VERB and not is_present(scene, verb, None)


def _did_not(scene: Scene, verb: int) -> bool:
    """Whether "did not" or "will not" stands right before a verb; not "if", which has a word of denial in it, too."""
    listed = qualifier_words()
    return verb > 0 and scene.keys[verb - 1] in listed["not_done"] | listed["never"]


def _agreed_on(scene: Scene, first: int) -> int | None:
    """Where "agreeing on" begins that stands before what is named: "failed in *coming* to an agreement on sanctions"; None where it does not."""
    listed, at = qualifier_words(), first
    while (
        at > 2
        and (scene.keys[at - 1] in _ON or scene.keys[at - 1] in listed["about"])
        and scene.tokens[at - 2].pos is not POS.VERB
        and stands(scene, listed["agreement_on"], (at - 2,))
    ):
        at -= 2
    return at if at < first else None


_WITH_PREPOSITION = (
    ("في", POS.VERB, "failing", False),
    ("في", POS.NOUN, "failure", False),
    ("عن", POS.VERB, "refraining", False),
    ("عن", POS.NOUN, "abstention", False),
    ("في", POS.VERB, "succeeding", True),
    ("من", POS.VERB, "managing", True),
    ("علي", POS.VERB, "consenting", True),
)
"""Prepositions before what comes to nothing, part of speech and class of the word that governs them, and whether its denial says so."""


def _called_off(scene: Scene, first: int, event_type: str) -> int | None:
    """The word that says that what is named is put off, or, of meetings and of what is done together, cancelled."""
    listed, verb = qualifier_words(), scene.last_verbs[first]
    verbs, nouns = listed["postponing"], listed["postponement"]
    if event_type in _CANCELLED:
        verbs, nouns = verbs | listed["cancelling"], nouns | listed["cancellation"]
    if verb is not None and stands(scene, verbs, (verb,)) and object_of(scene, verb, first):
        return None if is_denied(scene, verb) else verb
    noun = first - 1
    named = noun >= 0 and scene.tokens[noun].pos is POS.NOUN and stands(scene, nouns, (noun,))
    return noun if named and not is_denied(scene, noun) else None


def _not_intended(scene: Scene, at: int) -> Settled | None:
    """That somebody has no intention to do what is named: "it is not in its intention to", "does not plan to"."""
    listed = qualifier_words()
    for i in range(max(0, at - REACH), at):
        none = any("negation" in c for c in scene.cues[max(0, i - REACH) : i])
        if scene.stems[i] in listed["intention"] and none and not scene.verbs_in(i + 1, at):
            return "negated", scene.tokens[i].surface
    verb, first = scene.last_verbs[at], first_of(scene, at)
    intends = verb is not None and stands(scene, listed["intending"], (verb,)) and is_denied(scene, verb)
    if verb is None or not intends:
        return None
    return ("negated", scene.tokens[verb].surface) if only_names(scene, verb + 1, first) else None
