"""Where an event's date, place and source may be read from: the options that the models weigh, with their features."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from marsad.coding.bundles import Bundle, bundled
from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.features import bucket
from marsad.coding.scenes import MARKED, Placed, Scene, Speaking, Teller
from marsad.coding.syntax import governor
from marsad.coding.triggers import Trigger
from marsad.mentions.time import calendars
from marsad.records import POS, ActorMention, BlockKind, DateMention
from marsad.text import key

_MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120}
_OF_ANOTHER = frozenset(["time.since-event", "time.anniversary"])  # when that happened which is named right after
_AS = {"time.since-event": "time.ago", "time.running": "time.window"}  # rules that count as the like of them do
_EARLY = 4  # sentences that say what the news is, when and where
_OF = "عن"
_RELAYED = 6  # tokens before "from" somebody within which a word says that his words are passed on
_SAID = ("say", "future", "pluperfect", "source")  # cues of a sentence that tell of other times than it does


class DateOption(NamedTuple):
    """A date that an event may have: the words that tell it, the days as they are read, and its features."""

    mention: DateMention
    when: DateMention
    features: list[Bundle]


class PlaceOption(NamedTuple):
    """A country that an event may have happened in, with its features."""

    country: str
    features: list[Bundle]


class SourceOption(NamedTuple):
    """An actor who may be the one that tells of an event, with its features."""

    mention: ActorMention
    features: list[Bundle]


def date_options(
    trigger: Trigger, event_type: str, scenes: Sequence[Scene], published: date | None
) -> list[DateOption]:
    """Fixed dates of the trigger's sentence and of the one before, each in all its `readings`."""
    scene = trigger.scene
    here = fixed(scene.dates, trigger.at)
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


def last_day(start: date, grain: str) -> date:
    """The last day of the week, month, quarter ... that begins with ``start``; of other stretches ``start`` itself, beyond the calendar its end."""
    months = _MONTHS.get(grain)
    if grain == "week":
        last = calendars.shift(start, days=6)
    elif months is None or start.day != 1 or (months % 12 == 0 and start.month != 1):
        last = start
    else:
        whole = calendars.months_from(start.year, start.month, months, "part")
        last = whole.end if whole else None
    return last or date.max


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
    for early in scenes[:_EARLY]:
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


def place_options(
    trigger: Trigger,
    event_type: str,
    mode: str | None,
    actors: Sequence[str],
    recipients: Sequence[str],
    scenes: Sequence[Scene],
) -> list[PlaceOption]:
    """Countries of the places near the trigger and of the event's own sides; one option a country, its features united."""
    scene, at = trigger.scene, trigger.at
    found: dict[str, list[Bundle]] = {}
    for p in scene.places:
        if p.mention.country is None:
            continue
        preposition = governor(scene, p.first, -1)[0]
        side = "after" if p.first > at else "before"
        clauses = abs(scene.clause[p.first] - scene.clause[at])
        found.setdefault(p.mention.country, []).extend(
            [
                _place(event_type, p.mention.kind, preposition),
                _place_kind(event_type, p.mention.kind),
                (f"{side}/d{bucket(abs(p.first - at))}/{preposition}",),
                (f"{preposition}/c{min(clauses, 2)}",),
            ]
        )
    for role, codes in (("actor", actors), ("recipient", recipients)):
        for code in codes:
            found.setdefault(code, []).append(_side(role, event_type, mode))
    for before in scenes[max(0, scene.index - 1) : scene.index]:
        for p in before.places:
            if p.mention.country and p.mention.kind != "country":
                found.setdefault(p.mention.country, []).append(_previous_place(p.mention.kind))
    for code, kinds in _news_places(scene, scenes).items():
        found.setdefault(code, []).extend(_news_place(event_type, *kind) for kind in kinds)
    shared = _happening(event_type, mode, min(len(scene.places), 3), min(len(found), 4))
    return [
        PlaceOption(code, [*dict.fromkeys(bundles), shared, _both(event_type, code in actors and code in recipients)])
        for code, bundles in found.items()
    ]


@bundled
def _place(event_type: str, kind: str, preposition: str) -> Iterator[str]:
    yield f"{kind}/{preposition}"
    yield f"{kind}/{preposition}/{event_type}"


@bundled
def _place_kind(event_type: str, kind: str) -> Iterator[str]:
    yield f"place/{kind}/{event_type}"


@bundled
def _side(role: str, event_type: str, mode: str | None) -> Iterator[str]:
    yield role
    yield f"{role}/{event_type}"
    yield f"{role}/{event_type}/{mode}"


@bundled
def _previous_place(kind: str) -> Iterator[str]:
    yield f"previous/{kind}"


@bundled
def _news_place(event_type: str, kind: str, inside: bool) -> Iterator[str]:
    yield f"news/{kind}/{inside}"
    yield f"news/{kind}/{inside}/{event_type}"


@bundled
def _happening(event_type: str, mode: str | None, places: int, options: int) -> Iterator[str]:
    yield f"type={event_type}"
    yield f"kind={event_type}/{mode}"
    yield f"places={places}"
    yield f"options={options}"


@bundled
def _both(event_type: str, both: bool) -> Iterator[str]:
    yield f"both={both}/{event_type}"


