"""Who does what to whom where the order of the words is easily taken the other way round."""

from __future__ import annotations

import pytest
from views import barred_by, view_of

from marsad.coding.sides.barring import ACTOR, RECIPIENT
from marsad.coding.sides.turned import RULES, seated


def put(text: str, word: str, kind: str) -> tuple[set[str | None], set[str | None]]:
    """Whose countries surely act, and to whose it is surely done."""
    view = view_of(text, word, kind)
    found = [(side, view.scene.actors[n].mention.country) for side, n in seated(view)]
    return {c for s, c in found if s == ACTOR}, {c for s, c in found if s == RECIPIENT}


def barred(text: str, word: str, kind: str) -> set[tuple[str, str | None]]:
    return barred_by(RULES, text, word, kind)


@pytest.mark.parametrize(
    ("text", "word", "kind", "actors"),
    [
        ("وأشاد بالمبادرة وزير الخارجية الكيني.", "وأشاد", "SUPPORT", {"KEN"}),
        ("وانتقدت الخطوة الحكومة الغانية.", "وانتقدت", "ACCUSE", {"GHA"}),
        ("واعترض على المشروع مندوب بيرو.", "واعترض", "REJECT", {"PER"}),
        ("وأشادت بالوفد الحكومة الكينية.", "وأشادت", "SUPPORT", set()),  # a delegation may be of somebody
        ("وطالب البيان غانا بالانسحاب.", "وطالب", "REQUEST", set()),
        ("رفضت كينيا القرار.", "رفضت", "REJECT", set()),
    ],
)
def test_behind_a_verb_and_its_complement_stands_the_subject(text: str, word: str, kind: str, actors: set[str]) -> None:
    assert put(text, word, kind)[0] == actors


@pytest.mark.parametrize(
    ("text", "word", "kind", "recipients"),
    [
        ("واتهم التقرير الجيش الكيني بالتعذيب.", "واتهم", "ACCUSE", {"KEN"}),
        ("ودعا البيان الختامي الحكومة الغانية إلى الحوار.", "ودعا", "REQUEST", {"GHA"}),
        ("وانتقد التقرير الحكومة الغانية.", "وانتقد", "ACCUSE", {"GHA"}),  # the verb is masculine
        ("واستهدف التفجير السفارة الكينية.", "التفجير", "ASSAULT", {"KEN"}),
        ("واستهدفت الضربات الحوثيين في صنعاء.", "الضربات", "ASSAULT", {"YEM"}),
        ("ووصف الهجوم الرئيس الكيني بالجبان.", "ووصف", "ACCUSE", set()),  # he calls it that
        ("ونفذ التفجير الجيش الكيني.", "التفجير", "ASSAULT", set()),
        ("وطالب بالتحقيق الرئيس الغاني.", "وطالب", "REQUEST", set()),
        ("وأجبرت العقوبات الحكومة الغانية على التفاوض.", "العقوبات", "SANCTION", set()),
    ],
)
def test_a_thing_accuses_and_strikes(text: str, word: str, kind: str, recipients: set[str]) -> None:
    assert put(text, word, kind) == ((set(), recipients) if recipients else (put(text, word, kind)[0], set()))


