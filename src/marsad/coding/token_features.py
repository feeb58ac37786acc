"""What the network sees of each word: named features of the word itself, of where it stands, and of the mention it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from marsad.coding.bundles import Bundle, bundled
from marsad.coding.discourse import Discourse
from marsad.coding.scenes import MARKED, Placed, Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorMention, BlockKind, DateMention, Form
from marsad.text import root_and_pattern

_LATE = 6  # sentences from which on it no longer matters which


def form_features(form: Form) -> list[str]:
    """Features of a word form apart from any text: its stem, the stem's beginning and end, root and pattern, its clitics, what verb it may be."""
    stem = form.stem_key
    root, pattern = root_and_pattern(stem)
    out = [f"s={stem}", f"p3={stem[:3]}", f"x3={stem[-3:]}", f"x2={stem[-2:]}", f"n={min(len(stem), 8)}"]
    out += [f"r={root}", f"w={pattern}"]
    out += [f"c={p}" for p in form.proclitics]
    out += [f"e={p}" for p in form.enclitics]
    out += sorted({f"v={v.tense}{v.person}{v.number}" for v in form.verbs[:3]})
    out += sorted({f"vo={v.voice}" for v in form.verbs[:2]})
    if form.verbs:
        out.append(f"l={form.verbs[0].lemma}")
    return out


def place_features(scene: Scene) -> list[Bundle]:
    """For each word of a sentence its features there, mentions apart: part of speech, cues, quotation, block, position."""
    sentence = min(scene.index, _LATE)
    words = zip(scene.tokens, scene.cues, scene.quoted, strict=True)
    return [
        _place(token.pos, cues, quoted, scene.block, sentence, at == 0)
        for at, (token, cues, quoted) in enumerate(words)
    ]


@bundled
def _place(
    pos: POS, cues: tuple[str, ...], quoted: bool, block: BlockKind, sentence: int, first: bool
) -> Iterator[str]:
    yield f"pos={pos}"
    yield from (f"cue={c}" for c in cues)
    if quoted:
        yield "quoted"
    yield f"block={block}"
    yield f"sentence={sentence}"
    if first:
        yield "first"


def mention_features(
    scenes: Sequence[Scene], triggers: Mapping[str, Iterable[Trigger]], discourse: Discourse, day: date | None
) -> list[list[Bundle]]:
    """For each word of each sentence the features of what is mentioned there: actors, places, dates, amounts, what may be an event.

    Args:
        scenes: the sentences.
        triggers: words that may express an event (``event``) or state a fact (``fact``).
        discourse: what the document is about.
        day: publication day, where known; dates are told apart by it.
    """
    top = {m.country: f"top{n}" for n, m in enumerate(discourse.pair)}
    headline = {m.country for m in discourse.headline}
    found = []
    for scene in scenes:
        words: list[list[str]] = [[] for _ in scene.tokens]
        for actor in scene.actors:
            _actor(words, actor, top.get(actor.mention.country, "other"), actor.mention.country in headline)
        _things(words, scene, day)
        found.append(words)
    for name, some in triggers.items():
        for trigger in some:
            word = found[trigger.scene.index][trigger.at]
            word += [f"{name}={kind}" for kind in sorted({f.type for f in trigger.frames})]
            word.append(f"{name}/{trigger.shape}")
    return [list(map(tuple, words)) for words in found]


def _things(words: list[list[str]], scene: Scene, day: date | None) -> None:
    for place in scene.places:
        for word in words[place.first : place.last]:
            word.append(f"place={place.mention.kind}")
    for when in scene.dates:
        for word in words[when.first : when.last]:
            word += [f"date={when.mention.grain}", f"date={_side(when.mention, day)}"]
    for amount in (*scene.amounts, *scene.like_amounts):
        for word in words[amount.first : amount.last]:
            word += ["amount", f"amount={amount.mention.unit}"]
    for verb, subject in scene.subjects.items():
        if subject.own:
            words[verb].append("has subject")
            words[scene.actors[subject.actor].first].append("is subject")


def _actor(words: list[list[str]], actor: Placed[ActorMention], rank: str, in_headline: bool) -> None:
    mention = actor.mention
    kind = mention.rule if mention.rule in MARKED else mention.kind.value
    known = rank if mention.country not in (None, "UNK") else "unknown"
    for at, word in enumerate(words[actor.first : actor.last]):
        edge = "I" if at else "B"
        word += [f"actor{edge}", f"actor{edge}={kind}", f"sector={mention.sector}", f"country={known}"]
        if in_headline:
            word.append("country in headline")


def _side(mention: DateMention, day: date | None) -> str:
    start, end = mention.start or mention.end, mention.end or mention.start
    if day is None or start is None or end is None:
        return "?"
    return "past" if end < day else "future" if start > day else "now"
