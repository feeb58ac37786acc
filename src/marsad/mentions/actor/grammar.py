"""The grammar of actor phrases, read from left to right.

    phrase   = title* head tail name? side*
    head     = post | institution | body | group | people ...
    tail     = portfolio? (country | adjective | organisation | preposition organisation)*
    side     = "and" country name?

A country is told by a demonym behind the phrase or by a name in construct with it; what an envoy is sent to does not count.
"""

from __future__ import annotations

from marsad.language import candidates
from marsad.mentions.actor.belonging import opens_name_of_place
from marsad.mentions.actor.heads import HeadMatch, head_at
from marsad.mentions.actor.lexicon import Head, word_list
from marsad.mentions.actor.naming import add_sides, name_holder, name_known
from marsad.mentions.actor.phrase import Phrase
from marsad.mentions.actor.tail import headed
from marsad.mentions.actor.text import Words
from marsad.mentions.actor.titles import TITLES, is_bare_given, name_from, titles
from marsad.mentions.actor.together import share_names
from marsad.mentions.people.known import held
from marsad.mentions.people.name_classes import name_class
from marsad.mentions.people.names import NameFinder, after_and, name_end, starts_surely
from marsad.mentions.place.gazetteer import place_phrases
from marsad.records import POS

_OF = ("ي", "يه", "يا")  # of adjectives of origin and of what is spelled so
_WITH = "ب"
_FULL_NAME = 2  # words


def phrase_at(words: Words, at: int, find_name: NameFinder = name_end) -> Phrase | None:
    """The actor phrase that starts at word ``at``, or None.

    Args:
        words: the text.
        at: number of the word.
        find_name: finds personal names.
    """
    first = head_at(words, at)
    if first is None or (first.head.kind == "people" and first.last == at + 1 and words.tokens[at].pos is POS.VERB):
        return None
    if (
        _in_name_of_place(words, first)
        or opens_name_of_place(words, first)
        or _describes(words, first)
        or _ends_a_name(words, first)
    ):
        return None
    state = words.states.get(at)
    if state is not None and state.last > first.last:
        return None
    if first.head.kind in TITLES:
        named = is_bare_given(words, first) and find_name(words, at) - at >= _FULL_NAME
        by_itself = first.head.kind == "honorific" and first.possessed  # "his excellency thanked *the emir*"
        if named or by_itself or _inside_name(words, first):
            return None
        return _titled(words, first, find_name)
    if first.head.kind == "person":
        return _person(words, first, find_name)
    phrase = headed(words, first, 0)
    if _is_given_first(words, first, phrase, find_name):
        return None
    name_holder(words, phrase, find_name)
    name_known(words, phrase)
    add_sides(words, phrase, find_name)
    share_names(words, phrase, find_name)
    return phrase


def _inside_name(words: Words, found: HeadMatch) -> bool:
    """Whether a title without the article stands behind a given name, of whose bearer an ancestor has it: "Hasan *mulla* Karim"."""
    at = found.first
    bare = found.last == at + 1 and not words.definite(at) and not found.prefix and not found.possessed
    return bare and at > 0 and words.joined(at - 1, at) and name_class(words.forms[at - 1]) == "given"


def _is_given_first(words: Words, found: HeadMatch, phrase: Phrase, find_name: NameFinder) -> bool:
    """Whether a post that is a given name too is one here ("*Amir* Hasan"): no post without article or complement stands before a name."""
    alone = phrase.last == found.last and not phrase.stated
    return alone and is_bare_given(words, found) and find_name(words, found.first) - found.first >= _FULL_NAME


def _ends_a_name(words: Words, found: HeadMatch) -> bool:
    """Whether somebody known as the son of his father is here the father of somebody else: "Said *bin Salman*"."""
    at = found.first
    if found.head.kind != "person" or words.keys[at] not in word_list("descent") or not at:
        return False
    before = words.forms[at - 1]
    return words.joined(at - 1, at) and "given" in (name_class(before), after_and(before))


def _in_name_of_place(words: Words, found: HeadMatch) -> bool:
    """Whether a single noun with the article ends the name of a place ("Ayta *of the People*")."""
    at = found.first
    if not at or found.last > at + 1 or found.prefix or not words.definite(at) or not words.joined(at - 1, at):
        return False
    match = None if words.definite(at - 1) else place_phrases().at(candidates(words.forms[at - 1]), words.keys, at - 1)
    return match is not None and match.last > at


def _is_said(words: Words, at: int) -> bool:
    keys = {words.keys[at], words.forms[at].core_key}
    return not word_list("said").isdisjoint(keys | {key.removesuffix("ا") for key in keys})


