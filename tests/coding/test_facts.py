"""Which pairs of parties a trigger states."""

from types import SimpleNamespace

import pytest

from marsad.coding.discourse import Candidate
from marsad.coding.facts.restated import stated_once, tells_again
from marsad.coding.facts.stating import deals_once, likely_pairs
from marsad.coding.scenes import Link
from marsad.coding.sides.roles import Asked
from marsad.coding.sides.second_look import Weighed
from marsad.records import ActorKind, ActorMention, Fact, Span


def weighed(lists=(), behind=None, **chances):
    """Parties with their chances; those of one of the ``lists`` stand in the text side by side, ``behind`` a preposition."""
    found = []
    for number, (country, chance) in enumerate(chances.items()):
        mention = ActorMention(Span(number, number + 1), country, ActorKind.STATE, country, "GOV", country)
        group = next((100 + at for at, countries in enumerate(lists) if country in countries), number)
        seen = Link(behind, after=True, head="", distance=1, verbs=0, actors=0, clauses=0) if behind else None
        found.append(Weighed(chance, Candidate(mention, country, "GOV", seen, "here", group)))
    return sorted(found, key=lambda w: -w.chance)


def pairs(relation, subjects, objects, least=0.3, lists=(), behind=None):
    sides = {"subject": weighed(lists, behind, **subjects), "object": weighed(lists, behind, **objects)}
    return [(one.country, other.country) for one, other in likely_pairs(sides, relation, least)]


def test_the_likeliest_pair_stands():
    assert pairs("trade", {"KEN": 0.7, "TZA": 0.4}, {"UGA": 0.5, "KEN": 0.4}) == [("KEN", "UGA")]


def test_several_sure_suppliers_are_several_facts():
    found = pairs("arms_transfer", {"BRA": 0.95, "ARG": 0.9, "CHL": 0.5}, {"PER": 0.97})
    assert found == [("BRA", "PER"), ("ARG", "PER")]


@pytest.mark.parametrize("relation", ["border", "dispute", "agreement", "diplomatic_relations"])
def test_without_direction_one_trigger_states_one_pair(relation):
    sides = {"KEN": 0.95, "UGA": 0.9, "TZA": 0.85}
    assert pairs(relation, sides, sides) == [("KEN", "UGA")]


@pytest.mark.parametrize("relation", ["border", "dispute", "agreement", "diplomatic_relations"])
def test_without_direction_each_of_a_list_stands_in_it_with_the_other_party(relation):
    sides = {"KEN": 0.95, "UGA": 0.9, "TZA": 0.4, "RWA": 0.2, "BDI": 0.8}
    expected = [("KEN", "UGA"), ("KEN", "TZA")]
    assert pairs(relation, sides, sides, lists=[{"UGA", "TZA", "RWA"}]) == expected


def test_those_who_stand_in_it_with_each_other_are_no_list_of_partners():
    sides = {"KEN": 0.95, "UGA": 0.9, "TZA": 0.4}
    assert pairs("agreement", sides, sides, lists=[{"KEN", "UGA", "TZA"}]) == [("KEN", "UGA")]


def test_those_with_whom_somebody_has_relations_have_none_with_each_other_by_that():
    sides, lists = {"UGA": 0.9, "TZA": 0.8, "KEN": 0.4}, [{"UGA", "TZA"}]
    assert pairs("agreement", sides, sides, lists=lists, behind="مع") == [("UGA", "KEN"), ("TZA", "KEN")]
    assert pairs("agreement", sides, sides, lists=lists, behind="بين") == [("UGA", "TZA")]


@pytest.mark.parametrize("relation", ["trade", "alignment"])
def test_a_list_does_not_turn_the_direction_round(relation):
    givers, takers = {"KEN": 0.9, "UGA": 0.35}, {"TZA": 0.8, "UGA": 0.7, "KEN": 0.3}
    assert pairs(relation, givers, takers, lists=[{"UGA", "TZA"}]) == [("KEN", "TZA"), ("KEN", "UGA")]


