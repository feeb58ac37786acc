"""Names of persons, organisations and places that no list has: a trained field with the lists as features.

`names_in` is for text of which nothing is known. The coder's own finders (`marsad.mentions`) say of which country a name is; this says
only that it is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from marsad.language.ar.clitics import is_article
from marsad.language.ar.cues import closed_tag, word_class
from marsad.language.ar.field import EDGE, Field, Seen
from marsad.language.ar.forms import candidates
from marsad.language.ar.vocabulary import LANGUAGE, frequency, is_arabic, spelling
from marsad.lexicon import Phrases, entries, table
from marsad.records import Analysis, Form, Span
from marsad.text import words

NameKind = Literal["PER", "ORG", "GPE", "OTH"]
_TOPICS = (
    "countries", "demonyms", "capitals", "regions", "bodies", "groups", "companies", "media", "institutions", "posts", "ranks", "honorifics",
    "roles", "portfolios",
)  # fmt: skip
_TABLES = {"people": "person", "places": "place", "given_names": "given"}


class Name(NamedTuple):
    """A name: where it stands, the tokens from ``first`` to before ``last``, and what it names.

    ``kind`` is ``PER`` for persons, ``ORG`` for organisations, ``GPE`` for countries, regions and cities, ``OTH`` for other places, buildings,
    works and products.
    """

    span: Span
    kind: NameKind
    first: int
    last: int


def names_in(analysis: Analysis) -> list[Name]:
    """The names of a text in order."""
    found = []
    for sentence in analysis.sentences:
        tokens = analysis.tokens[sentence.first : sentence.last]
        tags = [*field().tag([t.form for t in tokens]), "O"]
        start = 0
        for at in range(1, len(tags)):
            if tags[at].startswith("I-"):
                continue
            if tags[start] != "O":
                span = Span(tokens[start].span.start, tokens[at - 1].span.end)
                found.append(Name(span, tags[start][2:], sentence.first + start, sentence.first + at))  # type: ignore[arg-type]  # the field's tags
            start = at
    return found


@cache
def field() -> Field:
    """The trained field; ``field.cache_clear()`` forgets it after its file has changed."""
    return Field("names.msgpack", SEEN, lambda form: "O" if closed_tag(form) in _NO_NAMES else None)


_NO_NAMES = frozenset({"PUNCT", "SYM", "NUM", "SCONJ", "CCONJ", "PRON", "DET"})


def _own(form: Form, kind: str) -> list[str]:
    stem, front = form.stem_key, "".join(form.proclitics)
    found = [
        f"k{stem}",
        f"w{form.key}",
        f"p{front}",
        f"e{bool(form.enclitics)}",
        f"n{min(len(stem), 8)}",
        f"t{kind}",
    ]
    found += [f"a{length}{stem[:length]}" for length in (1, 2, 3) if len(stem) > length]
    found += [f"z{length}{stem[-length:]}" for length in (1, 2, 3) if len(stem) > length]
    if is_arabic(form.folded):
        found.append(f"f{round(frequency(spelling(form.stem)))}{is_article(form.proclitics)}")
    return found + _lists(form)


def _near(form: Form, kind: str) -> list[str]:
    stem = form.stem_key
    found = [f"k{stem}", f"p{''.join(form.proclitics)}", f"t{kind}"]
    if len(stem) > 3:
        found.append(f"z{stem[-2:]}")
    if is_arabic(form.folded):
        found.append(f"f{round(frequency(spelling(form.stem)))}")
    return found + _lists(form)


def _in_phrases(forms: Sequence[Form]) -> list[str]:
    """For every word the list of the longest listed name in which it stands, and whether it is its first word."""
    found = [EDGE] * len(forms)
    for match in _phrases().search([candidates(f) for f in forms], [f.key for f in forms]):
        found[match.first] = f"{match.value}{'1' if match.last == match.first + 1 else 'B'}"
        for at in range(match.first + 1, match.last):
            found[at] = f"{match.value}I"
    return found


SEEN = Seen(_own, _near, word_class, _in_phrases)


def _lists(form: Form) -> list[str]:
    return [f"g{name}" for name in _listed().get(form.stem_key, ())]


def _names() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lists with the keys of the words of each of their names."""
    for topic in _TOPICS:
        for entry in entries(LANGUAGE, topic):
            for text in entry.match:
                yield topic, words(text)
    for name, label in _TABLES.items():
        for row in table(LANGUAGE, name):
            yield label, words(next(iter(row.values())))


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """For the key of a word, without the article, the lists in whose entries it stands: first, further on, or alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for label, keys in _names():
        _note(found, label, keys)
    return {word: tuple(sorted(labels)) for word, labels in found.items()}


@cache
def _phrases() -> Phrases[str]:
    """Listed names, with the lists in which they stand."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for label, keys in _names():
        found[keys].add(label)
    return Phrases.of_words((keys, "+".join(sorted(labels))) for keys, labels in found.items() if keys)


def _note(found: dict[str, set[str]], label: str, keys: tuple[str, ...]) -> None:
    for at, word in enumerate(keys):
        bare = word.removeprefix("ال") if len(word) > 4 else word
        found[bare].add(label + ("1" if len(keys) == 1 else "B" if at == 0 else "I"))
