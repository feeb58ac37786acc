"""Candidate lemmas: what a dictionary may list a word under."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from marsad.language.ar.forms import unlikely
from marsad.language.ar.vocabulary import LANGUAGE, frequency, is_arabic, spelling, verb_count
from marsad.lexicon import table
from marsad.records import POS, Form
from marsad.text import Recent, key

_CACHE_SIZE = 60_000
_VERBS = (POS.VERB, POS.AUX)
_INFLECTED = (
    POS.NOUN,
    POS.ADJ,
    POS.PROPN,
    POS.NUM,
    POS.ADV,
    POS.X,
)  # no set: the hash of a tag costs more than six comparisons
# An ending of number or gender, and what stands in its place in the singular; the longest that fits comes first.
_ENDINGS = (
    ("تان", ("ة",)),
    ("تين", ("ة",)),
    ("ات", ("ة", "")),
    ("ون", ("",)),
    ("ين", ("",)),
    ("ان", ("",)),
    ("ة", ("",)),
    ("ا", ("",)),
)
_BEFORE_PRONOUN = (("و", ("",)), ("ي", ("",)))
_SHORTEST = 3

_of_verbs: Recent[str, tuple[str, ...]] = Recent(_CACHE_SIZE)
_of_nouns: Recent[str, tuple[str, ...]] = Recent(_CACHE_SIZE)


def lemmas(form: Form, pos: POS) -> tuple[str, ...]:
    """What a dictionary may list the form under, likeliest first.

    Verbs: the third person masculine singular past, without vowel marks; of several that a form may be of, the one in most use. Nouns and
    adjectives: the stem as it stands alone, its singular if the table of plurals has it, then the stem without an ending of number or gender where
    that leaves a known word. Others: the stem.
    """
    verb = pos in _VERBS
    if not verb and pos not in _INFLECTED:
        return (form.stem,)
    kept = _of_verbs if verb else _of_nouns
    found = kept.get(form.surface)
    if found is None:
        read = _verb_lemmas if verb else _noun_lemmas
        found = kept.recalled(form.surface, lambda: tuple(dict.fromkeys(read(form))))
    return found


def verbs_of(noun: str) -> tuple[str, ...]:
    """The verbs of a listed verbal noun (زيارة: زار), without vowel marks; empty for any other word."""
    return _verbal_nouns().get(key(noun), ())


def singulars_of(noun: str) -> tuple[str, ...]:
    """The singulars of a listed plural; empty for any other word."""
    return _singulars().get(key(noun), ())


def _verb_lemmas(form: Form) -> Iterator[str]:
    stem = form.stem
    readings = sorted(form.verbs, key=lambda r: (*unlikely(stem, r), -verb_count(r.lemma)))
    yield from (reading.lemma for reading in readings)
    if not form.verbs:
        yield form.stem


def _noun_lemmas(form: Form) -> Iterator[str]:
    stem = _free(form)
    yield stem
    yield from _singulars().get(key(stem), ())
    if not is_arabic(stem):
        return
    for ending, replacements in (*_ENDINGS, *(_BEFORE_PRONOUN if form.enclitics else ())):
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            bare = stem[: -len(ending)]
            known = [bare + end for end in replacements if frequency(spelling(bare + end))]
            yield from sorted(known, key=lambda word: -frequency(spelling(word)))
            return


def _free(form: Form) -> str:
    """The stem with the last letter that it has without a pronoun: سفارت(ها) is سفارة, أبناؤ(ه) is أبناء."""
    stem = form.stem
    if not form.enclitics:
        return stem
    if stem[-1:] in {"ؤ", "ئ"}:
        return stem[:-1] + "ء"
    if form.stem_key != key(stem):
        return stem[:-1] + {"ه": "ة", "ي": "ى"}.get(form.stem_key[-1], stem[-1])
    return stem


@cache
def _singulars() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in table(LANGUAGE, "noun_plurals"):
        for plural in row["plurals"].split():
            found.setdefault(key(plural), []).append(row["singular"])
    return {plural: tuple(singulars) for plural, singulars in found.items()}


@cache
def _verbal_nouns() -> dict[str, tuple[str, ...]]:
    return {key(row["noun"]): tuple(row["verbs"].split()) for row in table(LANGUAGE, "verbal_nouns")}
