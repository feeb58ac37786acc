"""What a single form tells the grammar of actors: its proclitics and the heads that it may open, worked out once for each form."""

from __future__ import annotations

from typing import Literal, NamedTuple

from marsad.language import candidates
from marsad.mentions.actor.lexicon import Opening, openings
from marsad.mentions.states import StateMatch
from marsad.records import Form
from marsad.text import Recent

_CACHE_SIZE = 60_000
_prefixes: Recent[str, str] = Recent(_CACHE_SIZE)
_adjectives: Recent[str, StateMatch | None] = Recent(_CACHE_SIZE)
_heads: Recent[str, Heads | None] = Recent(_CACHE_SIZE)
_ARTICLE = "ال"


class Heads(NamedTuple):
    """Every head that may start at a form, with the proclitics and whether a pronoun follows.

    ``longer`` are those of several words by the key of the second, the longest first; ``alone`` those of one.
    """

    longer: dict[str, tuple[tuple[str, bool, Opening], ...]]
    alone: tuple[tuple[str, bool, Opening], ...]


def prefix_of(form: Form) -> str:
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


def adjective_of_body(form: Form) -> StateMatch | None:
    """The adjectives of the European Union and the United Nations, which behave as demonyms do."""
    if form.surface in _adjectives:
        return _adjectives[form.surface]
    return _adjectives.recalled(form.surface, lambda: _read_adjective(form))


def _read_adjective(form: Form) -> StateMatch | None:
    heads = heads_of(form)
    for prefix, possessed, (_, head) in heads.alone if heads is not None else ():
        if head.adjective and not possessed:
            stem = form.key[len(prefix) :]
            number: Literal["s", "p"] = "p" if stem.endswith(("ون", "ين")) else "s"
            gender: Literal["m", "f"] = "f" if stem.endswith("ه") else "m"
            definite = form.core_key.startswith(_ARTICLE)
            return StateMatch(0, 1, head.country or "UNK", "demonym", number, gender, definite, rule=head.id)
    return None


def heads_of(form: Form) -> Heads | None:
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
            prefix, possessed = prefix_of(form), bool(form.enclitics)
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
