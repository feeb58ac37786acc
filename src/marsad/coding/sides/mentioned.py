"""Who is only mentioned where an agreement, talks or a journey are told: what was agreed *on*, after which city an accord is called, from where."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene, in_actor
from marsad.coding.sides.barring import ACTOR, BOTH, RECIPIENT, Barred, View
from marsad.coding.syntax import governor
from marsad.records import POS

_AGREED = frozenset({"AGREE", "SUPPORT", "agreement"})
_AGREE = frozenset({"اتفق", "توافق"})
_TALKS = "CONSULT"
_CALLED = frozenset(
    {"AGREE", "SUPPORT", "CONSULT", "COOPERATE", "REJECT", "ACCUSE", "SANCTION", "REQUEST", "agreement"}
)
_CALLING = frozenset({"REQUEST", "AGREE"})
_SUMMONING = frozenset({"دعا", "نادي"})
_CALLED_UPON = ("دعي", "نودي")  # passives
_TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
_CITIES = frozenset({"state.capital", "place"})
"""Rules by which a city stands for its state."""
_UPON, _TO, _FROM, _COLON = "علي", "الي", "من", ":"
_AND = ("و",)
_FOR_PEACE = "للسلام"
_LEFT = frozenset({"غادر"})
_HEADING = frozenset({"متوجه", "عائد", "عاءد"})
_VISIT = frozenset({"زيارت", "زياره", "جولت", "جوله"})
_SOON = 12  # tokens between a word for agreeing and "on that"
_SOUGHT = 12  # tokens behind a verb of seeking in which the visit is named
_JOURNEY = 20  # tokens behind "left" in which it is told where to
_ADJECTIVES = (
    4  # between a noun and the verb whose pronoun points back to it, or behind whom an accord may be called after
)


def agreed_on(view: View) -> Barred:
    """Of whom it is agreed *that* he is to do something has not agreed: "agreed that Z will host the summit"."""
    scene, at = view.scene, view.at
    words = _AGREE if not view.noun else qualifier_words()["agreement_on"]
    if view.kind not in _AGREED or not stands(scene, words, (at,)):
        return
    soon = range(at + 1, min(len(scene.tokens) - 1, at + 1 + _SOON))
    opened = next((i for i in soon if scene.keys[i] == _UPON and "complementiser" in scene.cues[i + 1]), None)
    if opened is not None and not scene.verbs_in(at + 1, opened):
        yield from ((side, n) for n, a in enumerate(scene.actors) if a.first > opened for side in BOTH)


def called_after(view: View) -> Barred:
    """A city after which an accord is called is no party of it: "the accord of Y"."""
    if view.kind not in _CALLED:
        return
    scene = view.scene
    for number in range(len(scene.actors)):
        if names_accord(scene, number):
            yield from ((side, number) for side in BOTH)


def names_accord(scene: Scene, number: int) -> bool:
    """Whether an accord is called after an actor, who is a city: "the Juba accord"; a country only where "for peace" follows."""
    actor, listed = scene.actors[number], qualifier_words()
    before = actor.first - 1
    if actor.mention.rule not in _CITIES and not (
        actor.mention.rule == "state.name" and scene.keys[actor.last : actor.last + 1] == [_FOR_PEACE]
    ):
        return False
    if (
        before < 0
        or scene.tokens[actor.first].form.proclitics not in ((), ("ال",))
        or scene.groups.count(scene.groups[number]) > 1
    ):
        return False
    if before and stands(scene, listed["peace_of"], (before,)):
        before -= 1
    if not stands(scene, listed["accord"], (before,)) or scene.tokens[before].pos is POS.VERB:
        return False
    form = scene.tokens[before].form
    if form.enclitics or "ال" in form.proclitics or form.stem.endswith("ا"):
        return False
    behind = actor.last
    while behind < len(scene.tokens) and scene.tokens[behind].pos is POS.ADJ and behind - actor.last < _ADJECTIVES:
        behind += 1
    # "Riyadh's recent accord with Tehran", "Cairo's accord to".
    if behind >= len(scene.tokens):
        return True
    return scene.keys[behind] not in ("مع", _UPON, _TO, "ان", "ب") and scene.tokens[behind].form.proclitics[:1] != _AND


def called_for(view: View) -> Barred:
    """Who calls for talks to which a pronoun points back is not called; whoever stands before them does not call: "the summit for which Z called"."""
    if view.kind not in _CALLING or (caller := _caller(view)) is None:
        return
    scene = view.scene
    summons = view.kind == "REQUEST" and stands(scene, _SUMMONING, (view.at,))
    yield RECIPIENT, caller
    for number, actor in enumerate(scene.actors):
        if actor.last <= view.at:
            yield ACTOR, number
            if summons:
                yield RECIPIENT, number


def seated(view: View) -> Iterator[tuple[str, int]]:
    """Who surely calls for talks to which a pronoun points back."""
    caller = _caller(view) if view.kind == "REQUEST" else None
    if caller is not None and view.scene.actors[caller].mention.country != "UNK":
        yield ACTOR, caller


def _caller(view: View) -> int | None:
    """The subject right behind a verb of calling and a preposition with a pronoun that points back to what is called for."""
    scene, at = view.scene, view.at
    if view.noun or at < 1 or at + 2 >= len(scene.tokens) or scene.tokens[at].form.enclitics:
        return None
    form = scene.tokens[at + 1].form
    if scene.stems[at].removesuffix("ت").endswith(_CALLED_UPON):
        return None  # "to which Y *was* called"
    pointing = form.enclitics and scene.stems[at + 1] in (_TO, "ال", "ب", "الي")
    if not pointing or not stands(scene, qualifier_words()["calling_for"], (at,)):
        return None
    back = at - 1
    if "relative" not in scene.cues[back]:
        while back > max(0, at - 1 - _ADJECTIVES) and scene.tokens[back].pos is POS.ADJ:
            back -= 1
        if in_actor(scene, back) or scene.tokens[back].pos not in (POS.NOUN, POS.ADJ):
            return None
    elif in_actor(scene, back - 1):
        return None
    return next((n for n, a in enumerate(scene.actors) if a.first == at + 2), None)


def left(view: View) -> Barred:
    """Where somebody comes from on a journey is not whom he visits: "left Y for Z"."""
    if view.kind != _TALKS:
        return
    scene = view.scene
    verb = scene.last_verbs[view.at] if view.trigger.word in _HEADING else view.at
    if verb is None or not stands(scene, _LEFT, (verb,)):
        return
    subject = scene.subjects.get(verb)
    named = [
        n
        for n, a in enumerate(scene.actors)
        if verb < a.first < verb + _JOURNEY
        and not scene.verbs_in(verb + 1, a.first)
        and (subject is None or scene.groups[n] != subject.actor)
    ]
    if any(governor(scene, scene.actors[n].first, verb)[0] == _TO for n in named):
        for number in named:
            city = scene.actors[number].mention.rule in (*_CITIES, "state.name")
            if city and governor(scene, scene.actors[scene.groups[number]].first, verb)[0] in ("", _FROM):
                yield from ((side, number) for side in BOTH)


def aimed_at(view: View) -> Barred:
    """What somebody seeks on a visit is not where it leads: "seeks during his visit *to solve* the dispute between Y and Z"."""
    scene, aiming = view.scene, qualifier_words()["aiming_at"]
    if view.kind != _TALKS:
        return
    verb = scene.last_verbs[view.at] if view.noun else view.at
    if verb is None or not stands(scene, aiming, (verb,)):
        return
    visit = (
        view.at
        if view.noun
        else next((i for i in range(verb, min(len(scene.tokens), verb + _SOUGHT)) if scene.stems[i] in _VISIT), None)
    )
    if visit is None or visit + 2 >= len(scene.tokens) or not scene.tokens[visit].form.enclitics:
        return
    if _TO not in scene.keys[verb:visit] and scene.keys[visit + 1] == _TO and _is_aim(scene, visit + 2):
        yield from ((side, n) for n, a in enumerate(scene.actors) if a.first > visit for side in BOTH)


def _is_aim(scene: Scene, at: int) -> bool:
    """Whether behind "to" what is sought is named and not where one goes: "to *solve* the dispute", but "to the capital", "to the city of"."""
    token = scene.tokens[at]
    place = in_actor(scene, at) or any(p.first <= at < p.last for p in scene.places)
    bare = token.pos is POS.NOUN and not token.form.proclitics
    return bare and not place and not stands(scene, qualifier_words()["destination"], (at,))


def dated_from(view: View) -> Barred:
    """The place before a colon at the head of a sentence is where it was written, if two are told to do together what follows."""
    scene = view.scene
    if view.kind not in _TOGETHER or len(scene.tokens) < 3 or scene.tokens[1].surface != _COLON or view.noun:
        return
    subject = scene.subjects.get(view.at)
    many = subject is not None and subject.own and scene.groups.count(subject.actor) > 1
    if many and scene.actors[0].last == 1 and subject is not None and scene.actors[subject.actor].first > 1:
        yield from ((side, 0) for side in BOTH)


RULES = (agreed_on, called_after, called_for, left, aimed_at, dated_from)
"""All of them."""
