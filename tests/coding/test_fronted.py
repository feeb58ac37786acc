"""Who takes up what another has put forward, where the thing stands before the verb."""

from __future__ import annotations

import pytest
from views import view_of

from marsad.coding.sides.fronted import RULES, seated


@pytest.mark.parametrize(
    ("text", "word", "kind", "found"),
    [
        ("المقترحات التي قدمتها كينيا رفضتها غانا.", "رفضتها", "REJECT", ("GHA", "KEN")),
        ("وكانت المقترحات التي قدمتها كينيا قد رفضتها غانا.", "رفضتها", "REJECT", ("GHA", "KEN")),
        ("القرار الذي اتخذته كينيا وأدانته غانا.", "وأدانته", "ACCUSE", ("GHA", "KEN")),
        ("القرار الذي تقدمت به كينيا نددت به غانا.", "نددت", "ACCUSE", ("GHA", "KEN")),
        ("الطائرة التي أرسلتها كينيا أسقطتها غانا.", "أسقطتها", "ASSAULT", ("GHA", "KEN")),
        ("المبادرة التي طرحتها كينيا رحبت بها غانا.", "رحبت", "SUPPORT", ("GHA", "KEN")),
        # What somebody captured, bombed or fined is not his.
        ("السفينة التي احتجزتها كينيا هاجمتها غانا.", "هاجمتها", "ASSAULT", None),
        ("الشركة التي عاقبتها كينيا دعمتها غانا.", "دعمتها", "SUPPORT", None),
        ("الحركة التي قصفتها كينيا أدانتها غانا.", "أدانتها", "ACCUSE", None),
        ("قالت كينيا إن المقترحات رفضتها غانا.", "رفضتها", "REJECT", None),  # nobody's in a clause of its own
        ("المقترحات التي قدمتها كينيا رفضت غانا بعضها.", "رفضت", "REJECT", None),
        ("المساعدات التي أرسلتها كينيا رفضتها كينيا.", "رفضتها", "REJECT", None),
    ],
)
def test_what_is_fronted_is_of_the_relative_clause(
    text: str, word: str, kind: str, found: tuple[str, str] | None
) -> None:
    view = view_of(text, word, kind)
    actors = view.scene.actors
    told = {(side, actors[n].mention.country) for side, n in seated(view)}
    barred = {(side, actors[n].mention.country) for rule in RULES for side, n in rule(view)}
    assert told == (set() if found is None else {("actor", found[0]), ("recipient", found[1])})
    assert barred == (set() if found is None else {("actor", found[1]), ("recipient", found[0])})


def test_whom_a_clause_names_besides_does_nothing_to_what_it_describes() -> None:
    view = view_of("الرسالة التي وجهتها كينيا إلى توغو رفضتها غانا.", "رفضتها", "REJECT")
    barred = {(side, view.scene.actors[n].mention.country) for rule in RULES for side, n in rule(view)}
    assert barred == {("actor", "KEN"), ("actor", "TGO"), ("recipient", "GHA")}


def test_what_is_fronted_may_be_of_several() -> None:
    view = view_of("الهدنة التي اقترحتها كينيا وتوغو رفضتها غانا.", "رفضتها", "REJECT")
    told = {(side, view.scene.actors[n].mention.country) for side, n in seated(view)}
    assert told == {("actor", "GHA"), ("recipient", "KEN"), ("recipient", "TGO")}
