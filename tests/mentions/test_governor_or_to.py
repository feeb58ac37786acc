"""The word والي: the governor of a place, or "and to" written without its hamza and with the dots of a final ya."""

from __future__ import annotations

import pytest

from marsad.mentions.actors import find_actors


def governors(text: str) -> list[tuple[str, str | None]]:
    return [(m.surface, m.country) for m in find_actors(text) if m.rule == "post.governor"]


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("قال والي الخرطوم إن الوضع مستقر", "والي الخرطوم", "SDN"),
        ("أعلن والي غرداية حظر التجول", "والي غرداية", "DZA"),
        ("والي كسلا أصدر قرارا", "والي كسلا", "SDN"),
        ("التقى الرئيس بوالي وهران", "والي وهران", "DZA"),
        ("أغلق الطريق بأمر من والي وهران", "والي وهران", "DZA"),
        ("صدر القرار من قبل والي كسلا", "والي كسلا", "SDN"),
        ("سلم الرسالة إلى والي الخرطوم", "والي الخرطوم", "SDN"),
        ("انتقلوا إلى مكتب والي كسلا", "والي كسلا", "SDN"),
        ("زار والي ولاية وهران القرية", "والي ولاية وهران", "DZA"),
        ("استقبل والي ولاية الخرطوم الوفد", "والي ولاية الخرطوم", "SDN"),
        ("قال والى كسلا إن الوضع مستقر", "والى كسلا", "SDN"),
    ],
)
def test_a_governor(text: str, surface: str, country: str) -> None:
    [(found, of)] = governors(text)
    assert (found, of) == (surface, country)


@pytest.mark.parametrize(
    "text",
    [
        "سافر الوفد إلى الجزائر وإلى غرداية",
        "سافر الوفد من الجزائر والي غرداية",
        "سافر الوفد الى القاهرة والى وهران",
        "نقلت المؤن الى مصر والي الخرطوم",
        "قدم الشكر إلى الحكومة والي الجزائر",
        "وصلوا اليوم والى وهران يعودون غدا",
        "امتدت من الشرق والي كسلا",
    ],
)
def test_and_to(text: str) -> None:
    assert governors(text) == []
