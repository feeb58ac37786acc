"""Figures of coded articles against gold: what was found, and what is right about it.

Event figures match each gold event to at most one predicted event of the same article:

* ``type``: the type agrees;
* ``who``: the type agrees and the country codes of both sides are exactly the gold's;
* ``soft``: the type agrees, and a match is worth the overlap of the codes;
* ``quad``: like ``soft``, on the type's quad class.

``agree`` are shares over the pairs that ``soft`` matched with an overlap of at least one half (``value``: over matched facts with a number).
``contexts`` counts the contexts of those of these pairs of which the gold says them; ``cameo`` and ``cameo_root`` (two digits) are shares of
those of which it has the code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from marsad.evaluation.figures import Counts, Ratio, Share, interval95, ratio, share
from marsad.evaluation.judged import Judged, JudgedEvent, JudgedFact
from marsad.evaluation.matching import (
    POOLED,
    fact_worth,
    overlap,
    pairs,
    same_fact,
    same_parties,
    same_quad_class,
    same_type,
)

_HALF = 0.5
_ROOT = 2  # digits of a CAMEO code that tell its kind
_FIGURES = ("type", "who", "soft", "quad")


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of a set of articles; see the module for their meaning."""

    articles: int
    gold_events: int
    predicted_events: int
    type: Ratio
    who: Ratio
    soft: Ratio
    quad: Ratio
    soft_macro_f1: float
    ci95: tuple[float, float]
    agree: dict[str, Share]
    contexts: Ratio | None
    facts: tuple[Ratio, Counts]
    facts_but_office: tuple[Ratio, Counts]
    evidence: float | None
    by_type: dict[str, tuple[Ratio, Counts]]

    def as_json(self, *, by_type: bool = False, evidence: bool = True) -> dict[str, Any]:
        """The figures as plain values for JSON, with those of each type or without."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in ("articles", "gold_events", "predicted_events")}
        plain |= {name: getattr(self, name)._asdict() for name in _FIGURES}
        plain |= {"soft_macro_f1": self.soft_macro_f1, "ci95": list(self.ci95)}
        plain["agree"] = {name: s._asdict() for name, s in self.agree.items()}
        if self.contexts is not None:
            plain["contexts"] = self.contexts._asdict()
        plain |= {"facts": _with_counts(*self.facts), "facts_but_office": _with_counts(*self.facts_but_office)}
        if evidence:
            plain["evidence"] = self.evidence
        if by_type:
            plain["by_type"] = {name: _with_counts(*found) for name, found in self.by_type.items()}
        return plain


@dataclass(slots=True)
class _Tally:
    events: dict[str, list[Counts]] = field(default_factory=lambda: {name: [] for name in _FIGURES})
    facts: list[Counts] = field(default_factory=list)
    facts_but_office: list[Counts] = field(default_factory=list)
    agree: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    contexts: list[Counts] = field(default_factory=list)
    types: dict[str | None, list[Counts]] = field(default_factory=lambda: defaultdict(list))
    verbatim: list[bool] = field(default_factory=list)


def score(
    gold: Mapping[str, Judged], predicted: Mapping[str, Judged], texts: Mapping[str, str] | None = None
) -> Scores:
    """Compare predictions with gold.

    Args:
        gold: the gold by article id; only these articles count.
        predicted: the predictions by article id; an article that is missing counts as one in which nothing was found.
        texts: the words of each article (title, a line break, text), to see whether evidence is verbatim.
    """
    tally = _Tally()
    for id_, article in gold.items():
        found = predicted.get(id_) or Judged(id_)
        _score_events(tally, article.events, found.events)
        _score_facts(tally, article.facts, found.facts)
        if texts is not None:
            whole = texts.get(id_, "\n")
            quoted = [*(e.evidence for e in found.events), *(f.evidence for f in found.facts)]
            tally.verbatim += [bool(words) and words in whole for words in quoted]
    return _scores(tally, len(gold))


def _score_events(tally: _Tally, golds: tuple[JudgedEvent, ...], found: tuple[JudgedEvent, ...]) -> None:
    soft = pairs(golds, found, same_type, overlap)
    worth = {
        "type": len(pairs(golds, found, same_type, lambda g, p: 1 + overlap(g, p))),
        "who": len(pairs(golds, found, same_parties, overlap)),
        "soft": sum(pair.worth for pair in soft),
        "quad": sum(pair.worth for pair in pairs(golds, found, same_quad_class, overlap)),
    }
    for name, matched in worth.items():
        tally.events[name].append(Counts(matched, len(found), len(golds)))
    for event in golds:
        tally.types[event.type].append(Counts(0, 0, 1))
    for event in found:
        tally.types[event.type].append(Counts(0, 1, 0))
    for pair in soft:
        tally.types[golds[pair.gold].type].append(Counts(pair.worth, 0, 0))
        if pair.worth >= _HALF:
            _compare(tally.agree, golds[pair.gold], found[pair.predicted])
            _compare_contexts(tally.contexts, golds[pair.gold].contexts, found[pair.predicted].contexts)


def _compare(agree: dict[str, list[bool]], gold: JudgedEvent, found: JudgedEvent) -> None:
    agree["status"].append(gold.status == found.status)
    agree["historical"].append(gold.historical == found.historical)
    if gold.mode:
        agree["mode"].append(gold.mode == found.mode)
    agree["date"].append(gold.when == found.when)
    agree["date_overlap"].append(_dates_overlap(gold.when, found.when))
    agree["place"].append(gold.place == found.place)
    said, by = gold.attribution, found.attribution
    agree["attribution"].append(bool(said & by) if said and by else not said and not by)
    if gold.type in POOLED and gold.recipients:
        agree["direction"].append(gold.actors == found.actors)
    if gold.cameo:
        code = found.cameo or ""
        agree["cameo"].append(gold.cameo == code)
        agree["cameo_root"].append(gold.cameo[:_ROOT] == code[:_ROOT])


def _compare_contexts(tally: list[Counts], gold: frozenset[str] | None, found: frozenset[str] | None) -> None:
    if gold is not None:
        found = found or frozenset()
        tally.append(Counts(len(gold & found), len(found), len(gold)))


def _dates_overlap(a: tuple[str, str] | None, b: tuple[str, str] | None) -> bool:
    if a is None or b is None:
        return a is b
    return a[0] <= b[1] and b[0] <= a[1]


def _score_facts(tally: _Tally, golds: tuple[JudgedFact, ...], found: tuple[JudgedFact, ...]) -> None:
    matched = pairs(golds, found, same_fact, fact_worth)
    tally.facts.append(Counts(len(matched), len(found), len(golds)))
    kept = [sum(f.relation != "office" for f in facts) for facts in ([golds[m.gold] for m in matched], found, golds)]
    tally.facts_but_office.append(Counts(*kept))
    for pair in matched:
        number, other = golds[pair.gold].number, found[pair.predicted].number
        if number is not None:
            near = other is not None and abs(number - other) <= 0.01 * max(abs(number), 1e-9)
            tally.agree["value"].append(near)


def _scores(tally: _Tally, articles: int) -> Scores:
    total = {name: _sum(counts) for name, counts in tally.events.items()}
    types = {name: _sum(counts) for name, counts in tally.types.items()}
    f1s = [ratio(*counts).f1 for counts in types.values() if counts.gold]
    facts, but_office = _sum(tally.facts), _sum(tally.facts_but_office)
    return Scores(
        articles=articles,
        gold_events=total["soft"].gold,
        predicted_events=total["soft"].predicted,
        type=ratio(*total["type"]),
        who=ratio(*total["who"]),
        soft=ratio(*total["soft"]),
        quad=ratio(*total["quad"]),
        soft_macro_f1=round(sum(f1s) / len(f1s), 4) if f1s else 0.0,
        ci95=interval95(tally.events["soft"]),
        agree={name: share(cases) for name, cases in sorted(tally.agree.items()) if cases},
        contexts=ratio(*_sum(tally.contexts)) if tally.contexts else None,
        facts=(ratio(*facts), facts),
        facts_but_office=(ratio(*but_office), but_office),
        evidence=share(tally.verbatim).share if tally.verbatim else None,
        by_type={name or "null": (ratio(*types[name]), types[name]) for name in sorted(types, key=str)},
    )


def _sum(counts: list[Counts]) -> Counts:
    return Counts(sum(c.matched for c in counts), sum(c.predicted for c in counts), sum(c.gold for c in counts))


def _with_counts(found: Ratio, counts: Counts) -> dict[str, float]:
    return found._asdict() | {"gold": counts.gold, "predicted": counts.predicted}
