"""What an actor belongs to or is held in: "head of *the council*", "commission *belonging to* the Union", "troops of *Haftar*"."""

from __future__ import annotations

from marsad.language import candidates
from marsad.mentions.actor.completion import DEEPEST, Completion
from marsad.mentions.actor.heads import HeadMatch, head_at
from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.actor.quotations import quotation
from marsad.mentions.actor.text import Words
from marsad.mentions.actor.titles import TITLES, titles
from marsad.mentions.people.known import held
from marsad.mentions.place.gazetteer import place_phrases

_WINDOW = 4  # words
_OF_ORGANISATIONS = frozenset({"head", "leader", "deputy", "member", "spokesperson", "official", "envoy", "commander"})
_ORGANISATIONS = frozenset({"institution", "body", "group", "company", "media", "people", "post"})
_OWNED = frozenset({"post", "institution", "people"})
_OWNERS = frozenset({"institution", "body", "group", "company", "people"})
_TAKES_FOR = frozenset({"envoy", "spokesperson", "member", "leader", "deputy"})
_OF = "ل"
_ABSOLUTE = ("ون", "ين")  # plurals that nothing completes: gunmen, while gunmen *of* end without the n


class Belonging(Completion):
    """Reads the organisation, body or leader behind a head."""

    def _organisation(self) -> bool:
        at = self.phrase.last
        if self.phrase.inner is not None or self.phrase.head.kind in {"body", "group", "company", "media"}:
            return False
        found = head_at(self.words, at)
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
        found = head_at(self.words, at + 1)
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
        end = quotation(words, phrase.last)
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
        behind = head_at(self.words, last) if not found.prefix and self.words.joined(found.first, last) else None
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

    def _belonging(self) -> bool:
        """As in "a commission *belonging to* the Union", also with words between that tell what it is for; things are of the sector of the owner."""
        words, phrase, at = self.words, self.phrase, self.phrase.last
        if phrase.stated or phrase.inner is not None or phrase.head.kind not in _OWNED:
            return False
        end = min(at + _WINDOW, len(words) - 1)
        while at < end and words.keys[at] not in word_list("belonging") and self._tells_purpose(at):
            at += 1
        if words.keys[at] not in word_list("belonging") or not words.joined(phrase.first, at + 1):
            return False
        owner, state = head_at(words, at + 1), words.states.get(at + 1)
        if owner is not None and owner.prefix == "ل" and owner.head.kind in _OWNERS:
            inner = self._headed(owner) if self.depth < DEEPEST else None
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


def opens_name_of_place(words: Words, found: HeadMatch) -> bool:
    """Whether the single name of somebody is the first word of the name of a place ("*Abbott* abad")."""
    at = found.first
    if found.head.kind != "person" or found.last > at + 1:
        return False
    match = place_phrases().at(candidates(words.forms[at]), words.keys, at)
    return match is not None and match.last > found.last and words.joined(at, match.last - 1)
