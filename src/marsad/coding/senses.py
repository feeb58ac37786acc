"""What a word means, roughly: classes of meaning for the stems of the news (``lexicons/<language>/senses.yml``).

A network that has read few words knows nothing of one that it has seen twice. That a howitzer is a weapon and to deplore is to condemn need not
be learned from examples; it is written down, and a rare word counts as the others of its class do.
"""

from __future__ import annotations

from functools import cache, lru_cache

from marsad.coding.frames import _stem_keys as bare_stems
from marsad.lexicon import entries
from marsad.records import Form
from marsad.text import key

_CACHE_SIZE = 16_384


@cache
def load_senses(language: str = "ar") -> dict[str, tuple[str, ...]]:
    """The classes of each listed stem, sorted, by what follows language and sort in the entry's id (``strike``, ``ruler`` ...)."""
    found: dict[str, list[str]] = {}
    for entry in sorted(entries(language, "senses"), key=lambda e: e.id):
        name = entry.id.split(".", 2)[2]
        for stem in entry.value["stems"].split():
            found.setdefault(stem, []).append(name)
    return {stem: tuple(names) for stem, names in found.items()}


def senses(form: Form) -> tuple[str, ...]:
    """The classes of a word form: those of its stem, else of the verb that it may be, else of its stem without an ending."""
    return _senses(form.stem_key, form.verbs[0].lemma if form.verbs else None)


@lru_cache(maxsize=_CACHE_SIZE)
def _senses(stem: str, verb: str | None) -> tuple[str, ...]:
    known = load_senses()
    first, *bare = bare_stems(stem)
    verbs = [key(verb)] if verb else []
    return next((known[kin] for kin in (first, *verbs, *bare) if kin in known), ())