def test_a_long_list_is_told_of_each():
    sides = {"KEN": 0.95, "UGA": 0.9, "TZA": 0.85, "RWA": 0.8, "BDI": 0.75, "ETH": 0.7}
    found = pairs("agreement", sides, sides, lists=[{"UGA", "TZA", "RWA", "BDI", "ETH"}])
    assert found == [("KEN", other) for other in ("UGA", "TZA", "RWA", "BDI", "ETH")]


def test_a_list_of_those_who_get_arms_is_told_of_each_and_one_of_givers_is_not():
    two, lists = {"UGA": 0.7, "TZA": 0.4}, [{"UGA", "TZA"}]
    assert pairs("arms_transfer", {"KEN": 0.6}, two, lists=lists) == [("KEN", "UGA"), ("KEN", "TZA")]
    assert pairs("arms_transfer", two, {"KEN": 0.6}, lists=lists) == [("UGA", "KEN")]
    assert pairs("alignment", two, {"KEN": 0.6}, lists=lists) == [("UGA", "KEN"), ("TZA", "KEN")]


def test_arms_sold_are_no_trade_besides_but_oil_that_goes_the_other_way_is():
    scene, elsewhere = SimpleNamespace(index=3), SimpleNamespace(index=4)
    sides = {"subject": weighed(BRA=0.9), "object": weighed(PER=0.9)}
    there, back = likely_pairs(sides, "trade", 0.3), [tuple(reversed(likely_pairs(sides, "trade", 0.3)[0]))]
    told = [
        (Asked(SimpleNamespace(scene=scene), "trade", 0.4), there),
        (Asked(SimpleNamespace(scene=scene), "arms_transfer", 0.7), there),
        (Asked(SimpleNamespace(scene=scene), "trade", 0.4), back),
        (Asked(SimpleNamespace(scene=elsewhere), "trade", 0.4), there),
        (Asked(SimpleNamespace(scene=scene), "alignment", 0.4), there),
    ]
    assert [pairs for _, pairs in deals_once(told)] == [[], there, back, there, there]


def test_nobody_stands_in_a_relation_to_itself_and_the_unlikely_in_none():
    assert pairs("trade", {"KEN": 0.9}, {"KEN": 0.9}) == []
    assert pairs("trade", {"KEN": 0.9}, {"UGA": 0.2}) == []
    assert pairs("border", {"KEN": 0.9}, {}) == []


def test_many_candidates_cost_little():
    codes = {f"X{n:03}": 0.9 for n in range(2000)}
    assert len(pairs("trade", codes, codes)) <= 6


def presence(relation="military_presence", **fields):
    return Fact(relation, "RUS", "SYR", None, "x", Span(0, 1), "x", 0.9, None, fields)


def test_presences_at_different_bases_are_several_and_a_base_without_its_name_is_none():
    some, bare, full = presence(), presence(base="قاعدة حميميم"), presence(base="قاعدة حميميم الجوية")
    other = presence(base="قاعدة طرطوس")
    assert tells_again(some, full)
    assert tells_again(bare, full)
    assert not tells_again(full, bare)
    assert not tells_again(other, full)


def test_a_mission_without_its_city_is_told_again_by_one_with_it():
    embassy, there, elsewhere = (
        presence("diplomatic_mission", kind="embassy", **city) for city in ({}, {"city": "دمشق"}, {"city": "حلب"})
    )
    consulate = presence("diplomatic_mission", kind="consulate", city="دمشق")
    assert tells_again(embassy, there)
    assert not any(tells_again(one, other) for one, other in ((there, embassy), (there, elsewhere), (there, consulate)))


