"""What governs the word of a deed: the verb or noun whose object it is, the clause with "that" in which it stands, what denies that word."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene, in_actor, in_date, in_teller
from marsad.records import POS
from marsad.text import key

Settled = tuple[str, str]
"""A status and the word that settles it."""

REACH = 8
"""Tokens before a trigger in which a word may lead to it."""
FAR = 16
"""Tokens before a clause, or before the name of a deed, in which a word may govern it."""
CLAUSAL = frozenset({"relative", "connective", "negation"})
"""Cues of words that begin a clause of their own."""
_BY, _FOR = "ب", "ل"
_UPON = "علي"
_COMMAS = ("،", ",")
_THIRD = 3
_NAMING = (POS.NOUN, POS.PROPN)
_BARE = ((), ("ال",))
_ATTACHED: dict[tuple[str, ...], str] = {("ب",): "ب", ("ل",): "ل", ("لل",): "ل"}
_JOINED = (("ل",), ("ب",))
_REACHED = frozenset({"الي", "علي"})
_INTO = frozenset({"في", "الي"})
_ARTICLE = "ال"


def first_of(scene: Scene, at: int) -> int:
    """Where the name of a deed begins: "holding talks", "signing an accord", "going into talks", "there are talks", "its going about shelling"."""
    listed = qualifier_words()
    if (doing := _doing(scene, at)) is not None:
        return doing
    first = at - 1 if at and _is_holding(scene, at - 1) else _concluding(scene, at)
    first = _entering(scene, first)
    return first - 1 if first and scene.keys[first - 1] in listed["there"] else first


def _concluding(scene: Scene, at: int) -> int:
    """Where the word of signing or reaching stands that leads to an agreement still to be named: "the signing of an accord"; else ``at``."""
    noun = at - 1 - (at > 1 and scene.keys[at - 1] in _REACHED)
    if noun < 0 or scene.tokens[at].form.proclitics:
        return at
    return noun if stands(scene, qualifier_words()["conclusion"], (noun,)) else at


def _is_holding(scene: Scene, at: int) -> bool:
    """Whether "holding", "imposing" or the like stands at a token, also with "to" or "with" joined to it."""
    word = scene.stems[at] if scene.tokens[at].form.proclitics in _JOINED else scene.keys[at]
    return word in qualifier_words()["holding"] or _is_short(scene, at)


def _is_short(scene: Scene, at: int) -> bool:
    """Whether a word of holding stands at a token that is too short for "with" to be cut from it: "with the waging of"."""
    return scene.keys[at] in qualifier_words()["by_holding"]


def is_entered(scene: Scene, first: int) -> bool:
    """Whether the name of a deed begins with a word of going into it or joining it: "their entering into talks"."""
    return scene.tokens[first].pos is not POS.VERB and stands(scene, qualifier_words()["entering"], (first,))


def into(scene: Scene, first: int) -> int | None:
    """Where "in" or "to" stands right before the name of a deed, or before the table of talks; None where neither does."""
    at = first - 1
    if at > 0 and scene.keys[at] in qualifier_words()["table"]:
        at -= 1
    return at if at > 0 and scene.keys[at] in _INTO else None


def _entering(scene: Scene, first: int) -> int:
    """Where the noun stands by which somebody goes into what is named or joins it, with his name between; else where the name begins."""
    preposition = into(scene, first)
    if preposition is None:
        return first
    for noun in range(preposition - 1, max(-1, preposition - REACH), -1):
        if is_entered(scene, noun):
            return first if _describes_participants(scene, noun) else noun
        if not in_actor(scene, noun):
            return first
    return first


def _describes_participants(scene: Scene, noun: int) -> bool:
    """Whether what looks like "taking part" describes a noun with the article before it: "the troops that take part"."""
    named = noun > 0 and scene.tokens[noun - 1].pos is POS.PROPN
    return _ARTICLE in scene.tokens[noun].form.proclitics and noun > 0 and not named and _is_definite(scene, noun - 1)


def _is_definite(scene: Scene, at: int) -> bool:
    return _ARTICLE in scene.tokens[at].form.proclitics


def preposition_before(scene: Scene, first: int) -> tuple[str | None, int]:
    """The preposition before what begins at token ``first``, and where it begins with it."""
    attached = _BY if _is_short(scene, first) else _ATTACHED.get(scene.tokens[first].form.proclitics[:1])
    return (scene.keys[first - 1], first - 1) if attached is None and first else (attached, first)


def _doing(scene: Scene, at: int) -> int | None:
    """Where the noun stands that says with a preposition, and with who does it between, that the deed named at ``at`` is done."""
    by = scene.tokens[at].form.proclitics[:1] == (_BY,)
    before = at - 1 if by else at - 2
    if not by and scene.keys[max(0, at - 1)] != _UPON:
        return None
    words = qualifier_words()["going_about" if by else "venturing"]
    for noun in range(before, max(-1, before - REACH), -1):
        if stands(scene, words, (noun,)):
            return noun if scene.tokens[noun].pos is not POS.VERB else None
        if scene.tokens[noun].pos not in _NAMING and not passes(scene, noun):
            return None
    return None


def object_of(scene: Scene, governor: int, at: int) -> bool:
    """Whether the name of a deed follows a word without preposition, with nothing but subject, adverbs and "the holding of" between them."""
    first = first_of(scene, at)
    return scene.tokens[first].form.proclitics in _BARE and only_names(scene, governor + 1, first)


def only_names(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing stands from token ``first`` to ``last`` (exclusive) but names, adjectives, times and adverbs of a denial."""
    return last - first <= FAR and all(passes(scene, i) for i in range(first, last))


