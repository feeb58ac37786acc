"""Why a word became an event, or at which step it fell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from marsad.coding.acceptance import acceptance_features
from marsad.coding.details import UNSAID, mode_class, source_of
from marsad.coding.drafts import Draft
from marsad.coding.frames import Frame
from marsad.coding.ontology import event_types
from marsad.coding.reading import NONE
from marsad.coding.sides.construed import barred_by
from marsad.coding.sides.nameless import DISCOUNT
from marsad.coding.sides.roles import Bar
from marsad.coding.statuses.in_time import to_come
from marsad.coding.statuses.settled import settled_status
from marsad.coding.triggers import Trigger, words_near
from marsad.explanation import weighing
from marsad.explanation.account import Account
from marsad.explanation.leaving_out import Target, feature_falls, strongest
from marsad.explanation.records import Decision, Option, Outcome, Rule, Telling, TriggerExplanation
from marsad.exports.jsonl import event as plain_event
from marsad.mentions.recognition import recognise
from marsad.records import Event, Span

UNKNOWN = "UNK"
_WORTH_NAMING = 0.1  # chance from which on it is told that somebody was kept off a side
Options = dict[str, tuple[Option, ...]]


class Told(NamedTuple):
    """The events that `marsad code` writes of the drafts that became events; what an earlier page told is missing. And the recognition policy."""

    events: dict[Draft, Event]
    policy: str


class Case(NamedTuple):
    """An explanation that still lacks what was decided by which words, the chances that this is about, and decisions without words."""

    explanation: TriggerExplanation
    targets: list[Target]
    judged: list[Decision]


def explain_event(account: Account, trigger: Trigger, told: Told) -> Case:
    """What became of a word that may express an event."""
    draft = account.drafts.get(account.row(trigger))
    outcome = _outcome(account, draft, told)
    keeper = _keeper(account, draft) if draft is not None and outcome == "retelling" else None
    token = trigger.scene.tokens[trigger.at]
    options = _options(account, trigger, draft, told.policy)
    explanation = TriggerExplanation(
        "event",
        token.surface,
        token.span,
        trigger.word,
        trigger.shape,
        rules(trigger, draft.type if draft else None),
        outcome,
        _retold(account, draft, keeper, told)
        if draft and keeper
        else _why(account, outcome, options) + _basis(draft, outcome),
        options,
        (),
        _telling(keeper) if keeper else None,
        _also(account, draft) if draft and outcome != "retelling" else (),
        (plain_event(told.events[draft]),) if draft and outcome == "coded" else (),
    )
    judged = [_accepted(account, draft)] if draft in account.accepting and draft else []
    return Case(explanation, _targets(account, trigger, draft, options, told.policy), judged)


def _span(draft: Draft) -> Span:
    return draft.trigger.scene.tokens[draft.trigger.at].span


def _telling(draft: Draft) -> Telling:
    scene, at = draft.trigger.scene, draft.trigger.at
    return Telling(scene.index + 1, scene.tokens[at].surface, scene.tokens[at].span)


def _also(account: Account, draft: Draft) -> tuple[Telling, ...]:
    """Where a draft is told again."""
    others = (_telling(d) for d in account.standing.get("sides", ()))
    return tuple(other for other in others if other.span in draft.also)


def rules(trigger: Trigger, first: str | None) -> tuple[Rule, ...]:
    """The frames of a trigger, those of type ``first`` before others."""
    ordered: Iterable[Frame] = sorted(trigger.frames, key=lambda f: f.type != first)
    word = trigger.word
    near = words_near(trigger.scene, trigger.at) if any(f.asks(word) for f in trigger.frames) else set()
    return tuple(Rule(f.id, f.type, f.mode, tuple(sorted(f.asks(word) & near))) for f in ordered)


def _outcome(account: Account, draft: Draft | None, told: Told) -> Outcome:
    if account.least is not None and account.least > 1:
        return "page"
    if draft is None:
        return "type"
    if draft not in account.standing["sides"]:
        return "sides"
    if draft not in account.standing["asked"]:
        return "asked"
    if draft not in account.standing["kind"]:
        return "kind"
    if draft not in account.standing["merging"]:
        return "retelling"
    if draft not in account.events:
        return "acceptance"
    return "coded" if draft in told.events else "version"


def _keeper(account: Account, draft: Draft) -> Draft | None:
    """The draft that stands for a happening of which ``draft`` is another telling."""
    return next((other for other in account.standing["merging"] if _span(draft) in other.also), None)


def _options(account: Account, trigger: Trigger, draft: Draft | None, policy: str) -> Options:
    row, scene = account.row(trigger), trigger.scene
    found: Options = {}
    asked = account.asked.get(("type", row, None))
    if asked is None:
        return found
    found["type"] = tuple(weighing.likely(asked.answers[0], draft.type if draft else None, account.least))
    if draft is None:
        return found
    key = draft.type
    for name, bars in account.bars.get(draft, {}).items():
        first = account.by_sentence(("role", row, key), name)
        standings = (weighing.Standing(*bar, bar.passed, first.get(bar.weighed.candidate.country)) for bar in bars)
        options = weighing.side(standings, policy, scene.index)
        barred = _barred(account, trigger, key, name, {bar.weighed.candidate.country for bar in bars}, policy)
        found[name] = (*(_named(options, name, draft, policy) if draft in account.events else options), *barred)
    found["mode"] = tuple(weighing.modes(account, ("mode", row, key), key, draft.mode))
    if draft not in account.standing["sides"]:
        return found
    found["status"] = tuple(_statuses(account, trigger, draft))
    age = account.asked["age", row, key].answers[0]
    found["historical"] = tuple(weighing.likely(age, "yes" if draft.historical else "no"))
    found["date"] = tuple(weighing.dates(account, ("date", row, key), draft.when, scene.span))
    found["place"] = tuple(weighing.places(account, ("place", row, key), draft.place, policy))
    found["source"] = tuple(_sources(account, row, draft))
    if draft in account.accepting:
        chance = account.accepting[draft]
        found["acceptance"] = (
            Option("yes", round(chance, 4), account.accept_least, chosen=chance >= account.accept_least),
        )
    return found


def _barred(account: Account, trigger: Trigger, kind: str, side: str, left: set[str], policy: str) -> Iterator[Option]:
    """The likely countries that a rule keeps off a side, each with that rule (`marsad.coding.sides.barring`)."""
    weighed = account.sides.get(("role", account.row(trigger), kind), {}).get(side, ())
    for chance, somebody in weighed:
        if somebody.country in left or chance < _WORTH_NAMING:
            continue
        rule = barred_by(trigger, kind, side, somebody.country) or "named only in a later sentence"
        mention = somebody.mention
        yield Option(
            recognise(somebody.country, policy),
            round(chance, 4),
            None,
            False,
            mention.surface,
            mention.span,
            f"kept off: {rule}",
        )


def _named(options: Sequence[Option], side: str, draft: Draft, policy: str) -> Iterator[Option]:
    """Who is on a side, by the words that stand for it in the end (`marsad.coding.sides.naming`)."""
    seated = draft.actors if side == "actor" else draft.recipients
    named = {recognise(c.country, policy): c.mention for c in seated}
    anybody = draft.codes if event_types()[draft.type].reciprocal else ()
    for option in options:
        mention = named.get(option.value)
        if not option.chosen or option.value in anybody or (mention and mention.span == option.span):
            yield option
        elif mention is None:
            yield replace(option, chosen=False, origin="left out: only the other side has words")
        else:
            yield replace(option, words=mention.surface, span=mention.span, origin="named in the place of this side")


def _sources(account: Account, row: int, draft: Draft) -> Iterator[Option]:
    """Who may say so; of the one that was taken also whose words he passes on, for the record names that one, or through whom he is known."""
    source, via = source_of(draft, account.stage.scenes)
    for option in weighing.sources(account, ("source", row, draft.type)):
        if option.chosen and source is None:
            yield replace(option, chosen=False, origin="left out: tells of a deed of his own")
        elif not option.chosen or source is None or not via:
            yield option
        elif option.span != source.span:
            yield replace(option, origin=f"passes on the words of {source.name}")
        else:
            yield replace(option, origin=f"known through {', '.join(via)}")


def _statuses(account: Account, trigger: Trigger, draft: Draft) -> Iterator[Option]:
    """The statuses that were weighed; where the construction around the trigger settles it, with the word that does."""
    chances = account.asked["status", account.row(trigger), draft.type].answers[0]
    settled = settled_status(trigger, draft.type)
    if settled is None and max(chances, key=chances.__getitem__) == "actual":  # a day to come settles nothing else
        settled = to_come(trigger, draft.type, draft.when, account.stage.day)
    for option in weighing.likely(chances, draft.status):
        by_rule = settled is not None and option.chosen and option.value == settled[0]
        yield replace(option, origin=f"settled by {settled[1]}") if settled and by_rule else option


def _targets(account: Account, trigger: Trigger, draft: Draft | None, options: Options, policy: str) -> list[Target]:
    if not options:
        return []
    row = account.row(trigger)
    kind = draft.type if draft else next(o.value for o in options["type"] if o.value != NONE)
    found = [weighing.class_target(account, "type", ("type", row, None), kind, kind, trigger)]
    if draft is None:
        return found
    sides = {name: _worth_telling(bars) for name, bars in account.bars.get(draft, {}).items()}
    found += weighing.side_targets(account, ("role", row, kind), sides, trigger, policy)
    if draft in account.standing["sides"]:
        mode = next((o.value for o in options["mode"] if o.chosen and o.chance is not None), "none")
        if mode != "none":
            key = ("mode", row, kind)
            found.append(weighing.class_target(account, "mode", key, mode, mode_class(kind, mode or UNSAID), trigger))
        key = ("status", row, kind)
        found.append(weighing.class_target(account, "status", key, draft.status, draft.status, trigger))
    return found


def _worth_telling(bars: Sequence[Bar]) -> set[str]:
    """The countries of a side; the likeliest one where it has none."""
    taken = {bar.weighed.candidate.country for bar in bars if bar.passed}
    return taken or {bar.weighed.candidate.country for bar in bars[:1]}


def _accepted(account: Account, draft: Draft) -> Decision:
    """What spoke for and against the draft being an event that a reader would code."""
    if not draft.codes:  # nobody judged it but the type: the text names no state
        return Decision("acceptance", "yes", round(account.accepting[draft], 4), (), ())
    features = acceptance_features(draft, account.standing["merging"])
    chance, falls = feature_falls(account.reading.network.linear["accept"], features, "yes")
    return Decision("acceptance", "yes", round(chance, 4), (), strongest(falls))


def _retold(account: Account, draft: Draft, keeper: Draft, told: Told) -> str:
    chance, least = account.retellings[draft]
    became = "is coded there" if keeper in told.events else "is not coded there either"
    return (
        f"judged a retelling of the {keeper.type} in sentence {keeper.trigger.scene.index + 1}, which {became}:"
        f" the chance that both tell one event {chance:.2f} stands at or above {least:.2f}"
    )


def _basis(draft: Draft | None, outcome: Outcome) -> str:
    """On what the acceptance rests where no party bears a deed out."""
    nameless = draft is not None and not draft.codes and outcome in {"coded", "acceptance"}
    return f" (the text names no state: {DISCOUNT} of the chance of the type)" if nameless else ""


def _why(account: Account, outcome: Outcome, options: Options) -> str:
    if outcome == "coded":
        return "coded: " + _passed("the acceptance chance", options["acceptance"][0], "stands at or above")
    if outcome == "version":
        return "not coded again: an earlier page, of which this is a near-duplicate, told it"
    if outcome == "page":
        return f"the page looks like no political news ({account.other or 0:.2f}); no event of it is coded"
    if outcome == "acceptance":
        return _passed("the acceptance chance", options["acceptance"][0], "stands below")
    if outcome == "sides":
        return _nobody(options)
    if outcome == "asked":
        return "it is only called for, refused, denied or threatened, by an event of its own"
    if outcome == "kind":
        return "the words name a kind of deeds, not one that happened"
    likeliest = next(o for o in options["type"] if o.value != NONE)
    return _passed(f"no event type likely enough: best {likeliest.value}", likeliest, "below")


def _passed(what: str, option: Option, how: str) -> str:
    return f"{what} {option.chance or 0:.2f} {how} {option.least or 0:.2f}"


def _nobody(options: Options) -> str:
    """Why there is nobody on any side."""
    weighed = [o for name in ("actor", "recipient") for o in options.get(name, ())]
    if not weighed:
        return "no country is named that might be on a side"
    if any(o.chosen for o in weighed):
        return f"only {recognise(UNKNOWN, 'iso')} (nobody knows which country) is likely enough on a side"
    best = max(weighed, key=lambda o: o.chance or 0)
    return _passed(f"no country likely enough on any side: best {best.value}", best, "below")
