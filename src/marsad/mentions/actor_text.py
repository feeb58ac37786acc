"""A text as the actor grammar sees it: its words without quotation marks, with the heads and states that start at each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from marsad.language import candidates
from marsad.mentions import and_to
from marsad.mentions.actor_lexicon import Head, Opening, Quoted, is_filler, openings
from marsad.mentions.namesake_cities import states_of_cities
from marsad.mentions.outlets import is_outlet_noun
from marsad.mentions.states import StateMatch, states_in
from marsad.records import POS, Analysis, Form, Span, Token
from marsad.text import Recent

_TRANSPARENT = frozenset("\"'«»“”„‟‘’‹›`+*_") | {"''", "``"}
_BEFORE_QUOTED = frozenset("ل:")
_LONGEST_QUOTED = 10  # words
_NOMINAL = frozenset({POS.NOUN, POS.PROPN, POS.ADJ})
_FAR_BACK = 200  # tokens
_OPENING, _CLOSING = frozenset("«“„‘‹"), frozenset("»”’›")
_BRACKETS = frozenset("()")
_COMMAS = frozenset("،,")
_DAYS = frozenset({"السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "اليوم", "الليله"})
_ARTICLE, _IN_THE_NAME = "ال", "باسم"
_WITHIN = frozenset({"في", "من", _IN_THE_NAME})
_DESCRIBED = 2  # words before a name in which "a member of" stands
_OWN = frozenset({("ه",), ("ها",), ("هم",)})
_RANK_OF = "رتبه"


class HeadMatch(NamedTuple):
    """Head words found: words ``first`` to ``last`` (exclusive), what is written before them, whether a pronoun is attached."""

    first: int
    last: int
    head: Head
    prefix: str
    possessed: bool


class StateAt(NamedTuple):
    """A state's name or adjective at words up to ``last`` (exclusive), with the proclitics before it (without the article)."""

    last: int
    match: StateMatch
    prefix: str


class Heads(NamedTuple):
    """Every head that may start at a form, with the proclitics and whether a pronoun follows.

    ``longer`` are those of several words by the key of the second, the longest first; ``alone`` those of one.
    """

    longer: dict[str, tuple[tuple[str, bool, Opening], ...]]
    alone: tuple[tuple[str, bool, Opening], ...]


