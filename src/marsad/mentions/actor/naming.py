"""Who holds the post that a phrase names, and the further countries that it joins with "and"."""

from __future__ import annotations

from marsad.mentions.actor.family import is_title_of_family
from marsad.mentions.actor.heads import HeadMatch, head_at
from marsad.mentions.actor.lexicon import DELEGATION, word_list
from marsad.mentions.actor.phrase import Phrase, Side
from marsad.mentions.actor.tail import headed
from marsad.mentions.actor.text import StateAt, Words
from marsad.mentions.actor.titles import COMMAS, TITLES, is_bare_given, is_family, name_from, person_at, titles
from marsad.mentions.actor.where import take_place
from marsad.mentions.people.known import BODIES, held, people_by_surname
from marsad.mentions.people.name_classes import name_class
from marsad.mentions.people.names import NameFinder, starts_surely
from marsad.text import key

_CHAINED = frozenset({"head_of_state", "minister", "deputy", "envoy", "member"})
_CALLINGS = frozenset({"BUS", "JRN", "SOC", "EDU", "MED", "REL", "LAB"})
_SENT = frozenset({"envoy", "spokesperson"})
_PLURAL = ("ون", "ين")
_MOST_POSTS = 5  # of one holder, told one after another
_BEHIND_TITLES = 3  # words
_FULL_NAME = 2  # words
_OVER_MINISTERS = frozenset({"president", "king", "emir", "sultan", "emperor"})
_BELOW = frozenset({"minister", "deputy"})
_BY_SURNAME = frozenset({"president", "prime_minister", "minister"})
_OF_PARLIAMENT = "deputy"
_BRACKET, _CLOSED = "(", ")"


def name_holder(words: Words, phrase: Phrase, find_name: NameFinder, told: int = 1) -> None:
    """Read the holder of a post that stands for one person, the last of so many posts that are ``told`` of him."""
    if not _for_one_person(phrase):
        return
    if phrase.head.destination or not _takes_somebody(words, phrase):  # "received *in Tunis* N. N."
        take_place(words, phrase, find_name)
    start = _behind_superior(words, phrase)
    if start is None:
        return
    if words.keys[start] == _BRACKET:
        _name_in_brackets(words, phrase, start + 1, find_name)
        return
    found = head_at(words, start)
    plain = found is not None and not found.prefix
    another = found if plain and told < _MOST_POSTS else None
    given = another is not None and is_bare_given(words, another)
    if another and another.head.kind == "post" and not given:
        _chained(words, phrase, another, find_name, told + 1)
        return
    first = start
    if found is not None and plain and found.head.kind in TITLES and not is_bare_given(words, found):
        first, _ = titles(words, found.last, found)
    elif start > phrase.last and not _name_after_comma(words, start, find_name):
        return
    if words.joined(phrase.first, first):
        end = name_from(words, first, find_name, known_country=phrase.stated)
        if not _is_met(words, phrase, first, end):
            _take_name(words, phrase, first, _with_family(words, phrase, first, end))


def _name_in_brackets(words: Words, phrase: Phrase, at: int, find_name: NameFinder) -> None:
    """Read a holder whose name alone stands in brackets behind the post, with titles perhaps: "the Chadian minister (N. N.)"."""
    found = head_at(words, at) if words.joined(phrase.first, at) else None
    if found is not None and found.head.kind in TITLES and not found.prefix and not is_bare_given(words, found):
        at, _ = titles(words, found.last, found)
    if not words.joined(phrase.first, at):
        return
    end = name_from(words, at, find_name, known_country=phrase.stated)
    if not words.joined(at, end) or words.keys[end] != _CLOSED:
        return
    if person_at(words, at) or (end - at >= _FULL_NAME and starts_surely(words, at)):
        _take_name(words, phrase, at, end)


def _behind(words: Words, phrase: Phrase) -> int:
    """The word at which a holder may begin, behind a comma too."""
    return phrase.last + (words.joined(phrase.first, phrase.last) and words.keys[phrase.last] in COMMAS)


def _behind_superior(words: Words, phrase: Phrase) -> int | None:
    """The word at which a holder may begin, behind whom he serves; None where none may."""
    start = _behind(words, phrase)
    if words.joined(phrase.first, start) and _is_superior(words, phrase, start):
        if start > phrase.last:
            return None
        _take_superior(words, phrase)
        start = _behind(words, phrase)
    return start if words.joined(phrase.first, start) else None


