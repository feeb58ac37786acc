"""Whether a verb agrees with a noun phrase in gender and number, so far as the words leave no doubt.

A verb before its subject is singular and takes its gender: behind a feminine verb stands no masculine subject, and behind a plural verb none at all.
"""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.scenes import Placed, Scene
from marsad.records import POS, ActorKind, ActorMention, Token, VerbReading

MASCULINE, FEMININE = "m", "f"
_FEMININE_ENDINGS = ("ة", "ات")
_GENDERED_BY_ENDING = frozenset({ActorKind.ORGANISATION, ActorKind.BODY, ActorKind.GROUP, ActorKind.STATE})
_GENDER_OF_PRONOUN = {"ه": MASCULINE, "ها": FEMININE}
_THIRD, _SINGULAR, _T = 3, "s", "ت"
_PEOPLE = ("nationals", "people.", "post.", "institution.")
_OBLIQUE, _ACCUSATIVE = "ين", "ا"
_SHORTEST = 5  # letters of a stem that may end in a plural


def gender_of_verb(token: Token) -> str:
    """The gender that a verb in the third person has however it is read; "" where it is in doubt.

    What begins with the prefix of "she" may as well be a past of its own, of "he" ("adopted", "received").
    """
    stem = token.form.stem
    two_ways = stem.startswith(_T) and not stem.endswith(_T)
    genders = {v.gender for v in (_third(token) if two_ways else _readings(token))}
    return genders.pop() if len(genders) == 1 else ""


def is_plural(token: Token) -> bool:
    """Whether a verb in the third person is no singular, however it is read: "they accused"."""
    numbers = {v.number for v in _readings(token)}
    return bool(numbers) and _SINGULAR not in numbers


def _readings(token: Token) -> list[VerbReading]:
    return [v for v in _third(token) if v.lemma in token.lemmas[:1]]


def _third(token: Token) -> list[VerbReading]:
    return [v for v in token.form.verbs if v.person == _THIRD] if token.pos is POS.VERB else []


def gender_of(scene: Scene, actor: Placed[ActorMention]) -> str:
    """The gender of the first word of an actor's name, if it is common enough to be known; "" else."""
    token, mention = scene.tokens[actor.first], actor.mention
    if scene.stems[actor.first] in qualifier_words()["masculine"]:
        return MASCULINE
    if scene.stems[actor.first] in qualifier_words()["feminine"]:
        return FEMININE
    ends = token.form.stem.endswith(_FEMININE_ENDINGS) and not token.form.enclitics
    return FEMININE if ends and mention.kind in _GENDERED_BY_ENDING else ""


def is_meant_by(scene: Scene, pronoun: tuple[str, ...], actor: Placed[ActorMention]) -> bool:
    """Whether nothing speaks against an actor of the sentence as whom a pronoun of the third person, joined to a word, stands for."""
    told = _GENDER_OF_PRONOUN.get(pronoun[-1] if pronoun else "", "")
    return bool(told) and {told, _gender_meant(scene, actor)} != {MASCULINE, FEMININE}


def _gender_meant(scene: Scene, actor: Placed[ActorMention]) -> str:
    """The gender in which an actor is spoken of: states are feminine but for a few, who holds a post is what its word is."""
    known, mention = gender_of(scene, actor), actor.mention
    if known or mention.rule == "place":
        return known
    if mention.rule.startswith("state."):
        return MASCULINE if scene.stems[actor.first] in qualifier_words()["masculine_states"] else FEMININE
    if mention.kind is ActorKind.PERSON and mention.rule.startswith("post."):
        return FEMININE if scene.tokens[actor.first].form.stem.endswith(_FEMININE_ENDINGS) else MASCULINE
    return ""


def agrees(scene: Scene, verb: int, actor: Placed[ActorMention]) -> bool:
    """Whether nothing speaks against an actor of the sentence as the subject of a singular verb."""
    return {gender_of_verb(scene.tokens[verb]), gender_of(scene, actor)} != {MASCULINE, FEMININE}


def is_no_subject(scene: Scene, actor: Placed[ActorMention]) -> bool:
    """Whether a noun has the ending of an object: the plural or dual in -īn, the indefinite accusative in -an."""
    token, mention = scene.tokens[actor.first], actor.mention
    stem = token.form.stem
    if len(stem) < _SHORTEST or token.form.enclitics or not mention.rule.startswith(_PEOPLE):
        return False
    if scene.stems[actor.first] in qualifier_words()["masculine"]:
        return False  # a name that only ends alike: "the Kremlin"
    if stem.endswith(_OBLIQUE):
        return stem.removesuffix(_OBLIQUE) in token.lemmas
    behind = scene.tokens[actor.first + 1 : actor.first + 2]
    # "The two ministers of" ends alike.
    definite = ".dual" in mention.rule or any("ال" in t.form.proclitics for t in (token, *behind))
    return not definite and stem.endswith(_ACCUSATIVE) and stem.removesuffix(_ACCUSATIVE) in token.lemmas
