"""What a preposition tells of an actor: where he is, for what, in or to which state or body."""

from __future__ import annotations

from marsad.mentions.actor.completion import Completion
from marsad.mentions.actor.heads import head_at
from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.actor.text import StateAt
from marsad.mentions.actor.titles import COMMAS, holder_at
from marsad.records import POS

_OF_ORGANISATIONS = frozenset({"head", "leader", "deputy", "member", "spokesperson", "official", "envoy", "commander"})
_MATTERS = 8  # words that tell what somebody deals with
_PLACED = frozenset({"official", "member", "leader", "source"})
_TAKES_FOR = frozenset({"envoy", "spokesperson", "member", "leader", "deputy"})
_EMBASSY, _GOVERNMENT, _OFFICIAL = "embassy", "government", "official"
_AT, _WITH, _OF, _FOR = "لدي", "مع", "ل", "عن"
_FAR_BACK = 25  # words
_RULERS = frozenset({"head_of_state", "head_of_government"})
_SENT_TO = frozenset({"name", "region"})


class Prepositions(Completion):
    """Reads what a preposition adds to a head."""

    def _preposition(self) -> bool:
        at = self.phrase.last
        key = self.words.keys[at]
        state = self.words.states.get(at)
        if state is None and self._apart(at) and not self.words.prefix(at + 1):
            behind = self.words.states.get(at + 1)
            state = behind._replace(prefix=_OF) if behind is not None and behind.match.kind == "name" else None
        if state is not None and state.prefix in {"ل", "ب"}:
            return self._attached(state)
        if self.words.prefix(at) == "ب":
            return self._within_attached(at) or self._of_cabinet(at)
        if self.words.prefix(at) == "ل" and self._short_name(at):
            return True
        if key in word_list("matters_preposition") and self._beyond_matters(at + 1):
            return True
        if key == _FOR and self.phrase.head.id == _OFFICIAL:
            return self._in_charge(at + 1)
        if not self.words.joined(self.phrase.first, at + 1):
            return False
        either = key in word_list("either_preposition")
        if self.phrase.head.destination and (either or key in word_list("destination_preposition")):
            return self._destination(at + 1, towards=key == "الي")
        return (either or key in word_list("own_preposition")) and self._within(at + 1, accredited=key == _AT)

    def _short_name(self, at: int) -> bool:
        """As in "secretary general of the alliance", named again by one word; whose it is the whole text tells."""
        words, phrase = self.words, self.phrase
        if phrase.head.kind != "post" or phrase.head.role not in _OF_ORGANISATIONS or phrase.stated or phrase.inner:
            return False
        if words.forms[at].core_key not in word_list("short_name"):
            return False
        if words.joined(at, at + 1) and words.definite(at + 1) and words.tokens[at + 1].pos is POS.ADJ:
            return False
        phrase.last, self.closed = at + 1, True
        return True

    def _in_charge(self, at: int) -> bool:
        """As in "the official in charge of *the affairs of the refugees*"."""
        words = self.words
        if not words.joined(self.phrase.first, at) or words.keys[at] not in word_list("matters"):
            return False
        end = at + 1
        while (
            end - at < _MATTERS and words.joined(at, end) and self._plain(end) and words.tokens[end].pos is not POS.VERB
        ):
            end += 1
        if end == at + 1:
            return False
        self._take(end)
        return True

    def _beyond_matters(self, at: int) -> bool:
        """As in "assistant secretary for the affairs of Chad and the Sahel *at the League*": what he deals with does not tell for whom."""
        words, phrase = self.words, self.phrase
        if phrase.head.kind != "post" or phrase.stated or phrase.inner is not None:
            return False
        end = min(at + _MATTERS, len(words) - 1)
        while at < end and words.joined(phrase.first, at) and words.is_word(at):
            key, found = words.keys[at], head_at(words, at)
            if key in word_list("either_preposition"):
                at += 1
                found = head_at(words, at) if words.joined(phrase.first, at) else None
            elif found is not None and found.prefix != "ب":
                found = None
            if found is not None and found.prefix in {"", "ب"} and found.head.kind in {"body", "institution"}:
                return self._nest(found)
            if words.tokens[at].pos in (POS.VERB, POS.ADP) or key in word_list("name_end"):
                return False
            at += 1
        return False

    def _attached(self, state: StateAt) -> bool:
        full = self.words.forms[self.phrase.last].stem_key in word_list("state_noun")
        envoy = self.phrase.head.role in _TAKES_FOR and state.prefix == "ل"
        if self.phrase.stated or self.phrase.pointing:
            sent = envoy and self.phrase.head.destination and state.match.kind in _SENT_TO
            if sent:
                self.phrase.last = state.last
            return sent
        if self.phrase.head.kind != "post" or not (envoy or full or state.match.kind == "seat"):
            return False
        self._told(state)
        self.phrase.last = state.last
        return True

    def _within_attached(self, at: int) -> bool:
        """As in "adviser at the ministry", with the preposition written onto the noun."""
        found = head_at(self.words, at)
        if found is None or found.prefix != "ب" or found.head.kind not in {"institution", "body"}:
            return False
        return (
            self.phrase.head.kind == "post"
            and self.phrase.inner is None
            and not self.phrase.stated
            and self._nest(found)
        )

    def _of_cabinet(self, at: int) -> bool:
        """As in "the Libyan minister *in the appointed government*, N. N.": it says of which of several cabinets he is."""
        words, phrase = self.words, self.phrase
        found = head_at(words, at)
        if not phrase.stated or phrase.head.role != "minister" or found is None or found.head.id != _GOVERNMENT:
            return False
        inner = self._headed(found)
        end = inner.last
        behind = end + 1
        if (
            inner.stated
            or not words.joined(at, behind)
            or words.keys[end] not in COMMAS
            or not holder_at(words, behind)
        ):
            return False
        self._take(end)
        return True

    def _destination(self, at: int, *, towards: bool) -> bool:
        """Where an envoy or embassy is; "to" a capital may as well be a journey and is left to the sentence."""
        state = self.words.states.get(at)
        if state is not None and towards and state.match.kind not in _SENT_TO:
            return False
        if state is not None and not state.prefix:
            self.phrase.last = state.last
            return True
        found = head_at(self.words, at)
        if found is None or found.prefix or found.head.kind not in {"body", "institution"}:
            return False
        if towards and found.head.kind == "institution":
            return False  # "the ambassador to the ministry" goes there
        if found.head.id == _EMBASSY and not self.phrase.stated:
            return self._nest(found)  # "at the embassy of Kuwait" tells who sends him
        self.phrase.last = self._headed(found).last
        return True

    def _within(self, at: int, *, accredited: bool) -> bool:
        """As in "in the ministry of ..." or "in the Emirates"; who is ``accredited`` to a state is not of it."""
        head, words = self.phrase.head, self.words
        placed = head.role in _PLACED or (head.kind in {"people", "institution"} and not self.phrase.possessed)
        if self.phrase.inner is not None and self.phrase.country is not None:
            return False
        found = head_at(words, at)
        if self.phrase.stated and head.role in _RULERS:
            return False  # "the Malaysian prime minister in the palace" is met there
        if (
            found is not None
            and not found.prefix
            and (found.head.kind in {"body", "institution", "group"} or found.head.sector == "REB")
            and (placed or head.kind == "post")
        ):
            return self._nest(found)
        state = words.states.get(at)
        if state is None or state.prefix or accredited or self.phrase.stated or state.match.kind == "demonym":
            return False
        if head.sector == "REB" and state.match.kind == "capital" and self._is_dealt_with(state):
            return False
        behind = state.last + (words.joined(at, state.last) and words.keys[state.last] in COMMAS)
        if (head.abroad or not placed) and not (
            head.kind == "post" and words.joined(at, behind) and holder_at(words, behind)
        ):
            return False
        self._told(state)
        self.phrase.last = state.last
        return True

    def _is_dealt_with(self, place: StateAt) -> bool:
        """Whether somebody of another state deals with the rebels, who only meet where they are."""
        words, first = self.words, self.phrase.first
        start = first
        while start > max(0, first - _FAR_BACK) and words.joined(start - 1, first):
            start -= 1
        other = any(
            at in words.states and words.states[at].match.country != place.match.country for at in range(start, first)
        )
        partner = self.phrase.prefix == "و" or (first > start and words.keys[first - 1] == _WITH)
        return other and partner and any(words.keys[at] in word_list("dealing") for at in range(start, first))