def _describes(words: Words, found: HeadMatch) -> bool:
    """Whether one word for somebody is an adjective of the noun before it, or says how.

    "The law *providing* for", "they helped *militarily*", "a *press* conference".
    """
    at = found.first
    if found.head.kind not in {"people", "post"} or found.last > at + 1 or words.tokens[at].pos is not POS.ADJ:
        return False
    if found.possessed or not words.keys[at].endswith(_OF) or not at or not words.joined(at - 1, at):
        return False
    noun = words.tokens[at - 1]
    if words.definite(at):
        named = name_class(words.forms[at - 1]) in {"given", "surname"}
        described = noun.pos is POS.NOUN and words.definite(at - 1) and not named
        return described and not found.prefix and head_at(words, at - 1) is None
    if not words.definite(at - 1) and _is_said(words, at - 1):
        return True
    agrees = noun.pos is POS.NOUN and not words.definite(at - 1) and words.keys[at - 1].endswith("ا")
    behind = words.states.get(at + 1) if words.joined(at, at + 1) else None
    if words.keys[at] in word_list("never_how") and not agrees:
        return at + 1 < len(words.keys) and words.prefix(at + 1).startswith(_WITH)  # "ruling *on* his release"
    counted = noun.pos is POS.NUM or (behind is not None and behind.match.kind == "demonym")
    return words.keys[at].endswith("يا") and (agrees or not counted)


def _person(words: Words, found: HeadMatch, find_name: NameFinder) -> Phrase:
    """Somebody from the table of people; with a title among the words of the entry, the title is read as such."""
    phrase = None
    country, sector, *_ = held(found.head.posts, words.published)
    title = head_at(words, found.first, people=False)
    if title is not None and is_bare_given(words, title):
        title = None
    if title is not None and title.head.kind in {"post", *TITLES}:
        phrase = _titled(words, title, find_name) if title.head.kind in TITLES else headed(words, title, 0)
        if phrase is not None and phrase.name is None:
            name_holder(words, phrase, find_name)
    if phrase is not None and phrase.name is not None and phrase.last >= found.last:
        if not phrase.stated:
            phrase.country, phrase.sector = country, phrase.sector or sector
        return phrase
    end, own = found.last, True
    if words.joined(found.first, end) and words.keys[end] in word_list("descent"):
        end = max(end, name_from(words, end - 1, find_name))  # his ancestors or the family
    elif _goes_on(words, found):
        end, own = end + 1, False  # a longer name is somebody else's
    phrase = Phrase(found.first, end, found.head, found.prefix, sector=sector)
    phrase.country = country if own else None
    phrase.post_last, phrase.title_first = phrase.first, phrase.first
    titled = title is not None and title.head.kind in {"post", *TITLES} and title.last < found.last
    phrase.name = (title.last if title is not None and titled else phrase.first, phrase.last)
    return phrase


def _goes_on(words: Words, found: HeadMatch) -> bool:
    """Whether a further name stands behind a known one: a listed name, or behind two given names any adjective of origin of no state."""
    at = found.last
    if not words.joined(found.first, at) or at in words.states:
        return False
    title = head_at(words, at, people=False)
    if title is not None and title.head.kind in {"post", *TITLES}:
        return False
    if not words.definite(at):
        return _is_given_name(words, found)
    if starts_surely(words, at):
        return True
    given = at - found.first == 2 and all(name_class(form) == "given" for form in words.forms[found.first : at])
    return (
        given
        and words.keys[at].endswith("ي")
        and name_class(words.forms[at]) != "end"
        and words.tokens[at].pos is not POS.VERB
    )


def _is_given_name(words: Words, found: HeadMatch) -> bool:
    """Whether the one word by which somebody is known is here the given name of somebody else ("*Petro* Poroshenko")."""
    alone = found.last == found.first + 1 and name_class(words.forms[found.first]) == "given"
    return (
        alone
        and name_class(words.forms[found.last]) in {"surname", "given"}
        and words.tokens[found.last].pos is POS.PROPN
        and not words.prefix(found.last)
    )


def _titled(words: Words, first: HeadMatch, find_name: NameFinder) -> Phrase | None:
    """Courtesy titles and ranks, then a post or a name."""
    last, ranked = titles(words, first.last, first)
    found = head_at(words, last) if words.joined(first.first, last) else None
    if found is not None and found.head.kind in {"post", "person"} and not found.prefix:
        if found.head.kind == "person":
            phrase = _person(words, found, find_name)
            if ranked.head.kind == "honorific" and ranked.head.role is None:
                phrase.sector = ranked.head.sector or phrase.sector
        else:
            phrase = headed(words, found, 0)
            name_holder(words, phrase, find_name)
        phrase.first, phrase.prefix = first.first, first.prefix
        return phrase
    head = ranked.head
    if head.role is None and head.kind != "rank":
        head = Head("titled", "honorific", sector=head.sector or "GOV", weak=True)
    phrase = Phrase(first.first, last, head, first.prefix, sector=head.sector, post_last=last, title_first=first.first)
    state = words.states.get(last) if words.joined(first.first, last) else None
    if state is not None and state.match.kind == "demonym" and state.match.definite and not state.prefix:
        phrase.country, phrase.stated, phrase.last, phrase.post_last = state.match.country, True, state.last, state.last
        last = state.last
    end = name_from(words, last, find_name) if words.joined(first.first, last) else last
    if end == last and phrase.stated:
        return phrase
    if end == last:
        return headed(words, first, 0) if head.kind == "rank" and not head.weak else None
    phrase.name, phrase.last = (last, end), end
    return phrase
