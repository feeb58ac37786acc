"""Gender and number of verbs and of those who may be their subject."""

from __future__ import annotations

import pytest

from marsad.coding.agreement import agrees, gender_of_verb, is_no_subject, is_plural
from marsad.coding.scenes import Scene
from marsad.coding.stage import set_stage
from marsad.readers import Document


def scene_of(text: str) -> Scene:
    return set_stage(Document.from_text(text)).scenes[0]


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("طالبت كينيا بالتحقيق", "f"),
        ("طالب المجلس بالتحقيق", "m"),
        ("ستعلن كينيا القرار", "f"),
        ("تبنى المجلس القرار", ""),  # a past of its own, or "she builds"
    ],
)
def test_the_gender_of_a_verb_is_known_where_it_has_but_one(text: str, gender: str) -> None:
    assert gender_of_verb(scene_of(text).tokens[0]) == gender


@pytest.mark.parametrize(
    ("text", "plural"),
    [("واتهموا الحكومة", True), ("ويدعون الحكومة", True), ("واتهمت الحكومة", False), ("دعا الوزير", False)],
)
def test_a_plural_ending_is_told_from_the_letters(text: str, plural: bool) -> None:
    assert is_plural(scene_of(text).tokens[0]) == plural


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("وطالبت الاتحاد الأوروبي بالتدخل", False),
        ("وطالب الولايات المتحدة بالتدخل", False),
        ("وطالب الاتحاد الأوروبي بالتدخل", True),
        ("وطالبت العراق بالتدخل", True),  # states waver
        ("وقالت نائب الرئيس الكيني", True),  # a title that women have too
    ],
)
def test_common_heads_agree_with_their_verb_or_not(text: str, fits: bool) -> None:
    scene = scene_of(text)
    assert agrees(scene, 0, scene.actors[0]) == fits


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("طردت دبلوماسيين كينيين", True),
        ("استقبلت وزيرا كينيا", True),
        ("اجتمع وزيرا الدفاع الكيني والغاني", False),  # the two ministers
        ("أدان وزيرا خارجية كينيا وغانا", False),
        ("انتخب رئيسا كينيا", True),
        ("استنكرت فلسطين القرار", False),
        ("طرد دبلوماسيون كينيون", False),
        ("استبعد الكرملين المحادثات", False),  # a name that only ends alike
    ],
)
def test_an_object_has_its_ending(text: str, never: bool) -> None:
    scene = scene_of(text)
    assert is_no_subject(scene, scene.actors[0]) == never
