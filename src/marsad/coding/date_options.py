"""When an event may have been: the dates that the network weighs, with their features in bundles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from marsad.coding.bundles import Bundle, bundled
from marsad.coding.features import EARLY, bucket
from marsad.coding.governing import is_arranged_behind
from marsad.coding.lasting import is_term
from marsad.coding.other_times import is_of_another_deed
from marsad.coding.scenes import Placed, Scene
from marsad.coding.triggers import Trigger
from marsad.mentions.time.calendars import last_day
from marsad.records import BlockKind, DateMention

_OF_ANOTHER = frozenset(["time.since-event", "time.anniversary"])  # when that happened which is named right after
_AS = {"time.since-event": "time.ago", "time.running": "time.window"}  # rules that count as the like of them do
_SAID = ("say", "future", "pluperfect", "source")  # cues of a sentence that tell of other times than it does


class DateOption(NamedTuple):
    """A date that an event may have: the words that tell it, the days as they are read, and its features."""

    mention: DateMention
    when: DateMention
    features: list[Bundle]


def date_options(
    trigger: Trigger, event_type: str, scenes: Sequence[Scene], published: date | None
) -> list[DateOption]:
    """Fixed dates of the trigger's sentence and of the one before, each in all its `readings`, and the day that the page gives for its news.

    Args:
        trigger: the event's trigger.
        event_type: its PLOVER type.
        scenes: the sentences of the page.
        published: the day of publication, where known.
    """
    scene = trigger.scene
    here = [
        d
        for d in fixed(scene.dates, trigger.at)
        if not is_arranged_behind(scene, trigger.at, d.first)
        and not is_term(scene, d)
        and not is_of_another_deed(trigger, d, published)
    ]
    out = [o for d in here for o in _read(d.mention, published, event_type, tuple(_here(trigger, event_type, d, here)))]
    out += _news_day(trigger, event_type, scenes, bool(here))
    if not here and scene.index:
        before = scenes[scene.index - 1]
        for d in fixed(before.dates[:1]):
            seen = _previous_date(len(before.dates), event_type, d.mention.grain, before.block)
            out += _read(d.mention, published, event_type, seen)
    return out


def fixed(dates: Sequence[Placed[DateMention]], at: int | None = None) -> list[Placed[DateMention]]:
    """Times with days; those that say when something else happened only for the word ``at`` that names it right after them."""
    return [d for d in dates if (d.mention.start or d.mention.end) and _may_date(d, at)]


def _may_date(dated: Placed[DateMention], at: int | None) -> bool:
    rule = dated.mention.rule
    return rule not in _OF_ANOTHER or (at is not None and 0 <= at - dated.last < 2)


def _read(mention: DateMention, published: date | None, event_type: str, seen: Bundle) -> list[DateOption]:
    """An option for each reading of a time; ``seen`` are the features that they share."""
    return [
        DateOption(mention, read, [seen, _reading(event_type, how, mention.rule)])
        for read, how in readings(mention, published)
    ]


def readings(mention: DateMention, published: date | None) -> list[tuple[DateMention, str]]:
    """The days that a time may give to an event, each with a name for how it is read.

    What began at an open time ("since 2019") may have lasted until the publication or have happened then alone; what happened "this year" did so
    until the publication, what is planned for it is still to come. "A week ago", "a year ago" leave some days, a year, but may mean the very
    day or month.

    Args:
        mention: a time of which at least one side is known.
        published: the day of publication; without it a time is read only as it is said.
    """
    start, end = mention.start, mention.end
    if published is None:
        return [(mention, "said")]
    found = [(mention, "said")] if start is None or end is not None else _begun(mention, start, published)
    running = (start is None or start < published) and (end is None or published < end)
    if end is not None and running:
        found.append((replace(mention, start=published), "coming"))
    if start is None:
        return found
    ago = _AS.get(mention.rule, mention.rule) == "time.ago"
    if running or (ago and end is not None and end < published):
        found.append((replace(mention, end=published), "lasting"))
    if ago and mention.grain == "week":
        middle = start + (last_day(start, "week") - start) // 2
        found.append((replace(mention, start=middle, end=middle), "exact"))
    elif ago and mention.grain == "year" and (start.month, start.day) == (1, 1):
        month = start.replace(month=published.month)
        found.append((replace(mention, start=month, end=last_day(month, "month")), "exact"))
    return found


def _begun(mention: DateMention, start: date, published: date) -> list[tuple[DateMention, str]]:
    """The unit of time with which an open time begins, as far as it is over; nothing where only its last day is not."""
    last = last_day(start, mention.grain)
    if start < published:
        last = min(last, published)
    return [] if start < published == last else [(replace(mention, end=last), "begun")]


@bundled
def _reading(event_type: str, how: str, rule: str) -> Iterator[str]:
    yield f"read={how}"
    yield f"read={how}/{event_type}"
    yield f"read={how}/{_AS.get(rule, rule)}"


def _here(
    trigger: Trigger, event_type: str, dated: Placed[DateMention], fixed: Sequence[Placed[DateMention]]
) -> Iterator[str]:
    """Features of a date of the trigger's sentence, one of some ``fixed`` ones."""
    scene, at, mention = trigger.scene, trigger.at, dated.mention
    after = dated.first > at
    low, high = (at + 1, dated.first) if after else (dated.last, at)
    verbs = min(scene.verbs_in(low, high), 3)
    clauses = abs(scene.clause[dated.first] - scene.clause[at])
    side = "after" if after else "before"
    nearest = all(abs(o.first - at) >= abs(dated.first - at) for o in fixed)
    yield f"here/{side}"
    yield f"{side}/d{bucket(high - low)}"
    yield f"{side}/v{verbs}"
    yield f"{side}/c{min(clauses, 3)}"
    yield f"grain={mention.grain}"
    yield f"grain={mention.grain}/{side}"
    yield f"type={event_type}"
    yield f"nearest={nearest}"
    yield f"n={min(len(fixed), 3)}"
    yield f"n={min(len(fixed), 3)}/{nearest}"
    yield f"main={scene.main_verb == at}"
    yield f"quoted={scene.quoted[at]}/{scene.quoted[dated.first]}"
    yield f"shape={trigger.shape}/{side}/v{verbs}"
    yield f"open={mention.start is None or mention.end is None}"
    yield f"first={dated.first < 8}/{side}"
    yield f"rule={_AS.get(mention.rule, mention.rule)}"


