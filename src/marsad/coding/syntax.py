"""Who is the subject of a verb, and which preposition governs a noun phrase: a shallow stand-in for a parse.

Arabic news sentences are long and their order varies (verb-subject-object in prose, subject-verb in headlines and after أن), but prepositions,
adjacency and the order of bare noun phrases tell most of the time who does and who suffers.
"""

from __future__ import annotations

from bisect import bisect_right

from marsad.coding.agreement import agrees, is_no_subject, is_plural
from marsad.coding.cues import qualifier_words
from marsad.coding.patrons import patron_of
from marsad.coding.scenes import MARKED, Placed, Scene, Subject
from marsad.records import POS, ActorKind, ActorMention
from marsad.text import key

_ATTACHED = {"ل": "ل", "ب": "ب", "ك": "ك", "لل": "ل"}
_LOOK_BACK = 4  # tokens before a noun phrase in which what governs it may stand
_SUBJECT_REACH = 7  # tokens after a verb in which its subject may begin
_GAP = 3  # tokens that may stand between a subject and its verb
_THIN = frozenset({POS.PUNCT, POS.ADV, POS.PART, POS.AUX})
_BARRIERS = frozenset({POS.VERB, POS.PUNCT, POS.AUX})
_STOPS = frozenset("،؛:.,;")
_TRANSPARENT = frozenset({"relative", "negation"})
_ADDRESSED = frozenset({"GOV", "LEG", "JUD", "MIL", "COP"})
"""Sectors of those of whom others demand something; parties, groups and citizens as often demand it."""
_NO_SUBJECTS = ("demonym", "place")
_AND = (("و",), ("ف",))


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
        if _ends_patron(scene, at):
            break
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


def _ends_patron(scene: Scene, at: int) -> bool:
    """Whether the patron of a group ends with a token, who has the preposition before him to himself: "fighters loyal to Iran attacked *a base*"."""
    number = bisect_right(scene.starts, at) - 1
    return number >= 0 and scene.actors[number].last == at + 1 and patron_of(scene, number) is not None


def _attached(proclitics: tuple[str, ...]) -> str:
    return next((_ATTACHED[segment] for segment in proclitics if segment in _ATTACHED), "")


def subjects(scene: Scene) -> dict[int, Subject]:
    """The subject of each verb of a sentence, by the verb's token; verbs without a known one are left out.

    A verb's own subject is the bare noun phrase directly before it, else the first after it that agrees with it and is not its object, else one
    before its relative pronoun. A verb without one shares the subject of the verb before it: Arabic drops the pronoun.
    """
    found: dict[int, Subject] = {}
    verbs = [i for i, t in enumerate(scene.tokens) if t.pos is POS.VERB]
    shared: Subject | None = None
    for order, at in enumerate(verbs):
        stop = verbs[order + 1] if order + 1 < len(verbs) else len(scene.tokens)
        own = _own(scene, at, stop, shared)
        subject = Subject(own, True) if own is not None else shared
        if subject is not None:
            found[at] = subject
            shared = Subject(subject.actor, False)
    return found


def _own(scene: Scene, at: int, stop: int, shared: Subject | None) -> int | None:
    takes = bool(scene.tokens[at].form.enclitics)
    own = None if takes else _preceding(scene, at, gap=0)
    if own is None and not _has_subject(scene, at):
        own = _following(scene, at, stop, shared)
    return _preceding(scene, at, gap=_GAP) if own is None else own


def _has_subject(scene: Scene, at: int) -> bool:
    """Whether a verb can have no subject behind it: it is plural ("they accused"), or has a pronoun before it ("but that she refused")."""
    if is_plural(scene.tokens[at]):
        return True
    pronoun = scene.tokens[at - 1].form.enclitics if at and "complementiser" in scene.cues[at - 1] else ()
    return bool(pronoun) and lemma_key(scene, at) not in qualifier_words()["impersonal"]


def lemma_key(scene: Scene, at: int) -> str:
    """The key of a word's likeliest lemma."""
    return next((key(lemma) for lemma in scene.tokens[at].lemmas), "")


def _following(scene: Scene, at: int, stop: int, shared: Subject | None) -> int | None:
    for number, actor in enumerate(scene.actors):
        if at < actor.first < min(stop, at + _SUBJECT_REACH) and actor.mention.rule not in _NO_SUBJECTS:
            between = range(at + 1, actor.first)
            if any(scene.tokens[i].surface in _STOPS or "complementiser" in scene.cues[i] for i in between):
                return None
            if governor(scene, actor.first, at)[0]:
                continue
            if actor.first == at + 1 and (not agrees(scene, at, actor) or is_no_subject(scene, actor)):
                if actor.mention.kind is ActorKind.STATE:
                    continue  # a place before the subject: "arrived in Cairo the minister"
                return None
            return None if _is_addressed(scene, at, number, shared) else scene.groups[number]
    return None


