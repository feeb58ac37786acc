"""What became of a mission or of relations, by the words around their name: open, closed, planned; full, reduced, severed, restored, none."""

from __future__ import annotations

from collections.abc import Collection

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.governing import FAR, passes
from marsad.coding.nearby import belongs, nearest, stands
from marsad.coding.scenes import Scene, in_actor
from marsad.coding.statuses.denials import impossible, undone
from marsad.coding.statuses.intentions import governed_by, is_to_come
from marsad.coding.statuses.unfulfilled import come_to_nothing
from marsad.coding.triggers import Trigger
from marsad.records import POS

_MISSION = "diplomatic_mission"
HAVE_STATES = frozenset({_MISSION, "diplomatic_relations"})
"""Relations of which the words may tell a state that another replaces."""
_REACH = 8  # tokens around a trigger in which a word may change its state
_BEFORE = 3  # tokens before such a word in which another may take it back
_SERVED = 6  # tokens behind a word of suspending in which stands what is suspended
_AND = ("و",)
_BARE = ((), ("ال",))
_NISBA = ("ية", "ي")  # endings of adjectives
_AFTER, _THAT, _WAS = frozenset({"بعد", "وبعد"}), frozenset({"ان", "ما"}), "كان"
_HAVE, _UPON, _WILL, _FOR = "قد", "علي", "سوف", "ل"
_VERBS = (POS.VERB, POS.AUX)
_TAKING_BACK = frozenset({"negation", "denial", "possibility"})
_JOINING = frozenset({"complementiser", "relative"})  # cues of words that are spelled like "if" and "not"
_LEVELS = (("severing", "severed"), ("reducing", "reduced"), ("restoring", "restored"))
_KEPT = {"severed": "full", "reduced": "full", "restored": "severed"}
"""What relations are that are only to be severed, reduced, restored, or are not."""


def mission_state(trigger: Trigger) -> tuple[str, bool]:
    """Whether a mission is open, closed or planned, and whether the words tell how it came to that.

    One whose closing is only threatened, weighed, called for or denied is open; one whose opening is only agreed, planned or wanted is planned,
    and one whose opening is refused or denied closed.
    """
    scene, listed = trigger.scene, qualifier_words()
    closing = closing_word(trigger)
    opening = _opening_word(trigger)
    if closing is not None and (opening is None or _decided(trigger, closing) < _decided(trigger, opening)):
        return ("open", False) if _is_kept(scene, closing) else ("closed", True)
    if opening is not None and _is_undone(scene, opening):
        return "closed", False
    begun = (
        opening
        if opening is not None
        else nearest(trigger, listed["setting_up"], _REACH, lambda at: _opens(trigger, at))
    )
    if begun is not None and (_is_planned(trigger) or _is_to_come(trigger, begun)):
        return "planned", True
    return "open", opening is not None


def state_standing(trigger: Trigger, relation: str) -> int:
    """How surely a state still holds as a trigger tells it: 0 where its words tell of none, 1 where they tell what was before, else 2."""
    told = mission_state(trigger)[1] if relation == _MISSION else relations_level(trigger)[1]
    return 0 if not told else 1 if _is_told_as_past(trigger) else 2


def _is_told_as_past(trigger: Trigger) -> bool:
    """Whether what a trigger names is told as what was before: "*had* closed its embassy", "*after* it had severed relations", "after a rupture"."""
    scene, verb = trigger.scene, trigger.scene.last_verbs[trigger.at]
    at = trigger.at if trigger.shape == "verb" or verb is None else verb
    before = range(max(0, at - _BEFORE), at)
    after = any(scene.keys[i] in _AFTER and scene.keys[i + 1] in _THAT for i in before)
    return (
        after
        or (trigger.at > 0 and scene.keys[trigger.at - 1] in _AFTER)
        or any(scene.tokens[i].pos is POS.AUX and scene.stems[i].startswith(_WAS) for i in before)
    )


def closing_word(trigger: Trigger) -> int | None:
    """The nearest word that says that a mission is closed; a comment, which is spelled like a suspension, is none."""
    return nearest(trigger, load_cues()["closing"], _REACH, lambda at: _closes(trigger.scene, at))


