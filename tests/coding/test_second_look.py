"""The second look: what it sees of a page, and that what it says depends on nothing else."""

from itertools import combinations

import numpy as np
import pytest

import marsad
from made_up import perceptrons
from marsad.coding.model.network import SIDES, load_network
from marsad.coding.sides.second_look import Case, Weighed, look_again, page_view, stretches
from marsad.coding.stage import set_stage
from marsad.coding.trail import Trail

DEMAND = "طالبت البرازيل الأرجنتين بسحب قواتها من المنطقة الحدودية."
PRAISE = "أشادت تشيلي بموقف البرازيل."
CRITICISM = "انتقدت الأرجنتين بيرو أمس."
PAGE = f"البرازيل تطالب الأرجنتين بسحب قواتها\n\n{DEMAND} {PRAISE} {CRITICISM}\n"


class Kept(Trail):
    """Keeps the cases of each head, as the network weighed them, and what was found again."""

    def __init__(self):
        self.stage = None
        self.again = {}

    def begin(self, stage, reading):
        self.stage = stage

    def looked_again(self, head, cases, found):
        self.again[head] = cases, found


@pytest.fixture
def coder(monkeypatch):
    made = marsad.Coder()
    monkeypatch.setattr(made._network, "sides", {})
    return made


def cases_of(text, head="role", kind="REQUEST"):
    """A case for each trigger of a text, every country that may take part with a chance for each side."""
    stage = set_stage(marsad.Document.from_text(text))
    made = np.random.default_rng(1)
    cases = []
    for trigger in stage.triggers:
        best = {}
        for candidate in stage.discourse.candidates(trigger):
            best.setdefault(candidate.country, candidate)
        sides = {
            side: sorted((Weighed(float(made.uniform()), c) for c in best.values()), key=lambda w: -w.chance)
            for side in SIDES[head]
        }
        cases.append(Case(trigger, kind, 0.8, sides))
    return cases, stage.discourse


def countries(sides):
    return {side: [w.candidate.country for w in weighed] for side, weighed in sides.items()}


def chances(sides):
    return {side: {w.candidate.country: w.chance for w in weighed} for side, weighed in sides.items()}


def test_every_column_has_a_finite_number_for_each_country_of_each_case():
    cases, discourse = cases_of(PAGE)
    view = page_view(cases, "role", discourse)
    rows = sum(len(case.countries) for case in cases)
    assert rows > len(cases) > 3
    for name, column in view.items():
        assert column.shape == (rows,), name
        assert column.dtype == np.float32, name
        assert np.isfinite(column).all(), name


def test_rows_stand_case_after_case_and_countries_sorted():
    cases, discourse = cases_of(PAGE)
    view = page_view(cases, "role", discourse)
    own = [
        next(w.chance for w in case.sides["actor"] if w.candidate.country == country)
        for case in cases
        for country in sorted(case.countries)
    ]
    assert np.allclose(1 / (1 + np.exp(-view["actor: odds"])), np.clip(own, 1e-4, 1 - 1e-4), atol=1e-4)


def test_the_view_tells_how_the_page_names_a_country():
    cases, discourse = cases_of(PAGE)
    view = page_view(cases, "role", discourse)
    of = [country for case in cases for country in case.countries]
    named = {country: round(float(np.expm1(n))) for country, n in zip(of, view["named"], strict=True)}
    assert named["BRA"] == discourse.countries["BRA"] == 3
    headline = {country for country, there in zip(of, view["in the headline"], strict=True) if there}
    assert headline == {"BRA", "ARG"}
    places = dict(zip(of, view["place in the headline"], strict=True))
    assert (places["BRA"], places["ARG"], places["CHL"]) == (0, 1, 9)


def test_what_is_likely_elsewhere_is_weighted_with_how_likely_it_is_told():
    cases, discourse = cases_of(f"{DEMAND} {CRITICISM}")
    first, *others = cases
    view = page_view(cases, "role", discourse)
    at = first.countries.index("ARG")
    told = [chances(case.sides)["actor"].get("ARG", 0.0) * case.chance for case in others]
    assert view["page: actor at most"][at] == pytest.approx(max(told), abs=1e-5)
    assert view["page: actor on the whole"][at] == pytest.approx(
        sum(told) / sum(case.chance for case in others), abs=1e-5
    )


def test_a_chance_may_depend_on_the_rest_of_the_page():
    cases, discourse = cases_of(PAGE)
    model = perceptrons("page: actor on the whole", "page: actor at most", seed=4)
    surer = {side: [w._replace(chance=0.99) for w in weighed] for side, weighed in cases[-1].sides.items()}
    pages = [cases, cases[:1], [*cases[:-1], cases[-1]._replace(sides=surer)]]
    found = [chances(look_again(page, "role", discourse, model)[0])["actor"]["ARG"] for page in pages]
    for one, other in combinations(found, 2):
        assert abs(one - other) > 1e-3


