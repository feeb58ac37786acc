"""The grammar of actor phrases, read from left to right.

    phrase   = title* head tail name? side*
    head     = post | institution | body | group | people ...
    tail     = portfolio? (country | adjective | organisation | preposition organisation)*
    side     = "and" country name?

A country is told by a demonym behind the phrase or by a name in construct with it; what an envoy is sent to does not count.
"""

from __future__ import annotations

import re

from marsad.mentions.actor_lexicon import Head, phrase_list, portfolios, word_list
from marsad.mentions.actor_phrase import Phrase, Side
from marsad.mentions.actor_text import HeadMatch, StateAt, Words
from marsad.mentions.names import NameFinder, name_end, starts_surely
from marsad.records import POS

_DEEPEST = 4
_WINDOW = 3
_GENERIC_WINDOW = 4
_TITLES = frozenset({"honorific", "rank"})
_ORGANISATIONS = frozenset({"institution", "body", "group", "company", "media", "people", "post"})
_PLACED = frozenset({"official", "member", "leader", "source"})
_TAKES_FOR = frozenset({"envoy", "spokesperson", "member", "leader", "deputy"})
_CHAINED = frozenset({"head_of_state", "minister", "deputy", "envoy", "member"})
_NISBA = re.compile(".*(ي|يه|يا|يون|يين|يان|يتين|يتان|يات)$")
_COMMAS = frozenset("،,–—-")
_STATE_NOUNS = ("دولة", "دوله", "مملكه", "المملكه", "جمهوريه", "الجمهوريه", "سلطنه", "امارة", "الولايات")


def phrase_at(words: Words, at: int, find_name: NameFinder = name_end) -> Phrase | None:
    """The actor phrase that starts at word ``at``, or None.

    Args:
        words: the text.
        at: number of the word.
        find_name: finds personal names.
    """
    first = words.head_at(at)
    if first is None or (first.head.kind == "people" and first.last == at + 1 and words.tokens[at].pos is POS.VERB):
        return None
    state = words.states.get(at)
    if state is not None and state.last > first.last:
        return None
    if first.head.kind in _TITLES:
        return _titled(words, first, find_name)
    if first.head.kind == "person":
        return _person(words, first, find_name)
    phrase = _headed(words, first, 0)
    _named(words, phrase, find_name)
    _sides(words, phrase, find_name)
    return phrase


def _person(words: Words, found: HeadMatch, find_name: NameFinder) -> Phrase | None:
    """Somebody from the table of people; with a title among the words of the entry, the title is read as such."""
    phrase = None
    title = words.head_at(found.first, people=False)
    if title is not None and title.head.kind in {"post", *_TITLES}:
        phrase = _titled(words, title, find_name) if title.head.kind in _TITLES else _headed(words, title, 0)
        if phrase is not None and phrase.name is None:
            _named(words, phrase, find_name)
    if phrase is not None and phrase.name is not None and phrase.last >= found.last:
        if not phrase.stated:
            phrase.country, phrase.sector = found.head.country, phrase.sector or found.head.sector
        return phrase
    end = found.last
    if words.joined(found.first, end) and end not in words.states and words.definite(end) and starts_surely(words, end):
        end += 1  # a longer name is somebody else's
    phrase = Phrase(found.first, end, found.head, found.prefix, sector=found.head.sector)
    phrase.country = found.head.country if end == found.last else None
    phrase.post_last, phrase.title_first = phrase.first, phrase.first
    phrase.name = (phrase.first, phrase.last)
    return phrase


def _titled(words: Words, first: HeadMatch, find_name: NameFinder) -> Phrase | None:
    """Courtesy titles and ranks, then a post or a name."""
    last, ranked = _titles(words, first.last, first)
    found = words.head_at(last) if words.joined(first.first, last) else None
    if found is not None and found.head.kind in {"post", "person"} and not found.prefix:
        phrase = _headed(words, found, 0)
        phrase.first, phrase.prefix = first.first, first.prefix
        _named(words, phrase, find_name)
        return phrase
    head = ranked.head
    if head.role is None and head.kind != "rank":
        head = Head("titled", "honorific", sector="GOV", weak=True)
    phrase = Phrase(first.first, last, head, first.prefix, sector=head.sector, post_last=last, title_first=first.first)
    end = _name(words, last, find_name) if words.joined(first.first, last) else last
    if end == last:
        return _headed(words, first, 0) if head.kind == "rank" and not head.weak else None
    phrase.name, phrase.last = (last, end), end
    return phrase


