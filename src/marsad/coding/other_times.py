"""Times of a sentence that belong to something else than what a trigger tells: another deed, the age of a thing, what only compares."""

from __future__ import annotations

from datetime import date

from marsad.coding.compared import compared_with
from marsad.coding.cues import qualifier_words
from marsad.coding.dated_things import is_age, is_of_aside, is_of_topic, is_standing
from marsad.coding.fates import says
from marsad.coding.features import EARLY
from marsad.coding.governing import is_present
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene, in_date
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorKind, DateMention

_FOREMOST = 3  # tokens before "since" in which a word may say that there was nothing like it
_AND = (("و",), ("ف",))
_NAMED = (POS.NOUN, POS.ADJ)
_NAMES = (POS.NOUN, POS.PROPN, POS.ADJ)
_NEAR = 6  # tokens between what is the greatest since then and the time
_RECENT = 31  # days before the publication that are news
_LONG = frozenset(["month", "quarter", "season", "year", "decade", "century"])  # grains of times that are hardly news
_SPEECH = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN"})


def is_of_another_deed(trigger: Trigger, dated: Placed[DateMention], published: date | None) -> bool:
    """Whether a time behind ``trigger`` is that of a deed told in between, or says only since when there was nothing like what is told.

    "Lifted the sanctions that it imposed in 2003", "reopened it after its closing in 2003"; "for the first time since 2017". So is a time that tells
    how old a thing is or who somebody is (`marsad.coding.dated_things`), and one before what somebody is known to do ("said in May that the
    sanctions that it imposes").
    A recent day is that of the news as often as not.
    """
    scene, at = trigger.scene, trigger.at
    old = _is_long_past(dated.mention, published)
    if dated.first <= at:
        return is_standing(trigger) or (old and is_of_aside(trigger, dated))
    if is_of_topic(trigger, dated.first) or (old and is_age(trigger, dated)):
        return True
    compared = compared_with(scene, at) if scene.amounts else ()
    if _compares(scene, at, dated.first) or any(dated.first in told for told in compared):
        return True
    if not old:
        return _says(trigger) and _of_clause_before(scene, at, dated.first)
    openers = (i for i in range(dated.first - 1, at, -1) if _subordinates(scene, i) and not in_date(scene, i))
    opener = next(openers, None)
    if opener is None:
        return False
    if scene.keys[opener] not in qualifier_words()["following_on"]:
        if trigger.shape != "verb" and _says(trigger) and _describes_another(scene, at, opener):
            return scene.verbs_in(opener + 1, dated.first) > 0
        told = scene.last_verbs[dated.first]
        # But "the war that began in 2003", "the head of state, who belongs to that party, in 2003".
        return trigger.shape == "verb" and told is not None and told >= opener and not is_present(scene, told, None)
    deed = opener + 1
    if says(scene, at) and says(scene, deed):
        return False  # who is killed after he was wounded
    return scene.verbs_in(deed, dated.first) > 0 or (
        deed < dated.first and scene.tokens[deed].pos is POS.NOUN and not in_date(scene, deed)
    )


def _says(trigger: Trigger) -> bool:
    """Whether a trigger tells an act of speech, which has what it is about behind it: "its criticism of the raid that"."""
    return trigger.frames[0].type in _SPEECH


def _of_clause_before(scene: Scene, at: int, first: int) -> bool:
    """Whether a time stands in a relative clause of what an act of speech is about: "its criticism of the raid that happened *yesterday*"."""
    verb = scene.last_verbs[first]
    if verb is None or verb - 1 <= at or "relative" not in scene.cues[verb - 1]:
        return False
    apart = any(scene.tokens[i].pos is POS.PUNCT for i in range(verb, first))
    return not apart and not scene.verbs_in(at + 1, verb) and _describes_another(scene, at, verb - 1)


def _describes_another(scene: Scene, at: int, opener: int) -> bool:
    """Whether a relative clause describes something that stands behind the noun at ``at``: "its criticism *of the treaty* that was signed in"."""
    return any(scene.tokens[i].pos is POS.NOUN and not in_date(scene, i) for i in range(at + 1, opener))


def _subordinates(scene: Scene, at: int) -> bool:
    """Whether a clause or a phrase begins at a token that tells another deed: "which", "after", "prisoners whom it arrested"."""
    if "relative" in scene.cues[at] or scene.keys[at] in qualifier_words()["following_on"]:
        return True
    token, before = scene.tokens[at], scene.tokens[at - 1]
    describes = token.pos is POS.VERB and token.form.enclitics and not token.form.proclitics
    of_people = any(a.first < at == a.last and a.mention.kind is ActorKind.PEOPLE for a in scene.actors)
    return bool(describes) and (of_people or before.pos in _NAMED) and "ال" not in before.form.proclitics


def tells_of_the_day(trigger: Trigger, when: DateMention | None, published: date | None) -> bool:
    """Whether nothing but the times of other deeds make what ``trigger`` tells on the day ``when`` look like background.

    Only of a verb with which one of the first sentences opens, or of what is the greatest since then: much else tells of background.
    """
    scene, at = trigger.scene, trigger.at
    if scene.index >= EARLY or (when is not None and _is_long_past(when, published)):
        return False
    if any(at < d.first <= at + _NEAR and _compares(scene, at, d.first) for d in scene.dates):
        return True
    if trigger.shape != "verb" or scene.main_verb != at or scene.tokens[at].form.proclitics[:1] in _AND:
        return False
    apart = [is_of_another_deed(trigger, d, published) for d in scene.dates if _is_old(d.mention, published)]
    earlier = any("pluperfect" in cues for cues in scene.cues[max(0, at - _FOREMOST) : at])
    return bool(apart) and all(apart) and not earlier


def _is_old(mention: DateMention, published: date | None) -> bool:
    return bool(mention.start or mention.end) and (mention.end is None or _is_long_past(mention, published))


def _compares(scene: Scene, at: int, first: int) -> bool:
    """Whether a time that begins at ``first`` says since when there was nothing like it: "the fiercest since", "for the first time since"."""
    since = next((i for i in range(first, at, -1) if scene.keys[i] in qualifier_words()["since"]), None)
    if since is None or any(since <= d.first < first for d in scene.dates):
        return False  # "for the first time since 2017, on Monday"
    return stands(scene, qualifier_words()["foremost"], range(max(0, since - _FOREMOST), since))


def _is_long_past(mention: DateMention, published: date | None) -> bool:
    last = mention.end or mention.start
    if published is None or last is None:
        return mention.grain in _LONG
    return (published - last).days > _RECENT