def _news_places(scene: Scene, scenes: Sequence[Scene]) -> dict[str, list[tuple[str, bool]]]:
    """Countries of the first places named "in" which something is, outside the event's own sentence."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for early in scenes[:_EARLY]:
        for p in early.places:
            if early is not scene and p.mention.country:
                inside = governor(early, p.first, -1)[0] in ("في", "ب", "الي")
                found.setdefault(p.mention.country, []).append((p.mention.kind, inside))
    return found


def source_options(
    trigger: Trigger, event_type: str, sides: Collection[str], scenes: Sequence[Scene]
) -> list[SourceOption]:
    """Who may tell of the event: actors and tellers of its sentence, and the speaker carried over from the sentences before."""
    scene, at = trigger.scene, trigger.at
    out, told = [], False
    main, quoted = scene.main_verb == at, scene.quoted[at]
    for number, (a, (says, via)) in enumerate(_speakers(scene)):
        mention = a.mention
        if mention.rule in MARKED:
            continue
        told = told or says != "no"
        own = "own" if mention.country in sides else "other"
        after = a.first > at
        low, high = (at, a.first) if after else (a.last, at)
        side = "after" if after else "before"
        clauses = min(abs(scene.clause[a.first] - scene.clause[at]), 3)
        out.append(
            SourceOption(
                mention,
                [
                    _speaker(event_type, says, own, side),
                    (f"via={via}",),
                    _speaker_kind(says, mention.kind, mention.sector, number == 0),
                    _speech(says, own, side, scene.opened_in(low, high)),
                    _told(trigger.shape, says, own, quoted, main),
                    _speaker_place(side, clauses, bucket(high - low)),
                ],
            )
        )
    out += _carried(trigger, event_type, sides, scenes, told)
    return out


@bundled
def _speaker(event_type: str, says: str, own: str, side: str) -> Iterator[str]:
    yield f"says={says}"
    yield f"says={says}/{own}"
    yield f"says={says}/{own}/{side}"
    yield f"says={says}/{own}/{event_type}"
    yield f"{own}/{event_type}"


@bundled
def _speaker_kind(says: str, kind: str, sector: str | None, first: bool) -> Iterator[str]:
    yield f"kind={kind}"
    yield f"kind={kind}/{says}"
    yield f"sector={sector}"
    yield f"first={first}/{says}"


@bundled
def _speech(says: str, own: str, side: str, opened: bool) -> Iterator[str]:
    yield f"opened={opened}/{says}/{own}/{side}"


@bundled
def _told(shape: str, says: str, own: str, quoted: bool, main: bool) -> Iterator[str]:
    yield f"quoted={quoted}/{says}/{own}"
    yield f"shape={shape}/{says}/{own}"
    yield f"main={main}/{own}"


@bundled
def _speaker_place(side: str, clauses: int, distance: int) -> Iterator[str]:
    yield f"{side}/c{clauses}"
    yield f"{side}/d{distance}"


def _carried(
    trigger: Trigger, event_type: str, sides: Collection[str], scenes: Sequence[Scene], told: bool
) -> list[SourceOption]:
    scene = trigger.scene
    for back in range(1, 4):
        if scene.index < back:
            break
        before = scenes[scene.index - back]
        for a, (says, _) in _speakers(before):
            if says == "no" or a.mention.rule in MARKED:
                continue
            own = "own" if a.mention.country in sides else "other"
            opens = "say" if any("say" in c for c in scene.cues[:2]) else "quote" if any(scene.quoted[:3]) else "no"
            features = _earlier_speaker(event_type, says, own, back, opens, told)
            return [SourceOption(a.mention, [features, (f"back/quoted={scene.quoted[trigger.at]}",)])]
    return []


@bundled
def _earlier_speaker(event_type: str, says: str, own: str, back: int, opens: str, told: bool) -> Iterator[str]:
    yield f"back{back}/{own}"
    yield f"back/{opens}/{own}"
    yield f"back/{opens}/{told}"
    yield f"back/{event_type}/{own}"
    yield f"back{back}/{says}"


def _speakers(scene: Scene) -> list[Teller]:
    """The actors and the tellers of a sentence, in order, each with how it is named as a speaker."""
    actors = [Teller(actor, _says(scene, number)) for number, actor in enumerate(scene.actors)]
    return sorted([*actors, *scene.tellers], key=lambda one: one.placed.first) if scene.tellers else actors


def _says(scene: Scene, number: int) -> Speaking:
    """How an actor (by number) is named as a speaker; one that is coordinated with others speaks as the first of them."""
    lead = scene.groups[number]
    found = scene.speaking.get(lead)
    if found is None:
        actor = scene.actors[lead]
        found = scene.speaking[lead] = speaking(scene, actor.first, actor.last)
    return found


def speaking(scene: Scene, first: int, last: int) -> Speaking:
    """How somebody whose name goes from token ``first`` to before ``last`` is named as a speaker."""
    sources = load_cues()["source"]
    for at in range(first - 1, max(-1, first - 4), -1):
        if scene.keys[at] in sources or scene.stems[at] in sources:
            return Speaking("source", scene.stems[at])
        if "say" in scene.cues[at]:
            return Speaking("after", scene.stems[at])
        if scene.tokens[at].pos is POS.PUNCT:
            break
    for at in range(last, min(len(scene.keys), last + 3)):
        if "say" in scene.cues[at]:
            return Speaking("before", scene.stems[at])
    if scene.keys[first - 1 : first] == [_OF]:
        relaying = qualifier_words()["relaying"]
        for at in range(max(0, first - _RELAYED), first - 1):
            if not relaying.isdisjoint((scene.stems[at], *(key(v.lemma) for v in scene.tokens[at].form.verbs))):
                return Speaking("source", scene.stems[at])
    return Speaking("no", "")