def _is_superior(words: Words, phrase: Phrase, at: int) -> bool:
    """Whether the known person at word ``at`` holds the post that the phrase only ends with: "envoy of the president *N. N.*"."""
    found = head_at(words, at)
    own = head_at(words, phrase.title_first)
    if own is None or found is None or found.head.kind != "person" or found.prefix:
        return False
    title = held(found.head.posts, words.published).title[:1]
    first = own.first + 1 if own.head.role in _SENT else own.last
    behind = {words.keys[i].removeprefix("ال") for i in range(first, phrase.last)}
    return bool(title) and title[0] in behind and title[0] != words.keys[phrase.title_first].removeprefix("ال")


def _take_superior(words: Words, phrase: Phrase) -> None:
    found = head_at(words, phrase.last)
    if found is None:
        return
    if phrase.country is None:
        phrase.country = held(found.head.posts, words.published).country
    phrase.last = phrase.post_last = found.last


def name_known(words: Words, phrase: Phrase) -> None:
    """Read somebody of the table of people behind his calling: "the businessman N. N." is of business, whatever post he had."""
    calling = phrase.head.kind == "people" and phrase.head.sector in _CALLINGS and not phrase.possessed
    if not calling or not words.joined(phrase.first, phrase.last) or words.keys[phrase.first].endswith(_PLURAL):
        return
    found = head_at(words, phrase.last)
    if found is None or found.head.kind != "person" or found.prefix or not words.definite(phrase.last - 1):
        return
    if not phrase.stated:
        phrase.country = held(found.head.posts, words.published).country
    phrase.post_last, phrase.name, phrase.last = phrase.last, (phrase.last, found.last), found.last


def _for_one_person(phrase: Phrase) -> bool:
    head = phrase.head
    return head.kind == "post" and head.number == "s" and head.role != "source" and not head.id.startswith(DELEGATION)


def _name_after_comma(words: Words, start: int, find_name: NameFinder) -> bool:
    return person_at(words, start) or starts_surely(words, start) or _closed_name(words, start, find_name)


def _take_name(words: Words, phrase: Phrase, first: int, end: int) -> None:
    if end == first:
        return
    phrase.name, phrase.last = (first, end), end
    found = head_at(words, first)
    if phrase.country is None and found is not None and found.head.kind == "person":
        post = held(found.head.posts, words.published)
        phrase.country = post.country if _same_person(words, found.last, end) else None


def _with_family(words: Words, phrase: Phrase, first: int, end: int) -> int:
    """The end of a name with the word behind a single given name, which is that of a family whatever it means: "the minister Adil *the carpenter*".

    Princes are told by their given names alone, presidents and ministers by surnames that may be such names, and
    behind a verb that takes somebody another may stand.
    """
    if end == first or not words.joined(first, end) or words.original[end] != words.original[end - 1] + 1:
        return end
    if phrase.head.role != "head_of_state" and is_title_of_family(words, first, end):
        known = person_at(words, first) or (phrase.head.role == "head" and _may_be_surname(words, phrase, first))
        return end if known or _takes_somebody(words, phrase) else end + 1
    if end != first + 1:
        return end
    if name_class(words.forms[first]) != "given" or phrase.head.role == "head_of_state" or person_at(words, first):
        return end
    if _may_be_surname(words, phrase, first) or not is_family(words, end) or _takes_somebody(words, phrase):
        return end
    return end + 1


def _may_be_surname(words: Words, phrase: Phrase, at: int) -> bool:
    """Whether people in the table, of the state of the post where it tells one, have the given name at word ``at`` as their last."""
    if phrase.head.id not in _BY_SURNAME or phrase.inner is not None:
        return False
    posts = [post for person in people_by_surname().get(words.keys[at], ()) for post in person.posts]
    return any(not phrase.stated or post.country == phrase.country for post in posts)


def _is_met(words: Words, phrase: Phrase, first: int, end: int) -> bool:
    """Whether the known person behind a post is whom its holder receives: "the Swiss president received *N. N.*", who never had a post there."""
    found = head_at(words, first)
    if found is None or found.head.kind != "person" or found.last != end or first > phrase.last:
        return False
    if not phrase.stated or phrase.country in {None, "UNK", *BODIES}:
        return False
    if any(post.country == phrase.country for post in found.head.posts):
        return False
    return _takes_somebody(words, phrase) and any(
        key not in word_list("everybodys_name") for key in words.keys[first:end]
    )


def _takes_somebody(words: Words, phrase: Phrase) -> bool:
    """Whether a verb or verbal noun of which somebody is the object stands right before the phrase, or before the titles that open it."""
    at = phrase.title_first - 1
    for _ in range(_BEHIND_TITLES):
        found = head_at(words, at) if at > 0 else None
        if found is None or found.head.kind not in TITLES:
            break
        at -= 1
    if at < 0 or not words.joined(at, phrase.first) or words.forms[at].enclitics:
        return False
    form = words.forms[at]
    verbs = word_list("takes_somebody")
    return form.core_key in verbs or any(key(verb.lemma) in verbs for verb in form.verbs)


