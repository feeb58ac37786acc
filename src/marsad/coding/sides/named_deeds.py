"""Who did it to whom where only the name of a war, an operation or an attack is told: "after the *invasion of Kuwait*", "Operation *Olive Branch*".

The names are in ``lexicons/ar/named_deeds.yml``. Where the words around tell who acts, or somebody else to whom it is done, they are believed.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.links import link_to
from marsad.coding.scenes import Scene
from marsad.coding.triggers import Trigger
from marsad.lexicon import Phrases, entries
from marsad.records import POS, ActorKind, ActorMention, Span
from marsad.text import key

_ATTACK = "ASSAULT"
_FOR, _UNKNOWN = "ل", "UNK"


class _Deed(NamedTuple):
    by: tuple[str, ...]
    against: tuple[str, ...]
    heads: frozenset[str]
    since: date | None


class _Found(NamedTuple):
    """A deed with the span of its name."""

    deed: _Deed
    span: Span


def seat_named(draft: Draft, day: date | None) -> None:
    """Fill the sides of a finished attack that nobody is named for with those whom its name tells.

    Not before: a war that is only named is mostly the background, and its sides would make it look like news.

    Args:
        draft: a finished event.
        day: on which the page was published; what is known by a name only since a day is not asked where that is None.
    """
    if draft.type != _ATTACK or draft.actors or draft.trigger.shape == "verb":
        return
    found = _named(draft.trigger, day)
    if found is None or not {c.country for c in draft.recipients} - {_UNKNOWN} <= set(found.deed.against):
        return
    draft.recipients = [c for c in draft.recipients if c.country != _UNKNOWN]
    draft.actors = [_candidate(draft.trigger, country, found.span) for country in found.deed.by]
    known = {c.country for c in draft.recipients}
    draft.recipients += [_candidate(draft.trigger, c, found.span) for c in found.deed.against if c not in known]


def _named(trigger: Trigger, day: date | None) -> _Found | None:
    """The deed whose name a trigger is of, or stands right before."""
    scene = trigger.scene
    places = [at for at, token in enumerate(scene.tokens) if token.pos is not POS.PUNCT]
    keys = [scene.keys[at] for at in places]
    for first, at in enumerate(places):
        form = scene.tokens[at].form
        options = (form.key, form.core_key)
        if at > trigger.at + 2 or not _deeds().opened_by(options):
            continue
        match = _deeds().at(options, keys, first)
        if match is None:
            continue
        last = places[match.last - 1]
        behind = scene.tokens[last + 1 : last + 2]
        before = places[first - 1] if first else None
        if not (at <= trigger.at <= last or trigger.at == before) or any(_FOR in t.form.proclitics for t in behind):
            continue
        if _fits(scene, match.value, before, day):
            return _Found(match.value, Span(scene.tokens[at].span.start, scene.tokens[last].span.end))
    return None


def _fits(scene: Scene, deed: _Deed, before: int | None, day: date | None) -> bool:
    if deed.heads and (
        before is None or deed.heads.isdisjoint((scene.keys[before], scene.tokens[before].form.core_key))
    ):
        return False
    return deed.since is None or (day is not None and day >= deed.since)


def _candidate(trigger: Trigger, country: str, name: Span) -> Candidate:
    """Somebody of the sentence with the country, else the name of the deed as what tells it."""
    scene = trigger.scene
    here = [a for a in scene.actors if a.mention.country == country]
    if here:
        placed = min(here, key=lambda a: abs(a.first - trigger.at))
        return Candidate(placed.mention, country, placed.mention.sector or "UNK", link_to(trigger, placed), "here")
    told = [t for t in scene.tokens if name.start <= t.span.start < name.end]
    surface = " ".join(t.form.surface for t in told)
    mention = ActorMention(name, surface, ActorKind.STATE, country, "GOV", surface, rule="deed")
    return Candidate(mention, country, "GOV", None, "here")


@cache
def _deeds(language: str = "ar") -> Phrases[_Deed]:
    return Phrases(
        (
            name,
            _Deed(
                tuple(entry.value["by"]),
                tuple(entry.value["against"]),
                frozenset(map(key, entry.value.get("heads", ()))),
                date.fromisoformat(entry.value["since"]) if "since" in entry.value else None,
            ),
        )
        for entry in entries(language, "named_deeds")
        for name in entry.match
    )
