"""What the words around a name of a state tell: adjective or name, ordinary word or state, government or mere place."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from marsad import lexicon
from marsad.mentions.state.counted import counts_singular
from marsad.mentions.state.names import Reading
from marsad.records import POS, Analysis, Token
from marsad.text import key

_NEAR = 4  # tokens before a name in which a word of movement is looked for
_FAR = 8  # those before the name of a capital that may act for others
_PLACE_CLITIC = "ب"
_WITH = "مع"
_ACCUSATIVE, _ALEF = "يا", "ا"
_FEMININE = ("ه", "ات")
_STRUCK = 2  # words
_OF_DATELINE = frozenset("(-–—")
_OPENING = frozenset("\"«“”'(")
_CONSTRUCT = frozenset({"state_noun", "in", "place_noun", "movement"})  # roles of nouns that take the name of a state


@cache
def _roles() -> dict[str, frozenset[str]]:
    return {
        key(spelling): frozenset(e.value["roles"]) for e in lexicon.entries("ar", "state_cues") for spelling in e.match
    }


def roles(token: Token) -> frozenset[str]:
    """The roles that the cue lexicon gives to the word of ``token``."""
    table = _roles()
    form = token.form
    for spelling in (form.key, form.core_key, form.stem_key):
        if spelling in table:
            return table[spelling]
    for lemma in token.lemmas:
        if key(lemma) in table:
            return table[key(lemma)]
    return frozenset()


def before(analysis: Analysis, at: int) -> Token | None:
    """The word directly before token ``at`` in the same sentence, across quotation marks; None at its start or after other punctuation."""
    start = analysis.sentences[bisect_right(analysis.sentences, at, key=lambda s: s.first) - 1].first
    for index in range(at - 1, start - 1, -1):
        token = analysis.tokens[index]
        if token.pos is not POS.PUNCT:
            return token
        if token.surface not in _OPENING:
            return None
    return None


def has_article(token: Token) -> bool:
    """Whether the word carries the article."""
    return token.form.core_key != token.form.stem_key


def clitics(token: Token) -> tuple[str, ...]:
    """Conjunctions and prepositions before the word, without the article."""
    return tuple(c for c in token.form.proclitics if c != "ال")


def is_adjective(analysis: Analysis, at: int, reading: Reading) -> bool:
    """Whether a form that is both the name of a state and a demonym stands as an adjective after its noun."""
    token, previous = analysis.tokens[at], before(analysis, at)
    if previous is None or clitics(token) or previous.pos in {POS.VERB, POS.ADP, POS.PART, POS.SCONJ, POS.CCONJ}:
        return False
    if token.form.key.endswith("يا"):
        # "a Russian soldier" in the accusative: the noun before it is accusative too; "40 Russians" are counted in it.
        return is_counted(analysis, at, accusative=True) or any(
            lemma + "ا" == previous.form.folded for lemma in previous.lemmas
        )
    if reading.definite:
        return has_article(previous) and "person" not in roles(previous)
    # Only a form in -iya can agree with an indefinite noun before it; the others stand in a construct ("port of Djibouti").
    return (
        token.form.key.endswith("يه")
        and previous.pos is POS.NOUN
        and not has_article(previous)
        and not roles(previous) & _CONSTRUCT
    )


def is_counted(analysis: Analysis, at: int, *, accusative: bool = False) -> bool:
    """Whether the singular at token ``at`` is what the number directly before it counts; only in the accusative with ``accusative``."""
    if not at:
        return False
    earlier = analysis.tokens[at - 2].form.key if at > 1 else ""
    return counts_singular(analysis.tokens[at - 1].form.key, earlier, accusative=accusative)


def is_given_name(analysis: Analysis, last: int, reading: Reading) -> bool:
    """Whether a demonym is a person's name: after "son of", before it, or without article after a title with it."""
    if reading.number != "s" or reading.gender != "m":
        return False
    following = analysis.tokens[last] if last < len(analysis.tokens) else None
    if following is not None and "given_name" in roles(following) and following.form.key in _roles():
        return True
    previous = before(analysis, last - 1)
    if previous is None:
        return False
    found = roles(previous)
    return "given_name" in found or ("person" in found and has_article(previous) and not reading.definite)


def stands_behind(analysis: Analysis, at: int, nouns: frozenset[str]) -> bool:
    """Whether the word before token ``at`` is one of ``nouns`` (keys of stems), with the article where that has it."""
    token, previous = analysis.tokens[at], before(analysis, at)
    return (
        previous is not None
        and has_article(previous) == has_article(token)
        and any(key(word) in nouns for word in (previous.form.stem, *previous.lemmas))
    )