def relations_level(trigger: Trigger) -> tuple[str, bool]:
    """The level of relations, and whether the words tell how it came to that."""
    found = ((_word_of(trigger, cue), level) for cue, level in _LEVELS)
    levels = [(_decided(trigger, at), at, level) for at, level in found if at is not None]
    if not levels:
        begun = nearest(trigger, qualifier_words()["establishing"], _REACH)
        lacking = _lacks(trigger) or (begun is not None and _is_not_so(trigger.scene, begun))
        return ("none", False) if lacking else ("full", _begins(trigger))
    if _are_of_trade(trigger):
        return "full", False  # trade was broken off, not the relations
    _, at, level = min(levels)
    return (_KEPT[level], False) if _is_kept(trigger.scene, at) else (level, True)


def _are_of_trade(trigger: Trigger) -> bool:
    """Whether the relations are called those of trade, armies, sport: what is broken off then are not those of the states."""
    listed = qualifier_words()
    named = trigger.at if trigger.shape == "noun" else nearest(trigger, listed["ties"], _REACH)
    return named is not None and stands(trigger.scene, listed["of_trade"], range(named + 1, named + 3))


def _begins(trigger: Trigger) -> bool:
    """Whether it is told that relations were begun; "has relations" tells that they are."""
    at = nearest(trigger, qualifier_words()["establishing"], _REACH)
    return at is not None and not any(v.tense == "present" for v in trigger.scene.tokens[at].form.verbs)


def _word_of(trigger: Trigger, cue: str) -> int | None:
    """The nearest word of breaking or mending that speaks of the relations."""
    words: Collection[str] = load_cues()[cue] | qualifier_words().get(f"{cue}.done", frozenset())
    return nearest(trigger, words, _REACH, lambda at: _concerns(trigger, at))


def _concerns(trigger: Trigger, at: int) -> bool:
    """Whether a word of breaking or mending speaks of the relations, not of what stands beside: not "relations, and the return of refugees"."""
    scene, own = trigger.scene, trigger.at
    if at < own:
        joined = (i for i in range(at + 1, own) if scene.tokens[i].form.proclitics[:1] == _AND)
        return all(in_actor(scene, i) for i in joined)
    token, after = scene.tokens[at], at + 1
    if at == own or token.pos is not POS.NOUN or token.form.enclitics or after >= len(scene.tokens):
        return True
    named = scene.tokens[after].pos in (POS.NOUN, POS.PROPN) and "preposition" not in scene.cues[after]
    bare = scene.tokens[after].form.proclitics in ((), ("ال",))
    return not (named and bare) or stands(scene, qualifier_words()["ties"], (after,))


def _closes(scene: Scene, at: int) -> bool:
    """Whether a word of closing closes: "suspended its work", not "commented on it"."""
    listed = qualifier_words()
    if not stands(scene, listed["interrupting"], (at,)):
        return True
    if scene.tokens[at].form.proclitics[:1] == (_FOR,) and stands(scene, listed["asking"], range(max(0, at - 2), at)):
        return False
    for behind in range(at + 1, min(len(scene.tokens), at + 1 + _SERVED)):
        if scene.keys[behind] == _UPON:
            return False
        if stands(scene, listed["service"], (behind,)):
            return True
    return False


def _is_planned(trigger: Trigger) -> bool:
    scene, wanted = trigger.scene, load_cues()["planning"]
    around = range(max(0, trigger.at - _REACH), min(len(scene.keys), trigger.at + _REACH))
    return any((scene.stems[i] in wanted or scene.keys[i] in wanted) and belongs(trigger, i) for i in around)


def _opening_word(trigger: Trigger) -> int | None:
    """The nearest word that says that a mission is opened, or its verb, farther off: "opened on 20 April in its capital an embassy"."""
    words = qualifier_words()["opening"]
    found = nearest(trigger, words, _REACH, lambda at: _opens(trigger, at))
    verb = trigger.scene.last_verbs[trigger.at]
    if found is not None or verb is None or trigger.at - verb > FAR or not belongs(trigger, verb):
        return found
    return verb if stands(trigger.scene, words, (verb,)) and _opens(trigger, verb) else None


