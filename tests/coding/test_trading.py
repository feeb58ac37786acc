"""Who sells, who buys, and whether it is arms."""

from __future__ import annotations

import pytest

from marsad.coding.discourse import Candidate
from marsad.coding.facts.qualifiers import Statement, qualify
from marsad.coding.facts.trading import directed, kind_of_deal, supplied
from marsad.coding.facts.unstated import denied_by
from marsad.coding.sides.roles import Asked
from marsad.coding.stage import set_stage
from marsad.coding.triggers import Trigger
from marsad.readers import Document


def stated(text: str, word: str) -> tuple[Trigger, dict[str, Candidate]]:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.fact_triggers if t.scene.tokens[t.at].surface == word)
    mentions = [a.mention for a in trigger.scene.actors]
    return trigger, {m.country: Candidate(m, m.country, m.sector, None, "here") for m in mentions if m.country}


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("اشترت كينيا 20 مروحية من غانا.", "اشترت", "arms_transfer"),
        ("اشترت كينيا 20 طائرة من غانا.", "اشترت", "arms_transfer"),
        ("تستورد كينيا السلاح من غانا.", "تستورد", "arms_transfer"),
        ("اشترت كينيا سفينة حربية من غانا.", "اشترت", "arms_transfer"),
        ("اشترت كينيا 20 طائرة ركاب من غانا.", "اشترت", "trade"),
        ("اشترت كينيا سفينة من غانا.", "اشترت", "trade"),
        ("اشترت كينيا 20 حافلة من غانا.", "اشترت", "trade"),
        ("اشترت كينيا القمح من غانا.", "اشترت", "trade"),
        ("استوردت كينيا معدات عسكرية من غانا.", "استوردت", "arms_transfer"),
        ("استوردت كينيا معدات طبية من غانا.", "استوردت", "trade"),
        ("استوردت كينيا قطع غيار طائرات من غانا.", "استوردت", "trade"),
        ("تشمل صادرات كينيا إلى غانا الآلات والأسلحة.", "صادرات", "trade"),
    ],
)
def test_trade_in_nothing_but_arms_is_a_transfer_of_arms(text: str, word: str, kind: str) -> None:
    trigger, parties = stated(text, word)
    assert kind_of_deal(Asked(trigger, "trade", 0.9), (parties["GHA"], parties["KEN"])) == kind


def test_of_two_deals_of_a_sentence_the_one_with_arms_alone_is_one_of_arms() -> None:
    trigger, parties = stated("اشترت كينيا القمح من غانا ومروحيات من توغو.", "اشترت")
    statement = Asked(trigger, "trade", 0.9)
    kinds = [kind_of_deal(statement, (parties[seller], parties["KEN"])) for seller in ("GHA", "TGO")]
    assert kinds == ["trade", "arms_transfer"]


@pytest.mark.parametrize(
    ("text", "word", "seller"),
    [
        ("تستحوذ كينيا على ثلث صادرات غانا من التمور.", "صادرات", "GHA"),
        ("تأتي من كينيا واردات غانا من التمور.", "واردات", "KEN"),
        ("تمد غانا كينيا بثلثي حاجتها من الغاز.", "الغاز", "GHA"),
        ("زودت كينيا غانا بالقمح في مارس.", "بالقمح", "KEN"),
        ("استوردت كينيا القمح من غانا.", "استوردت", None),
        ("تؤمن غانا لكينيا ربع حاجتها من القمح.", "القمح", "GHA"),
        ("باعت كينيا غانا القمح.", "باعت", "KEN"),
        ("باعت كينيا القمح إلى غانا.", "باعت", None),
        ("زادت واردات القمح الغاني إلى كينيا.", "واردات", None),
    ],
)
def test_the_words_may_say_who_sells(text: str, word: str, seller: str | None) -> None:
    trigger, parties = stated(text, word)
    for pair in ((parties["GHA"], parties["KEN"]), (parties["KEN"], parties["GHA"])):
        found = directed(Asked(trigger, "trade", 0.9), pair)
        assert found[0].country == (seller or pair[0].country)


@pytest.mark.parametrize(
    ("text", "word", "levy"),
    [
        ("فرضت غانا رسوما بلغت 12% على السلع الكينية.", "السلع", "رسوما"),
        ("فرضت غانا رسوما نسبتها 12% على واردات القمح من كينيا.", "واردات", "رسوما"),
        ("تستورد غانا السلع الكينية بلا رسوم.", "السلع", None),
        ("خفضت غانا الرسوم، وتعتمد على القمح الكيني.", "القمح", None),
    ],
)
def test_a_duty_on_goods_tells_of_no_sale(text: str, word: str, levy: str | None) -> None:
    assert denied_by(stated(text, word)[0], "trade") == levy


@pytest.mark.parametrize(
    ("text", "word", "share", "of"),
    [
        ("تستورد كينيا من غانا نصف حاجتها من القمح.", "تستورد", 0.5, None),
        ("تستورد كينيا خمس حاجتها من القمح من غانا.", "تستورد", 0.2, None),
        ("تستورد كينيا ثلثي احتياجاتها من القمح من غانا.", "تستورد", 0.6667, None),
        ("تستورد كينيا خمس شحنات من القمح من غانا.", "تستورد", None, None),
        ("تستورد كينيا نصف مليون طن من القمح من غانا.", "تستورد", None, None),
        ("تذهب 30% من صادرات غانا إلى كينيا.", "صادرات", 0.3, "exports of GHA"),
        ("تمثل غانا 20% من التبادل التجاري لكينيا.", "التبادل", 0.2, "trade of KEN"),
        ("تصدر غانا القمح الذي يمثل 90% من إيرادات غانا إلى كينيا.", "تصدر", None, None),
        ("زادت صادرات غانا إلى كينيا العام الماضي، بنسبة 20%.", "صادرات", None, None),
        ("تستورد كينيا من غانا 300% من القمح.", "تستورد", None, None),
    ],
)
def test_a_share_is_of_what_is_needed_or_sold(text: str, word: str, share: float | None, of: str | None) -> None:
    trigger, parties = stated(text, word)
    fields, _ = qualify(Statement(trigger, parties["GHA"], parties["KEN"]), "trade")
    assert (fields.get("share"), fields.get("of")) == (share, of)


def test_a_sum_of_what_goes_both_ways_says_so_and_goods_have_no_preposition() -> None:
    trigger, parties = stated("بلغ التبادل التجاري بين غانا وكينيا مليار دولار.", "التبادل")
    assert qualify(Statement(trigger, parties["GHA"], parties["KEN"]), "trade")[0]["of"] == "bilateral trade"
    trigger, parties = stated("باعت غانا عقودا للنفط لكينيا.", "باعت")
    assert qualify(Statement(trigger, parties["GHA"], parties["KEN"]), "trade")[0]["commodity"] == "النفط"


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("أدانت كندا تزويد غانا كينيا بالسلاح.", ("GHA", "KEN")),
        ("أدانت كندا تزويد غانا كينيا بالقمح، وبيع السلاح.", None),
        ("ناقشت كندا تزويد غانا بالسلاح.", None),
    ],
)
def test_a_noun_may_tell_who_arms_whom(text: str, pair: tuple[str, str] | None) -> None:
    trigger, parties = stated(text, "تزويد")
    found = supplied(trigger, list(parties.values()))
    assert (found and (found[0].country, found[1].country)) == pair