@pytest.mark.parametrize(
    ("relation", "field", "goods", "count"),
    [
        ("trade", "commodity", ("القمح", "الكهرباء"), 2),
        ("trade", "commodity", ("النفط", "نفطها", "النفط الخام"), 1),
        ("trade", "commodity", ("منتجات", "أسمدة"), 1),
        ("arms_transfer", "item", ("فرقاطتين", "مروحيات", "ست مروحيات"), 2),
        ("arms_transfer", "item", ("180 دبابة", "دبابات", "الأسلحة"), 1),
        ("arms_transfer", "item", ("8 طائرات «ن 16»", "ثماني طائرات «ن 16»", "طائرات «ن 35»"), 2),
        ("investment", "sector", ("الطاقة", "السياحة"), 2),
    ],
)
def test_other_goods_are_another_fact_the_same_in_other_words_are_not(relation, field, goods, count):
    assert len(stated_once([presence(relation, **{field: name}) for name in goods])) == count


def test_a_sum_without_goods_is_told_beside_goods_without_it():
    total, some, part = presence("trade", value=5e9), presence("trade"), presence("trade", commodity="القمح")
    other, same = (presence("trade", commodity="القمح", value=value) for value in (1e9, 5e9))
    assert stated_once([total, some, part]) == [total, part]
    assert stated_once([total, part, other]) == [total, other]
    assert stated_once([total, part, same]) == [same]


def test_a_mission_or_aid_of_some_kind_is_the_one_whose_kind_is_told():
    some, embassy, consulate = (presence("diplomatic_mission", kind=k) for k in ("mission", "embassy", "consulate"))
    assert stated_once([some, embassy, consulate]) == [embassy, consulate]
    aid, loan, food = presence("aid"), presence("aid", kind="loan"), presence("aid", kind="food")
    assert stated_once([aid, loan, food]) == [loan, food]


def test_many_facts_of_one_pair_cost_little():
    assert len(stated_once(presence("trade", commodity=f"سلعة رقم{n}") for n in range(3000))) == 3000


def test_a_mission_called_so_is_the_embassy_and_begins_when_either_statement_says():
    since = {"start": "2024-03-07", "end": "2024-03-07"}
    embassy = presence("diplomatic_mission", kind="embassy", state="closed", since=since)
    mission = presence("diplomatic_mission", kind="mission", state="closed", city="دمشق")
    (one,) = stated_once([embassy, mission])
    assert one.fields == {"kind": "embassy", "state": "closed", "city": "دمشق", "since": since}
    opened = presence("diplomatic_mission", kind="mission", state="open", city="دمشق")
    assert len(stated_once([embassy, opened])) == 2


@pytest.mark.parametrize(
    ("relation", "field", "old", "new"),
    [("diplomatic_mission", "state", "closed", "open"), ("diplomatic_relations", "level", "severed", "restored")],
)
def test_of_two_states_the_later_one_stands(relation, field, old, new):
    was = presence(relation, **{field: old, "since": {"start": "2021-01-01", "end": "2021-12-31"}})
    now = presence(relation, **{field: new, "since": {"start": "2024-03-07", "end": "2024-03-07"}})
    assert stated_once([now, was]) == [now]
    assert stated_once([was, now]) == [now]


def test_of_two_states_without_times_the_one_told_as_it_is_stands_else_the_first():
    now, was = presence("diplomatic_mission", state="open"), presence("diplomatic_mission", state="closed", city="حلب")
    assert stated_once([was, now], lambda fact: 1 if fact is was else 2) == [now]
    assert stated_once([now, was]) == [now]
    assert stated_once([now, was], lambda fact: 2 if fact is was else 0) == [was]


def test_what_replaced_a_state_is_not_replaced_by_it():
    first, broken, restored = (presence("diplomatic_relations", level=x) for x in ("restored", "severed", "restored"))
    dated = presence("diplomatic_relations", level="restored", since={"start": "2024-03-07", "end": "2024-03-07"})
    assert stated_once([first, broken, dated, restored]) == [dated]


def test_figures_of_two_years_are_two_facts():
    years = [{"start": f"{year}-01-01", "end": f"{year}-12-31"} for year in (2022, 2023)]
    one, other = (presence("trade", value=v, period=p) for v, p in zip((7e9, 9e9), years, strict=True))
    assert stated_once([one, other]) == [one, other]
    assert stated_once([presence("trade", value=9e9), other]) == [other]