def _titles(words: Words, last: int, first: HeadMatch) -> tuple[int, HeadMatch]:
    """Where the titles from ``first`` on end, and which of them says most."""
    best = first
    while last < len(words) and words.joined(first.first, last):
        found = words.head_at(last)
        if found is None or found.head.kind not in _TITLES or found.prefix:
            break
        if best.head.sector is None or found.head.role is not None:
            best = found
        last = found.last
    return last, best


def _headed(words: Words, match: HeadMatch, depth: int) -> Phrase:
    phrase = Phrase(
        match.first,
        match.last,
        match.head,
        match.prefix,
        match.possessed,
        sector=match.head.sector,
        title_first=match.first,
    )
    if match.head.country and not match.head.default:
        phrase.country, phrase.stated = match.head.country, True
    elif match.head.kind != "person":
        _told_inside(words, phrase)
    if not match.possessed:
        _Tail(words, phrase, depth).read()
    elif match.head.takes == "portfolio":
        _Tail(words, phrase, depth).read_portfolio()
    if phrase.country is None and match.head.default:
        phrase.country = match.head.country
    phrase.post_last = phrase.last
    return phrase


def _told_inside(words: Words, phrase: Phrase) -> None:
    """The head words name the state themselves ("security council of Russia")."""
    for at in range(phrase.first + 1, phrase.last):
        state = words.states.get(at)
        if state is not None and state.last <= phrase.last and state.match.country != "UNK":
            phrase.country, phrase.stated = state.match.country, True