def is_cued(analysis: Analysis, at: int, reading: Reading, *, spoken_of: bool) -> bool:
    """Whether a form that is also an ordinary word is a state here.

    Args:
        analysis: the text.
        at: the token where the form starts.
        reading: the form as a state.
        spoken_of: whether the text names the same state in a way that is not ambiguous.
    """
    previous = before(analysis, at)
    found = roles(previous) if previous is not None else frozenset()
    if reading.kind == "demonym":
        return (spoken_of and "state_noun" in found) or _of_people(analysis, at, reading)
    if reading.kind in {"capital", "seat"}:
        return spoken_of or "place_noun" in found
    if "state_noun" in found or "in" in found or "place_noun" in found or _is_subject(analysis, at, previous):
        return True
    along = previous is not None and previous.form.core_key == _WITH
    return spoken_of or along or "toward" in found or any(c in {"ب", "ل"} for c in clitics(analysis.tokens[at]))


def _of_people(analysis: Analysis, at: int, reading: Reading) -> bool:
    """Whether an adjective agrees with a noun for people or troops, of which its other sense is hardly said: "the *Malian* army".

    A feminine one behind a masculine is of another noun before both ("the army's *financial* means"), and so may one be behind a noun that stands in
    construct ("the *financial* policy of the government"); the plural with the article is a people behind "dozens of".
    """
    token, previous = analysis.tokens[at], before(analysis, at)
    if previous is None or clitics(token):
        return False
    found = roles(previous)
    if "many" in found:
        return reading.number == "p" and reading.definite
    if "people_noun" not in found or reading.definite != (has_article(previous) or bool(previous.form.enclitics)):
        return False
    if token.form.key.endswith(_ACCUSATIVE):
        return previous.form.key.endswith(_ALEF)
    if reading.number != "s" or reading.gender != "f":
        return True
    owned = before(analysis, at - 1)
    construct = owned is not None and owned.pos in {POS.NOUN, POS.ADJ} and not has_article(owned)
    return previous.form.stem_key.endswith(_FEMININE) and not construct


def _is_subject(analysis: Analysis, at: int, previous: Token | None) -> bool:
    """Whether a name does what a verb in the feminine tells, as states do: directly before it, or behind it where the sentence begins."""
    if previous is not None:
        return _feminine(previous)
    following = analysis.tokens[at + 1] if at + 1 < len(analysis.tokens) else None
    return following is not None and _feminine(following)


def _feminine(token: Token) -> bool:
    return token.pos is POS.VERB and any(
        v.person == 3 and v.gender == "f" and v.number == "s" and v.voice == "active" for v in token.form.verbs
    )


def is_only_place(analysis: Analysis, first: int) -> bool:
    """Whether the capital at token ``first`` is where something happens, not a government that acts or is acted on.

    So after a preposition or noun of place, with attached "bi-", and after "to", "from" and verbs of movement ("arrived in", "left").
    """
    token, previous = analysis.tokens[first], before(analysis, first)
    near = analysis.tokens[max(0, first - _NEAR) : first]
    near_roles = frozenset().union(*(roles(t) for t in near)) if near else frozenset()
    if _PLACE_CLITIC in clitics(token):
        return "link" not in near_roles
    if previous is None:
        return False
    found = roles(previous)
    if "in" in found or "place_noun" in found:
        return True
    if "toward" in found:
        return "movement" in near_roles and "link" not in near_roles
    return "movement" in found and previous.pos is not POS.ADJ


def acts_here(analysis: Analysis, first: int) -> bool:
    """Whether the capital at token ``first`` is a government that acts or is acted on, and nobody comes to it or leaves it.

    "The *police* of Brussels", its *attacks* and what *struck* it are of the city, and so is it in "*Brussels* (Reuters)" and "*Brussels* - ".
    """
    previous = before(analysis, first)
    if is_only_place(analysis, first) or (previous is not None and "city" in roles(previous)):
        return False
    if previous is None and first + 1 < len(analysis.tokens) and analysis.tokens[first + 1].surface in _OF_DATELINE:
        return False
    near = analysis.tokens[max(0, first - _FAR) : first]
    if any(token.pos is POS.VERB and "city" in roles(token) for token in near[-_STRUCK:]):
        return False
    return not any("movement" in roles(token) for token in near)
