"""What completes the head of an actor phrase: portfolio, country, adjectives, organisation, place."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from marsad.mentions.actor.adjectives import Adjectives
from marsad.mentions.actor.aims import aim_behind, of_no_state
from marsad.mentions.actor.belonging import Belonging
from marsad.mentions.actor.cities import Cities
from marsad.mentions.actor.heads import HeadMatch, head_at
from marsad.mentions.actor.lexicon import Head, word_list
from marsad.mentions.actor.phrase import Phrase
from marsad.mentions.actor.portfolios import Portfolios
from marsad.mentions.actor.prepositions import Prepositions
from marsad.mentions.actor.text import Words
from marsad.mentions.actor.titles import COMMAS, holder_at
from marsad.records import POS

_LOCAL = frozenset({"governor"})
_OF_CITIES = frozenset({"court", "municipality", "police", "police_chief", "residents"})
_WINDOW = 3
_OWN = frozenset({("ه",), ("ها",)})
_OWNED = frozenset({"post", "institution", "people"})
_SPOKESPERSON = "spokesperson.for"
_CIVIL_BODY = "civil_body"


def headed(words: Words, match: HeadMatch, depth: int) -> Phrase:
    """The phrase that a head opens, with all that completes it but a name; ``depth`` counts the phrases that it stands in."""
    phrase = Phrase(
        match.first,
        match.last,
        _singular(match.head) if _accusative(words, match) else match.head,
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
    elif match.head.destination:
        _Tail(words, phrase, depth).read_destination()
    if phrase.country is None and match.head.default:
        phrase.country = match.head.country
    phrase.post_last = phrase.last
    return phrase


def _accusative(words: Words, match: HeadMatch) -> bool:
    """Whether a post in -a is one in the accusative ("he became minister"): the dual in -a stands before what it is of."""
    if match.head.number != "d" or not words.keys[match.last - 1].endswith("ا"):
        return False
    at = match.last
    if not words.joined(match.first, at) or not words.is_word(at) or words.tokens[at].pos in (POS.VERB, POS.ADP):
        return True
    state = words.states.get(at)
    if words.prefix(at).endswith(("ل", "ب")) or words.keys[at] in word_list("own_preposition"):
        return True
    if words.keys[at] in word_list("either_preposition") or words.keys[at] in word_list("destination_preposition"):
        return True
    adjective = words.keys[at].endswith("ا") and head_at(words, at) is None
    return adjective and (state is None or (state.match.kind == "demonym" and not state.match.definite))


@cache
def _singular(head: Head) -> Head:
    return replace(head, id=head.id.removesuffix(".dual"), number="s", weak=True)


def _told_inside(words: Words, phrase: Phrase) -> None:
    """The head words name the state themselves ("security council of Russia"), or its name begins with the last ("head of *State* of Qatar")."""
    for at in range(phrase.first + 1, phrase.last):
        state = words.states.get(at)
        if (
            state is None
            or state.match.country == "UNK"
            or (state.last > phrase.last and state.match.kind == "demonym")
        ):
            continue
        phrase.country, phrase.stated, phrase.last = state.match.country, True, max(phrase.last, state.last)


class _Tail(Portfolios, Adjectives, Belonging, Cities, Prepositions):
    """Reads what completes a head."""

    def read(self) -> None:
        if self.phrase.head.kind == "person" or self.phrase.head.both:
            return
        if self.phrase.head.takes == "portfolio":
            self.read_portfolio()
        elif self.phrase.head.id == _SPOKESPERSON and self._open() and self._own_portfolio():
            return
        if self.phrase.head.id in _LOCAL:
            self._region()
        elif self.phrase.head.id in _OF_CITIES and not self.definite:
            self._city()
        steps = (
            self._own_country,
            self._state,
            self._modifier,
            self._organisation,
            self._called,
            self._preposition,
            self._adjectives,
            self._belonging,
            self._purpose,
            self._aim,
        )
        while not self.closed and self._open() and any(step() for step in steps):
            pass

    def read_destination(self) -> None:
        """As in "his delegate *at the United Nations* N. N."; without a name the sentence tells what is meant ("recalled its envoy in")."""
        at = self.phrase.last
        if not self.words.joined(self.phrase.first, at + 1) or self.words.keys[at] not in word_list(
            "either_preposition"
        ):
            return
        self._destination(at + 1, towards=False)
        if not self._open() or not holder_at(self.words, self.phrase.last):
            self.phrase.last = at

    def _own_country(self) -> bool:
        """As in "the embassy of his country"; where it is takes no part in whose it is."""
        phrase = self.phrase
        if (
            phrase.stated
            or self.definite
            or phrase.head.kind not in _OWNED
            or not is_own_country(self.words, phrase.last)
        ):
            return False
        if self.words.prefix(phrase.last):
            return False
        phrase.pointing, self.closed = True, not phrase.head.destination
        self._take(phrase.last + 1)
        return True

    def _aim(self) -> bool:
        """As in "the Moroccan front *for the support of Iraq*", which stands as such even where nothing tells its country."""
        phrase = self.phrase
        if not phrase.head.civil or phrase.inner is not None:
            return False
        aim = aim_behind(self.words, phrase)
        if aim is None:
            return False
        if aim.place is not None and not phrase.stated:
            self._told(aim.place)
        self._take(aim.last)
        nowhere = of_no_state(self.words, phrase)
        if nowhere is not None:
            phrase.country, phrase.stated = nowhere, True
        phrase.head, phrase.sector = replace(phrase.head, id=_CIVIL_BODY, weak=False, generic=False, civil=""), "SOC"
        self.closed = True
        return True

    def _purpose(self) -> bool:
        """As in "commissioner for the internal market": nouns with the article, where a name or a place comes behind them.

        One without an article may open them behind "for" ("for operations of the peace").
        """
        at = self.phrase.last
        if self.phrase.head.kind != "post" or self.phrase.head.number != "s" or at in self.words.states:
            return False
        of = self.words.prefix(at) == "ل" and self.words.joined(at, at + 1) and self.words.definite(at + 1)
        if not (self.words.definite(at) or of):
            return False
        if head_at(self.words, at) is not None or self.words.prefix(at) not in (
            {"ل", "ب"} if self.definite or self.phrase.stated else {""}
        ):
            return False
        end = at + 1 + (of and not self.words.definite(at))
        while self.words.joined(at, end) and end - at < _WINDOW and self._plain(end):
            end += 1
        state = self.words.states.get(end)
        if state is not None and state.match.kind == "demonym" and not state.prefix:
            end = state.last  # of what it is for, not of who holds it
        if not self.words.joined(at, end):
            return False
        behind = end + (self.words.keys[end] in COMMAS)
        placed = self.words.keys[end] in word_list("either_preposition") and not of
        if not placed and not (self.words.joined(at, behind) and holder_at(self.words, behind)):
            return False
        self._take(end)
        return True

    def _headed(self, match: HeadMatch) -> Phrase:
        return headed(self.words, match, self.depth + 1)


def is_own_country(words: Words, at: int) -> bool:
    """Whether "his country" or "her country" stands at word ``at``."""
    form = words.forms[at]
    return form.enclitics[:1] in _OWN and form.core_key in word_list("own_country")
