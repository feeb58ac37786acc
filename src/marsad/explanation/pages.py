"""A page explained: code it once with a trail that is kept, and tell for each sentence what became of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from marsad.coding import Coder
from marsad.coding.frames import load_frames
from marsad.coding.scenes import Scene
from marsad.coding.topic import OTHER, topic_features
from marsad.coding.triggers import Passed, triggers_in
from marsad.explanation.account import Account
from marsad.explanation.events import Case, Told, explain_event
from marsad.explanation.facts import Coded, explain_fact
from marsad.explanation.leaving_out import decisions, strongest
from marsad.explanation.records import (
    Influence,
    PageExplanation,
    PassedWord,
    SentenceExplanation,
    TriggerExplanation,
    Unread,
)
from marsad.exports.jsonl import fact as plain_fact
from marsad.pipeline.stages import told_once
from marsad.records import POS, Coding, Document, Fact, Publication, Span
from marsad.text import words

_UNLIKELY = 0.4  # below it, nothing on the page speaks for sport or culture


def explain(
    document: Document, coder: Coder, *, find: str | None = None, within: Span | None = None
) -> tuple[PageExplanation, Coding]:
    """Why ``document`` is coded as it is.

    Args:
        document: the page.
        coder: what codes it.
        find: words; only sentences in which they stand are explained, spelling variants apart. None for all.
        within: only sentences that lie in this stretch of text, or partly, are explained.

    Returns:
        The explanation, and the coding that it explains: that of `marsad code`.
    """
    account = Account()
    whole: list[Coding] = []

    def code(page: Document) -> Coding:
        whole.append(coder.code(page, account))
        return whole[0]

    coding = told_once(code)(document)
    if not whole:
        note = f"nothing is coded: all that it says, {document.version.of if document.version else ''} said before"
        page = PageExplanation(document.id, document.title, document.url, None, None, None, (), (), (), note)
        return page, coding
    return _page(document, account, whole[0], coding, coder.recognition, _Wanted(words(find or ""), within)), coding


class _Wanted(NamedTuple):
    """Which sentences are wanted: with these words, in this stretch of text."""

    words: tuple[str, ...]
    within: Span | None

    def has(self, span: Span, text: str) -> bool:
        """Whether a stretch of the page's text is wanted."""
        return (self.within is None or span.overlaps(self.within)) and _stand_in(self.words, span.of(text))


def _page(
    document: Document, account: Account, whole: Coding, coding: Coding, policy: str, wanted: _Wanted
) -> PageExplanation:
    kept = {id(record) for record in (*coding.events, *coding.facts)}
    drafts = zip(account.events, whole.events, strict=True)
    events = Told({draft: event for draft, event in drafts if id(event) in kept}, policy)
    stated = zip(account.facts, whole.facts, strict=False)  # offices come after what triggers state
    facts = {id(own): fact for own, fact in stated if id(fact) in kept}
    offices = [fact for fact in whole.facts[len(account.facts) :] if id(fact) in kept]
    sentences = [
        _sentence(document, account, scene, events, facts, offices)
        for scene in account.stage.scenes
        if wanted.has(scene.span, document.text)
    ]
    return PageExplanation(
        document.id,
        document.title,
        document.url,
        _published(coding.published),
        None if account.other is None else round(account.other, 4),
        account.least,
        _page_words(account),
        tuple(sentences),
        _unread(document, wanted.words),
    )


def _sentence(
    document: Document, account: Account, scene: Scene, events: Told, facts: Coded, offices: Sequence[Fact]
) -> SentenceExplanation:
    stage = account.stage
    cases = [explain_event(account, t, events) for t in stage.triggers if t.scene is scene]
    cases += [explain_fact(account, t, facts, events.policy) for t in stage.fact_triggers if t.scene is scene]
    return SentenceExplanation(
        scene.index + 1,
        str(scene.block),
        scene.span,
        scene.span.of(document.text),
        tuple(_decided(account, scene, cases)),
        () if cases else tuple(_passed(scene)),
        tuple(plain_fact(f) for f in offices if scene.span.start <= f.evidence_span.start < scene.span.end),
    )


def _decided(account: Account, scene: Scene, cases: Sequence[Case]) -> list[TriggerExplanation]:
    """The explanations with the words that decided, in the order of the text."""
    found = iter(decisions(account.reading, scene, [target for case in cases for target in case.targets]))
    told = [
        replace(case.explanation, decided_by=(*(next(found) for _ in case.targets), *case.judged)) for case in cases
    ]
    return sorted(told, key=lambda t: t.span)


def _passed(scene: Scene) -> list[PassedWord]:
    """Why no word of a sentence is a trigger."""
    seen: dict[int, Passed] = {}
    as_fact: dict[int, Passed] = {}
    triggers_in(scene, load_frames(), passed=seen)
    triggers_in(scene, load_frames(kind="facts"), in_names=True, passed=as_fact)
    seen |= {at: passed for at, passed in as_fact.items() if passed.why == "alone" and seen[at].why != "alone"}
    return [
        PassedWord(
            scene.tokens[at].surface,
            scene.tokens[at].span,
            passed.why,
            tuple(sorted({word for frame in passed.frames for word in frame.asks(passed.word)}))
            if passed.why == "alone"
            else (),
        )
        for at, passed in sorted(seen.items())
        if scene.tokens[at].pos is not POS.PUNCT
    ]


def _page_words(account: Account) -> tuple[Influence, ...]:
    """What speaks for the page being no political news, where that is likely; each by how far it alone turns the chance of an unread page.

    Of a page that is surely none, no word by itself changes the chance.
    """
    if account.other is None or account.other < _UNLIKELY:
        return ()
    model = account.reading.network.linear["topic"]
    features = dict.fromkeys(topic_features(account.stage))
    turned = (Influence(f, round(model.probability([f], OTHER) - model.probability([], OTHER), 4)) for f in features)
    return tuple(i for i in strongest(turned) if i.fall > 0)


def _unread(document: Document, wanted: tuple[str, ...]) -> tuple[Unread, ...]:
    if not wanted:
        return ()
    skipped = [b for b in document.blocks if not b.kind.is_news or b.language not in (None, "ar")]
    return tuple(
        Unread(str(b.kind), b.language, b.span, b.span.of(document.text))
        for b in skipped
        if _stand_in(wanted, b.span.of(document.text))
    )


def _stand_in(wanted: tuple[str, ...], text: str) -> bool:
    """Whether words stand in a text, one after the other; also with clitics before and endings after them."""
    return not wanted or " ".join(wanted) in " ".join(words(text))


def _published(known: Publication | None) -> str | None:
    if known is None:
        return None
    days = str(known.start) if known.start == known.end else f"{known.start or '...'} to {known.end or '...'}"
    return f"{days} ({known.basis})"