class Words:
    """The words of an analysis: numbered without the transparent marks; ``original`` gives their numbers in the analysis.

    ``starts`` are their places in the text. ``heads`` are the actor phrases that each word may open, None for most. ``states`` are those
    that `states_in` found, which are looked for where they are not given; ``spoken_of`` says how often each is named. ``published`` is
    the day of publication, where it is known.
    """

    def __init__(
        self, analysis: Analysis, states: Sequence[StateMatch] | None = None, published: date | None = None
    ) -> None:
        self.analysis = analysis
        self.published = published
        self._of_cities: Counter[str] | None = None
        known = states_in(analysis) if states is None else states
        adjectives = {s.first for s in known if s.kind == "demonym" and s.definite and s.last == s.first + 1}
        self.original = [
            i
            for i, t in enumerate(analysis.tokens)
            if t.form.folded not in _TRANSPARENT
            and not (t.form.folded in _BRACKETS and _small_mark(analysis, i, adjectives))
        ]
        self.tokens: list[Token] = [analysis.tokens[i] for i in self.original]
        self.forms: list[Form] = [t.form for t in self.tokens]
        self.starts: list[int] = [t.span.start for t in self.tokens]
        self.keys: list[str] = [f.key for f in self.forms]
        self.heads: list[Heads | None] = [_heads_of(form) for form in self.forms]
        self.sentence = self._sentences()
        self.states: dict[int, StateAt] = self._states(known)
        self._state_starts = {state.first for state in known}
        self.spoken_of: Counter[str] = Counter(state.country for state in known if state.country != "UNK")

    def __len__(self) -> int:
        return len(self.tokens)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from word ``first`` to ``last`` (exclusive)."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def of_cities(self) -> Counter[str]:
        """How often well-known places of each state are named, counted when first asked for."""
        if self._of_cities is None:
            self._of_cities = states_of_cities(self.analysis, self._state_starts)
        return self._of_cities

    def joined(self, first: int, last: int) -> bool:
        """Whether words ``first`` and ``last`` stand in one sentence (``last`` may be past the end)."""
        return last < len(self.tokens) and self.sentence[first] == self.sentence[last]

    def is_word(self, at: int) -> bool:
        """Whether word ``at`` is a word, not a mark or a number."""
        return self.tokens[at].pos not in (POS.PUNCT, POS.NUM, POS.SYM)

    def definite(self, at: int) -> bool:
        """Whether word ``at`` has the article."""
        return self.forms[at].core_key.startswith(_ARTICLE) and self.keys[at] != and_to.KEY

    def prefix(self, at: int) -> str:
        """Conjunction and preposition written onto word ``at``."""
        return _prefix(self.forms[at])

    def head_at(self, at: int, *, people: bool = True) -> HeadMatch | None:
        """The longest head that starts at word ``at``; without the table of people if not ``people``."""
        heads = self.heads[at]
        if heads is None:
            return None
        for prefix, possessed, (rest, head) in (*self._following(at, heads), *heads.alone):
            owned = bool(rest) and head.kind == "post" and self._goes_on_owned(at, rest)
            if rest and not owned and not self._goes_on(at, rest):
                continue
            last = at + 1 + len(rest)
            if (people or head.kind != "person") and self._counts(at, last, head):
                return HeadMatch(at, last, head, prefix, possessed or owned)
        return None

    def _following(self, at: int, heads: Heads) -> tuple[tuple[str, bool, Opening], ...]:
        """The heads of several words that may start at word ``at``, by the second, which a pronoun may close ("spokesman *for it*")."""
        if not heads.longer or at + 1 >= len(self.keys):
            return ()
        owned = self._owned(at + 1)
        return heads.longer.get(self.keys[at + 1], ()) + (heads.longer.get(owned, ()) if owned else ())

    def is_completed(self, found: HeadMatch) -> bool:
        """Whether the name of a state or an institution with the article right behind a post without it completes it ("emir of Qatar")."""
        at = found.last
        if (
            found.head.kind != "post"
            or self.definite(found.first)
            or not self.joined(found.first, at)
            or self.prefix(at)
        ):
            return False
        state = self.states.get(at)
        if state is not None:
            return state.match.kind != "demonym"
        behind = self.head_at(at)
        return behind is not None and behind.head.kind == "institution" and self.definite(at)

    def _goes_on_owned(self, at: int, rest: tuple[str, ...]) -> bool:
        """As `_goes_on`, with a pronoun on the last word: "its chief *of staff*"."""
        last = at + 1 + len(rest)
        if last > len(self.keys) or self.sentence[last - 1] != self.sentence[at] or self._owned(last - 1) != rest[-1]:
            return False
        return tuple(self.keys[at + 1 : last - 1]) == rest[:-1]

    def _owned(self, at: int) -> str:
        """The key of a word without the pronoun that tells whose it is; "" where it has none."""
        form = self.forms[at]
        return self.prefix(at) + form.core_key if form.enclitics[:1] in _OWN else ""

    def _goes_on(self, at: int, rest: tuple[str, ...]) -> bool:
        last = at + 1 + len(rest)
        return tuple(self.keys[at + 1 : last]) == rest and self.sentence[last - 1] == self.sentence[at]

    def _counts(self, at: int, last: int, head: Head) -> bool:
        if self.keys[at] == and_to.KEY and self._is_and_to(at):
            return False
        if head.spelled and head.spelled not in self.forms[at].folded:
            return False
        if head.unless and last < len(self.keys) and self.keys[last] in head.unless:
            return False
        if head.both and head.number == "p" and self._is_told_apart(last):
            return False
        if head.participle and self._governs(at, last):
            return False
        if head.kind == "rank" and at > 0 and self.forms[at - 1].core_key == _RANK_OF:
            return False
        if head.conditional:
            before = self.forms[at - 1].core_key if at else ""
            cued = before in head.cues or self._is_of_members(at, head) or (head.outlet and is_outlet_noun(before))
            return cued or self._is_quoted(at, last, head.quoted)
        if head.described:
            return not self._takes_purpose(last) if self.definite(at) else self._is_described(last)
        if head.alone:
            return self._stands_alone(at, last, head)
        return True

    def _is_of_members(self, at: int, head: Head) -> bool:
        """Whether "in", "of" or "in the name of" leads from a word for its people, an adjective perhaps behind it, to word ``at``."""
        if not head.members or at < _DESCRIBED or self.prefix(at) or self.keys[at - 1] not in _WITHIN:
            return False
        if self.keys[at - 1] == _IN_THE_NAME:
            return True
        described = self.tokens[at - 2].pos is POS.ADJ and self.forms[at - 2].core_key not in head.members
        word = at - 2 - described
        return word >= 0 and self.joined(word, at) and self.forms[word].core_key.removeprefix(_ARTICLE) in head.members

    def _is_told_apart(self, last: int) -> bool:
        """Whether an adjective of a state behind "the three ministers" or "these states" tells whose they are."""
        state = self.states.get(last)
        return state is not None and state.match.kind == "demonym" and state.match.definite and not state.prefix

    def _governs(self, at: int, last: int) -> bool:
        """Whether a participle says what somebody does ("*accusing* Rwanda of"): behind a comma, before a name or a noun with the article."""
        if self.definite(at):
            return False
        if at and self.keys[at - 1] in _COMMAS:
            return True
        if not self.joined(at, last) or self.prefix(last):
            return False
        state = self.states.get(last)
        if self.keys[last] in _DAYS:
            return False
        return self.definite(last) or (state is not None and state.match.kind != "demonym")

    def _is_quoted(self, at: int, last: int, quoted: Quoted) -> bool:
        """Whether words ``at`` to ``last`` stand in quotation marks of their own, in the way that ``quoted`` asks for."""
        if not quoted:
            return False
        if quoted == "told" and (not at or self.keys[at - 1] not in _BEFORE_QUOTED):  # "he told 'The Event'"
            return False
        if quoted == "alone":
            named = at > 0 and self.joined(at - 1, at) and self.tokens[at - 1].pos in _NOMINAL
            described = self.joined(at, last) and self.tokens[last].pos is POS.ADJ and not self.prefix(last)
            if named or described:  # "the club 'Youth'", "the 'Base' of the Americans"
                return False
        after = self.original[last - 1] + 1
        closed = after < len(self.analysis.tokens) and self.analysis.tokens[after].form.folded in _TRANSPARENT
        return closed and self.original[at] > (self.original[at - 1] + 1 if at else 0)

    def quotation(self, at: int) -> int:
        """Where the quotation ends (exclusive) that opens before word ``at``; ``at`` where none does."""
        if at >= len(self.original) or not self._opens(self.original[at] - 1, self.sentence[at]):
            return at
        for end in range(at + 1, min(at + _LONGEST_QUOTED, len(self.original)) + 1):
            if self._is_mark(self.original[end - 1] + 1):
                return end
            if end == len(self.original) or self.sentence[end] != self.sentence[at]:
                break
        return at

    def _opens(self, mark: int, sentence: int) -> bool:
        """Whether a mark opens a quotation: by its shape, else as one of those of its sentence that stand at odd places."""
        if not self._is_mark(mark):
            return False
        shape = self.analysis.tokens[mark].form.folded
        if shape in _OPENING or shape in _CLOSING:
            return shape in _OPENING
        first = self.analysis.sentences[sentence].first
        before = self.analysis.tokens[max(first, mark - _FAR_BACK) : mark]
        return sum(token.form.folded == shape for token in before) % 2 == 0

    def _is_mark(self, at: int) -> bool:
        return 0 <= at < len(self.analysis.tokens) and self.analysis.tokens[at].form.folded in _TRANSPARENT

    def _is_and_to(self, at: int) -> bool:
        start = at
        while start > max(0, at - and_to.FAR) and self.sentence[start - 1] == self.sentence[at]:
            start -= 1
        heads = self.heads[at - 1] if at > start else None
        titled = heads is not None and any(opening.head.kind == "honorific" for _, _, opening in heads.alone)
        return and_to.is_and_to(self.tokens[start:at], self.tokens[at], titled=titled)

    def _takes_purpose(self, at: int) -> bool:
        """Whether "for" is written onto the word at ``at``, which no state is: "the attempts *calling* for"."""
        inside = at < len(self.tokens) and self.sentence[at] == self.sentence[at - 1]
        return inside and self.prefix(at) == "ل" and at not in self.states

    def _is_described(self, at: int) -> bool:
        """Whether the word behind a noun without the article is an adjective of it."""
        if at >= len(self.tokens) or self.sentence[at] != self.sentence[at - 1] or self.prefix(at) or self.definite(at):
            return False
        state = self.states.get(at)
        if state is not None:
            return state.match.kind == "demonym"
        return self.tokens[at].pos is POS.ADJ or is_filler(self.keys[at].removesuffix("ا"))

    def _stands_alone(self, at: int, last: int, head: Head) -> bool:
        if (
            at
            and self.sentence[at - 1] == self.sentence[at]
            and self.definite(at - 1)
            and self.forms[at].proclitics[:1] != ("و",)
        ):
            return False
        state = self.states.get(last)
        if head.construct:
            return state is not None and state.match.kind != "demonym" and not state.prefix
        if head.feminine:
            return state is not None and state.match.kind == "demonym" and state.match.gender == "f"
        return True

    def _sentences(self) -> list[int]:
        number = [0] * len(self.analysis.tokens)
        for n, sentence in enumerate(self.analysis.sentences):
            for i in range(sentence.first, sentence.last):
                number[i] = n
        return [number[i] for i in self.original]

    def _states(self, matches: Sequence[StateMatch]) -> dict[int, StateAt]:
        back = {o: n for n, o in enumerate(self.original)}
        found = {}
        for match in matches:
            first, last = back.get(match.first), back.get(match.last - 1)
            if first is not None and last is not None:
                found[first] = StateAt(last + 1, match, self.prefix(first))
        for at, (form, heads) in enumerate(zip(self.forms, self.heads, strict=True)):
            adjective = _adjective_of_body(form) if heads is not None else None
            if adjective is not None and (at not in found or found[at].match.country == "UNK"):
                found[at] = StateAt(
                    at + 1, replace(adjective, first=self.original[at], last=self.original[at] + 1), self.prefix(at)
                )
        return found


