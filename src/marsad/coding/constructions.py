"""Whether a trigger stands in a construction: the word that it leads to, or that leads to it, past whoever is named between them.

A frame may ask for a construction (`Setting`): "summoned the ambassador", "invited the president to visit". Names, adjectives and times
between the two words are passed over; a mark or another verb ends the search.
"""

from __future__ import annotations

from collections.abc import Iterable

from marsad.coding.agreement import FEMININE, MASCULINE, agrees, gender_of_verb, is_no_subject
from marsad.coding.frames import Setting, stem_keys
from marsad.coding.scenes import Placed, Scene, in_actor, in_date, in_teller
from marsad.mentions.actor.pointing import POSSESSIVE
from marsad.records import POS, ActorKind, ActorMention, Form, Token
from marsad.text import Recent, key

_FAR = 14  # tokens between a trigger and the word that it leads to, names among them
_NEAR, _BACK = 10, 6  # tokens behind and before a trigger in which a word may rule its construction out
_PEACEFUL = frozenset({"GOV", "CVL"})
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.PEOPLE})
_POWERFUL = frozenset({"COP", "REB", "PRM", "UAF", "JUD"})
_FEMININE = ("ة", "ات")
_ACCUSATIVE = "ا"
_ADDED = ("demonym", "place")
_ENDING = frozenset({POS.VERB, POS.PUNCT})
_QUOTES = frozenset('«»"“”()')
_DESCRIBING = frozenset({POS.ADJ, POS.DET, POS.ADV, POS.NUM})
_CACHE_SIZE = 8_192


def fits(setting: Setting, scene: Scene, at: int) -> bool:
    """Whether all that ``setting`` asks for stands around token ``at``."""
    if setting.forms and setting.forms.isdisjoint(keys_of(scene.tokens[at])):
        return False
    if setting.before and not _led_to(setting, scene, at):
        return False
    found = leads_to(setting, scene, at) if setting.behind else len(scene.tokens)
    if found is None or (setting.passive and not setting.before and not is_passive(scene, at, found)):
        return False
    return not (setting.without and _any(setting.without, scene.tokens[max(0, at - _BACK) : at + 1 + _NEAR]))


def leads_to(setting: Setting, scene: Scene, at: int) -> int | None:
    """Where the word stands that token ``at`` leads to, as ``setting`` asks; None where there is none."""
    way = _passing(scene, range(at + 1, len(scene.tokens)), setting.reach)
    least = _behind_subject(scene, at) if setting.object else at
    found = next((i for i in way if i > least and _is_it(setting, scene, i)), None)
    if found is None or (setting.then and not _any(setting.then, scene.tokens[found + 1 : found + 2])):
        return None
    if setting.through and not _any(setting.through, scene.tokens[found - 1 : found]):
        return None
    kept = not (setting.patient and not _acted_on(scene, at, found)) and not (
        setting.foreign and _is_own(scene, at, found)
    )
    return found if kept else None


def is_passive(scene: Scene, at: int, end: int) -> bool:
    """Whether nobody can be who does what the verb at ``at`` tells: one alone is named up to ``end``, who arrests, tries and convicts nobody.

    Where somebody or something stands right behind him without a preposition, that is the object. Bodies and gunmen may do it; so may the subject
    of the verb before.
    """
    token = scene.tokens[at]
    if token.form.enclitics:
        return False
    if token.form.verbs and all(v.voice == "passive" for v in token.form.verbs):
        return True
    subject, named = scene.subjects.get(at), _bare_behind(scene, at, end)
    if subject is not None and scene.actors[subject.actor].first < at:
        if subject.own:
            named.append(subject.actor)
        elif not named or _has_power(scene, subject.actor):
            return False
    return len({scene.groups[n] for n in named}) <= 1 and all(_may_suffer(scene, at, n) for n in named)


def _may_suffer(scene: Scene, at: int, number: int) -> bool:
    """Whether somebody named with a verb may be who it is done to in the passive, as which he has its gender and is no object."""
    actor, verb = scene.actors[number], scene.tokens[at]
    if _has_power(scene, number) or _has_object(scene, number, at) or not agrees(scene, at, actor):
        return False
    if actor.first < at:
        return True
    feminine = scene.tokens[actor.first].form.stem.endswith(_FEMININE)
    plural = actor.mention.kind is ActorKind.PEOPLE and not feminine
    told = gender_of_verb(verb) if verb.pos is POS.VERB else ""
    counted = scene.tokens[actor.first - 1].pos is POS.NUM  # "three diplomats", in the genitive
    return (
        (counted or not is_no_subject(scene, actor))
        and not (told == FEMININE and not feminine)
        and (plural or not (told == MASCULINE and feminine))
    )


def _bare_behind(scene: Scene, at: int, end: int) -> list[int]:
    """The actors (by number) without a preposition from a verb to ``end``, up to a mark or another verb."""
    found: list[int] = []
    for number, actor in enumerate(scene.actors):
        if not at < actor.first <= end or actor.mention.rule in _ADDED:
            continue
        if any(t.pos in _ENDING for t in scene.tokens[at + 1 : actor.first]):
            break
        if not _behind_preposition(scene, actor.first) or scene.tokens[actor.first - 1].form.enclitics:
            found.append(number)
    return found


