"""Who is the subject of a verb, and which preposition governs a noun phrase: a shallow stand-in for a parse.

Arabic news sentences are long and their order varies (verb-subject-object in prose, subject-verb in headlines and after أن), but prepositions,
adjacency and the order of bare noun phrases tell most of the time who does and who suffers.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import partial

from marsad.coding.agreement import agrees, is_meant_by, is_no_subject, is_plural
from marsad.coding.bodies import body_behind
from marsad.coding.complements import begins_behind_matter, object_of_thing
from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.patrons import patron_of
from marsad.coding.scenes import MARKED, Placed, Scene, Subject, in_actor, in_date
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
_PERSONS = (ActorKind.PEOPLE, ActorKind.PERSON)
_WHO = frozenset({"الذين", "اللذين", "اللذان"})
_ARE_WHO = frozenset({"هم", "هما", "نحن"})  # "the Syrians are those who"
_NAMING = (POS.NOUN, POS.PROPN, POS.ADJ)
_ACCUSATIVE = ("ين", "ا")
_THEY, _THEY_BEFORE_PRONOUN = ("وا", "ون"), "و"
_OF_ONE = "ي"  # how no plural without the article ends
_SHORTEST = 5  # letters of a plural without the article


def governor(scene: Scene, first: int, stop: int) -> tuple[str, str]:
    """Preposition that governs the noun phrase starting at ``first`` and the head noun between them, looking no further back than ``stop``.

    Returns:
        The preposition's key ("" for none) and the stem of the nearest noun passed on the way ("" for none).
    """
    farthest = max(stop, first - 1 - _LOOK_BACK)
    found = scene.governors.get((first, farthest))
    if found is None:
        free = begins_behind_matter(scene, first)
        found = ("", scene.stems[first - 1]) if free else _governor(scene, first, farthest)
        scene.governors[first, farthest] = found
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


def led_by(scene: Scene, first: int) -> str:
    """Key of the preposition that leads to the noun phrase starting at ``first``, without "and" before it ("*and in* Mali"); "" for none."""
    preposition = governor(scene, first, -1)[0]
    bare = preposition.removeprefix("و")
    return bare if bare in load_cues()["preposition"] else preposition


def has_doer_joined(scene: Scene, at: int) -> bool:
    """Whether a pronoun is joined to a noun that is no verb however it is read, so that it has no other genitive: "his accusing *Berlin*"."""
    form = scene.tokens[at].form
    return bool(form.enclitics) and not form.verbs


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
        if own is None and is_of_people_before(scene, at):
            continue
        subject = Subject(own, True) if own is not None else _teller(scene, at, found) or shared
        if subject is not None:
            found[at] = subject
            shared = Subject(subject.actor, False)
    return found


def is_of_people_before(scene: Scene, at: int) -> bool:
    """Whether a plural verb tells of people right before it, who are no actor: "released *activists who* went on hunger strike"."""
    form, before = scene.tokens[at].form, at - 1
    they = form.stem.endswith(_THEY) or (form.enclitics and form.stem.endswith(_THEY_BEFORE_PRONOUN))
    if at < 2 or not they or form.proclitics[:1] in _AND or not is_plural(scene.tokens[at]):
        return False
    if scene.tokens[before].pos is POS.AUX and scene.tokens[before].form.stem.endswith(_THEY):
        before -= 1  # "activists who had gone"
    if scene.keys[before] in _WHO:
        return scene.keys[before - 1].removeprefix("و") not in _ARE_WHO
    some = scene.tokens[before]
    bare = some.pos in _NAMING and some.form.proclitics == () and not some.form.enclitics
    if not bare or len(some.form.stem) < _SHORTEST or not some.form.stem.endswith(_ACCUSATIVE):
        return False
    return not in_actor(scene, before) and not in_date(scene, before)


def _teller(scene: Scene, at: int, found: dict[int, Subject]) -> Subject | None:
    """The speaker of a sentence as who is meant by "he" or by a joined verb of saying: "said that *Togo* needs help, adding that he called"."""
    token = scene.tokens[at]
    if at > 2 and "complementiser" in scene.cues[at - 1] and scene.tokens[at - 1].form.enclitics:
        before = at - 2 if "preposition" not in scene.cues[at - 2] else at - 3
        if "say" not in scene.cues[before] or scene.tokens[before].pos is POS.VERB:
            return None
        pronoun = scene.tokens[at - 1].form.enclitics
        fits = partial(is_meant_by, scene, pronoun)
    elif token.form.proclitics[:1] in _AND and "say" in scene.cues[at] and not token.form.enclitics:
        fits = partial(agrees, scene, at)
    else:
        return None
    verb = next((v for v in found if "say" in scene.cues[v]), None)
    if verb is None or not scene.opened_in(verb, at - 1) or _begins_anew(scene, found):
        return None
    teller = found[verb].actor
    return Subject(teller, False) if fits(scene.actors[teller]) else None


def _begins_anew(scene: Scene, found: dict[int, Subject]) -> bool:
    """Whether the last verb tells of somebody who stands before it behind "and": "said that it would pay, *and Togo* refuses"."""
    verb = max(found)
    actor = scene.actors[found[verb].actor]
    return actor.last <= verb and scene.tokens[actor.first].form.proclitics[:1] in _AND


def _own(scene: Scene, at: int, stop: int, shared: Subject | None) -> int | None:
    takes = bool(scene.tokens[at].form.enclitics)
    own = None if takes else _preceding(scene, at, gap=0)
    if own is None and not _has_subject(scene, at) and not _has_unlisted_subject(scene, at):
        own = _following(scene, at, stop, shared)
    return _preceding(scene, at, gap=_GAP) if own is None else own


def _has_unlisted_subject(scene: Scene, at: int) -> bool:
    """Whether the subject right behind a verb is a body in no list, or a thing: "the union urges", "the report accuses"."""
    return body_behind(scene, at) is not None or object_of_thing(scene, at) is not None


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
            if is_no_subject(scene, actor) or (actor.first == at + 1 and not agrees(scene, at, actor)):
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
    return number if relative or is_indefinite(scene, scene.actors[number]) else None


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
    pointing = bool(scene.tokens[at].form.enclitics) or (not relative and pronoun_behind(scene, at))
    if pointing and (relative or (not between and is_indefinite(scene, actor))):
        return None  # the pronoun points back to it: "companies that it accused"
    relative = relative or is_of_some_people(scene, at, actor)
    return scene.groups[before[-1]] if relative or not governor(scene, actor.first, -1)[0] else None


def is_of_some_people(scene: Scene, at: int, actor: Placed[ActorMention]) -> bool:
    """Whether a plural verb is of a relative clause that tells of an actor, people without the article: "freed *detainees* who went on strike"."""
    people = actor.last == at and actor.mention.kind in _PERSONS and is_indefinite(scene, actor)
    # "some 700 Togolese went" is no relative clause
    counted = actor.first > 0 and scene.tokens[actor.first - 1].pos is POS.NUM
    counted = counted or scene.tokens[actor.first].form.stem.endswith(_OF_ONE)
    return people and not counted and is_plural(scene.tokens[at])


def is_indefinite(scene: Scene, actor: Placed[ActorMention]) -> bool:
    """Whether an actor is people or things without the article: "Chinese firms", "a Syrian official"."""
    tokens, kind = scene.tokens[actor.first : actor.last], actor.mention.kind
    plain = kind in (ActorKind.PEOPLE, ActorKind.COMPANY, ActorKind.ORGANISATION)
    plain = plain or (kind is ActorKind.PERSON and len(tokens) > 1 and tokens[-1].pos is POS.ADJ)
    return plain and not any("ال" in t.form.proclitics for t in tokens)


def pronoun_behind(scene: Scene, verb: int) -> bool:
    """Whether a preposition with a pronoun stands right behind a verb: "imposes *on it*"."""
    behind = verb + 1
    if behind >= len(scene.tokens) or not scene.tokens[behind].form.enclitics:
        return False
    return "preposition" in scene.cues[behind] or scene.tokens[behind].pos is POS.ADP


def _thin(scene: Scene, at: int) -> bool:
    return scene.tokens[at].pos in _THIN or not _TRANSPARENT.isdisjoint(scene.cues[at])