def _small_mark(analysis: Analysis, at: int, adjectives: set[int]) -> bool:
    """Brackets around a number are part of a name (group "5+1"), and those around an adjective of a state only tell whose minister it is."""
    tokens = analysis.tokens
    mark = tokens[at].form.folded
    adjective = at + 1 if mark == "(" else at - 1
    if adjective in adjectives and 0 < adjective < len(tokens) - 1:
        return tokens[adjective - 1].form.folded == "(" and tokens[adjective + 1].form.folded == ")"
    if mark == "(":
        return at + 1 < len(tokens) and tokens[at + 1].form.folded.isdigit()
    return mark == ")" and at > 0 and tokens[at - 1].form.folded == "1"


_CACHE_SIZE = 60_000
_prefixes: Recent[str, str] = Recent(_CACHE_SIZE)
_adjectives: Recent[str, StateMatch | None] = Recent(_CACHE_SIZE)
_heads: Recent[str, Heads | None] = Recent(_CACHE_SIZE)


def _prefix(form: Form) -> str:
    """The proclitics of a form without the article."""
    if not form.proclitics:
        return ""
    found = _prefixes.get(form.surface)
    if found is None:
        before = list(form.proclitics)
        if before[-1] == _ARTICLE or before[-2:] == ["ل", "ل"]:
            before.pop()
        found = _prefixes.recalled(form.surface, lambda: "".join(before))
    return found