class _Tail:
    """Reads what completes a head."""

    def __init__(self, words: Words, phrase: Phrase, depth: int) -> None:
        self.words, self.phrase, self.depth = words, phrase, depth
        self.definite = words.definite(phrase.last - 1)
        self.closed = False

    def read(self) -> None:
        if self.phrase.head.kind == "person" or self.phrase.head.both:
            return
        if self.phrase.head.takes == "portfolio":
            self.read_portfolio()
        steps = (self._state, self._modifier, self._organisation, self._preposition, self._adjectives, self._purpose)
        while not self.closed and self._open() and any(step() for step in steps):
            pass

    def read_portfolio(self) -> None:
        while self._open():
            last = _portfolio_end(self.words, self.phrase.last, self.phrase.last > self.phrase.first + 1)
            if last is None:
                break
            self.phrase.portfolio = self.phrase.portfolio or self.words.keys[self.phrase.last].removeprefix("ال")
            self._take(last)

    def _open(self) -> bool:
        return self.words.joined(self.phrase.first, self.phrase.last)

    def _take(self, last: int) -> None:
        self.definite = self.words.definite(last - 1)
        self.phrase.last = last

    def _state(self) -> bool:
        found = self.words.states.get(self.phrase.last)
        if found is None or found.prefix or self.phrase.stated or not self._agrees(found):
            return False
        self._told(found)
        self.phrase.last = found.last
        return True

    def _agrees(self, found: StateAt) -> bool:
        adjective = found.match.kind == "demonym"
        if adjective:
            return found.match.definite or not self.definite
        if self.phrase.head.default:
            return False
        return not self.definite or (found.match.definite and self.words.keys[found.last - 1].endswith("ه"))

    def _told(self, found: StateAt) -> None:
        self.phrase.country, self.phrase.stated = found.match.country, True

    def _modifier(self) -> bool:
        at = self.phrase.last
        key = self.words.keys[at]
        if self.phrase.head.kind in {"body", "group"} or self.words.prefix(at):
            return False
        if key in word_list("former"):
            self.phrase.former, self.phrase.last = True, at + 1
            return True
        for rest in phrase_list("filler_phrase").get(key, ()):
            if tuple(self.words.keys[at + 1 : at + 1 + len(rest)]) == rest:
                self.phrase.last = at + 1 + len(rest)
                return True
        if key in word_list("filler") and self.words.definite(at) == self.definite:
            self.phrase.last = at + 1
            return True
        return False

    def _organisation(self) -> bool:
        at = self.phrase.last
        if self.phrase.inner is not None or self.phrase.head.kind in {"body", "group", "company", "media"}:
            return False
        found = self.words.head_at(at)
        if found is None or (at in self.words.states and self.words.states[at].last > found.last):
            return False
        if found.head.kind == "person":
            return self._of_person(found)
        return found.head.kind in _ORGANISATIONS and self._belongs(found) and self._nest(found)

    def _of_person(self, found: HeadMatch) -> bool:
        """An administration, a government or troops named after who leads them."""
        if self.phrase.head.kind != "institution" or found.prefix or self.definite or self.phrase.stated:
            return False
        self.phrase.country, self.phrase.stated, self.phrase.last = found.head.country, True, found.last
        self.definite = True
        return True

    def _belongs(self, found: HeadMatch) -> bool:
        if found.head.kind == "people" and not self.phrase.head.inherits:
            return False
        if not found.prefix:
            return not self.definite or self.words.keys[self.phrase.last - 1] in {"باسم", "بلسان"}
        if found.prefix != "ل":
            return False
        long = self.phrase.last - self.phrase.first > 1
        return (
            self.phrase.head.kind == "post" and not self.phrase.stated and (long or self.phrase.head.role in _TAKES_FOR)
        )

    def _nest(self, found: HeadMatch) -> bool:
        if self.depth >= _DEEPEST:
            return False
        inner = _headed(self.words, found, self.depth + 1)
        if inner.head.kind == "post" and self.phrase.head.kind == "institution":
            return self._led_by(inner)
        if inner.head.weak and inner.country is None and inner.inner is None and inner.head.kind != "post":
            if inner.head.generic and self.phrase.head.kind == "institution":
                return False
        self._adopt(inner)
        return True

    def _led_by(self, inner: Phrase) -> bool:
        """ "The administration of the president": the post is a phrase of its own."""
        if not self.phrase.stated:
            self.phrase.country, self.phrase.stated = inner.country, inner.stated
        self.phrase.inner, self.closed = inner.head, True
        return True

    def _adopt(self, inner: Phrase) -> None:
        phrase = self.phrase
        phrase.inner, phrase.last = inner.head, inner.last
        phrase.former = phrase.former or inner.former
        if phrase.country is None or not phrase.stated:
            phrase.country, phrase.stated = inner.country, inner.stated
        if phrase.head.inherits and inner.sector:
            phrase.sector = inner.sector
        self.definite = self.words.definite(inner.last - 1) or inner.head.definite

    def _preposition(self) -> bool:
        at = self.phrase.last
        key = self.words.keys[at]
        state = self.words.states.get(at)
        if state is not None and state.prefix in {"ل", "ب"}:
            return self._attached(state)
        if self.words.prefix(at) == "ب":
            return self._within_attached(at)
        if not self.words.joined(self.phrase.first, at + 1):
            return False
        either = key in word_list("either_preposition")
        if self.phrase.head.destination and (either or key in word_list("destination_preposition")):
            return self._destination(at + 1, towards=key == "الي")
        return (either or key in word_list("own_preposition")) and self._within(at + 1)

    def _attached(self, state: StateAt) -> bool:
        full = self.words.forms[self.phrase.last].stem_key in _STATE_NOUNS
        envoy = self.phrase.head.role in _TAKES_FOR and state.prefix == "ل"
        if self.phrase.stated:
            sent = envoy and self.phrase.head.destination and state.match.kind == "name"
            if sent:
                self.phrase.last = state.last
            return sent
        if self.phrase.head.kind != "post" or not (envoy or full or state.match.kind == "seat"):
            return False
        self._told(state)
        self.phrase.last = state.last
        return True

    def _within_attached(self, at: int) -> bool:
        """ "adviser at the ministry", with the preposition written onto the noun."""
        found = self.words.head_at(at)
        if found is None or found.prefix != "ب" or found.head.kind not in {"institution", "body"}:
            return False
        return (
            self.phrase.head.kind == "post"
            and self.phrase.inner is None
            and not self.phrase.stated
            and self._nest(found)
        )

    def _destination(self, at: int, *, towards: bool) -> bool:
        """Where an envoy or embassy is; "to" a capital may as well be a journey and is left to the sentence."""
        state = self.words.states.get(at)
        if state is not None and towards and state.match.kind != "name":
            return False
        if state is not None and not state.prefix:
            self.phrase.last = state.last
            return True
        found = self.words.head_at(at)
        if found is None or found.prefix or found.head.kind not in {"body", "institution"}:
            return False
        self.phrase.last = _headed(self.words, found, self.depth + 1).last
        return True

    def _within(self, at: int) -> bool:
        """ "in the ministry of ...", "in the Emirates"."""
        head, words = self.phrase.head, self.words
        placed = head.role in _PLACED or (head.kind in {"people", "institution"} and not self.phrase.possessed)
        if self.phrase.inner is not None and self.phrase.country is not None:
            return False
        found = words.head_at(at)
        if (
            found is not None
            and not found.prefix
            and found.head.kind in {"body", "institution", "group"}
            and (placed or head.kind == "post")
        ):
            return self._nest(found)
        state = words.states.get(at)
        if state is None or state.prefix or self.phrase.stated or state.match.kind == "demonym":
            return False
        behind = state.last + (words.joined(at, state.last) and words.keys[state.last] in _COMMAS)
        if not placed and not (head.kind == "post" and words.joined(at, behind) and _holder_at(words, behind)):
            return False
        self._told(state)
        self.phrase.last = state.last
        return True

    def _adjectives(self) -> bool:
        """Further adjectives up to a demonym."""
        if self.phrase.stated or self.phrase.head.kind in {"body", "group"}:
            return False
        start = self.phrase.last
        window = _GENERIC_WINDOW if self.phrase.head.generic or self.phrase.head.takes == "portfolio" else _WINDOW
        for at in range(start, min(start + window, len(self.words))):
            state = self.words.states.get(at)
            if state is not None:
                if (
                    at > start
                    and state.match.kind == "demonym"
                    and not state.prefix
                    and state.match.definite == self.words.definite(at - 1)
                ):
                    self._told(state)
                    self.phrase.last = state.last
                    return True
                return False
            if not self._adjectival(at):
                return False
        return False

    def _purpose(self) -> bool:
        """ "commissioner for the internal market": nouns with the article, where a name or a place comes behind them."""
        at = self.phrase.last
        if (
            self.phrase.head.kind != "post"
            or self.phrase.head.number != "s"
            or at in self.words.states
            or not self.words.definite(at)
        ):
            return False
        if self.words.head_at(at) is not None or self.words.prefix(at) not in (
            {"ل", "ب"} if self.definite or self.phrase.stated else {""}
        ):
            return False
        end = at + 1
        while (
            self.words.joined(at, end)
            and end - at < _WINDOW
            and self.words.definite(end)
            and not starts_surely(self.words, end)
        ):
            end += 1
        if not self.words.joined(at, end):
            return False
        behind = end + (self.words.keys[end] in _COMMAS)
        if not (
            self.words.joined(at, behind)
            and (_holder_at(self.words, behind) or self.words.keys[end] in word_list("either_preposition"))
        ):
            return False
        self._take(end)
        return True

    def _adjectival(self, at: int) -> bool:
        words = self.words
        if (
            not words.is_word(at)
            or words.tokens[at].pos in (POS.VERB, POS.ADP)
            or words.prefix(at) not in {"", "و"}
            or not words.joined(self.phrase.first, at)
        ):
            return False
        if words.keys[at] in word_list("name_end"):
            return False
        if self.definite or self.phrase.head.generic or self.phrase.head.takes == "portfolio":
            return words.definite(at)
        return not words.definite(at) and bool(_NISBA.match(words.keys[at])) or words.keys[at] in word_list("filler")