def _same_person(words: Words, known: int, end: int) -> bool:
    """Whether what follows the known words of a name only adds ancestors or the family."""
    return known == end or (known < end and words.keys[known] in {"بن", "ابن", "ال", "بنت"})


def _chained(words: Words, phrase: Phrase, found: HeadMatch, find_name: NameFinder, told: int) -> bool:
    """A second post of the same holder, when a name comes behind it ("crown prince, minister of defence N. N.")."""
    if found.head.number != "s" or found.head.role not in {phrase.head.role, *_CHAINED}:
        return False
    if found.first == phrase.last and _is_over(words, phrase, found):
        return False
    second = headed(words, found, 0)
    if phrase.stated and second.stated and phrase.country != second.country:
        return False
    name_holder(words, second, find_name, told)
    if second.name is None:
        return False
    if not phrase.stated:
        phrase.country, phrase.stated = second.country, second.stated
    phrase.name, phrase.last, phrase.post_last = second.name, second.last, second.post_last
    phrase.former = phrase.former or second.former
    return True


def _is_over(words: Words, phrase: Phrase, found: HeadMatch) -> bool:
    """Whether the second post is of somebody else: no head of state or speaker is minister besides.

    A prime minister may be, but not where a verb of which somebody is the object stands before, and the first post tells its state.
    """
    if found.head.role not in _BELOW or found.head.id == _OF_PARLIAMENT:
        return False
    if phrase.head.id.partition(".")[0] in _OVER_MINISTERS:
        return phrase.sector in {"GOV", "LEG"}
    of_government = phrase.head.role == "head_of_government" and phrase.head.number == "s"
    return of_government and phrase.stated and found.head.role == "minister" and _takes_somebody(words, phrase)


def _closed_name(words: Words, start: int, find_name: NameFinder) -> bool:
    """Whether two or more words that look like a name stand between commas."""
    end = find_name(words, start)
    return end - start >= 2 and words.joined(start, end) and words.keys[end] in COMMAS


def add_sides(words: Words, phrase: Phrase, find_name: NameFinder) -> None:
    """Countries joined by "and" to the one that the phrase names."""
    if not phrase.stated or phrase.head.kind in {"body", "group", "company", "media", "person"} or phrase.head.both:
        return
    several = phrase.head.number != "s"
    if several and phrase.head.kind == "post":
        end = _side_name(words, phrase, phrase.last, find_name)
        if end is not None:
            phrase.name, phrase.last = end, end[1]
    adjective = _ends_in_demonym(words, phrase)
    at = phrase.last
    while words.joined(phrase.first, at):
        state, start = _next_state(words, at, comma=several and not adjective)
        if state is None or (state.match.kind == "demonym") != adjective or not (several or adjective):
            break
        if adjective and not _same_definiteness(words, phrase, state):
            break
        side = Side(start, state.last, state.match.country)
        at = state.last
        name = _side_name(words, phrase, at, find_name) if phrase.head.kind == "post" else None
        if name is not None:
            side.name, side.last, at = name, name[1], name[1]
        phrase.sides.append(side)


def _next_state(words: Words, at: int, *, comma: bool) -> tuple[StateAt | None, int]:
    start = at + (words.keys[at] in COMMAS)
    state = words.states.get(start)
    if state is None or not (state.prefix == "و" or (comma and start > at and not state.prefix)):
        return None, start
    if start > at and not comma:
        return None, start
    return state, start


def _ends_in_demonym(words: Words, phrase: Phrase) -> bool:
    for at in range(phrase.post_last - 1, phrase.first, -1):
        if at in words.states:
            return words.states[at].match.kind == "demonym"
    return False


def _same_definiteness(words: Words, phrase: Phrase, state: StateAt) -> bool:
    for at in range(phrase.post_last - 1, phrase.first, -1):
        if at in words.states:
            return words.states[at].match.definite == state.match.definite
    return False


def _side_name(words: Words, phrase: Phrase, at: int, find_name: NameFinder) -> tuple[int, int] | None:
    if not words.joined(phrase.first, at):
        return None
    found = head_at(words, at)
    start = found.last if found is not None and found.head.kind in TITLES and not found.prefix else at
    if not words.joined(phrase.first, start) or not (starts_surely(words, start) or person_at(words, start)):
        return None
    end = name_from(words, start, find_name, known_country=True)
    return (start, end) if end > start else None