@bundled
def _previous_date(dates: int, event_type: str, grain: str, block: BlockKind) -> Iterator[str]:
    yield f"previous/{dates}"
    yield f"previous/{event_type}"
    yield f"previous/grain={grain}"
    yield f"previous/block={block}"


def _news_day(trigger: Trigger, event_type: str, scenes: Sequence[Scene], dated: bool) -> list[DateOption]:
    """The day that the first sentences give for the news itself; later sentences mostly tell of the same day without saying so."""
    for early in scenes[:EARLY]:
        for d in fixed(early.dates):
            if d.mention.grain == "day" and d.mention.start and early is not trigger.scene:
                return [DateOption(d.mention, d.mention, list(_news(trigger, event_type, dated, d.mention.rule)))]
    return []


def _news(trigger: Trigger, event_type: str, dated: bool, rule: str) -> Iterator[Bundle]:
    scene, at, shape = trigger.scene, trigger.at, trigger.shape
    tense = next((v.tense for v in scene.tokens[at].form.verbs), "-") if shape == "verb" else "-"
    said = {c for cues in scene.cues for c in cues if c in _SAID}
    yield _news_event(event_type, shape, dated, tense, scene.quoted[at])
    yield _news_sentence(event_type, scene.main_verb == at, scene.block, min(scene.index, 8))
    yield ("news", f"news/word={trigger.word}", f"news/rule={rule}", *(f"news/{c}" for c in sorted(said)))


@bundled
def _news_event(event_type: str, shape: str, dated: bool, tense: str, quoted: bool) -> Iterator[str]:
    yield f"news/{event_type}"
    yield f"news/{shape}/{event_type}"
    yield f"news/dated={dated}"
    yield f"news/tense={tense}"
    yield f"news/quoted={quoted}"


@bundled
def _news_sentence(event_type: str, main: bool, block: BlockKind, sentence: int) -> Iterator[str]:
    yield f"news/sentence={sentence}"
    yield f"news/main={main}"
    yield f"news/main={main}/{event_type}"
    yield f"news/block={block}"
    yield f"news/block={block}/{event_type}"