def _portfolio_end(words: Words, at: int, continued: bool) -> int | None:
    """Where a portfolio at word ``at`` ends; a second one must be joined by "and"."""
    key = words.keys[at]
    if continued:
        if words.forms[at].proclitics[:1] != ("و",):
            return None
        key = words.forms[at].core_key
    for rest in portfolios().get(key, ()):
        if tuple(words.keys[at + 1 : at + 1 + len(rest)]) == rest:
            return at + 1 + len(rest)
    return None


def _named(words: Words, phrase: Phrase, find_name: NameFinder) -> None:
    """The holder of a post that stands for one person."""
    head = phrase.head
    if (
        head.kind == "person"
        or head.kind != "post"
        or head.role in {"source"}
        or head.number != "s"
        or phrase.head.id == "delegation"
    ):
        return
    at = phrase.last
    comma = words.joined(phrase.first, at) and words.keys[at] in _COMMAS
    start = at + comma
    if not words.joined(phrase.first, start):
        return
    name_first = start
    found = words.head_at(start)
    if (
        found is not None
        and found.head.kind == "post"
        and not found.prefix
        and _chained(words, phrase, found, find_name)
    ):
        return
    if found is not None and found.head.kind in _TITLES and not found.prefix:
        name_first, _ = _titles(words, found.last, found)
    elif (
        comma
        and not _person_at(words, start)
        and not starts_surely(words, start)
        and not _closed_name(words, start, find_name)
    ):
        return
    end = (
        _name(words, name_first, find_name, known_country=phrase.stated)
        if words.joined(phrase.first, name_first)
        else name_first
    )
    if end > name_first:
        phrase.name, phrase.last = (name_first, end), end
        found = words.head_at(name_first)
        if (
            phrase.country is None
            and found is not None
            and found.head.kind == "person"
            and _same_person(words, found.last, end)
        ):
            phrase.country = found.head.country


