"""Who is told as killed or hurt: behind a verb in the passive with the attack named ("were killed in a raid"), behind the noun ("the death of").

Arabic does not write the vowels that part "killed" from "was killed". Who stands behind such a verb was harmed where nobody else stands there and
the attack is named in the phrase of a preposition. Who stands before a verb in the plural was harmed where no object stands behind it: "that six
soldiers were killed", but "that his soldiers killed six gunmen".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from marsad.coding.cues import qualifier_words
from marsad.coding.fates import says
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene, Toll, in_date
from marsad.coding.syntax import governor
from marsad.records import POS, ActorKind, ActorMention

_MOST = 10  # tokens between a word of harm and the preposition before the attack
_COUNTING = 2  # tokens between that preposition and the attack: "in a series of raids"
_FAR = 12  # tokens between a verb of harm with who did it and the attack
_AND = (("و",),)
_SO = (("و",), ("ف",))
_BLAST = 18  # tokens between the verb of a blast and what it did
_BY, _OF = ("ب",), "من"
_THAT = frozenset({"إن", "أن", "ان"})
_WHEN = frozenset({"حين", "حينما", "عندما", "بعدما", "لما"})
_MANY, _PAIR, _TWO = "وا", "ا", 2  # endings of verbs whose subject stands before them
_PEOPLE = (ActorKind.PEOPLE, ActorKind.PERSON)
_PERSONS = frozenset({"people", "troops"})
_COUNTED = _PERSONS | {None}
ATTACKERS = frozenset({"REB", "UAF", "CRM", "PRM"})
"""Sectors of those who attack rather than others do."""
_HARMS = ("dead", "injured")
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


def cause_of(scene: Scene, at: int) -> int | None:
    """The word of the attack in which those were harmed of whom the word at ``at`` says so."""
    told = killing(scene, at)
    return told.cause if told else next((toll.cause for toll in tolls(scene) if _tells(scene, toll, at)), None)


def _tells(scene: Scene, toll: Toll, at: int) -> bool:
    """Whether a word tells a toll, or is what those told of met with: "met *their death*"."""
    met = toll.at < at <= max(toll.last, toll.at + 1) and bool(scene.tokens[at].form.enclitics)
    return toll.at == at or (met and stands(scene, qualifier_words()["demise"], (at,)))


class Killing(NamedTuple):
    """That somebody killed or hurt others: where he begins who did it, the tokens that name those, ``first`` to before ``last``, and the attack."""

    by: int
    first: int
    last: int
    cause: int | None


def killing(scene: Scene, at: int) -> Killing | None:
    """Who did it and to whom, where a verb of harm stands before or between them: "a guard killed three demonstrators"; not what "and" joins."""
    if not _is_told(scene, at) or says(scene, at) not in _HARMS or stands(scene, qualifier_words()["suffering"], (at,)):
        return None
    if _follows_its_subject(scene, at) and (by := _subject_before(scene, at)) < at:
        return _killing(scene, at + 1, by)
    if scene.tokens[at].pos is not POS.VERB:
        return None
    if not _leads(scene, at + 1):
        return None
    first = _last(scene, at + 1, scene.people)
    while first < len(scene.tokens) and (_describes_one(scene, first) or in_date(scene, first)):
        first += 1
    if first == len(scene.tokens) or scene.tokens[first].form.proclitics:
        return None
    if _is_object(scene, first):
        return _killing(scene, first, at + 1)
    counted = next((a for a in scene.amounts if a.first == first and a.mention.unit in _PERSONS), None)
    if counted is None or stands(scene, qualifier_words()["of_them"] | qualifier_words()["among"], (counted.last,)):
        return None
    return _killing(scene, first, at + 1)


def _killing(scene: Scene, first: int, by: int) -> Killing:
    """The killing of those named from one token on by who is named from another on.

    Gunmen may have been killed in an attack of their own, but not in a clash.
    """
    last = _last(scene, first, scene.people)
    slain = (a.mention.sector for some in (scene.actors, scene.people) for a in some if first <= a.first < last)
    cause = _cause(scene, last)
    if cause is not None and any(sector in ATTACKERS for sector in slain):
        cause = cause if stands(scene, qualifier_words()["clash"], (cause,)) else None
    return Killing(by, first, last, cause)


def slain_in(scene: Scene, at: int) -> Killing | None:
    """Whom the sentence tells as killed by somebody in the attack that the word at a token names."""
    near = (killing(scene, verb) for verb in range(max(0, at - _FAR), at))
    return next((told for told in near if told is not None and told.cause == at), None)


def _leads(scene: Scene, first: int) -> bool:
    """Whether somebody stands right behind a verb who may be its subject: no number of people but one, nobody in the accusative."""
    if (
        first >= len(scene.tokens)
        or scene.tokens[first].form.proclitics not in ((), ("ال",))
        or _is_object(scene, first)
    ):
        return False
    if any(a.first == first and a.mention.value != 1 for a in scene.amounts):
        return False
    named = (a.mention for some in (scene.actors, scene.people) for a in some if a.first == first)
    return any(mention.rule not in ("demonym", "place") for mention in named)


def _describes_one(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    return token.pos is POS.ADJ and not token.form.surface.endswith("ا") and not _begins(scene, at)


def _may_harm(scene: Scene, at: int) -> bool:
    return scene.tokens[at].pos in _TELLING and says(scene, at) in _HARMS


def _toll(scene: Scene, at: int) -> Toll | None:
    """What a word of harm tells; None where it is no more than that somebody did harm."""
    if _is_many(scene, at):
        return _toll_before(scene, at)
    named = stands(scene, qualifier_words()["demise"], (at,))
    weapon = _weapon(scene, at)
    if scene.tokens[at].pos is not POS.VERB and not named and weapon is None:
        return None
    behind = at + 1
    if named and _goes_on(scene, behind, POS.NOUN):  # "the death and injury of"
        behind += 1
    last = _phrase(scene, behind)
    if last is None or (last == behind and named):
        return None
    cause = _cause(scene, last)
    if cause is None and _goes_on(scene, last):  # "were killed and six wounded in a raid"
        cause = _cause_behind(scene, last)
    suffers = named or stands(scene, qualifier_words()["suffering"], (at,)) or weapon is not None
    cause = weapon if cause is None else cause
    if not suffers and (cause is None or _is_led_by_a_body(scene, at + 1) or _follows_its_subject(scene, at)):
        return None
    first = behind
    if weapon is not None and last > first:
        return Toll(at, first, last, cause)
    if not _names_people(
        scene, first, last
    ):  # "soldiers were killed on Sunday in a raid", who stand before the verb in Arabic
        first, last = _before(scene, at), at
    return Toll(at, first, last, cause) if _names_people(scene, first, last) else None


def _is_told(scene: Scene, at: int) -> bool:
    return scene.tokens[at].pos is POS.VERB or _is_many(scene, at)


def _is_many(scene: Scene, at: int) -> bool:
    """Whether a word of harm is a verb in the plural or, behind two people, in the dual, which look like nouns and have their subject before them."""
    if scene.tokens[at].form.proclitics or scene.tokens[at].form.enclitics:
        return False
    surface = scene.tokens[at].form.surface
    if surface.endswith(_MANY):
        return True
    pair = surface.endswith(_PAIR) and not stands(scene, qualifier_words()["demise"], (at,))
    return pair and any(_before(scene, at) <= a.first < at and a.mention.value == _TWO for a in scene.amounts)


def _toll_before(scene: Scene, at: int) -> Toll | None:
    """Those named before a verb in the plural as killed or hurt, where none are behind it whom they killed."""
    end = at - 1 if at and "relative" in scene.cues[at - 1] else at
    first = _before(scene, at)
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
        ends = scene.tokens[i].pos in _ENDING or scene.keys[i] in _WHEN or "complementiser" in scene.cues[i]
        if ends or form.proclitics[:1] in _AND:
            return False
        governed = bool(form.proclitics) and form.proclitics != ("ال",)
        governed = governed or (i > at + 1 and _governs(scene, i - 1)) or stands(scene, listed["among"], (i - 1,))
        if not governed and not in_date(scene, i) and (_is_object(scene, i) or _is_counted(scene, i)):
            return True
        if i == at + 1 and not governed and scene.tokens[i].pos in _NOMINAL and not in_date(scene, i):
            return True
    return False


def _governs(scene: Scene, at: int) -> bool:
    return "preposition" in scene.cues[at] or scene.keys[at] in qualifier_words()["in_which"]


def _is_counted(scene: Scene, at: int) -> bool:
    return any(a.first == at and a.mention.unit in _PERSONS for a in scene.amounts)


def _cause_near(scene: Scene, at: int) -> int | None:
    """The attack named behind a verb of harm, past where it was and others whom it harmed: "were killed in Accra and ten hurt in a raid"."""
    for i in range(at + 1, min(len(scene.tokens), at + 1 + _MOST)):
        if (cause := _cause(scene, i)) is not None:
            return cause
        if scene.tokens[i].pos in _ENDING and says(scene, i) not in _HARMS:
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
    return joined and scene.tokens[at].pos is pos and says(scene, at) in _HARMS


def _cause_behind(scene: Scene, at: int) -> int | None:
    """The word of the attack behind whom the word of harm at ``at`` tells of."""
    last = _phrase(scene, at + 1)
    return None if last is None else _cause(scene, last)


def _phrase(scene: Scene, first: int) -> int | None:
    """Where the phrase ends that begins at a token; None where two stand there, so that one did it to the other."""
    at, named = first, first
    while at < min(len(scene.tokens), first + _MOST):
        if stands(scene, qualifier_words()["among"], (at,)):  # "two children among them"
            at, named = at + 1, at + _COUNTING
            continue
        if _ends(scene, at):
            break
        token = scene.tokens[at]
        joined = token.form.proclitics[:1] in _AND
        joined = joined or (at > first and scene.keys[at - 1] == _OF)  # "a soldier of the army"
        begins = _begins(scene, at) and at > named and not joined
        if begins or (at > first and not joined and _is_object(scene, at)):
            return None
        if _begins(scene, at):
            named = _last(scene, at) - 1
        at += 1
    return at


def _ends(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    attached = token.form.proclitics[:1] in ((_BY), ("ل",), ("لل",))
    if scene.keys[at] == _OF:
        return False
    if scene.keys[at] in _WHEN:
        return True
    return token.pos in _ENDING or attached or ("preposition" in scene.cues[at] and not in_date(scene, at))


def _begins(scene: Scene, at: int) -> bool:
    """Whether somebody, or a number of people, is named from a token on."""
    actor = bisect_left(scene.starts, at)
    if actor < len(scene.starts) and scene.starts[actor] == at:
        return scene.actors[actor].mention.rule not in ("demonym", "place")
    number = bisect_left(scene.amounts, at, key=lambda a: a.first)
    return (
        number < len(scene.amounts)
        and scene.amounts[number].first == at
        and scene.amounts[number].mention.unit in _COUNTED
    )


def _last(scene: Scene, at: int, people: Sequence[Placed[ActorMention]] = ()) -> int:
    """Where they end who are named from a token on."""
    named = [a.last for some in (scene.actors, people) for a in some if a.first == at]
    named += [a.last for a in scene.amounts if a.first == at]
    inside = [a.last for a in scene.actors if at < a.first < max(named)]
    return max([*named, *inside])


def _is_object(scene: Scene, at: int) -> bool:
    """Whether a noun in the accusative stands at a token: whom somebody killed, unless a number is before it."""
    token = scene.tokens[at]
    if not token.form.surface.endswith("ا") or token.pos not in _NOMINAL or in_date(scene, at):
        return False
    counted = any(a.first < at < a.last for a in scene.amounts)
    named = (a.mention for some in (scene.actors, scene.people) for a in some if a.first == at)
    return not counted and any(m.kind is not ActorKind.STATE or m.rule == "demonym" for m in named)


def _cause(scene: Scene, at: int) -> int | None:
    """The word of the attack in the phrase of the preposition at a token."""
    listed = qualifier_words()
    if at >= len(scene.tokens):
        return None
    if scene.keys[at] in _WHEN:  # "when gunmen *attacked* a convoy"
        return next((i for i in (at + 1, at + 2) if i < len(scene.tokens) and _assails(scene, i)), None)
    attached = scene.tokens[at].form.proclitics[:1] == _BY
    if not attached and scene.keys[at] not in listed["in_which"]:
        return None
    first = at if attached else at + 1
    return next(
        (
            i
            for i in range(first, min(len(scene.tokens), first + 1 + _COUNTING))
            if stands(scene, listed["assailing"], (i,))
        ),
        None,
    )


def _assails(scene: Scene, at: int) -> bool:
    return scene.tokens[at].form.proclitics == () and stands(scene, qualifier_words()["assaulting"], (at,))


def _is_led_by_a_body(scene: Scene, first: int) -> bool:
    """Whether what stands behind a verb is an army or a state, which kills and is not killed; a lone policeman is a number of people, too."""
    led = next((a for a in scene.actors if a.first == first), None)
    counted = any(a.first == first for a in scene.amounts)
    return led is not None and led.mention.kind not in _PEOPLE and not counted


def _follows_its_subject(scene: Scene, at: int) -> bool:
    """Whether who stands behind a verb was killed by those before it: "that it killed ten soldiers", "that its soldiers killed ten gunmen"."""
    if not at or at + 1 == len(scene.tokens) or scene.tokens[at + 1].form.proclitics not in ((), ("ال",)):
        return False
    if scene.tokens[at].form.enclitics:
        return False  # "somebody in Ghana whom the army killed"
    if not _begins(scene, at + 1) and not _is_object(scene, at + 1):
        return False
    told = scene.tokens[at - 1].form
    return (bool(told.enclitics) and told.stem in _THAT) or _subject_before(scene, at) < at


def _subject_before(scene: Scene, at: int) -> int:
    """Where they begin who are named right before a verb and may be its subject: not a place, "in Mali were killed ten"."""
    first = _before(scene, at)
    relative = at > 0 and "relative" in scene.cues[at - 1]
    return at if first < at and not relative and governor(scene, first, -1)[0] else first


def _before(scene: Scene, at: int) -> int:
    """Where they begin who are named right before a verb."""
    if at and "relative" in scene.cues[at - 1]:  # "the soldiers *who* were killed"
        at -= 1
    named = [a.first for some in (scene.actors, scene.people, scene.amounts) for a in some if a.last == at]
    first = min(named, default=at)
    of = first - 1 if first and scene.keys[first - 1] == _OF else first  # "five *of its staff*"
    return min([first, *(a.first for a in scene.amounts if a.first < first and a.last in (of, first, first + 1))])


def _names_people(scene: Scene, first: int, last: int) -> bool:
    people = any(first <= a.first < last and a.mention.kind in _PEOPLE for a in (*scene.actors, *scene.people))
    counted = any(
        first <= a.first < last and (a.mention.unit in _PERSONS or (a.mention.unit is None and a.first == first))
        for a in scene.amounts
    )
    return people or counted
