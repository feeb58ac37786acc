"""Who takes part in one of several deeds that a sentence tells of the same one: "met X, and will visit Y".

With whom somebody met or signed in one clause he does not meet in the next, nor was it the other whom he met before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene, in_date
from marsad.coding.sides.barring import BOTH, Barred, View
from marsad.coding.syntax import governor
from marsad.records import POS, ActorKind, ActorMention

_JOINT = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "agreement"})
_ONWARD, _WITH = frozenset({"ثم", "كما"}), "مع"
_DATING = frozenset({"قبل", "بعد", "علي"})
"""With "that": before, after, or on the understanding that."""
_AND = (("و",), ("ف",))
_FROM = "من"
_PARTNERS = frozenset({"", _WITH, "الي", "ل", "ب", _FROM})
_WHERE = frozenset({"في", "ب"})
_OPENING = 5  # tokens before a verb in which its clause may begin: "and it is planned that"
_REACH = 14  # tokens behind a verb in which with whom it is done is named
_DUAL = ("ان", "ا")  # of "the two presidents", and before a genitive
_THIRD, _SINGULAR = 3, "s"


class Step(NamedTuple):
    """What somebody does by a ``verb``, told from a token (``first``) to before another (``last``), and with whom, by number."""

    verb: int
    first: int
    last: int
    partners: Sequence[int]


def of_other_steps(view: View) -> Barred:
    """With whom somebody does one thing is no party to another that he does with somebody else."""
    if view.kind not in _JOINT:
        return
    scene = view.scene
    steps = _steps(scene)
    own = next((s for s in steps if s.first <= view.at < s.last), None)
    for step in steps if own is not None else ():
        if step is not own:
            yield from ((side, n) for n in (*step.partners, *_hosts(scene, step)) for side in BOTH)


RULES = (of_other_steps,)
"""Those that bar somebody from a side."""


def _steps(scene: Scene) -> list[Step]:
    """The deeds that a sentence tells of one and the same, one behind the other; none where there are not two."""
    words = qualifier_words()["joining_others"]
    # "Tomorrow" may look like a verb.
    verbs = [i for i, t in enumerate(scene.tokens) if t.pos is POS.VERB and not in_date(scene, i)]
    if not any(stands(scene, words, (verb,)) for verb in verbs[1:]):
        return []
    found: list[Step] = []
    doer: int | None = None
    for verb, stop in zip(verbs, [*verbs[1:], len(scene.tokens)], strict=True):
        first = _opening(scene, verb) if doer is not None else verb
        if first is None or not stands(scene, words, (verb,)):
            if found:
                break  # by then another may be meant
            continue
        if not found:
            doer = _doer(scene, verb)
        elif _with_pronoun(scene, verb, stop):
            continue  # "and talked with him"
        partners = _partners(scene, verb, stop, doer, onward=bool(found)) if doer is not None else []
        if not partners:
            if found:
                break
            doer = None
            continue
        if found:
            found[-1] = found[-1]._replace(
                last=first, partners=[n for n in found[-1].partners if scene.actors[n].last <= first]
            )
        found.append(Step(verb, first, stop, partners))
    return found if len(found) > 1 and all(step.partners for step in found) else []


def _hosts(scene: Scene, step: Step) -> list[int]:
    """Those, by number, who are named by where a step was taken: "met X *in Cairo*, then left for"."""
    inside = (n for n, a in enumerate(scene.actors) if step.verb < a.first < step.last)
    return [n for n in inside if governor(scene, scene.actors[n].first, step.verb)[0] in _WHERE]


def _doer(scene: Scene, verb: int) -> int | None:
    subject = scene.subjects.get(verb)
    return subject.actor if subject is not None and subject.own and _is_one(scene, subject.actor) else None


def _with_pronoun(scene: Scene, verb: int, stop: int) -> bool:
    """Whether somebody is met or signed with who was named before: "and signed with him"."""
    return any(scene.stems[i] == _WITH and scene.tokens[i].form.enclitics for i in range(verb, stop))


def _is_one(scene: Scene, number: int) -> bool:
    """Whether an actor is one, and not "the two presidents" or one of a list."""
    actor = scene.actors[number]
    endings = _DUAL if actor.mention.rule.startswith("post.") else _DUAL[:1]
    return scene.groups.count(scene.groups[number]) == 1 and not scene.tokens[actor.first].form.stem.endswith(endings)


def _opening(scene: Scene, verb: int) -> int | None:
    """Where the clause of a verb begins that goes on with what one does: "and will visit", "before he visits", "and it is planned that he visit"."""
    token = scene.tokens[verb]
    numbers = {v.number for v in token.form.verbs if v.person == _THIRD}
    if token.form.enclitics or (numbers and _SINGULAR not in numbers):
        return None
    if token.form.proclitics[:1] in _AND or token.form.proclitics[:2] == ("و", "س"):
        return verb
    opened = False
    for at in range(verb - 1, max(-1, verb - 1 - _OPENING), -1):
        if scene.keys[at].removeprefix("و") in _ONWARD or (opened and scene.keys[at] in _DATING):
            return at
        if opened and "future" in scene.cues[at + 1] and scene.tokens[at].form.proclitics[:1] in _AND:
            return at
        opened = opened or "complementiser" in scene.cues[at]
        if scene.tokens[at].pos in (POS.VERB, POS.PUNCT):
            return None
    return None


def _partners(scene: Scene, verb: int, stop: int, doer: int, *, onward: bool) -> list[int]:
    """With whom the doer does what a verb tells, by number; nobody where it has a subject of its own."""
    country = scene.actors[doer].mention.country
    stop = min(stop, verb + 1 + _REACH)
    talked_of = stands(scene, qualifier_words()["discussing"], (verb,))
    if onward and talked_of and scene.keys[verb + 1 : verb + 2] != [_WITH]:
        return []
    found: list[int] = []
    for number, actor in enumerate(scene.actors):
        if not verb < actor.first < stop or scene.groups[number] == doer:
            continue
        lead = scene.actors[scene.groups[number]]
        named = actor.mention.rule not in ("demonym", "both") and actor.mention.country not in (None, "UNK", country)
        if named and _preposition(scene, lead, verb) in _PARTNERS:
            found.append(number)
    bare = {g for n in found if not _preposition(scene, scene.actors[g := scene.groups[n]], verb)}
    if onward and len(bare) > 1:
        return []  # the first of them is its subject
    subject = scene.subjects.get(verb)
    if onward and subject is not None and subject.own and subject.actor != doer:
        # A name alone behind "and met" is whom he met.
        return found if {scene.groups[n] for n in found} == {subject.actor} else []
    return [n for n in found if scene.groups[n] == scene.groups[found[0]]]


def _preposition(scene: Scene, actor: Placed[ActorMention], verb: int) -> str:
    """The preposition that governs an actor behind a verb; none where it governs the place before him: "met in Amman the king"."""
    found = governor(scene, actor.first, verb)[0]
    before = next((a for a in scene.actors if a.last == actor.first), None)
    apart = before is not None and before.mention.kind is ActorKind.STATE and actor.mention.kind is not ActorKind.STATE
    return "" if found in _WHERE and apart else found