def only_somebody(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing stands from token ``first`` to ``last`` (exclusive) but who does something, however he is described: "ministers of trade"."""
    return last - first <= FAR and all(passes(scene, i) or describes(scene, i) for i in range(first, last))


def describes(scene: Scene, at: int) -> bool:
    """Whether a noun or number stands without a preposition, as in the name of somebody who is in no list."""
    token = scene.tokens[at]
    bare = token.form.proclitics in _BARE and "preposition" not in scene.cues[at]
    return bare and token.pos in (*_NAMING, POS.NUM)


def passes(scene: Scene, at: int) -> bool:
    """Whether a token may stand between a word and the deed that it governs."""
    described = scene.tokens[at].pos in (POS.ADJ, POS.DET) or _marks_off_date(scene, at)
    named = in_actor(scene, at) or in_date(scene, at) or in_teller(scene, at)
    return described or named or stands(scene, qualifier_words()["flatly"], (at,))


def _marks_off_date(scene: Scene, at: int) -> bool:
    """Whether a comma stands before or behind a time: "denied, on Monday, the expulsion"."""
    return scene.keys[at] in _COMMAS and (in_date(scene, at - 1) or in_date(scene, at + 1))


def governors(scene: Scene, first: int) -> Iterator[int]:
    """The tokens before the name of a deed, nearest first, to the verb and no farther."""
    verb = scene.last_verbs[first]
    return iter(range(first - 1, max(first - 1 - FAR, -1 if verb is None else verb - 1), -1))


def opened_at(scene: Scene, verb: int) -> int | None:
    """Where "that" stands whose clause has a verb as its first, but for "be"; None where there is none, or the verb is denied itself."""
    for at in range(verb - 1, max(-1, verb - 1 - REACH), -1):
        cues = scene.cues[at]
        if "complementiser" in cues:
            return at if _FOR not in scene.tokens[at].form.proclitics else None  # "because"
        if scene.tokens[at].pos in (POS.VERB, POS.PUNCT) or not CLAUSAL.isdisjoint(cues):
            return None
    return None


def is_arranged_behind(scene: Scene, at: int, later: int) -> bool:
    """Whether "on condition that" stands with a verb in the present between a token and a later one: "held talks, the next to be tomorrow"."""
    if not scene.opened_in(at, later):
        return False
    onward = (i for i in range(at + 1, later - 2) if scene.keys[i] == _UPON and "complementiser" in scene.cues[i + 1])
    return any(v.tense == "present" for i in onward for v in scene.tokens[i + 2].form.verbs)


def is_denied(scene: Scene, at: int) -> bool:
    """Whether a word is itself negated: "did not rule out"."""
    return at > 0 and "negation" in scene.cues[at - 1]


def is_not_so(scene: Scene, at: int) -> bool:
    """Whether "not" stands right before what somebody is: "not ready", "not bound by"."""
    return at > 0 and scene.keys[at - 1].removeprefix("و") in qualifier_words()["not_so"]


def is_present(scene: Scene, verb: int, word: str | None) -> bool:
    """Whether a verb cannot but be in the present, where it is the verb ``word``: what looks like "she sends" may also look like a past."""
    readings = [v for v in scene.tokens[verb].form.verbs if v.person == _THIRD and word in (None, key(v.lemma))]
    return bool(readings) and all(v.tense == "present" for v in readings)
