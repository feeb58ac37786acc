"""Times that tell how old a thing is or who somebody is: "the treaty of 1994", "signed in 1979", "who joined it in 1993"."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import is_present
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Placed, Scene, in_actor, in_date
from marsad.coding.triggers import Trigger
from marsad.records import POS, DateMention

_MEETING, _LIFTING = "CONSULT", "CONCEDE"
_VERBAL_CONFLICT = 3  # the quad class of demands, accusations, refusals and threats
_NAMES = (POS.NOUN, POS.PROPN, POS.ADJ)
_VERBS = (POS.VERB, POS.AUX)
_AND = (("و",), ("ف",))
_ARTICLE, _FOR, _ACCUSATIVE = "ال", "ل", "ا"
_REACH = 6  # tokens between the head of a name and its age, or between "signed" and the time


def is_age(trigger: Trigger, dated: Placed[DateMention]) -> bool:
    """Whether a time behind a trigger is that of a thing which it tells something about, or of somebody who takes part.

    It stands behind the name of a treaty, a war or the like ("broke the treaty of 1994"), behind what describes it ("left the treaty signed in
    1979"), or tells who somebody is ("gave asylum to a journalist who fled last year"). What names itself so, the word of the treaty, has the time.
    """
    scene, first = trigger.scene, dated.first
    return _is_in_name(trigger, dated) or _is_described(trigger, first) or _of_somebody(scene, trigger, first)


def is_of_topic(trigger: Trigger, first: int) -> bool:
    """Whether a time stands in a relative clause on what is talked about: "talks on the border that was drawn in 1926"."""
    scene, at = trigger.scene, trigger.at
    verb = scene.last_verbs[first]
    if trigger.shape == "verb" or trigger.frames[0].type != _MEETING or verb is None or verb <= at + 1:
        return False
    opener = next((i for i in range(verb, at, -1) if "relative" in scene.cues[i]), None)
    if opener is None or opener - 1 <= at or any(scene.tokens[i].pos is POS.PUNCT for i in range(opener - 1, first)):
        return False
    listed = qualifier_words()
    if stands(scene, listed["taking_place"], (verb,)):
        return False  # "the talks on the border that were held in March"
    discusses = stands(scene, listed["discussion"], (at,)) and _ARTICLE not in scene.tokens[at].form.proclitics[-1:]
    return discusses or any(scene.keys[i] in listed["talked_about"] for i in range(at + 1, opener))


def is_of_aside(trigger: Trigger, dated: Placed[DateMention]) -> bool:
    """Whether a time before a trigger tells who somebody is, in a relative clause that has ended: "Togo, which joined in 1993, took part in"."""
    scene, at = trigger.scene, trigger.at
    verb = scene.last_verbs[dated.first]
    opener = verb - 1 if verb else 0
    if not opener or "relative" not in scene.cues[opener] or dated.last > at:
        return False
    head = opener - (scene.tokens[opener - 1].pos is POS.PUNCT)
    named = any(a.last == head and not _in_construct(scene, a.first) for a in scene.actors)
    if not named or any(scene.tokens[i].pos is POS.PUNCT for i in range(opener, dated.first)):
        return False
    if any(
        scene.tokens[i].pos in _VERBS and scene.tokens[i].form.proclitics[:1] in _AND for i in range(dated.last, at + 1)
    ):
        return False  # which may go on with who it is
    if any(scene.tokens[i].pos is POS.PUNCT for i in range(dated.last, at)):
        return True
    main = dated.last  # "Togo, which joined in 1993 expelled": the next verb is that of the sentence
    return trigger.shape == "verb" and at == main


def _in_construct(scene: Scene, first: int) -> bool:
    """Whether a bare noun stands right before a name: "the talks of Accra"."""
    return first > 0 and scene.tokens[first - 1].pos is POS.NOUN and not in_date(scene, first - 1)


def is_standing(trigger: Trigger) -> bool:
    """Whether a trigger tells in the present what somebody is known to do, in a relative clause: "the sanctions *that it imposes*"."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape != "verb" or not at or "relative" not in scene.cues[at - 1]:
        return False
    return bool(scene.tokens[at].form.enclitics) and is_present(scene, at, trigger.word)


def _is_in_name(trigger: Trigger, dated: Placed[DateMention]) -> bool:
    """Whether a year stands in a name whose head is not the trigger: "the treaty of 1994", "the Budapest memorandum of the year 1994"."""
    scene, first, mention = trigger.scene, dated.first, dated.mention
    head = first - 1
    if mention.grain != "year" or head <= trigger.at or scene.tokens[head].pos not in _NAMES:
        return False
    listed = qualifier_words()
    for_year = scene.tokens[first].form.proclitics[:1] == (_FOR,)
    if not for_year:
        token = scene.tokens[head]
        bare = not token.form.proclitics or _ARTICLE not in token.form.proclitics
        plain = mention.surface[:1].isdigit() or (_talks(trigger) and not token.form.surface.endswith(_ACCUSATIVE))
        return bare and plain and not token.form.enclitics and stands(scene, listed["dated_things"], (head,))
    while head > max(trigger.at, first - _REACH) and not stands(scene, listed["dated_things"], (head,)):
        if scene.tokens[head].pos not in _NAMES:
            return False
        head -= 1
    return head > trigger.at and stands(scene, listed["dated_things"], (head,))


def _talks(trigger: Trigger) -> bool:
    """Whether a trigger tells of talks, or of words against somebody, which concern a thing and make none."""
    known = event_types().get(trigger.frames[0].type)
    return known is not None and (known.name == _MEETING or known.quad_class == _VERBAL_CONFLICT)


def _is_described(trigger: Trigger, first: int) -> bool:
    """Whether "signed", "imposed" with the article leads to a time and describes what stands behind the trigger: "left the treaty *signed* in"."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape != "verb" and not _talks(trigger) and trigger.frames[0].type != _LIFTING:
        return False
    for i in range(first - 1, max(at + 1, first - 1 - _REACH), -1):
        token = scene.tokens[i]
        if token.pos in (*_VERBS, POS.PUNCT):
            return False
        if _ARTICLE in token.form.proclitics and stands(scene, qualifier_words()["dated_by"], (i,)):
            return i - 1 > at
    return False


def _of_somebody(scene: Scene, trigger: Trigger, first: int) -> bool:
    """Whether a verb right behind people without the article leads to a time and tells who they are: "a journalist *who fled* last year"."""
    verb = scene.last_verbs[first]
    if trigger.shape != "verb" or verb is None or verb <= trigger.at + 1:
        return False
    opener = verb
    while opener > trigger.at + 1 and (scene.tokens[opener - 1].pos is POS.AUX or scene.keys[opener - 1] == "قد"):
        opener -= 1
    token = scene.tokens[opener]
    if token.form.proclitics or any(scene.tokens[i].pos is POS.PUNCT for i in range(opener, first)):
        return False
    before = scene.tokens[opener - 1]
    described = before.pos in (POS.NOUN, POS.ADJ) and _ARTICLE not in before.form.proclitics
    return described and in_actor(scene, opener - 1) and not in_date(scene, opener - 1)