def _opens(trigger: Trigger, at: int) -> bool:
    """Whether a word of opening speaks of the mission, not of what else is named between or behind: "the opening of an inquiry"."""
    scene, own = trigger.scene, trigger.at
    if at < own:
        return not any(_is_other_thing(scene, i) for i in range(at + 1, own))
    behind = at + 1
    if behind == len(scene.tokens) or scene.tokens[at].form.enclitics or scene.tokens[behind].form.enclitics:
        return True  # "will open its doors"
    named = _is_other_thing(scene, behind)
    return not named or stands(scene, qualifier_words()["service"], (behind,))


def _is_other_thing(scene: Scene, at: int) -> bool:
    """Whether a noun stands bare, and so is what is opened, and is neither a mission nor its house nor who opens it."""
    token = scene.tokens[at]
    if token.pos is not POS.NOUN or token.form.proclitics not in _BARE or passes(scene, at):
        return False
    if at and in_actor(scene, at - 1) and token.form.proclitics and token.form.folded.endswith(_NISBA):
        return False  # "Shiite Azerbaijan"
    governed = at > 0 and "preposition" in scene.cues[at - 1]
    return not governed and not stands(scene, qualifier_words()["premises"], (at,))


def _is_to_come(trigger: Trigger, begun: int) -> bool:
    """Whether a word of opening or setting up tells what will be: "will open", "agreed on opening", "is to open next year"."""
    scene = trigger.scene
    token = scene.tokens[begun]
    if token.pos in _VERBS and ("س" in token.form.proclitics or scene.keys[max(0, begun - 1)] == _WILL):
        return True
    return is_to_come(scene, begun)


def _is_undone(scene: Scene, opening: int) -> bool:
    """Whether an opening did not come about: "did not open", "refused to open", "denied that it opened"."""
    before, listed = range(max(0, opening - _BEFORE), opening), qualifier_words()
    denied = any(scene.keys[i] in listed["not"] for i in before)
    return (
        denied or _is_not_so(scene, opening) or governed_by(scene, listed["refusing"] | listed["ruling_out"], opening)
    )


def _is_not_so(scene: Scene, at: int) -> bool:
    """Whether what a token names is named as not done, or cannot be done, or comes to nothing: "went back on closing"."""
    found = (
        undone(scene, at) or impossible(scene, at) or (come_to_nothing(scene, at, scene.keys[at - 1]) if at else None)
    )
    return found is not None and found[0] == "negated"


def _decided(trigger: Trigger, at: int) -> tuple[bool, int]:
    """How a word ranks among those that say what became of the trigger: what stands before it governs it, what stands after describes it."""
    return at > trigger.at, abs(at - trigger.at)


def _is_kept(scene: Scene, at: int) -> bool:
    """Whether a word of ending or beginning is taken back by what stands before it: "did not sever", "threatened to close"."""
    before, undecided = range(max(0, at - _BEFORE), at), qualifier_words()["undecided"]
    taken_back = any(_takes_back(scene, i) for i in before) or stands(scene, undecided, before)
    return taken_back or governed_by(scene, undecided, at) or _is_not_so(scene, at)


def _takes_back(scene: Scene, at: int) -> bool:
    """Whether a word denies what follows or makes it possible; "had severed" and "said that it severed" do not."""
    cues = scene.cues[at]
    if not _JOINING.isdisjoint(cues):
        return False
    if scene.stems[at] == _HAVE and not any(v.tense == "present" for v in scene.tokens[at + 1].form.verbs):
        return False
    return not _TAKING_BACK.isdisjoint(cues)


def _lacks(trigger: Trigger) -> bool:
    """Whether the words say that there is no such thing as the trigger names: "does not have", "without"."""
    scene, listed = trigger.scene, qualifier_words()
    for at in range(max(0, trigger.at - _REACH), trigger.at + 1):
        if scene.keys[at] in listed["lacking"] and not scene.verbs_in(at + 1, trigger.at):
            return True
        had = at + 1 < len(scene.keys) and stands(scene, listed["having"], (at + 1,))
        if scene.keys[at] in listed["not"] and had and not scene.verbs_in(at + 2, trigger.at):
            return True
    return False