def _is_addressed(scene: Scene, at: int, number: int, shared: Subject | None) -> bool:
    """Whether the only name between a verb like "accused" or "urged" and its complement is the object, since "and" goes on with a subject before."""
    token = scene.tokens[at]
    listed, lemma = qualifier_words(), lemma_key(scene, at)
    always = lemma in listed["addressing"]
    joined = token.form.proclitics[:1] in _AND
    if token.form.enclitics or not (joined or (at == 0 and always)):
        return False
    if not always and lemma not in listed["addressing_if"]:
        return False
    last = max(a.last for n, a in enumerate(scene.actors) if scene.groups[n] == scene.groups[number])
    if scene.actors[number].first != at + 1 or not _complements(scene, last):
        return False
    if at == 0 and always:
        return True
    goes_on = shared is not None and agrees(scene, at, scene.actors[shared.actor])
    mention = scene.actors[number].mention
    return goes_on and (always or (mention.kind is not ActorKind.STATE and mention.sector in _ADDRESSED))


def addressed(scene: Scene, verb: int) -> int | None:
    """The actor (by number) right behind a verb that is surely its object: "and accused the government of"; None else.

    A verb that does not agree with what stands behind it, a plural one, and one like "accused" before a single name have no subject there.
    """
    token = scene.tokens[verb]
    if token.form.enclitics:
        return _pointed_at(scene, verb)
    number = next((n for n, a in enumerate(scene.actors) if a.first == verb + 1), None)
    if number is None or (verb and token.form.proclitics[:1] not in _AND):
        return None
    actor = scene.actors[number]
    if actor.mention.rule in _NO_SUBJECTS or governor(scene, actor.first, verb)[0]:
        return None
    subject = scene.subjects.get(verb)
    shared = None if subject is None or subject.own else subject
    plain = actor.mention.kind is ActorKind.STATE
    disagrees = is_no_subject(scene, actor) or not agrees(scene, verb, actor) or (is_plural(token) and not plain)
    return number if disagrees or _is_addressed(scene, verb, number, shared) else None


def sure_subject(scene: Scene, verb: int) -> bool:
    """Whether the subject of a verb is surely its own, or surely goes on from the verb before.

    It is not where it stands in another clause ("the crimes *that* they commit, and urged", "said *that* they had crossed, and urged"), may be an
    object itself ("warned Iran of this and urged"), or is one where many act.
    """
    subject = scene.subjects.get(verb)
    if subject is None or subject.own:
        return subject is not None
    owners = [v for v, s in scene.subjects.items() if v < verb and s.own and s.actor == subject.actor]
    actor = scene.actors[subject.actor]
    if not owners or scene.opened_in(actor.last, verb) or _wavers(scene, owners[-1], actor):
        return False
    if actor.first and "complementiser" in scene.cues[actor.first - 1]:
        return False  # "said that the West had bombed it, and urged"
    if any("relative" in cues for cues in scene.cues[max(0, owners[-1] - 2) : owners[-1]]):
        return False
    named_many = scene.tokens[actor.first].form.stem.endswith("ون") or actor.mention.kind is ActorKind.PEOPLE
    return named_many or scene.groups.count(subject.actor) > 1 or not is_plural(scene.tokens[verb])


def _wavers(scene: Scene, verb: int, actor: Placed[ActorMention]) -> bool:
    """Whether a name behind a verb may be no subject: a state's right behind one like "warned", one behind a noun ("rejected the raid of")."""
    between = range(verb + 1, actor.first)
    if any(scene.tokens[i].pos is POS.NOUN for i in between):
        return True
    behind = actor.first == verb + 1 and actor.mention.kind is ActorKind.STATE
    return behind and lemma_key(scene, verb) in qualifier_words()["wavering"]


def _pointed_at(scene: Scene, verb: int) -> int | None:
    """The actor right before a verb, or before its relative pronoun, to whom the pronoun behind the verb points back."""
    relative = verb > 0 and "relative" in scene.cues[verb - 1]
    last = verb - 1 if relative else verb
    number = next((n for n, a in enumerate(scene.actors) if a.last == last and a.mention.rule not in MARKED), None)
    subject = scene.subjects.get(verb)
    if number is None or subject is None or scene.groups[number] == subject.actor:
        return None
    return number if relative or _is_indefinite(scene, scene.actors[number]) else None


def _complements(scene: Scene, at: int) -> bool:
    if at >= len(scene.tokens):
        return False
    return scene.keys[at] in qualifier_words()["complement"] or scene.tokens[at].form.proclitics[:1] == ("ب",)


def _preceding(scene: Scene, at: int, *, gap: int) -> int | None:
    if scene.tokens[at].form.proclitics[:1] in _AND:
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
    if scene.tokens[at].form.enclitics and (relative or (not between and _is_indefinite(scene, actor))):
        return None  # the pronoun points back to it: "companies that it accused"
    return scene.groups[before[-1]] if relative or not governor(scene, actor.first, -1)[0] else None


def _is_indefinite(scene: Scene, actor: Placed[ActorMention]) -> bool:
    """Whether an actor is people or things without the article: "Chinese firms"."""
    plain = actor.mention.kind in (ActorKind.PEOPLE, ActorKind.COMPANY, ActorKind.ORGANISATION)
    return plain and not any("ال" in t.form.proclitics for t in scene.tokens[actor.first : actor.last])


def _thin(scene: Scene, at: int) -> bool:
    return scene.tokens[at].pos in _THIN or not _TRANSPARENT.isdisjoint(scene.cues[at])