def test_sides_keep_their_countries_and_mentions_likeliest_first():
    cases, discourse = cases_of(PAGE)
    found = look_again(cases, "role", discourse, perceptrons("actor: odds", "recipient: odds", "named"))
    for case, sides in zip(cases, found, strict=True):
        assert list(sides) == list(SIDES["role"])
        for side, weighed in sides.items():
            assert {w.candidate for w in weighed} == {w.candidate for w in case.sides[side]}
            assert [w.chance for w in weighed] == sorted((w.chance for w in weighed), reverse=True)
            assert all(0 <= w.chance <= 1 for w in weighed)


def test_the_order_of_countries_in_a_case_changes_nothing():
    cases, discourse = cases_of(PAGE)
    turned = [case._replace(sides={s: ws[::-1] for s, ws in case.sides.items()}) for case in cases]
    straight, back = (page_view(some, "role", discourse) for some in (cases, turned))
    assert straight.keys() == back.keys()
    assert all(np.array_equal(straight[name], back[name]) for name in straight)


def test_columns_that_the_page_lacks_are_zeros_and_those_the_model_lacks_are_ignored():
    cases, discourse = cases_of(PAGE)
    known = perceptrons("actor: odds", "kind REQUEST", "named")
    unknown = perceptrons("actor: odds", "kind of another page", "named")
    assert "kind of another page" not in page_view(cases, "role", discourse)
    view = page_view(cases, "role", discourse)
    rows = np.column_stack([view["actor: odds"], np.zeros_like(view["named"]), view["named"]])
    found = look_again(cases, "role", discourse, unknown)
    expected = iter(unknown.chances(rows)[:, 0])
    for case, sides in zip(cases, found, strict=True):
        for country in case.countries:
            assert chances(sides)["actor"][country] == pytest.approx(next(expected), abs=1e-5)
    assert chances(found[0]) != chances(look_again(cases, "role", discourse, known)[0])


def test_a_page_without_cases_or_without_countries_or_with_one():
    cases, discourse = cases_of(f"{DEMAND} {CRITICISM}")
    model = perceptrons("actor: odds", "actor: odds of the likeliest other", "page: actor at most")
    assert look_again([], "role", discourse, model) == []
    nobody = cases[0]._replace(sides={"actor": [], "recipient": []})
    assert look_again([nobody, nobody], "role", discourse, model) == [nobody.sides] * 2
    one = cases[0]._replace(sides={s: ws[:1] for s, ws in cases[0].sides.items()})
    alone = one._replace(sides={s: [one.sides["actor"][0]] for s in SIDES["role"]})
    (found,) = look_again([alone], "role", discourse, model)
    assert countries(found) == countries(alone.sides)
    among, beside = look_again([nobody, alone], "role", discourse, model)
    assert among == nobody.sides
    assert countries(beside) == countries(alone.sides)


def test_a_long_page_is_looked_at_in_stretches():
    cases, discourse = cases_of(PAGE)
    long = (cases * 200)[:450]
    parts = stretches(long)
    assert [len(part) for part in parts] == [100, 100, 100, 100, 50]
    model = perceptrons("actor: odds", "page: recipient on the whole")
    whole = look_again(long, "role", discourse, model)
    by_part = [sides for part in parts for sides in look_again(part, "role", discourse, model)]
    assert len(whole) == 450
    assert list(map(chances, whole)) == list(map(chances, by_part))


def test_without_a_model_for_it_the_first_look_stands(coder):
    trail = Kept()
    coder.code(marsad.Document.from_text(PAGE), trail)
    assert trail.again == {}


def test_what_is_found_again_is_what_becomes_events(coder):
    columns = ("actor: odds", "recipient: odds", "page: actor on the whole", "named")
    document = marsad.Document.from_text(PAGE)
    coder._network.sides = {"role": perceptrons(*columns, seed=2)}
    trail = Kept()
    coder.code(document, trail)
    cases, found = trail.again["role"]
    assert list(trail.again) == ["role"]
    assert len(cases) == len(found) > 1
    again = look_again(cases, "role", trail.stage.discourse, coder._network.sides["role"])
    assert list(map(chances, found)) == list(map(chances, again))
    assert list(map(chances, found)) != [chances(case.sides) for case in cases]


@pytest.mark.parametrize("head", SIDES)
def test_the_weights_in_use_know_columns_of_this_view(head):
    cases, discourse = cases_of(PAGE, head)
    view = page_view(cases, head, discourse)
    models = [model for of, model in load_network().sides.items() if of == head]
    for model in models:
        assert {name for name in model.columns if not name.startswith(("kind ", "shape "))} <= view.keys()