def _same_person(words: Words, known: int, end: int) -> bool:
    """Whether what follows the known words of a name only adds ancestors or the family."""
    return known == end or (known < end and words.keys[known] in {"بن", "ابن", "ال", "بنت"})


def _chained(words: Words, phrase: Phrase, found: HeadMatch, find_name: NameFinder) -> bool:
    """A second post of the same holder, when a name comes behind it ("crown prince, minister of defence N. N.")."""
    if found.head.number != "s" or found.head.role != phrase.head.role and found.head.role not in _CHAINED:
        return False
    second = _headed(words, found, 0)
    if phrase.stated and second.stated and phrase.country != second.country:
        return False
    _named(words, second, find_name)
    if second.name is None:
        return False
    if not phrase.stated:
        phrase.country, phrase.stated = second.country, second.stated
    phrase.name, phrase.last, phrase.post_last = second.name, second.last, second.post_last
    phrase.former = phrase.former or second.former
    return True


def _closed_name(words: Words, start: int, find_name: NameFinder) -> bool:
    """Whether two or more words that look like a name stand between commas."""
    end = find_name(words, start)
    return end - start >= 2 and words.joined(start, end) and words.keys[end] in _COMMAS


def _holder_at(words: Words, at: int) -> bool:
    """Whether a name, or a courtesy title or rank, stands at word ``at``."""
    found = words.head_at(at)
    return starts_surely(words, at) or (
        found is not None and found.head.kind in {*_TITLES, "person"} and not found.prefix
    )


def _person_at(words: Words, at: int) -> bool:
    found = words.head_at(at)
    return found is not None and found.head.kind == "person" and not found.prefix


def _name(words: Words, at: int, find_name: NameFinder, *, known_country: bool = False) -> int:
    if at >= len(words):
        return at
    end = find_name(words, at, known_country=known_country)
    found = words.head_at(at)
    if found is not None and found.head.kind == "person" and not found.prefix:
        end = max(end, found.last)
    return end


def _sides(words: Words, phrase: Phrase, find_name: NameFinder) -> None:
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
    start = at + (words.keys[at] in _COMMAS)
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
    found = words.head_at(at)
    start = found.last if found is not None and found.head.kind in _TITLES and not found.prefix else at
    if not words.joined(phrase.first, start) or not (starts_surely(words, start) or _person_at(words, start)):
        return None
    end = _name(words, start, find_name, known_country=True)
    return (start, end) if end > start else None
