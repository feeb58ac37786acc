"""Why a word states a fact, or at which step it fell."""

from __future__ import annotations

from dataclasses import replace

from marsad.coding.facts.restated import tells_again
from marsad.coding.model.network import SIDES
from marsad.coding.reading import NONE
from marsad.coding.triggers import Trigger
from marsad.explanation import weighing
from marsad.explanation.account import Account, Key, Stated
from marsad.explanation.events import Case, Options, rules
from marsad.explanation.leaving_out import Target
from marsad.explanation.records import Option, Outcome, Telling, TriggerExplanation
from marsad.exports.jsonl import fact as plain_fact
from marsad.records import UNDIRECTED, Fact

Coded = dict[int, Fact]
"""The facts that `marsad code` writes, by ``id()`` of the fact that the coder kept."""


def explain_fact(account: Account, trigger: Trigger, told: Coded, policy: str) -> Case:
    """What became of a word that may state a fact."""
    row = account.row(trigger)
    stated = account.statements[row]
    outcome = _outcome(account, stated, told)
    kept = _kept_elsewhere(account, stated) if outcome == "retelling" else None
    options = _options(account, row, trigger, stated, policy)
    token = trigger.scene.tokens[trigger.at]
    explanation = TriggerExplanation(
        "fact",
        token.surface,
        token.span,
        trigger.word,
        trigger.shape,
        rules(trigger, stated.relation),
        outcome,
        _why(outcome, stated, options, kept),
        options,
        (),
        _telling(account, kept) if kept else None,
        (),
        tuple(plain_fact(told[id(f)]) for f in stated.facts if id(f) in told),
    )
    return Case(explanation, _targets(account, row, trigger, stated, options, policy), [])


def _outcome(account: Account, stated: Stated, told: Coded) -> Outcome:
    if any(id(f) in told for f in stated.facts):
        return "coded"
    if any(f is kept for f in stated.facts for kept in account.facts):
        return "version"
    if stated.facts:
        return "retelling"
    if stated.denied:
        return "denied"
    return "relation" if stated.by_frame else "parties"


def _kept_elsewhere(account: Account, stated: Stated) -> Fact | None:
    return next((kept for kept in account.facts if any(tells_again(f, kept) for f in stated.facts)), None)


def _telling(account: Account, fact: Fact) -> Telling:
    at = next(s.index for s in account.stage.scenes if s.span.overlaps(fact.evidence_span))
    return Telling(at + 1, fact.evidence, fact.evidence_span)


def _options(account: Account, row: int, trigger: Trigger, stated: Stated, policy: str) -> Options:
    answer = account.asked["fact", row, None].answers[0]
    least = account.fact_thresholds
    believed = not stated.by_frame
    found: Options = {"relation": tuple(weighing.likely(answer, stated.relation if believed else None, least.relation))}
    key: Key = ("party", row, stated.relation)
    joined = _joined(stated)
    for name, weighed in account.sides.get(key, {}).items():
        if name == "object" and stated.relation in UNDIRECTED:
            continue  # whoever has such a relation is asked for as subject
        first = account.by_sentence(key, name)
        countries = [w.candidate.country for w in weighed]
        standings = (
            weighing.Standing(w, least.side, c in joined[name], first.get(c))
            for w, c in zip(weighed, countries, strict=True)
        )
        options = weighing.side(standings, policy, trigger.scene.index)
        why = "another pair is likelier" if stated.facts else "nobody to pair with"
        found[name] = tuple(
            replace(o, origin=f"{o.origin}; {why}") if _enough(o) and not o.chosen else o for o in options
        )
    if stated.facts:
        found["source"] = tuple(weighing.sources(account, ("source", row, stated.relation)))
    return found


def _joined(stated: Stated) -> dict[str, set[str]]:
    """The countries on each side of the facts, before the recognition policy."""
    subjects = {f.subject for f in stated.facts if f.subject}
    objects = {f.object for f in stated.facts if f.object}
    return {"subject": subjects | objects if stated.relation in UNDIRECTED else subjects, "object": objects}


def _targets(
    account: Account, row: int, trigger: Trigger, stated: Stated, options: Options, policy: str
) -> list[Target]:
    relation = next(o.value for o in options["relation"] if o.value != NONE)
    found = [weighing.class_target(account, "relation", ("fact", row, None), relation, relation, trigger)]
    key: Key = ("party", row, stated.relation)
    if key in account.sides:
        joined = _joined(stated)
        best = {name: joined[name] or _likeliest(account, key, name) for name in SIDES["party"] if name in options}
        found += weighing.side_targets(account, key, best, trigger, policy)
    return found


def _likeliest(account: Account, key: Key, name: str) -> set[str]:
    return {w.candidate.country for w in account.sides[key][name][:1]}


def _why(outcome: Outcome, stated: Stated, options: Options, kept: Fact | None) -> str:
    if outcome == "coded":
        return "coded: its frame alone settles it" if stated.by_frame else "coded: " + _chance("relation", options)
    if outcome == "version":
        return "not coded again: an earlier page, of which this is a near-duplicate, told it"
    if outcome == "retelling":
        return f"told as fully elsewhere on the page: {kept.evidence}" if kept else "told elsewhere on the page"
    if outcome == "denied":
        return f"{stated.relation} is denied: {stated.denied}"
    if outcome == "relation":
        return "no relation likely enough: best " + _chance("relation", options)
    return _no_pair(stated, options)


def _chance(name: str, options: Options) -> str:
    best = next(o for o in options[name] if o.value != NONE)
    return f"{best.value} {_against(best)}"


def _against(option: Option) -> str:
    chance, least = option.chance or 0, option.least or 0
    return f"{chance:.2f} {'at or above' if chance >= least else 'below'} {least:.2f}"


def _no_pair(stated: Stated, options: Options) -> str:
    """Why there are no two parties."""
    if stated.relation in UNDIRECTED:
        passed = [o for o in options.get("subject", ()) if _enough(o)]
        rest = next((o for o in options.get("subject", ()) if not _enough(o)), None)
        missing = f"; next {rest.value} {_against(rest)}" if rest else ""
        return f"{stated.relation} needs two parties, {len(passed)} likely enough{missing}"
    parts = []
    for name in SIDES["party"]:
        best = next(iter(options.get(name, ())), None)
        if best is None or not _enough(best):
            parts.append(f"no {name} likely enough" + (f": best {best.value} {_against(best)}" if best else ""))
    return "; ".join(parts) or "subject and object are one country, or none of them has to do with these goods"


def _enough(option: Option) -> bool:
    return (option.chance or 0) >= (option.least or 0)
