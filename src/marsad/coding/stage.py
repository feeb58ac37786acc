"""From a document to scenes: everything the coder reads before it decides anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from marsad.coding.agreement import MASCULINE, gender_of_verb
from marsad.coding.discourse import Discourse
from marsad.coding.frames import load_frames
from marsad.coding.scenes import Placed, Scene, scenes_of
from marsad.coding.syntax import subjects
from marsad.coding.tellers import tellers_in
from marsad.coding.triggers import Trigger, triggers_in
from marsad.language import analyse
from marsad.mentions.actors import actors_and_people
from marsad.mentions.amounts import amounts_in
from marsad.mentions.places import places_in
from marsad.mentions.states import states_in
from marsad.mentions.times import latest_fixed_date, times_in
from marsad.records import POS, ActorKind, ActorMention, AmountMention, Analysis, Document, Mention, Publication

_TWO, _NOMINATIVE = 2, "ان"


@dataclass(frozen=True, slots=True)
class Stage:
    """A document's scenes, the triggers of events and of facts in them, and the discourse around them.

    ``published`` is the document's own, else "no earlier than" the latest day that its words fix as past.
    """

    document: Document
    published: Publication | None
    analysis: Analysis
    actors: tuple[ActorMention, ...]
    scenes: tuple[Scene, ...]
    triggers: tuple[Trigger, ...]
    fact_triggers: tuple[Trigger, ...]
    discourse: Discourse

    @property
    def day(self) -> date | None:
        """The day on which the document says that it was published, where it says so to the day."""
        return _day(self.document)


def set_stage(document: Document) -> Stage:
    """Analyse the news blocks of ``document`` and place its mentions on its sentences."""
    blocks = [b for b in document.blocks if b.kind.is_news and b.language in (None, "ar")]
    analysis = analyse(document.text, [b.span for b in blocks])
    day = _day(document)
    states = states_in(analysis)
    actors, people = (sorted(found, key=lambda m: m.span) for found in actors_and_people(analysis, day, states))
    scenes = scenes_of(
        analysis,
        blocks,
        actors=actors,
        people=people,
        places=sorted(places_in(analysis, states=states), key=lambda m: m.span),
        dates=sorted(times_in(analysis, day), key=lambda m: m.span),
        amounts=sorted(amounts_in(analysis, day), key=lambda m: m.span),
    )
    for scene in scenes:
        scene.like_amounts = [a for a in scene.amounts if _is_of_group(scene, a)]
        if scene.like_amounts:
            scene.amounts = [a for a in scene.amounts if a not in scene.like_amounts]
        scene.subjects = subjects(scene)
        scene.tellers = list(tellers_in(scene))
    published = document.published or _bounded(analysis)
    triggers = tuple(t for s in scenes for t in triggers_in(s, load_frames()))
    fact_triggers = tuple(t for s in scenes for t in triggers_in(s, load_frames(kind="facts"), in_names=True))
    return Stage(
        document, published, analysis, tuple(actors), tuple(scenes), triggers, fact_triggers, Discourse.of(scenes)
    )


def mentions_in(stage: Stage) -> Iterator[Mention]:
    """The actors of the text, then sentence by sentence its places, times and amounts."""
    yield from stage.actors
    for scene in stage.scenes:
        yield from (placed.mention for placed in scene.places)
        yield from (placed.mention for placed in scene.dates)
        yield from (placed.mention for placed in scene.amounts)


def _is_of_group(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether what looks like a dual is the name of a group, or the end of it: *Taliban*, "two students" only behind a masculine verb."""
    if amount.mention.value != _TWO or amount.last != amount.first + 1:
        return False
    within = [a for a in scene.actors if a.first <= amount.first < a.last]
    # No dual behind a noun or a preposition has that ending.
    nominative = scene.keys[amount.first].endswith(_NOMINATIVE)
    named = any(a.mention.kind is ActorKind.GROUP or (nominative and a.first < amount.first) for a in within)
    before = scene.tokens[amount.first - 1] if amount.first else None
    return named and not (before is not None and before.pos is POS.VERB and gender_of_verb(before) == MASCULINE)


def _day(document: Document) -> date | None:
    return document.published.day if document.published else None


def _bounded(analysis: Analysis) -> Publication | None:
    latest = latest_fixed_date(analysis)
    return Publication(latest, None, "content") if latest else None