def _adjective_of_body(form: Form) -> StateMatch | None:
    """The adjectives of the European Union and the United Nations, which behave as demonyms do."""
    if form.surface in _adjectives:
        return _adjectives[form.surface]
    return _adjectives.recalled(form.surface, lambda: _read_adjective(form))


def _read_adjective(form: Form) -> StateMatch | None:
    heads = _heads_of(form)
    for prefix, possessed, (_, head) in heads.alone if heads is not None else ():
        if head.adjective and not possessed:
            stem = form.key[len(prefix) :]
            number: Literal["s", "p"] = "p" if stem.endswith(("ون", "ين")) else "s"
            gender: Literal["m", "f"] = "f" if stem.endswith("ه") else "m"
            definite = form.core_key.startswith(_ARTICLE)
            return StateMatch(0, 1, head.country or "UNK", "demonym", number, gender, definite, rule=head.id)
    return None


def _heads_of(form: Form) -> Heads | None:
    """Every head that may start at a form, None when none may."""
    if form.surface in _heads:
        return _heads[form.surface]
    return _heads.recalled(form.surface, lambda: _read_heads(form))


def _is_his(form: Form, candidate: str) -> bool:
    """Whether a word ends in the pronoun and is no feminine: "his deputy" is spelled as "deputy" of a woman but for two dots."""
    return form.enclitics == ("ه",) and candidate == f"{form.core_key}ه" and form.folded.endswith("ه")


def _read_heads(form: Form) -> Heads | None:
    index = openings()
    found: list[tuple[str, bool, Opening]] = []
    for candidate in candidates(form):
        bucket = index.get(candidate)
        if bucket is None:
            continue
        if _is_his(form, candidate) and form.core_key in index and all(o.head.role != "counterpart" for o in bucket):
            continue
        if candidate == form.key:
            prefix, possessed = "", False
        elif candidate == form.core_key:
            prefix, possessed = _prefix(form), bool(form.enclitics)
        elif form.key.endswith(candidate):
            prefix, possessed = form.key[: -len(candidate)], False
        else:
            continue
        found.extend((prefix, possessed, opening) for opening in bucket if not (possessed and opening.rest))
    if not found:
        return None
    found.sort(key=lambda item: (-len(item[2].rest), item[1]))
    longer: dict[str, list[tuple[str, bool, Opening]]] = {}
    for item in found:
        if item[2].rest:
            longer.setdefault(item[2].rest[0], []).append(item)
    alone = tuple(item for item in found if not item[2].rest)
    return Heads({second: tuple(items) for second, items in longer.items()}, alone)
