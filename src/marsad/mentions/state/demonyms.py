"""Regular forms of Arabic adjectives of origin (nisba), made when the lexicon is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

Number = Literal["s", "d", "p"]
Gender = Literal["m", "f"]


class Inflection(NamedTuple):
    """One form of a demonym, with its number and gender and whether it carries the article."""

    spelling: str
    number: Number
    gender: Gender
    definite: bool


# The oblique dual of the masculine is written like the plural, which is far more frequent in news.
_ENDINGS: tuple[tuple[str, Number, Gender], ...] = (
    ("ي", "s", "m"),
    ("ية", "s", "f"),
    ("يون", "p", "m"),
    ("يين", "p", "m"),
    ("يات", "p", "f"),
    ("يان", "d", "m"),
    ("يتان", "d", "f"),
    ("يتين", "d", "f"),
)
# Only without the article: the accusative, and the plural at the head of a construct.
_INDEFINITE: tuple[tuple[str, Number, Gender], ...] = (("يا", "s", "m"), ("يو", "p", "m"))


def inflections(demonym: str, fixed: int = 0) -> Iterator[Inflection]:
    """All regular forms of ``demonym``, without and with the article.

    Args:
        demonym: masculine singular without article, of one or more words in -i that agree ("kuri shamali").
        fixed: so many words at its head do not inflect ("janub afriqi"); with the article one of them or the adjective has it.

    Raises:
        ValueError: a word that should inflect does not end in -i.
    """
    parts = demonym.split()
    head, stems = parts[:fixed], parts[fixed:]
    if not stems or any(not stem.endswith("ي") for stem in stems):
        raise ValueError(f"not an adjective of origin in -i: {demonym!r}")
    for ending, number, gender in _ENDINGS:
        agreed = [stem[:-1] + ending for stem in stems]
        yield Inflection(" ".join(head + agreed), number, gender, definite=False)
        with_article = ["ال" + word for word in agreed]
        if head:
            yield Inflection(" ".join(head + with_article), number, gender, definite=True)
            yield Inflection(" ".join(["ال" + head[0], *head[1:], *agreed]), number, gender, definite=True)
        yield Inflection(" ".join(["ال" + word for word in head] + with_article), number, gender, definite=True)
    for ending, number, gender in _INDEFINITE:
        yield Inflection(" ".join(head + [stem[:-1] + ending for stem in stems]), number, gender, definite=False)


def irregular(form: str, number: Number, gender: Gender, *, article_only: bool = False) -> Iterator[Inflection]:
    """A form that stands as it is (a broken plural), without and with the article.

    Args:
        form: the form without article.
        number: its number.
        gender: its gender.
        article_only: without the article it is an ordinary word and left out.
    """
    if not article_only:
        yield Inflection(form, number, gender, definite=False)
        if " " not in form and not form.endswith(("ا", "ة")):
            yield Inflection(form + "ا", number, gender, definite=False)
    yield Inflection(" ".join("ال" + word for word in form.split()), number, gender, definite=True)
