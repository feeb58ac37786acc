"""What completes the head of an actor phrase: portfolio, country, adjectives, organisation, place."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from marsad.language import candidates
from marsad.mentions.actor_aims import aim_behind, of_no_state
from marsad.mentions.actor_cities import Cities
from marsad.mentions.actor_described import may_be_described
from marsad.mentions.actor_lexicon import Head, held, is_filler, phrase_list, portfolios, word_list
from marsad.mentions.actor_phrase import Phrase
from marsad.mentions.actor_prepositions import Prepositions
from marsad.mentions.actor_text import HeadMatch, StateAt, Words
from marsad.mentions.actor_titles import COMMAS, TITLES, holder_at, titles
from marsad.mentions.gazetteer import place_phrases
from marsad.mentions.names import starts_surely
from marsad.records import POS

_DEEPEST = 4
_OF_ORGANISATIONS = frozenset({"head", "leader", "deputy", "member", "spokesperson", "official", "envoy", "commander"})
_LOCAL = frozenset({"governor"})
_OF_CITIES = frozenset({"court", "municipality", "police", "police_chief", "residents"})
_WINDOW = 3
_GENERIC_WINDOW = 4
_ORGANISATIONS = frozenset({"institution", "body", "group", "company", "media", "people", "post"})
_OWN = frozenset({("ه",), ("ها",)})
_OWNED = frozenset({"post", "institution", "people"})
_OWNERS = frozenset({"institution", "body", "group", "company", "people"})
_TAKES_FOR = frozenset({"envoy", "spokesperson", "member", "leader", "deputy"})
_SPOKESPERSON = "spokesperson.for"
_CIVIL_BODY = "civil_body"
_OF = "ل"
_ABSOLUTE = ("ون", "ين")  # plurals that nothing completes: gunmen, while gunmen *of* end without the n


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
    adjective = words.keys[at].endswith("ا") and words.head_at(at) is None
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


def _is_longer_organisation(head: HeadMatch, state: StateAt) -> bool:
    """Whether the people of a state are only the first word of somebody's name ("*Serbs* of Bosnia")."""
    return head.last > state.last and head.head.kind in {"body", "group"}


def opens_name_of_place(words: Words, found: HeadMatch) -> bool:
    """Whether the single name of somebody is the first word of the name of a place ("*Abbott* abad")."""
    at = found.first
    if found.head.kind != "person" or found.last > at + 1:
        return False
    match = place_phrases().at(candidates(words.forms[at]), words.keys, at)
    return match is not None and match.last > found.last and words.joined(at, match.last - 1)


