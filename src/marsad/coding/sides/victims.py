"""Who is told as killed or hurt: behind a verb in the passive with the attack named ("were killed in a raid"), behind the noun ("the death of").

Arabic does not write the vowels that part "killed" from "was killed". Who stands behind such a verb was harmed where nobody else stands there and
the attack is named in the phrase of a preposition. Who stands before a verb in the plural was harmed where no object stands behind it: "that six
soldiers were killed", but "that his soldiers killed six gunmen".
"""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.fates import says
from marsad.coding.fronting import fronted
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene, Toll, in_date
from marsad.coding.sides.harms import (
    HARMS,
    OF,
    PERSONS,
    WHEN,
    before,
    begins,
    cause_at,
    follows_its_subject,
    is_many,
    is_object,
    is_verb,
    last_of,
)
from marsad.coding.sides.killings import killing
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorKind

_MOST = 10  # tokens between a word of harm and the preposition before the attack
_NUMBER = 2  # tokens of those of whom some are told as a part
_AND = (("و",),)
_SO = (("و",), ("ف",))
_BLAST = 18  # tokens between the verb of a blast and what it did
_STRUCK = 6  # tokens between the verb of an attack and whom it struck
_PEOPLE = (ActorKind.PEOPLE, ActorKind.PERSON)
_TELLING = (POS.VERB, POS.NOUN, POS.PROPN)
_NOMINAL = (POS.NOUN, POS.PROPN, POS.ADJ)
_ENDING = (POS.VERB, POS.PUNCT)


def tolls(scene: Scene) -> list[Toll]:
    """The words of a sentence that say of whom it tells that they were killed or hurt, with the tokens that name these and the attack."""
    if scene.tolls is None:
        found = (_toll(scene, at) for at in range(len(scene.tokens)) if _may_harm(scene, at))
        scene.tolls = [toll for toll in found if toll is not None]
    return scene.tolls


def is_victim(scene: Scene, first: int) -> bool:
    """Whether who is named from token ``first`` on is told as killed or hurt."""
    return any(toll.first <= first < toll.last for toll in tolls(scene))


def is_struck(trigger: Trigger, first: int) -> bool:
    """Whether who is named from token ``first`` on stands in the accusative behind the verb of an attack: "a car ran over *a guard*"."""
    scene, at = trigger.scene, trigger.at
    if not (trigger.shape == "verb" or fronted(scene, at)) or not at < first <= at + _STRUCK:
        return False
    apart = scene.verbs_in(at + 1, first) or scene.opened_in(at, first)
    return not (apart or scene.tokens[first].form.proclitics) and is_object(scene, first)


def cause_of(scene: Scene, at: int) -> int | None:
    """The word of the attack in which those were harmed of whom the word at ``at`` says so."""
    told = killing(scene, at)
    return told.cause if told else next((toll.cause for toll in tolls(scene) if _tells(scene, toll, at)), None)


def _tells(scene: Scene, toll: Toll, at: int) -> bool:
    """Whether a word tells a toll, or is what those told of met with: "met *their death*"."""
    met = toll.at < at <= max(toll.last, toll.at + 1) and bool(scene.tokens[at].form.enclitics)
    return toll.at == at or (met and stands(scene, qualifier_words()["demise"], (at,)))


def _may_harm(scene: Scene, at: int) -> bool:
    return scene.tokens[at].pos in _TELLING and says(scene, at) in HARMS


def _toll(scene: Scene, at: int) -> Toll | None:
    """What a word of harm tells; None where it is no more than that somebody did harm."""
    if is_many(scene, at):
        return _toll_before(scene, at)
    named = stands(scene, qualifier_words()["demise"], (at,))
    weapon = _weapon(scene, at)
    if not named and weapon is None and not is_verb(scene, at):
        return None
    behind = at + 1
    if named and _goes_on(scene, behind, POS.NOUN):  # "the death and injury of"
        behind += 1
    last = _phrase(scene, behind)
    if last is None or (last == behind and named):
        return None
    cause = cause_at(scene, last)
    if cause is None and _goes_on(scene, last):  # "were killed and six wounded in a raid"
        cause = _cause_behind(scene, last)
    suffers = named or stands(scene, qualifier_words()["suffering"], (at,)) or weapon is not None
    cause = weapon if cause is None else cause
    if not suffers and (cause is None or _is_led_by_a_body(scene, at + 1) or follows_its_subject(scene, at)):
        return None
    first = behind
    if weapon is not None and last > first:
        return Toll(at, first, last, cause)
    if not _names_people(
        scene, first, last
    ):  # "soldiers were killed on Sunday in a raid", who stand before the verb in Arabic
        first, last = before(scene, at), at
    return Toll(at, first, last, cause) if _names_people(scene, first, last) else None


def _toll_before(scene: Scene, at: int) -> Toll | None:
    """Those named before a verb in the plural as killed or hurt, where none are behind it whom they killed."""
    end = at - 1 if at and "relative" in scene.cues[at - 1] else at
    first = before(scene, at)
    if first >= end or not _names_people(scene, first, end):
        return None
    if not stands(scene, qualifier_words()["suffering"], (at,)) and _has_object(scene, at):
        return None
    return Toll(at, first, end, _cause_near(scene, at))