def _has_power(scene: Scene, number: int) -> bool:
    mention = scene.actors[number].mention
    return mention.kind not in _PEOPLE or mention.sector in _POWERFUL


def _has_object(scene: Scene, number: int, at: int) -> bool:
    """Whether what stands right behind somebody, who stands behind the verb at ``at``, can only be an object."""
    behind = scene.actors[number].last
    if scene.actors[number].first < at or behind >= len(scene.tokens):
        return False
    token = scene.tokens[behind]
    noun = token.pos is POS.NOUN or (token.pos is not POS.VERB and token.form.surface.endswith(_ACCUSATIVE))
    return noun and not token.form.proclitics and not in_date(scene, behind) and not scene.cues[behind]


def _is_it(setting: Setting, scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    if setting.behind.isdisjoint(keys_of(token)) or (setting.joined and setting.joined not in token.form.proclitics):
        return False
    return not in_actor(scene, at) or any(at == a.first or _ends_with_pronoun(a, at) for a in scene.actors)


def _ends_with_pronoun(actor: Placed[ActorMention], at: int) -> bool:
    """Whether the last word of somebody tells by a pronoun whose he is: "her chargé d'affaires"."""
    return actor.mention.rule == POSSESSIVE and at == actor.last - 1


def _led_to(setting: Setting, scene: Scene, at: int) -> bool:
    if setting.through and not _any(setting.through, scene.tokens[max(0, at - 1) : at]):
        return False
    way = _passing(scene, range(at - 1, -1, -1), setting.reach)
    return any(_any(setting.before, (scene.tokens[i],)) for i in way)


def _behind_subject(scene: Scene, at: int) -> int:
    """The last token of the subject of the verb at ``at``; the last of the sentence where nothing tells who that is."""
    subject = scene.subjects.get(at)
    return scene.actors[subject.actor].last - 1 if subject is not None else len(scene.tokens)


def _passing(scene: Scene, way: Iterable[int], reach: int) -> Iterable[int]:
    """The tokens on the way from a trigger, up to a mark, a verb, or more than ``reach`` words that name and describe nobody."""
    others = 0
    for steps, at in enumerate(way):
        token = scene.tokens[at]
        if steps > _FAR or (token.pos is POS.PUNCT and token.form.surface not in _QUOTES):
            return
        yield at
        if token.pos is POS.VERB:
            return
        others += not _passes(scene, at)
        if others > reach:
            return


def _passes(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    described = token.pos in _DESCRIBING or token.pos is POS.PUNCT
    return described or in_actor(scene, at) or in_date(scene, at) or in_teller(scene, at)


def _acted_on(scene: Scene, at: int, end: int) -> bool:
    """Whether somebody other than the subject of the verb at ``at`` is named between it and ``end``, or a pronoun at the verb stands for him.

    The government and the people of the subject's own country do not count: whom he warns of what they may do is advised.
    """
    subject = scene.subjects.get(at)
    own = scene.groups[subject.actor] if subject is not None and subject.own else None
    home = scene.actors[subject.actor].mention.country if subject is not None else None
    named = {
        scene.groups[n]
        for n, a in enumerate(scene.actors)
        if at < a.first < end
        and a.mention.rule != "demonym"
        and not (a.mention.country == home and a.mention.sector in _PEACEFUL)
        and not _behind_preposition(scene, a.first)
    }
    return bool(named - {own}) or bool(scene.tokens[at].form.enclitics)


def _behind_preposition(scene: Scene, at: int) -> bool:
    before = at - 1
    joined = scene.tokens[at].form.proclitics[:1] == ("ل",)
    return joined or (before >= 0 and (scene.tokens[before].pos is POS.ADP or "preposition" in scene.cues[before]))


def _is_own(scene: Scene, at: int, found: int) -> bool:
    """Whether the word at ``found`` names somebody of the country of whose doing the word at ``at`` tells; a bare post may be of any."""
    verb = at if scene.tokens[at].pos is POS.VERB else scene.last_verbs[at]
    subject = scene.subjects.get(verb) if verb is not None else None
    if subject is None:
        return False
    doer, named = scene.actors[subject.actor], next((a for a in scene.actors if a.first == found), None)
    told = doer.last - doer.first > 1 or doer.mention.kind is ActorKind.STATE
    return told and named is not None and named is not doer and named.mention.country == doer.mention.country


def _any(words: frozenset[str], tokens: Iterable[Token]) -> bool:
    return any(not words.isdisjoint(keys_of(token)) for token in tokens)


def keys_of(token: Token) -> frozenset[str]:
    """Keys under which a word may be listed: as written, without what is joined to it, its stem, and as a verb its dictionary forms."""
    form, verbal = token.form, token.pos is POS.VERB
    found = _known.get((form.surface, verbal))
    if found is None:
        found = _known.recalled((form.surface, verbal), lambda: _keys(form, verbal=verbal))
    return found


def _keys(form: Form, *, verbal: bool) -> frozenset[str]:
    lemmas = (key(v.lemma) for v in form.verbs) if verbal else ()
    return frozenset((form.key, form.core_key, *stem_keys(form), *lemmas))


_known: Recent[tuple[str, bool], frozenset[str]] = Recent(_CACHE_SIZE)
