"""Where an event's date, place and source may be read from: the options that the models weigh, with their features."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.coding.cues import load_cues
from marsad.coding.features import bucket
from marsad.coding.scenes import MARKED, Scene
from marsad.coding.syntax import governor
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorMention, DateMention

_EARLY = 4  # sentences that say what the news is, when and where


class DateOption(NamedTuple):
    """A date that an event may have, with its features."""

    mention: DateMention
    features: list[str]


class PlaceOption(NamedTuple):
    """A country that an event may have happened in, with its features."""

    country: str
    features: list[str]


class SourceOption(NamedTuple):
    """An actor who may be the one that tells of an event, with its features."""

    mention: ActorMention
    features: list[str]


def date_options(trigger: Trigger, event_type: str, scenes: Sequence[Scene]) -> list[DateOption]:
    """Fixed dates of the trigger's sentence and of the one before."""
    scene, at = trigger.scene, trigger.at
    fixed = [d for d in scene.dates if d.mention.start or d.mention.end]
    out = []
    for d in fixed:
        after = d.first > at
        low, high = (at + 1, d.first) if after else (d.last, at)
        verbs = sum(scene.tokens[i].pos is POS.VERB for i in range(low, high))
        clauses = abs(scene.clause[d.first] - scene.clause[at])
        side = "after" if after else "before"
        nearest = all(abs(o.first - at) >= abs(d.first - at) for o in fixed)
        out.append(
            DateOption(
                d.mention,
                [
                    f"here/{side}",
                    f"{side}/d{bucket(high - low)}",
                    f"{side}/v{min(verbs, 3)}",
                    f"{side}/c{min(clauses, 3)}",
                    f"grain={d.mention.grain}",
                    f"grain={d.mention.grain}/{side}",
                    f"type={event_type}",
                    f"nearest={nearest}",
                    f"n={min(len(fixed), 3)}",
                    f"n={min(len(fixed), 3)}/{nearest}",
                    f"main={_main_verb(scene) == at}",
                    f"quoted={scene.quoted[at]}/{scene.quoted[d.first]}",
                    f"shape={trigger.shape}/{side}/v{min(verbs, 3)}",
                    f"open={d.mention.start is None or d.mention.end is None}",
                    f"first={d.first < 8}/{side}",
                    f"rule={d.mention.rule}",
                ],
            )
        )
    out += _news_day(trigger, event_type, scenes, bool(fixed))
    if not fixed and scene.index:
        out += [
            DateOption(
                d.mention,
                [
                    f"previous/{len(before.dates)}",
                    f"previous/{event_type}",
                    f"previous/grain={d.mention.grain}",
                    f"previous/block={before.block.value}",
                ],
            )
            for before in scenes[scene.index - 1 : scene.index]
            for d in before.dates[:1]
            if d.mention.start or d.mention.end
        ]
    return out


def _news_day(trigger: Trigger, event_type: str, scenes: Sequence[Scene], dated: bool) -> list[DateOption]:
    """The day that the first sentences give for the news itself; later sentences mostly tell of the same day without saying so."""
    scene, at = trigger.scene, trigger.at
    for early in scenes[:_EARLY]:
        for d in early.dates:
            if d.mention.grain == "day" and d.mention.start and early is not scene:
                tense = next((v.tense for v in scene.tokens[at].form.verbs), "-") if trigger.shape == "verb" else "-"
                said = sorted(
                    {c for cues in scene.cues for c in cues if c in ("say", "future", "pluperfect", "source")}
                )
                main = _main_verb(scene) == at
                return [
                    DateOption(
                        d.mention,
                        [
                            "news",
                            f"news/{event_type}",
                            f"news/{trigger.shape}/{event_type}",
                            f"news/dated={dated}",
                            f"news/sentence={min(scene.index, 8)}",
                            f"news/word={trigger.word}",
                            f"news/tense={tense}",
                            f"news/main={main}",
                            f"news/main={main}/{event_type}",
                            f"news/quoted={scene.quoted[at]}",
                            *(f"news/{c}" for c in said),
                            f"news/block={scene.block.value}",
                            f"news/block={scene.block.value}/{event_type}",
                            f"news/rule={d.mention.rule}",
                        ],
                    )
                ]
    return []