def _has_object(scene: Scene, at: int) -> bool:
    """Whether some are named behind a verb, right behind it or past phrases, who may be its object."""
    listed = qualifier_words()
    for i in range(at + 1, min(len(scene.tokens), at + 1 + _MOST)):
        form = scene.tokens[i].form
        ends = scene.tokens[i].pos in _ENDING or scene.keys[i] in WHEN or "complementiser" in scene.cues[i]
        if ends or form.proclitics[:1] in _AND:
            return False
        governed = bool(form.proclitics) and form.proclitics != ("ال",)
        governed = governed or (i > at + 1 and _governs(scene, i - 1)) or stands(scene, listed["among"], (i - 1,))
        if not governed and not in_date(scene, i) and (is_object(scene, i) or _is_counted(scene, i)):
            return True
        if i == at + 1 and not governed and scene.tokens[i].pos in _NOMINAL and not in_date(scene, i):
            return True
    return False


def _governs(scene: Scene, at: int) -> bool:
    return "preposition" in scene.cues[at] or scene.keys[at] in qualifier_words()["in_which"]


def _is_counted(scene: Scene, at: int) -> bool:
    return any(a.first == at and a.mention.unit in PERSONS for a in scene.amounts)


def _cause_near(scene: Scene, at: int) -> int | None:
    """The attack named behind a verb of harm, past where it was and others whom it harmed: "were killed in Accra and ten hurt in a raid"."""
    for i in range(at + 1, min(len(scene.tokens), at + 1 + _MOST)):
        if (cause := cause_at(scene, i)) is not None:
            return cause
        if scene.tokens[i].pos in _ENDING and says(scene, i) not in HARMS:
            return None
    return None


def _weapon(scene: Scene, at: int) -> int | None:
    """The bomb, mine or shell that went off or fell before a verb of harm, which goes on with "and": "a mine went off and killed three"."""
    form, listed = scene.tokens[at].form, qualifier_words()
    if form.proclitics[:1] not in _SO or form.enclitics or not any(v.tense == "past" for v in form.verbs):
        return None
    verb = scene.last_verbs[at]
    if verb is None or at - verb > _BLAST or not stands(scene, listed["going_off"], (verb,)):
        return None
    weapon = next((i for i in range(verb + 1, min(at, verb + 3)) if stands(scene, listed["weapon"], (i,))), None)
    subject = scene.subjects.get(at)
    return None if subject is not None and subject.own and scene.actors[subject.actor].last == at else weapon


def _goes_on(scene: Scene, at: int, pos: POS = POS.VERB) -> bool:
    joined = at < len(scene.tokens) and scene.tokens[at].form.proclitics[:1] in _AND
    return joined and scene.tokens[at].pos is pos and says(scene, at) in HARMS


def _cause_behind(scene: Scene, at: int) -> int | None:
    """The word of the attack behind whom the word of harm at ``at`` tells of."""
    last = _phrase(scene, at + 1)
    return None if last is None else cause_at(scene, last)


def _phrase(scene: Scene, first: int) -> int | None:
    """Where the phrase ends that begins at a token; None where two stand there, so that one did it to the other."""
    at, named = first, first
    while at < min(len(scene.tokens), first + _MOST):
        if stands(scene, qualifier_words()["among"], (at,)):  # "two children among them"
            at, named = at + 1, at + _NUMBER
            continue
        if _ends(scene, at):
            break
        token = scene.tokens[at]
        joined = token.form.proclitics[:1] in _AND
        joined = joined or (at > first and scene.keys[at - 1] == OF)  # "a soldier of the army"
        anew = begins(scene, at) and at > named and not joined
        if anew or (at > first and not joined and is_object(scene, at)):
            return None
        if begins(scene, at):
            named = last_of(scene, at) - 1
        at += 1
    return at


def _ends(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    attached = token.form.proclitics[:1] in (("ب",), ("ل",), ("لل",))
    if scene.keys[at] == OF:
        return False
    if scene.keys[at] in WHEN:
        return True
    return token.pos in _ENDING or attached or ("preposition" in scene.cues[at] and not in_date(scene, at))


def _is_led_by_a_body(scene: Scene, first: int) -> bool:
    """Whether what stands behind a verb is an army or a state, which kills and is not killed; a lone policeman is a number of people, too."""
    led = next((a for a in scene.actors if a.first == first), None)
    counted = any(a.first == first for a in scene.amounts)
    return led is not None and led.mention.kind not in _PEOPLE and not counted


def _names_people(scene: Scene, first: int, last: int) -> bool:
    people = any(first <= a.first < last and a.mention.kind in _PEOPLE for a in (*scene.actors, *scene.people))
    counted = any(
        first <= a.first < last and (a.mention.unit in PERSONS or (a.mention.unit is None and a.first == first))
        for a in scene.amounts
    )
    return people or counted
