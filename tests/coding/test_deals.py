"""Of several deals that a sentence tells, each with its own goods, partner and numbers."""

from __future__ import annotations

import pytest

from marsad.coding.discourse import Candidate
from marsad.coding.facts.deals import Deals
from marsad.coding.facts.qualifiers import Statement, qualify
from marsad.coding.facts.stating import stated_pairs
from marsad.coding.sides.roles import Asked
from marsad.coding.sides.second_look import Weighed
from marsad.coding.stage import set_stage
from marsad.coding.triggers import Trigger
from marsad.readers import Document

GAS_AND_OIL = "تستورد كينيا الغاز من غانا والنفط من توغو."


def stated(text: str, word: str) -> tuple[Trigger, dict[str, Candidate]]:
    """The trigger ``word`` of ``text``, and its parties by their country."""
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.fact_triggers if t.scene.tokens[t.at].surface == word)
    mentions = [a.mention for a in trigger.scene.actors]
    return trigger, {m.country: Candidate(m, m.country, "GOV", None, "here") for m in mentions if m.country}


def told(text: str, word: str, seller: str, buyer: str, relation: str = "trade") -> dict[str, object]:
    trigger, parties = stated(text, word)
    return qualify(Statement(trigger, parties[seller], parties[buyer]), relation)[0]


@pytest.mark.parametrize(
    ("text", "word", "partners"),
    [
        (GAS_AND_OIL, "تستورد", {"GHA": "الغاز", "TGO": "النفط"}),
        ("تستورد كينيا من غانا الغاز ومن توغو النفط.", "تستورد", {"GHA": "الغاز", "TGO": "النفط"}),
        ("تستورد كينيا الغاز من غانا والنفط من توغو والقمح من بيرو.", "تستورد", {"TGO": "النفط", "PER": "القمح"}),
        ("تستورد كينيا الغاز من غانا وتوغو والنفط من بيرو.", "تستورد", {"TGO": "الغاز", "PER": "النفط"}),
        ("تستورد كينيا الغاز من غانا ومن توغو والنفط من بيرو.", "تستورد", {"TGO": "الغاز", "PER": "النفط"}),
        ("تستورد كينيا الغاز والنفط من غانا والقمح من توغو.", "تستورد", {"GHA": "الغاز", "TGO": "القمح"}),
        ("تستورد كينيا الغاز من غانا والنفط.", "تستورد", {"GHA": "الغاز"}),
        ("تستورد كينيا الغاز والنفط من غانا.", "تستورد", {"GHA": "الغاز"}),
    ],
)
def test_each_partner_has_the_goods_told_with_it(text: str, word: str, partners: dict[str, str]) -> None:
    assert {seller: told(text, word, seller, "KEN")["commodity"] for seller in partners} == partners


def test_what_one_sells_to_several_and_arms_are_parted_likewise() -> None:
    sold = "تصدر كينيا الغاز إلى غانا والنفط إلى توغو."
    assert [told(sold, "تصدر", "KEN", buyer)["commodity"] for buyer in ("GHA", "TGO")] == ["الغاز", "النفط"]
    armed = "باعت كينيا صواريخ لغانا وطائرات لتوغو."
    items = [told(armed, "باعت", "KEN", buyer, "arms_transfer")["item"] for buyer in ("GHA", "TGO")]
    assert items == ["صواريخ", "طائرات"]


def test_numbers_are_of_the_deal_in_which_they_stand() -> None:
    text = "تستورد كينيا 20 بالمئة من الغاز من غانا و15 بالمئة من النفط من توغو."
    assert [told(text, "تستورد", seller, "KEN")["share"] for seller in ("GHA", "TGO")] == [0.2, 0.15]
    text = "تستورد كينيا الغاز من غانا بقيمة 5 ملايين دولار والنفط من توغو بقيمة 7 ملايين دولار."
    assert [told(text, "تستورد", seller, "KEN")["value"] for seller in ("GHA", "TGO")] == [5e6, 7e6]


def test_goods_state_no_deal_but_their_own() -> None:
    trigger, parties = stated(GAS_AND_OIL, "والنفط")
    deals = Deals(trigger, "trade")
    own = {
        seller: deal and deal.own for seller in ("GHA", "TGO") if (deal := deals.of(parties[seller], parties["KEN"]))
    }
    assert own == {"GHA": False, "TGO": True}


def test_a_deed_joined_with_a_verb_is_told_apart() -> None:
    trigger, parties = stated("تستورد كينيا الغاز من غانا، ويصدر النفط من توغو.", "تستورد")
    assert Deals(trigger, "trade").of(parties["GHA"], parties["KEN"]) is None


@pytest.mark.parametrize(
    ("word", "chances", "pairs"),
    [
        ("تستورد", {"GHA": 0.9, "TGO": 0.4}, ["GHA", "TGO"]),  # of one deal 0.4 would be too little
        ("تستورد", {"GHA": 0.9, "TGO": 0.2}, ["GHA"]),
        ("والنفط", {"GHA": 0.9, "TGO": 0.4}, ["TGO"]),
        ("والنفط", {"GHA": 0.9}, []),
    ],
)
def test_of_a_list_of_deals_each_is_stated(word: str, chances: dict[str, float], pairs: list[str]) -> None:
    trigger, parties = stated(GAS_AND_OIL, word)
    sides = {
        "subject": [Weighed(chance, parties[code]) for code, chance in chances.items()],
        "object": [Weighed(0.9, parties["KEN"])],
    }
    found = stated_pairs(Asked(trigger, "trade", 0.9), sides, 0.3)
    assert [(one.country, other.country) for one, other in found] == [(code, "KEN") for code in pairs]
