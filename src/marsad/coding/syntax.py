"""Who is the subject of a verb, and which preposition governs a noun phrase: a shallow stand-in for a parse.

Arabic news sentences are long and their order varies (verb-subject-object in prose, subject-verb in headlines and after أن), but prepositions,
adjacency and the order of bare noun phrases tell most of the time who does and who suffers.
"""

from __future__ import annotations

from marsad.coding.scenes import Scene, Subject
from marsad.records import POS

_ATTACHED = {"ل": "ل", "ب": "ب", "ك": "ك", "لل": "ل"}
_LOOK_BACK = 4  # tokens before a noun phrase in which what governs it may stand
_SUBJECT_REACH = 7  # tokens after a verb in which its subject may begin
_GAP = 3  # tokens that may stand between a subject and its verb
_THIN = frozenset({POS.PUNCT, POS.ADV, POS.PART, POS.AUX})
_BARRIERS = frozenset({POS.VERB, POS.PUNCT, POS.AUX})
_STOPS = frozenset("،؛:.,;")
_TRANSPARENT = frozenset({"relative", "negation"})
_NO_SUBJECTS = ("demonym", "place")


def governor(scene: Scene, first: int, stop: int) -> tuple[str, str]:
    """Preposition that governs the noun phrase starting at ``first`` and the head noun between them, looking no further back than ``stop``.

    Returns:
        The preposition's key ("" for none) and the stem of the nearest noun passed on the way ("" for none).
    """
    farthest = max(stop, first - 1 - _LOOK_BACK)
    found = scene.governors.get((first, farthest))
    if found is None:
        found = scene.governors[first, farthest] = _governor(scene, first, farthest)
    return found


def _governor(scene: Scene, first: int, stop: int) -> tuple[str, str]:
    proclitics = scene.tokens[first].form.proclitics
    if attached := _attached(proclitics):
        return attached, ""
    if "و" in proclitics or "ف" in proclitics:
        return "", ""  # a new phrase; one that is coordinated with an actor before has that actor's preposition
    head = ""
    for at in range(first - 1, stop, -1):
        form, pos = scene.tokens[at].form, scene.tokens[at].pos
        if form.enclitics and ("preposition" in scene.cues[at] or pos in (POS.ADP, POS.PRON)):
            continue  # "with it": the preposition has its pronoun and governs nothing further
        if "preposition" in scene.cues[at]:
            return scene.keys[at].removeprefix("و") if len(scene.keys[at]) > 3 else scene.keys[at], head
        if pos in _BARRIERS or scene.cues[at]:
            break
        head = head or scene.stems[at]
        if attached := _attached(form.proclitics):
            return attached, head
        if "و" in form.proclitics:
            break
    return "", head


def _attached(proclitics: tuple[str, ...]) -> str:
    return next((_ATTACHED[segment] for segment in proclitics if segment in _ATTACHED), "")


def subjects(scene: Scene) -> dict[int, Subject]:
    """The subject of each verb of a sentence, by the verb's token; verbs without a known one are left out.

    A verb's own subject is the bare noun phrase directly before it, else the first after it, else one before its relative pronoun. A verb
    without one shares the subject of the verb before it: Arabic drops the pronoun.
    """
    found: dict[int, Subject] = {}
    verbs = [i for i, t in enumerate(scene.tokens) if t.pos is POS.VERB]
    shared: Subject | None = None
    for order, at in enumerate(verbs):
        stop = verbs[order + 1] if order + 1 < len(verbs) else len(scene.tokens)
        own = _preceding(scene, at, gap=0)
        if own is None:
            own = _following(scene, at, stop)
        if own is None:
            own = _preceding(scene, at, gap=_GAP)
        subject = Subject(own, True) if own is not None else shared
        if subject is not None:
            found[at] = subject
            shared = Subject(subject.actor, False)
    return found


def _following(scene: Scene, at: int, stop: int) -> int | None:
    for number, actor in enumerate(scene.actors):
        if at < actor.first < min(stop, at + _SUBJECT_REACH) and actor.mention.rule not in _NO_SUBJECTS:
            between = range(at + 1, actor.first)
            if any(scene.tokens[i].surface in _STOPS or "complementiser" in scene.cues[i] for i in between):
                return None
            if not governor(scene, actor.first, at)[0]:
                return scene.groups[number]
    return None


def _preceding(scene: Scene, at: int, *, gap: int) -> int | None:
    if scene.tokens[at].form.proclitics[:1] in (("و",), ("ف",)):
        return None
    before = [n for n, a in enumerate(scene.actors) if a.last <= at]
    if not before:
        return None
    actor = scene.actors[before[-1]]
    if actor.mention.rule in _NO_SUBJECTS:
        return None
    between = range(actor.last, at)
    if len(between) > gap or not all(_thin(scene, i) for i in between):
        return None
    relative = any("relative" in scene.cues[i] for i in between)
    return scene.groups[before[-1]] if relative or not governor(scene, actor.first, -1)[0] else None


def _thin(scene: Scene, at: int) -> bool:
    return scene.tokens[at].pos in _THIN or not _TRANSPARENT.isdisjoint(scene.cues[at])