def test_whom_a_thing_forces_does_not_do_it() -> None:
    text = "وأجبرت العقوبات الحكومة الغانية على التفاوض."
    assert barred(text, "العقوبات", "SANCTION") == {(ACTOR, "GHA")}
    text = "وطالب التقرير السلطات الكينية بالإفراج عن المعتقلين."
    assert (ACTOR, "KEN") in barred(text, "وطالب", "REQUEST")


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("أثار السفير الكيني جدلا باتهامه أوغندا بالتقصير.", "باتهامه", {"KEN"}, {"UGA"}),
        ("وتوترت العلاقات مع غانا بعد اتهامها بيرو بالتجسس.", "اتهامها", {"GHA"}, {"PER"}),
        ("استدعت أوغندا السفير الكيني بعد اتهامه كمبالا بالتقصير.", "اتهامه", {"KEN"}, {"UGA"}),
        ("وانتقد الرئيس الكيني نظيره الأوغندي متهما إياه بالتقصير.", "متهما", {"KEN"}, {"UGA"}),
        ("برر الرئيس الكيني رفضه مقترحا غانيا.", "رفضه", set(), set()),
        ("واحتفلت أوغندا بعد احتلالها من طرف غانا.", "احتلالها", set(), set()),
        ("وهوجم الوزير الكيني بعد إدانته مقتل طفل غاني.", "إدانته", set(), set()),
        ("دافعت كينيا عن إدانتها هجوما غانيا.", "إدانتها", {"KEN"}, {"GHA"}),
        ("انتقد الوزير الكيني تقريرا عن أوغندا واصفا إياه بالكاذب.", "واصفا", set(), set()),
        ("أيد الوزير الكيني موقف نظيره الأوغندي متهما إياه بالتقصير.", "متهما", {"KEN"}, {"UGA"}),
        ("رد الوزير الكيني على نظيره الأوغندي واصفا إياه بالكاذب.", "واصفا", set(), set()),
        ("نفت غانا اتهامها من قبل بيرو بالتجسس.", "اتهامها", set(), set()),
        ("رد الوزير الكيني على اتهامه بالفساد.", "اتهامه", set(), set()),
    ],
)
def test_a_noun_with_its_doer_as_a_pronoun_has_no_other(
    text: str, word: str, actors: set[str], recipients: set[str]
) -> None:
    assert put(text, word, "ACCUSE") == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "word", "kind", "actors", "recipients"),
    [
        ("وتضم القائمة شركات كينية فرضت عليها أوغندا عقوبات.", "عقوبات", "SANCTION", {"UGA"}, {"KEN"}),
        ("وضمت القائمة مجموعة كينية تتهمها أوغندا بالتجسس.", "تتهمها", "ACCUSE", {"UGA"}, {"KEN"}),
        ("وغادر مسؤول أوغندي تفرض عليه غانا عقوبات.", "عقوبات", "SANCTION", {"GHA"}, {"UGA"}),
        ("وقالت كينيا إن غانا فرضت عليها عقوبات.", "عقوبات", "SANCTION", set(), set()),
        ("ووصلت بعثة كينية أرسلتها أوغندا.", "أرسلتها", "AID", set(), set()),  # she is sent and gets nothing
    ],
)
def test_a_verb_behind_people_or_firms_points_back_to_them(
    text: str, word: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    assert put(text, word, kind) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "word", "kind", "actors", "recipients"),
    [
        ("انتقد الرئيس الكيني غانا وبيرو واتهمهما بالتقصير.", "واتهمهما", "ACCUSE", {"KEN"}, {"GHA", "PER"}),
        ("استدعت كينيا سفيري غانا وبيرو واتهمتهما بالتجسس.", "واتهمتهما", "ACCUSE", {"KEN"}, {"GHA", "PER"}),
        ("انتقد الرئيس الكيني غانا واتهمهما بالتقصير.", "واتهمهما", "ACCUSE", set(), set()),
    ],
)
def test_what_is_done_to_them_is_done_to_those_named_before(
    text: str, word: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    assert put(text, word, kind) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("هاجم المستشار النمساوي الرئيس المجري، واتهمه بالتقصير.", "واتهمه", {"AUT"}, {"HUN"}),
        ("يواجه رئيس الوزراء الكيني السابق محاكمة، واتهمه الجيش الغاني بالتحريض.", "واتهمه", {"GHA"}, {"KEN"}),
        ("رفضت كينيا إساءة المسؤولين الغانيين، واتهمتهم بالتقصير.", "واتهمتهم", set(), set()),  # of a noun
        ("فصيل دعمته غانا، ويتهمه الجيش الكيني بالقتل.", "ويتهمه", set(), set()),  # the faction
        ("التقى الرئيس الكيني نظيره الغاني مع الرئيس المجري واتهمه بالتقصير.", "واتهمه", set(), set()),  # either
    ],
)
def test_whom_alone_him_may_mean(text: str, word: str, actors: set[str], recipients: set[str]) -> None:
    assert put(text, word, "ACCUSE") == (actors, recipients)


def test_what_she_shelled_did_not_shell_her() -> None:
    assert put("تعرضت كينيا لانتقادات بسبب قصفها كمبالا.", "قصفها", "ASSAULT") == ({"KEN"}, {"UGA"})


def test_whom_somebody_backs_in_a_relative_clause_is_nobody_else() -> None:
    text = "هاجم الجيش السوري الفصائل التي تدعمها كينيا."
    assert put(text, "تدعمها", "SUPPORT") == ({"KEN"}, set())
    assert (RECIPIENT, "SYR") in barred(text, "تدعمها", "SUPPORT")
    text = "قالت غانا إن حزب الله الذي تدعمه إيران أطلق صواريخ."
    assert put(text, "تدعمه", "SUPPORT") == ({"IRN"}, {"LBN"})


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        ("أيدت غانا الخطة التي تدعمها كينيا.", "تدعمها", set()),  # a thing
        ("رحب باجتماع المعارضة السورية الذي رعته كينيا.", "رعته", {"KEN"}),
        ("رحب باجتماع المعارضة السورية التي رعته كينيا.", "رعته", set()),  # it is not of the opposition
        ("وقاتل حزب الله، الذي دعمته كينيا، الجيش السوري.", "دعمته", {"KEN"}),
    ],
)
def test_who_backs_somebody_and_not_something(text: str, word: str, actors: set[str]) -> None:
    assert put(text, word, "SUPPORT")[0] == actors


def test_behind_that_it_and_a_verb_stands_its_object() -> None:
    text = "وقالت كينيا إنها منحت أيضا غانا قرضا بقيمة مليون دولار."
    assert put(text, "منحت", "AID") == ({"KEN"}, {"GHA"})
    text = "وقالت كينيا إنها شكرت غانا على المساعدات."
    assert put(text, "المساعدات", "AID") == (set(), set())


def test_a_speaker_tells_of_himself_and_not_of_whom_he_told_before() -> None:
    text = "وقال الرئيس الكيني إن لبنان يحتاج إلى المساعدة، مشيرا إلى أنه رفض التدخل فيه."
    assert put(text, "رفض", "REJECT") == ({"KEN"}, set())
    assert (ACTOR, "LBN") in barred(text, "رفض", "REJECT")


def test_people_of_whom_a_verb_tells_act_and_not_who_deals_with_them() -> None:
    text = "استدعت كينيا دبلوماسيين غانيين انتقدوا سياستها."
    assert put(text, "انتقدوا", "ACCUSE") == ({"GHA"}, set())
    assert (ACTOR, "KEN") in barred(text, "انتقدوا", "ACCUSE")
    protest = barred("أفرجت السلطات الكينية عن ناشطين أضربوا عن الطعام.", "أضربوا", "PROTEST")
    assert protest == {(ACTOR, "KEN"), (RECIPIENT, "KEN")}
    left = barred("واشترت شركات كينية أصولا من مستثمرين آخرين انسحبوا من غانا.", "انسحبوا", "RETREAT")
    assert (ACTOR, "KEN") in left
