"""The sides of a deed without those who cannot stand on them, and with those who must."""

from __future__ import annotations

import pytest

from marsad.coding.sides.barring import ACTOR, RECIPIENT
from marsad.coding.sides.construed import construed
from marsad.coding.sides.second_look import Weighed
from marsad.coding.stage import set_stage
from marsad.readers import Document

_EVEN = 0.4


def sides(text: str, word: str, kind: str) -> dict[str, dict[str, tuple[bool, str]]]:
    """Each country of each side, whether it must stand there, and its sector, where the network holds all for equally likely."""
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.triggers if t.scene.tokens[t.at].surface == word)
    even: dict[str, list[Weighed]] = {ACTOR: [], RECIPIENT: []}
    for side in even.values():
        taken: set[str] = set()
        for candidate in stage.discourse.candidates(trigger):
            if candidate.country not in taken:
                taken.add(candidate.country)
                side.append(Weighed(_EVEN, candidate))
    found, granted = construed(trigger, kind, even)
    return {
        s: {w.candidate.country: ((s, w.candidate.country) in granted, w.candidate.sector) for w in ws}
        for s, ws in found.items()
    }


def sure(found: dict[str, tuple[bool, str]]) -> set[str]:
    return {country for country, (must, _) in found.items() if must}


@pytest.mark.parametrize(
    ("text", "word", "actor", "recipient"),
    [
        ("أدانت مصر القرار. وطالبت الاتحاد الأوروبي بالتدخل.", "وطالبت", "EGY", "EUR"),
        ("رفعت تايوان حالة التأهب، ووصفت الحكومة الصينية بأنها مخربة.", "ووصفت", "TWN", "CHN"),
        ("انتقدت كينيا القرار واتهمت الحكومة الأوغندية بالتقصير.", "واتهمت", "KEN", "UGA"),
        ("فرضت بريطانيا عقوبات على شركات صينية اتهمتها بالتهرب.", "اتهمتها", "GBR", "CHN"),
    ],
)
def test_who_is_addressed_is_the_object_and_the_subject_goes_on(
    text: str, word: str, actor: str, recipient: str
) -> None:
    found = sides(text, word, "REQUEST")
    assert (sure(found[ACTOR]), sure(found[RECIPIENT])) == ({actor}, {recipient})
    assert recipient not in found[ACTOR]


def test_another_clause_and_a_genitive_give_no_sure_subject() -> None:
    told = sides("قال وزير كيني إن أوغندا شنت هجوما، وطالبت الاتحاد الأفريقي بالتدخل.", "وطالبت", "REQUEST")
    raided = sides("رفضت استباحة أوغندا الحدود، وطالبت الاتحاد الأفريقي بالتدخل.", "وطالبت", "REQUEST")
    assert not sure(told[ACTOR])
    assert not sure(raided[ACTOR])


def test_who_accuses_whom_inside_one_country_stands_on_both_sides() -> None:
    found = sides("اتهم الجيش السوداني قوات الدعم السريع بقتل مدنيين.", "اتهم", "ACCUSE")
    assert (sure(found[ACTOR]), sure(found[RECIPIENT])) == ({"SDN"}, {"SDN"})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ودعت روسيا إلى ضبط النفس.", "ودعت"),  # she called for it, or was called
        ("واتهمت البرازيل الأرجنتين بالإغراق.", "واتهمت"),
        ("حذرت إيران من التصعيد، وطالبت المجلس الأوروبي بالرد.", "حذرت"),
        ("وحث الاتحاد الأوروبي على ضبط النفس.", "وحث"),
        ("قتلت الشرطة الفرنسية شابا وطالبت المعارضة الفرنسية بالتحقيق.", "وطالبت"),
    ],
)
def test_where_it_is_in_doubt_the_network_decides(text: str, word: str) -> None:
    found = sides(text, word, "REQUEST")
    assert not sure(found[ACTOR]) | sure(found[RECIPIENT])


def test_the_patron_of_a_group_without_a_country_stands_for_it_as_a_militia() -> None:
    found = sides("قصفت فصائل موالية لإيران قاعدة أمريكية في سوريا.", "قصفت", "ASSAULT")
    assert found[ACTOR]["IRN"] == (False, "PRM")
    assert "IRN" not in found[RECIPIENT]


def test_the_patron_of_a_group_with_a_country_has_no_part() -> None:
    found = sides("تقاتل حركة الشباب المرتبطة بتنظيم القاعدة القوات الكينية.", "تقاتل", "ASSAULT")
    assert set(found[ACTOR]) == set(found[RECIPIENT]) == {"SOM", "KEN"}


def test_another_mention_of_who_is_barred_counts_where_it_has_a_part_of_its_own() -> None:
    own = sides("أدانت كينيا الهجوم على السفارة الكينية.", "الهجوم", "ASSAULT")
    assert "KEN" not in own[ACTOR]
    assert "KEN" in own[RECIPIENT]


def test_both_sides_may_be_of_one_country() -> None:
    found = sides("رفض حزب العمال البريطاني الخطة واتهم الحكومة البريطانية بالتخبط.", "واتهم", "ACCUSE")
    assert "GBR" in found[ACTOR]
    assert "GBR" in found[RECIPIENT]
