"""Whom a condemnation pities is not whom it condemns."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.readers import Document


def accused(coder: Coder, text: str) -> set[tuple[str, ...]]:
    """Who is accused, for each accusation."""
    events = coder.code(Document.from_text(text, published="2023-05-10")).events
    return {tuple(sorted(p.country for p in e.recipients)) for e in events if e.type == "ACCUSE"}


@pytest.mark.parametrize(
    "text",
    [
        "أدانت كينيا الهجوم الإرهابي الذي تعرضت له غانا.",
        "نددت كينيا بالتفجير الذي ضرب العاصمة الغانية أكرا.",
        "أعربت كينيا عن إدانتها للعملية الإرهابية التي ضربت غانا.",
        "كينيا تدين التفجيرات التي شهدتها غانا.",
        "جددت كينيا إدانتها الهجمات التي طالت مواقع غانية.",
        "استنكرت كينيا مقتل جنود غانيين في هجوم مسلح.",
        "نددت الخارجية الكينية بالهجوم، معربة عن تضامنها مع حكومة غانا.",
        "أدانت كينيا الهجوم الذي هز العاصمة الغانية وأكدت وقوفها إلى جانب غانا.",
    ],
)
def test_who_was_hit_is_not_accused(coder: Coder, text: str) -> None:
    assert accused(coder, text) == {()}


@pytest.mark.parametrize(
    "text",
    [
        "أدانت كينيا قصف غانا لقرية في مصر.",
        "أدانت كينيا الهجوم الذي شنته غانا على قرية في مصر.",
        "أعربت كينيا عن إدانتها للهجوم الغاني على قرية في مصر.",
        "أدانت كينيا مقتل جنودها على يد قوات غانية.",
        "أدانت كينيا دعم غانا للهجوم الذي استهدف المطار.",
        "اتهمت كينيا غانا بالوقوف وراء الهجوم الذي ضرب مصر.",
        "انتقدت كينيا وقوف غانا إلى جانب المتمردين.",
        "انتقدت كينيا تضامن غانا مع المتمردين.",
    ],
)
def test_who_did_it_is(coder: Coder, text: str) -> None:
    assert accused(coder, text) == {("GHA",)}