def _main_verb(scene: Scene) -> int | None:
    return next((i for i, t in enumerate(scene.tokens) if t.pos is POS.VERB), None)


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
    found: dict[str, list[str]] = {}
    kind = f"{event_type}/{mode}"
    for p in scene.places:
        if p.mention.country is None:
            continue
        preposition = governor(scene, p.first, -1)[0]
        side = "after" if p.first > at else "before"
        clauses = abs(scene.clause[p.first] - scene.clause[at])
        found.setdefault(p.mention.country, []).extend(
            [
                f"{p.mention.kind}/{preposition}",
                f"{p.mention.kind}/{preposition}/{event_type}",
                f"{side}/d{bucket(abs(p.first - at))}/{preposition}",
                f"{preposition}/c{min(clauses, 2)}",
                f"place/{p.mention.kind}/{event_type}",
            ]
        )
    for code in actors:
        found.setdefault(code, []).extend(["actor", f"actor/{event_type}", f"actor/{kind}"])
    for code in recipients:
        found.setdefault(code, []).extend(["recipient", f"recipient/{event_type}", f"recipient/{kind}"])
    for before in scenes[max(0, scene.index - 1) : scene.index]:
        for p in before.places:
            if p.mention.country and p.mention.kind != "country":
                found.setdefault(p.mention.country, []).append(f"previous/{p.mention.kind}")
    for code, kinds in _news_places(scene, scenes).items():
        found.setdefault(code, []).extend([f"news/{k}{suffix}" for k in kinds for suffix in ("", f"/{event_type}")])
    shared = [
        f"type={event_type}",
        f"kind={kind}",
        f"places={min(len(scene.places), 3)}",
        f"options={min(len(found), 4)}",
    ]
    return [
        PlaceOption(c, list(dict.fromkeys([*f, *shared, f"both={c in actors and c in recipients}/{event_type}"])))
        for c, f in found.items()
    ]


def _news_places(scene: Scene, scenes: Sequence[Scene]) -> dict[str, list[str]]:
    """Countries of the first places named "in" which something is, outside the event's own sentence."""
    found: dict[str, list[str]] = {}
    for early in scenes[:_EARLY]:
        for p in early.places:
            if early is not scene and p.mention.country:
                inside = governor(early, p.first, -1)[0] in ("في", "ب", "الي")
                found.setdefault(p.mention.country, []).append(f"{p.mention.kind}/{inside}")
    return {code: list(dict.fromkeys(kinds)) for code, kinds in found.items()}


def source_options(
    trigger: Trigger, event_type: str, sides: Sequence[str], scenes: Sequence[Scene]
) -> list[SourceOption]:
    """Actors who may tell of the event: those of its sentence, and the speaker carried over from the sentences before."""
    scene, at = trigger.scene, trigger.at
    out = []
    for number, a in enumerate(scene.actors):
        if a.mention.rule in MARKED:
            continue
        lead = scene.actors[scene.groups[number]]
        side = "after" if a.first > at else "before"
        says, via = _says(scene, lead.first, lead.last)
        own = "own" if a.mention.country in sides else "other"
        low, high = (at, a.first) if a.first > at else (a.last, at)
        opened = any("complementiser" in scene.cues[i] for i in range(low, high))
        out.append(
            SourceOption(
                a.mention,
                [
                    f"says={says}",
                    f"says={says}/{own}",
                    f"says={says}/{own}/{side}",
                    f"says={says}/{own}/{event_type}",
                    f"via={via}",
                    f"{own}/{event_type}",
                    f"kind={a.mention.kind.value}",
                    f"kind={a.mention.kind.value}/{says}",
                    f"opened={opened}/{says}/{own}/{side}",
                    f"quoted={scene.quoted[at]}/{says}/{own}",
                    f"{side}/c{min(abs(scene.clause[a.first] - scene.clause[at]), 3)}",
                    f"{side}/d{bucket(high - low)}",
                    f"shape={trigger.shape}/{says}/{own}",
                    f"sector={a.mention.sector}",
                    f"first={number == 0}/{says}",
                    f"main={_main_verb(scene) == at}/{own}",
                ],
            )
        )
    out += _carried(trigger, event_type, sides, scenes, any(o.features[0] != "says=no" for o in out))
    return out


def _carried(
    trigger: Trigger, event_type: str, sides: Sequence[str], scenes: Sequence[Scene], told: bool
) -> list[SourceOption]:
    scene = trigger.scene
    opens = "say" if any("say" in c for c in scene.cues[:2]) else "quote" if any(scene.quoted[:3]) else "no"
    for back in range(1, 4):
        index = scene.index - back
        if index < 0:
            break
        for number, a in enumerate(scenes[index].actors):
            lead = scenes[index].actors[scenes[index].groups[number]]
            says, _ = _says(scenes[index], lead.first, lead.last)
            if says == "no" or a.mention.rule in MARKED:
                continue
            own = "own" if a.mention.country in sides else "other"
            features = [
                f"back{back}/{own}",
                f"back/{opens}/{own}",
                f"back/{opens}/{told}",
                f"back/{event_type}/{own}",
                f"back/quoted={scene.quoted[trigger.at]}",
                f"back{back}/{says}",
            ]
            return [SourceOption(a.mention, features)]
    return []


def _says(scene: Scene, first: int, last: int) -> tuple[str, str]:
    """How an actor is named as a speaker: ``before`` or ``after`` a verb of saying, as ``source``, or ``no``."""
    cues = load_cues()
    for at in range(first - 1, max(-1, first - 4), -1):
        if scene.keys[at] in cues["source"] or scene.stems[at] in cues["source"]:
            return "source", scene.stems[at]
        if "say" in scene.cues[at]:
            return "after", scene.stems[at]
        if scene.tokens[at].pos is POS.PUNCT:
            break
    for at in range(last, min(len(scene.keys), last + 3)):
        if "say" in scene.cues[at]:
            return "before", scene.stems[at]
    return "no", ""