class _Tail(Cities, Prepositions):
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

    def read_portfolio(self) -> None:
        while self._open():
            last = _portfolio_end(self.words, self.phrase.last, self.phrase.last > self.opened)
            if last is None and self._own_portfolio():
                return
            if last is None:
                break
            self.phrase.portfolio = self.phrase.portfolio or self.words.keys[self.phrase.last].removeprefix("ال")
            self._take(last)

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

    def _own_portfolio(self) -> bool:
        """As in "his minister of defence", with the pronoun on the last word."""
        at, phrase = self.phrase.last, self.phrase
        form = self.words.forms[at]
        if at > self.opened or phrase.possessed or form.proclitics or form.enclitics[:1] not in _OWN:
            return False
        if () not in portfolios().get(form.core_key, ()):
            return False
        phrase.portfolio, phrase.pointing, self.closed = form.core_key, True, True
        self._take(at + 1)
        return True

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

    def _state(self) -> bool:
        found = self.words.states.get(self.phrase.last)
        if found is None or found.prefix or self.phrase.stated or not self._agrees(found):
            return False
        longer = self.words.head_at(self.phrase.last)
        if longer is not None and (found.match.country == "UNK" or _is_longer_organisation(longer, found)):
            return False
        self._told(found)
        self.phrase.last = found.last
        return True

    def _agrees(self, found: StateAt) -> bool:
        adjective = found.match.kind == "demonym"
        if adjective and found.match.number == "p" and not may_be_described(self.words, self.phrase):
            return False
        if adjective and self._clashes(self.phrase.last):
            return False
        if adjective:
            return found.match.definite or not self.definite
        if self.phrase.head.default:
            return False
        return not self.definite or (found.match.definite and self.words.keys[found.last - 1].endswith("ه"))

    def _modifier(self) -> bool:
        at = self.phrase.last
        key = self.words.keys[at]
        if self.phrase.head.kind in {"body", "group"}:
            return False
        if key in word_list("former") and not self.words.prefix(at):
            self.phrase.former, self.phrase.last = True, at + 1
            return True
        if key in word_list("detained") and self._before_name(at + 1):
            self.phrase.last = at + 1
            return True
        for rest in phrase_list("filler_phrase").get(key, ()):
            if tuple(self.words.keys[at + 1 : at + 1 + len(rest)]) == rest:
                self.phrase.last = at + 1 + len(rest)
                return True
        if self.words.prefix(at) or not is_filler(key) or self._is_year(at):
            return False
        definite = self.words.definite(at)
        if definite == self.definite or (
            definite and self.phrase.stated
        ):  # "the prime minister of Ghana", definite without an article
            self.phrase.last = at + 1
            return True
        return False

    def _before_name(self, at: int) -> bool:
        """Whether a post is told of somebody whose name begins at a word: what stands between describes him ("the *jailed* leader N. N.").

        Behind another word for somebody it describes that one: "the ambassador met the opponent *in prison* N. N.".
        """
        words, before = self.words, at - 2
        if self.phrase.head.kind != "post" or not words.joined(at - 1, at) or words.prefix(at):
            return False
        if before >= self.opened and words.head_at(before) is not None:
            return False
        found = words.head_at(at)
        return starts_surely(words, at) or (found is not None and found.head.kind == "person")

    def _organisation(self) -> bool:
        at = self.phrase.last
        if self.phrase.inner is not None or self.phrase.head.kind in {"body", "group", "company", "media"}:
            return False
        found = self.words.head_at(at)
        if found is None and self._apart(at):
            found = self._behind_apart(at)
        if found is not None and found.head.kind in TITLES and self.phrase.head.kind == "post" and not self.definite:
            found = self._behind_titles(found)
        if found is None or (at in self.words.states and self.words.states[at].last > found.last):
            return False
        if found.head.both:
            return self._of_both(found)
        if found.head.kind == "person":
            return self._of_person(found)
        return found.head.kind in _ORGANISATIONS and self._belongs(found) and self._nest(found)

    def _behind_apart(self, at: int) -> HeadMatch | None:
        found = self.words.head_at(at + 1)
        if found is None or found.prefix or found.head.sector == "JRN":
            return None
        return found._replace(prefix=_OF)

    def _of_both(self, found: HeadMatch) -> bool:
        """The presidents or governments "of the two countries": whoever of both is meant."""
        head = self.phrase.head
        if found.prefix or self.definite or self.phrase.stated or (head.weak and head.number == "s"):
            return False
        if self.words.keys[found.first].endswith("ان"):  # behind a noun in construct no dual, but "the countries"
            return False
        self.phrase.inner, self.phrase.last, self.closed = found.head, found.last, True
        return True

    def _called(self) -> bool:
        """As in "head of 'Physicians without Borders'": what is quoted behind a post that nothing completes yet is what it is held in."""
        phrase, words = self.phrase, self.words
        if phrase.head.kind != "post" or phrase.head.role not in _OF_ORGANISATIONS or self.definite:
            return False
        end = words.quotation(phrase.last)
        if end == phrase.last:
            return False
        states = (words.states[at] for at in range(phrase.last, end) if at in words.states)
        told = next((state for state in states if state.match.country != "UNK"), None)
        if told is not None and not phrase.stated:
            self._told(told)
        self._take(end)
        self.definite = True
        return True

    def _behind_titles(self, found: HeadMatch) -> HeadMatch | None:
        """The post whose holder is named with courtesy behind another one: "head of the office of *his excellency the minister*"."""
        last, _ = titles(self.words, found.last, found)
        behind = self.words.head_at(last) if not found.prefix and self.words.joined(found.first, last) else None
        return behind if behind is not None and behind.head.kind == "post" and not behind.prefix else None

    def _of_person(self, found: HeadMatch) -> bool:
        """An administration, a government or troops named after who leads them."""
        if self.phrase.head.kind != "institution" or found.prefix or self.definite or self.phrase.stated:
            return False
        if opens_name_of_place(self.words, found):
            return False
        leader = held(found.head.posts, self.words.published)
        self.phrase.country, self.phrase.stated, self.phrase.last = leader.country, True, found.last
        self.definite = True
        return True

    def _belongs(self, found: HeadMatch) -> bool:
        if found.head.kind == "people" and not self.phrase.head.inherits:
            return False
        if not found.prefix:
            if self.phrase.head.kind == "people" and self.words.keys[self.phrase.last - 1].endswith(_ABSOLUTE):
                return False
            return (not self.definite and not self.phrase.stated) or self.words.keys[self.phrase.last - 1] in {
                "باسم",
                "بلسان",
            }
        if found.prefix != "ل" or (found.head.sector == "JRN" and self.phrase.head.role != "head"):
            return False  # "the minister of defence *to the channel*" tells it something; "the director general of the channel"
        long = self.phrase.last - self.phrase.first > 1
        return (
            self.phrase.head.kind == "post" and not self.phrase.stated and (long or self.phrase.head.role in _TAKES_FOR)
        )

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
                    and (state.match.number != "p" or may_be_described(self.words, self.phrase, at))
                ):
                    self._told(state)
                    self.phrase.last = state.last
                    return True
                return False
            if not self._adjectival(at):
                return False
        return False

    def _belonging(self) -> bool:
        """As in "a commission *belonging to* the Union", also with words between that tell what it is for; things are of the sector of the owner."""
        words, phrase, at = self.words, self.phrase, self.phrase.last
        if phrase.stated or phrase.inner is not None or phrase.head.kind not in _OWNED:
            return False
        end = min(at + _GENERIC_WINDOW, len(words) - 1)
        while at < end and words.keys[at] not in word_list("belonging") and self._tells_purpose(at):
            at += 1
        if words.keys[at] not in word_list("belonging") or not words.joined(phrase.first, at + 1):
            return False
        owner, state = words.head_at(at + 1), words.states.get(at + 1)
        if owner is not None and owner.prefix == "ل" and owner.head.kind in _OWNERS:
            inner = self._headed(owner) if self.depth < _DEEPEST else None
            if inner is None or inner.country is None:
                return False
            self._adopt(inner)
            phrase.sector = inner.sector if phrase.head.kind == "institution" and phrase.head.weak else phrase.sector
            return True
        if state is None or state.prefix != "ل" or state.match.kind == "demonym":
            return False
        self._told(state)
        phrase.last = state.last
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
        if self.words.head_at(at) is not None or self.words.prefix(at) not in (
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
