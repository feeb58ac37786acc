"""Which countries join a side, by their chances."""

from __future__ import annotations

import pytest

from marsad.coding.discourse import Candidate
from marsad.coding.sides.roles import RoleThresholds, _bars, _parted
from marsad.coding.sides.second_look import Weighed
from marsad.records import ActorKind, ActorMention, Span


def weighed(chances: dict[str, float]) -> list[Weighed]:
    """A side with the chance of each country."""
    found = []
    for at, (country, chance) in enumerate(chances.items()):
        mention = ActorMention(Span(at, at + 1), country, ActorKind.STATE, country, "GOV", country)
        found.append(Weighed(chance, Candidate(mention, country, "GOV", None, "here")))
    return found


def joined(actors: dict[str, float], recipients: dict[str, float], **told: bool) -> tuple[set[str], set[str]]:
    thresholds = RoleThresholds(side=0.45, either=0.6, lone=0.3, both=0.6)
    sides = _bars(weighed(actors), weighed(recipients), thresholds, **{"together": False, "visit": False, **told})
    first, second = ({bar.weighed.candidate.country for bar in side if bar.passed} for side in sides)
    return first, second


def test_a_country_joins_the_side_where_it_is_likely() -> None:
    assert joined({"PER": 0.9, "CHL": 0.1}, {"PER": 0.1, "CHL": 0.5}) == ({"PER"}, {"CHL"})


def test_the_other_side_of_the_same_country_needs_more() -> None:
    assert joined({"PER": 0.9}, {"PER": 0.5}) == ({"PER"}, set())
    assert joined({"PER": 0.9}, {"PER": 0.7}) == ({"PER"}, {"PER"})


def test_where_nobody_is_likely_the_likeliest_may_stand_alone() -> None:
    assert joined({"PER": 0.4, "CHL": 0.2}, {"PER": 0.1, "CHL": 0.3}) == ({"PER"}, set())


@pytest.mark.parametrize(("together", "taking_part"), [(True, {"PER", "CHL"}), (False, {"PER"})])
def test_of_talks_it_counts_whether_a_country_takes_part_at_all(together: bool, taking_part: set[str]) -> None:
    first, second = joined({"PER": 0.9, "CHL": 0.39}, {"PER": 0.0, "CHL": 0.35}, together=together)
    assert first | second == taking_part


def test_whom_both_sides_of_a_visit_fit_is_rather_the_host() -> None:
    chances = {"PER": 0.9, "CHL": 0.39}, {"PER": 0.0, "CHL": 0.35}
    assert joined(*chances, together=True, visit=True) == ({"PER"}, {"CHL"})
    assert joined(*chances, together=True) == ({"PER", "CHL"}, set())


def parted(actors: dict[str, float], recipients: dict[str, float]) -> tuple[set[str], set[str]]:
    first, second = ({w.candidate.country for w in side} for side in _parted(weighed(actors), weighed(recipients)))
    return first, second


def test_a_promise_has_one_who_gives_and_one_who_gets() -> None:
    assert parted({"PER": 0.9}, {"CHL": 0.7}) == ({"PER"}, {"CHL"})
    assert parted({"PER": 0.9, "CHL": 0.6}, {"CHL": 0.7, "PER": 0.6}) == ({"PER"}, {"CHL"})


def test_what_is_agreed_together_has_no_direction() -> None:
    assert parted({"PER": 0.9, "CHL": 0.8}, {}) == ({"PER", "CHL"}, set())
    assert parted({"PER": 0.9, "CHL": 0.8}, {"CHL": 0.7}) == ({"PER", "CHL"}, set())
    assert parted({}, {"PER": 0.5, "CHL": 0.5}) == ({"PER", "CHL"}, set())
