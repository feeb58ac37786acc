"""Standing facts of a document: which trigger states which relation between whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from marsad.coding.details import likeliest
from marsad.coding.discourse import Candidate, Discourse
from marsad.coding.drafts import Draft
from marsad.coding.events import type_questions
from marsad.coding.evidence import evidence_span
from marsad.coding.facts.bystanders import of_owner, takes_part, without_unknown
from marsad.coding.facts.deals import GOODS, Deals
from marsad.coding.facts.plausible import is_plausible
from marsad.coding.facts.qualifiers import Statement, lies_away, qualify, told_beside
from marsad.coding.facts.restated import stated_once
from marsad.coding.facts.ties import HAVE_STATES, state_standing
from marsad.coding.facts.trading import ARMS, directed, kind_of_deal, supplied
from marsad.coding.facts.unstated import denied_by
from marsad.coding.model.network import SIDES
from marsad.coding.reading import NONE, Reading
from marsad.coding.sides.casting import farness
from marsad.coding.sides.construed import construed
from marsad.coding.sides.roles import Asked, weigh
from marsad.coding.sides.second_look import Weighed
from marsad.coding.source_options import SourceOption, source_options
from marsad.coding.stage import Stage
from marsad.coding.triggers import Trigger
from marsad.records import UNDIRECTED, Document, Fact
from marsad.text import closed

PLAIN = frozenset({"diplomatic_mission"})
_SURE = 0.75  # score of a mention whose country was not guessed
_BOTH_SURE = 0.8  # chance of both parties from which on a trigger states more than one pair
_OF_LISTS = frozenset({"alignment", "membership", "trade"})
"""Relations with a direction that are told of each one in a list: "supports X, Y and Z"."""
_OF_LISTED_TAKERS = frozenset({"military_presence", "arms_transfer", "aid", "diplomatic_mission"})
"""The same, but only of a list of those where troops stand, who gets arms and so on: a list of givers mostly tells something else of the rest."""
_WITH, _IN = "مع", "في"
_PACT, _TOGETHER = "agreement", frozenset({"light", "بين"})
_PRESENCE, _ARMY = "military_presence", "MIL"
_MOST_PAIRS = 6  # as of several suppliers, or the permanent members of a council
_MOST_PARTIES = 8

_Pair = tuple[Candidate, Candidate]


@dataclass(frozen=True, slots=True)
class FactThresholds:
    """From which probability on a trigger states a relation, an actor is a party, an actor is who says so."""

    relation: float = 0.3
    side: float = 0.3
    source: float = 0.5


def code_facts(stage: Stage, reading: Reading, thresholds: FactThresholds) -> tuple[Fact, ...]:
    """The facts of a document apart from offices, each once, however often it is stated.

    Args:
        stage: the document made ready.
        reading: the document read by the network.
        thresholds: from when on a statement is believed.
    """
    found: list[Fact] = []
    standing: dict[int, int] = {}
    asked = type_questions(stage.fact_triggers, stage, reading.layout)
    stated: list[Asked] = []
    others: list[Asked] = []
    for trigger, (name, chance) in zip(stage.fact_triggers, reading.answers("fact", asked).best(but=NONE), strict=True):
        relation = "distance" if name == "border" and lies_away(trigger) else name
        (stated if chance >= thresholds.relation else others).append(Asked(trigger, relation, chance))
    weighed = weigh("party", stated, stage.discourse, reading)
    weighed = [construed(s.trigger, s.kind, sides)[0] for s, sides in zip(stated, weighed, strict=True)]
    paired = [(s, stated_pairs(s, sides, thresholds.side)) for s, sides in zip(stated, weighed, strict=True)]
    for statement in others:
        relation, pairs = _plain(statement.trigger, stage.discourse)
        plausible = [
            pair for pair in pairs if is_plausible(statement.trigger, relation, pair[0].country, pair[1].country)
        ]
        paired.append((statement._replace(kind=relation), plausible))
    paired.sort(key=lambda p: (p[0].trigger.scene.index, p[0].trigger.at))
    owned = ((s, of_owner(s, pairs, stage.discourse)) for s, pairs in paired)
    paired = [(s, [pair for pair in pairs if takes_part(s.trigger, s.kind, pair)]) for s, pairs in owned]
    paired = deals_once(list(_told_deals(without_unknown(paired), stage.discourse)))
    for (statement, pairs), sources in zip(paired, _sources(paired, stage, reading, thresholds.source), strict=True):
        denied = denied_by(statement.trigger, statement.kind) if pairs else None
        facts = _facts(statement, pairs, sources, stage.document) if pairs and denied is None else []
        by_frame = statement.chance < thresholds.relation
        reading.trail.stated(statement.trigger, statement.kind, by_frame, facts, denied)
        found += facts
        if facts and statement.kind in HAVE_STATES:
            standing.update(dict.fromkeys(map(id, facts), state_standing(statement.trigger, statement.kind)))
    once = tuple(sorted(stated_once(found, lambda fact: standing.get(id(fact), 0)), key=lambda f: f.evidence_span))
    reading.trail.kept(once, thresholds)
    return once


def _told_deals(
    paired: Sequence[tuple[Asked, list[_Pair]]], discourse: Discourse
) -> Iterator[tuple[Asked, list[_Pair]]]:
    """The statements, those of deals with seller and buyer as the words have them, and as arms where nothing but arms is sold."""
    for statement, pairs in paired:
        if statement.kind not in GOODS:
            yield statement, pairs
            continue
        armed = supplied(statement.trigger, discourse.candidates(statement.trigger)) if pairs else None
        turned = [armed] if armed else list(dict.fromkeys(directed(statement, pair) for pair in pairs))
        kinds = [kind_of_deal(statement, pair) for pair in turned]
        for kind in dict.fromkeys(kinds):
            yield statement._replace(kind=kind), [p for p, k in zip(turned, kinds, strict=True) if k == kind]
        if not kinds:
            yield statement, []


def deals_once(paired: Sequence[tuple[Asked, list[_Pair]]]) -> list[tuple[Asked, list[_Pair]]]:
    """The statements; of arms and of trade from the same to the same in one sentence the likelier alone, for arms sold are no trade besides."""
    surest: dict[tuple[int, str, str], Asked] = {}
    for statement, pairs in paired:
        for deal in _deals(statement, pairs):
            surest[deal] = max(surest.get(deal, statement), statement, key=lambda s: s.chance)
    return [
        (s, [pair for pair, deal in zip(pairs, _deals(s, pairs), strict=True) if surest[deal].kind == s.kind])
        if s.kind in GOODS
        else (s, pairs)
        for s, pairs in paired
    ]


def _deals(statement: Asked, pairs: Sequence[_Pair]) -> list[tuple[int, str, str]]:
    if statement.kind not in GOODS:
        return []
    return [(statement.trigger.scene.index, giver.country, taker.country) for giver, taker in pairs]


def _sources(
    paired: Sequence[tuple[Asked, Sequence[_Pair]]], stage: Stage, reading: Reading, least: float
) -> list[list[SourceOption | None]]:
    """For each pair of each statement who says so. Pairs of one statement are asked about in turn: what is asked about together would be rivals."""
    found: list[list[SourceOption | None]] = [[] for _ in paired]
    for turn in range(max((len(pairs) for _, pairs in paired), default=0)):
        numbers = [n for n, (_, pairs) in enumerate(paired) if len(pairs) > turn]
        asked = []
        for (trigger, relation, _), pairs in (paired[n] for n in numbers):
            codes = [party.country for party in pairs[turn]]
            asked.append((trigger, relation, source_options(trigger, relation, codes, stage.scenes)))
        for number, source in zip(numbers, likeliest("source", asked, reading, least), strict=True):
            found[number].append(source)
    return found


def _facts(
    statement: Asked, pairs: Sequence[_Pair], sources: Sequence[SourceOption | None], document: Document
) -> list[Fact]:
    trigger, name, chance = statement
    text, published = document.text, document.published.day if document.published else None
    draft = Draft(trigger, name, chance, [c for pair in pairs for c in pair])
    span = evidence_span(draft)
    facts = []
    for (subject, other), source in zip(pairs, sources, strict=True):
        said = Statement(trigger, subject, other, published)
        fields, bound = qualify(said, name)
        codes = (subject.country, other.country)
        first, second = sorted(codes) if name in UNDIRECTED else codes
        teller = closed(source.mention.name, text) if source else None
        for told, hedge, words in ((fields, bound, span), *told_beside(said, name, fields)):
            facts.append(
                Fact(
                    name,
                    first,
                    second,
                    teller,
                    words.of(text),
                    words,
                    draft.rule,
                    round(chance, 3),
                    hedge,
                    told,
                )
            )
    return facts


def _plain(trigger: Trigger, discourse: Discourse) -> tuple[str, list[_Pair]]:
    """A relation that the frame alone settles, with its parties: an embassy of one country in another is a mission.

    Such words are too rare in coded articles for the models to trust them.
    """
    near = [c for c in discourse.candidates(trigger) if c.seen and c.seen.verbs <= 1 and c.mention.score >= _SURE]
    for frame in trigger.frames:
        if frame.type == _PRESENCE and trigger.shape == "participle" and (stationed := _stationed(near)):
            return frame.type, [stationed]
        if frame.type == ARMS and (armed := supplied(trigger, near)):
            return frame.type, [armed]
        if frame.type not in PLAIN:
            continue
        sides = [
            min((c for c in near if c.seen and frame.slots.get(c.seen.relation) == role), key=farness, default=None)
            for role in ("subject", "object")
        ]
        subject, other = sides
        if subject and other and "UNK" not in (subject.country, other.country) and subject.country != other.country:
            owners, hosts = ([c for c in near if c is side or _side_by_side(c, side)] for side in (subject, other))
            pairs = [(one, two) for one, two in product(owners, hosts) if one.country != two.country]
            return frame.type, pairs[:_MOST_PAIRS]
    return trigger.frames[0].type, []


def _stationed(near: Sequence[Candidate]) -> _Pair | None:
    """The army that a participle describes and where it is: "the Kenyan forces *stationed* at the airport of Mogadishu"."""
    seen = [(c, c.seen) for c in near if c.seen is not None and c.country != "UNK"]
    army = next((c for c, link in seen if not link.after and not link.distance and c.sector == _ARMY), None)
    hosts = (c for c, link in seen if link.after and link.relation == _IN and not link.verbs and not link.actors)
    host = min(hosts, key=farness, default=None)
    return (army, host) if army and host and army.country != host.country else None


def _side_by_side(one: Candidate, other: Candidate) -> bool:
    return one.group == other.group >= 0


def likely_pairs(
    sides: Mapping[str, Sequence[Weighed]],
    relation: str,
    least: float,
    fits: Callable[[str, str], bool] = lambda _, __: True,
) -> list[_Pair]:
    """Who most likely stands in the relation to whom; besides, those who stand in a list with one of them.

    Of a relation with a direction also others that are sure, as of several suppliers.

    Args:
        sides: who may be subject and object, likeliest first.
        relation: the relation of the fact.
        least: the chance that a party needs.
        fits: whether two countries may stand in it at all.
    """
    likely = [
        (one, other)
        for one, other in _combined(sides, relation, least)
        if fits(one.candidate.country, other.candidate.country)
        and not _are_both_partners(one.candidate, other.candidate)
    ]
    chosen = likely[:1]
    for pair in likely[1:]:
        sure = relation not in UNDIRECTED and min(w.chance for w in pair) >= _BOTH_SURE
        sure = sure or (relation == _PACT and _of_one_list((*likely[0], *pair)))
        if sure or (_takes_lists(relation, likely[0], pair) and _lists_another(likely[0], pair)):
            chosen.append(pair)
    del chosen[_MOST_PAIRS:]
    return [(one.candidate, other.candidate) for one, other in chosen]


def _takes_lists(relation: str, first: tuple[Weighed, Weighed], pair: tuple[Weighed, Weighed]) -> bool:
    """Whether the relation is told of each in a list on that side on which a pair differs from the first."""
    if relation in UNDIRECTED:
        return True
    same_giver, same_taker = (
        one.candidate.country == two.candidate.country for one, two in zip(first, pair, strict=True)
    )
    return (same_giver and relation in _OF_LISTS | _OF_LISTED_TAKERS) or (same_taker and relation in _OF_LISTS)


def _of_one_list(parties: Sequence[Weighed]) -> bool:
    """Whether all stand in one list of those who have a pact: "Kenya, Ghana and Chad signed a pact", "between Kenya, Ghana and Chad"."""
    groups = {w.candidate.group for w in parties}
    together = all(w.candidate.seen is not None and w.candidate.seen.relation in _TOGETHER for w in parties)
    return len(groups) == 1 and min(groups) >= 0 and together


def _are_both_partners(one: Candidate, other: Candidate) -> bool:
    """Whether both stand in one list behind "with": somebody else has relations with them ("agreements with X and Y")."""
    return _side_by_side(one, other) and one.seen is not None and one.seen.relation == _WITH


def _lists_another(first: tuple[Weighed, Weighed], pair: tuple[Weighed, Weighed]) -> bool:
    """Whether a pair is the first one with another of the list in which one of the two stands ("X with Y, *Z* and V")."""
    kept = {w.candidate.country for w in first} & {w.candidate.country for w in pair}
    if len(kept) != 1:
        return False
    own, listed = (next(w.candidate for w in two if w.candidate.country not in kept) for two in (first, pair))
    staying = next(w.candidate for w in first if w.candidate.country in kept)
    return _side_by_side(own, listed) and own.group != staying.group


def stated_pairs(statement: Asked, sides: Mapping[str, Sequence[Weighed]], least: float) -> list[_Pair]:
    """As `likely_pairs`; of a list of deals those that the statement tells: with goods as trigger their own, with a verb of each deal the likeliest.

    Args:
        statement: what is stated.
        sides: who may be subject and object, likeliest first.
        least: the chance that a party needs.
    """
    chosen = likely_pairs(
        sides, statement.kind, least, lambda one, other: is_plausible(statement.trigger, statement.kind, one, other)
    )
    if statement.kind not in GOODS:
        return chosen
    deals = Deals(statement.trigger, statement.kind)
    known = [(pair, deals.of(*pair)) for pair in chosen]
    kept = [pair for pair, deal in known if deal is None or deal.own]
    told = {deal.first for _, deal in known if deal is not None and deal.own}
    for one, other in _combined(sides, statement.kind, least):
        deal = deals.of(one.candidate, other.candidate)
        if deal is not None and deal.own and deal.first not in told:
            kept.append((one.candidate, other.candidate))
            told.add(deal.first)
    return kept[:_MOST_PAIRS]


def _combined(sides: Mapping[str, Sequence[Weighed]], relation: str, least: float) -> list[tuple[Weighed, Weighed]]:
    """Every two parties of different countries, the likeliest first."""
    subjects, objects = ([w for w in sides[name] if w.chance >= least][:_MOST_PARTIES] for name in SIDES["party"])
    combined = combinations(subjects, 2) if relation in UNDIRECTED else product(subjects, objects)
    return sorted(
        ((one, other) for one, other in combined if one.candidate.country != other.candidate.country),
        key=lambda pair: -pair[0].chance * pair[1].chance,
    )
