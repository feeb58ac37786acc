"""What stands around a trigger, and what is settled by it: whether it tells anything, its type and mode, who is on which side."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.coding.constructions import fits
from marsad.coding.frames import Setting
from marsad.coding.scenes import Scene
from marsad.coding.stage import set_stage
from marsad.readers import Document
from marsad.records import Coding
from marsad.text import key


def scene_of(text: str) -> Scene:
    return set_stage(Document.from_text(text, published="2024-03-07")).scenes[0]


def at(scene: Scene, word: str) -> int:
    return next(i for i, token in enumerate(scene.tokens) if token.surface == word)


def words(*listed: str) -> frozenset[str]:
    return frozenset(map(key, listed))


@pytest.mark.parametrize(
    ("text", "word", "setting", "found"),
    [
        ("رفض المتحدث باسم الحكومة الكينية التعليق.", "رفض", Setting(behind=words("التعليق")), True),
        ("رفض التعليق.", "رفض", Setting(behind=words("التعليق")), True),
        ("رفض طلبا كينيا وكثر التعليق.", "رفض", Setting(behind=words("التعليق")), False),
        ("رفض، والتعليق كثير.", "رفض", Setting(behind=words("التعليق"), reach=3), False),
        ("امتنعت كينيا عن التعليق.", "امتنعت", Setting(behind=words("التعليق")), False),
        ("امتنعت كينيا عن التعليق.", "امتنعت", Setting(behind=words("التعليق"), reach=1), True),
        ("أعادت كينيا سفيرها من أكرا.", "أعادت", Setting(behind=words("سفيرها"), then=words("من")), True),
        ("أعادت كينيا سفيرها إلى أكرا.", "أعادت", Setting(behind=words("سفيرها"), then=words("من")), False),
        ("اتصل الرئيس الكيني بالوزير.", "اتصل", Setting(behind=words("رئيس"), joined="ب"), False),
        ("اتصل الوزير الكيني بالرئيس.", "اتصل", Setting(behind=words("رئيس"), joined="ب"), True),
        ("دعا الرئيس نظيره الكيني لزيارة أكرا.", "لزيارة", Setting(before=words("دعا")), True),
        ("وصل الرئيس الكيني لزيارة أكرا.", "لزيارة", Setting(before=words("دعا")), False),
        ("وصل الرئيس الكيني لزيارة أكرا.", "لزيارة", Setting(forms=words("لزيارة")), True),
        ("وصل الرئيس الكيني في زيارة.", "زيارة", Setting(forms=words("لزيارة")), False),
        ("رفعت كينيا الرسوم.", "رفعت", Setting(behind=words("رسوم"), without=words("عن")), True),
        ("رفعت كينيا الرسوم عن الأرز.", "رفعت", Setting(behind=words("رسوم"), without=words("عن")), False),
        ("حذرت كينيا غانا من إرسال السفن.", "حذرت", Setting(behind=words("من"), patient=True), True),
        ("حذرت كينيا من إرسال السفن.", "حذرت", Setting(behind=words("من"), patient=True), False),
        ("استدعت كينيا السفير الغاني.", "استدعت", Setting(behind=words("سفير"), foreign=True), True),
        ("استدعت كينيا السفير الكيني.", "استدعت", Setting(behind=words("سفير"), foreign=True), False),
        ("تم استدعاء السفير الغاني في نيروبي.", "استدعاء", Setting(behind=words("سفير"), foreign=True), True),
        (
            "حذر السفير الكيني لدى غانا من إرسال السفن.",
            "حذر",
            Setting(behind=words("من"), patient=True, reach=1),
            False,
        ),
        ("حذر وزير المالية الكيني الحكومة من فرض ضرائب.", "حذر", Setting(behind=words("من"), patient=True), False),
        ("غادرت كينيا منظمة الصيد.", "غادرت", Setting(behind=words("منظمة"), object=True), True),
        ("غادرت مجموعة من اللاجئين الغانيين كينيا.", "غادرت", Setting(behind=words("مجموعة"), object=True), False),
        ("أقال رئيس كينيا وزير الدفاع.", "أقال", Setting(behind=words("رئيس"), object=True), False),
        ("أقال رئيس كينيا وزير الدفاع.", "أقال", Setting(behind=words("وزير"), object=True), True),
        (
            "انسحبت كينيا من اتفاقية الصيد.",
            "اتفاقية",
            Setting(before=words("انسحب"), through=words("من"), reach=1),
            True,
        ),
        ("انسحبت كينيا بموجب اتفاقية.", "اتفاقية", Setting(before=words("انسحب"), through=words("من"), reach=1), False),
        # Nobody is named who does it: one alone, of the gender of the verb, without an object.
        ("اعتقل صحفي كيني أمس.", "اعتقل", Setting(behind=words("صحفي"), passive=True), True),
        ("اعتقلت صحفية كينية أمس.", "اعتقلت", Setting(behind=words("صحفية"), passive=True), True),
        ("اعتقل ثلاثة صحفيين كينيين.", "اعتقل", Setting(behind=words("صحفي"), passive=True), True),
        ("اعتقلت كينيا صحفيا أمس.", "اعتقلت", Setting(behind=words("صحفي"), passive=True), False),
        ("اعتقلت الصحفي الكيني أمس.", "اعتقلت", Setting(behind=words("صحفي"), passive=True), False),
        ("اعتقل صحفيا كينيا أمس.", "اعتقل", Setting(behind=words("صحفي"), passive=True), False),
        ("داهم الجيش الكيني البيت واعتقل الصحفي.", "واعتقل", Setting(behind=words("صحفي"), passive=True), False),
        ("طرد السفير الكيني صحفيا.", "طرد", Setting(behind=words("سفير"), passive=True), False),
        ("طرد السفير الكيني من أكرا.", "طرد", Setting(behind=words("سفير"), passive=True), True),
        ("وجهت إليه النيابة الكينية تهمة.", "وجهت", Setting(behind=words("تهمة"), reach=1, passive=True), False),
        ("وجهت إلى الصحفي الكيني تهمة.", "وجهت", Setting(behind=words("تهمة"), reach=1, passive=True), True),
    ],
)
def test_what_stands_around_a_word(text: str, word: str, setting: Setting, found: bool) -> None:
    scene = scene_of(text)
    assert fits(setting, scene, at(scene, word)) == found


def told(coder: Coder, text: str) -> set[tuple[str, str | None, str, str]]:
    coding: Coding = coder.code(Document.from_text(text, published="2024-03-07"))
    return {
        (
            e.type,
            e.mode,
            "+".join(sorted(p.country for p in e.actors)),
            "+".join(sorted(p.country for p in e.recipients)),
        )
        for e in coding.events
    }


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("تم استدعاء السفير الكيني في لندن.", {("ACCUSE", "disapprove", "GBR", "KEN")}),
        ("أثار استدعاء الخارجية الكينية السفير الصومالي جدلا.", {("ACCUSE", "disapprove", "KEN", "SOM")}),
        ("استدعت مالي السفير الفرنسي في باماكو.", {("ACCUSE", "disapprove", "MLI", "FRA")}),
        ("استدعت مصر سفراءها لدى غانا والسودان وكينيا.", {("SANCTION", "withdraw", "EGY", "GHA+KEN+SDN")}),
        ("أعادت كينيا سفيرها من مقديشو.", {("SANCTION", "withdraw", "KEN", "SOM")}),
        ("استعملت فرنسا حق النقض ضد مشروع قرار كيني.", {("REJECT", None, "FRA", "KEN")}),
        ("رصدت الفلبين 20 طائرة عسكرية صينية.", {("MOBILIZE", "weapons", "CHN", "PHL")}),
        ("سحبت الكويت الجنسية من نائب سابق.", {("COERCE", "restrict", "KWT", "KWT")}),
        ("حذرت تركيا اليونان من تسليح الجزر.", {("THREATEN", None, "TUR", "GRC")}),
        ("منعت قطر دخول المنتجات الكينية.", {("SANCTION", "discontinue", "QAT", "KEN")}),
        ("غادرت أنغولا منظمة أوبك.", {("SANCTION", "withdraw", "AGO", "IGO")}),
        ("علقت ليتوانيا التعاون مع بيلاروسيا.", {("SANCTION", "discontinue", "LTU", "BLR")}),
        ("سحبت ألمانيا دعوة السفير الروسي.", {("REJECT", "meet", "DEU", "RUS")}),
        ("استدعت كينيا القائم بأعمالها في مقديشو.", {("SANCTION", "withdraw", "KEN", "SOM")}),
        ("قام الوسيط الكيني بزيارة إلى مقديشو.", {("CONSULT", "visit", "KEN", "SOM")}),
        # Trials, charges, verdicts and arrests whose subject suffers them.
        ("يحاكم صحفي كيني أمام محكمة في نيروبي.", {("ACCUSE", "investigate", "KEN", "KEN")}),
        ("يمثل ضابط صربي سابق أمام محكمة في لاهاي.", {("ACCUSE", "investigate", "NLD", "SRB")}),
        ("وجهت إلى الصحفي التركي تهمة إهانة الرئيس.", {("ACCUSE", "allege", "", "TUR")}),
        ("أحيل وزير النفط الكويتي السابق إلى المحاكمة.", {("ACCUSE", "investigate", "", "KWT")}),
        ("أدين جندي كيني بالقتل.", {("SANCTION", "convict", "", "KEN")}),
        ("صدر بحق الوزير العراقي السابق حكم بالسجن المؤبد.", {("SANCTION", "convict", "", "IRQ")}),
        ("قضت محكمة في نيروبي بسجن وزير سابق عشر سنوات.", {("SANCTION", "convict", "KEN", "KEN")}),
        ("أوقف نائب تركي على ذمة التحقيق.", {("COERCE", "arrest", "", "TUR")}),
        ("اعتقلت ناشطة كينية أمس.", {("COERCE", "arrest", "", "KEN")}),
        # Who is driven out, and whither.
        ("طرد أمس ثلاثة دبلوماسيين غانيين من بلجيكا.", {("SANCTION", "expel", "BEL", "GHA")}),
        ("رحلت تركيا مئة مهاجر أفغاني إلى إيران.", {("COERCE", "deport", "TUR", "AFG")}),
        ("أقالت كينيا سفيرها في بلجيكا.", {("COERCE", "restrict", "KEN", "KEN")}),
        # Who stays away meets nobody.
        ("اعتذر الوزير الكيني عن عدم المشاركة في الاجتماع مع نظيره الغاني.", {("REJECT", "meet", "KEN", "GHA")}),
        # An envoy is sent once.
        ("تسلم الرئيس الكيني أوراق اعتماد سفير غانا.", {("SUPPORT", None, "GHA", "KEN")}),
        ("سلم السفير الغاني نسخة من أوراق اعتماده لوزير الخارجية الكيني.", {("SUPPORT", None, "GHA", "KEN")}),
        # What is called false, praised, attacked in words.
        ("وصفت غانا موقف بلجيكا بأنه شجاع.", {("SUPPORT", None, "GHA", "BEL")}),
        (
            "قال المتحدث الصيني إن مزاعم غانا محض كذب.",
            {("REJECT", None, "CHN", "GHA"), ("ACCUSE", "allege", "GHA", "CHN")},
        ),
        ("شن الرئيس التركي هجوما لاذعا على اليونان.", {("ACCUSE", "disapprove", "TUR", "GRC")}),
        ("شنت وسائل الإعلام الكينية حملة شرسة على الصومال.", {("ACCUSE", "disapprove", "KEN", "SOM")}),
        ("قال الوزير الكيني إن إيران تتدخل في شؤون بلاده.", {("ACCUSE", "allege", "KEN", "IRN")}),
        ("قطعت كينيا روابطها الدبلوماسية مع إيران.", {("SANCTION", "discontinue", "KEN", "IRN")}),
        # Who sets somebody free because fire ceased fired at nobody.
        ("أطلقت كينيا سراح صحفي تركي بعد وقف إطلاق النار.", {("RETREAT", "release", "KEN", "TUR")}),
        # What is only announced is not given besides.
        ("أعلنت ألمانيا تقديم مساعدات عسكرية لأوكرانيا.", {("AGREE", None, "DEU", "UKR")}),
        ("أعلنت كينيا عن تقديم منحة للصومال.", {("AGREE", None, "KEN", "SOM")}),
        ("قدمت كينيا مساعدات إنسانية للصومال.", {("AID", None, "KEN", "SOM")}),
        ("بدأت ألمانيا إرسال دبابات إلى أوكرانيا.", {("AID", None, "DEU", "UKR")}),
        ("جددت الولايات المتحدة التزامها بأمن إسرائيل.", {("SUPPORT", None, "USA", "ISR")}),
    ],
)
def test_a_construction_settles_type_mode_and_sides(coder: Coder, text: str, events: set[tuple[str, ...]]) -> None:
    assert told(coder, text) == events


@pytest.mark.parametrize(
    "text",
    [
        "ورفض الجيش الكيني التعليق على الحادث.",
        "وامتنعت وزارة الخارجية الكينية عن التعليق.",
        "لم يرد البيت الأبيض حتى الآن على طلب من الصحيفة للتعليق.",
        "وقعت مشادة بين نائبين كينيين.",
        "حملت الطائرة الكينية رسالة إلى الصومال.",
        "كذب الرئيس الكيني على شعبه.",
        "وضمت القافلة جنودا من تشاد.",
        "أطلقت تركيا على الجسر اسم السلطان.",
    ],
)
def test_a_construction_may_tell_nothing(coder: Coder, text: str) -> None:
    assert told(coder, text) == set()


@pytest.mark.parametrize(
    ("text", "dismissed"),
    [
        ("أقال الرئيس الكيني وزير الداخلية.", True),
        ("هدأت الأسواق بعد أن أقال الرئيس الكيني وزير الداخلية.", True),
        ("طلب النواب أن يقيل الرئيس الكيني وزير الداخلية.", False),
        ("أقال رئيس النادي الكيني المدرب.", False),
    ],
)
def test_what_is_only_wished_for_is_not_settled(coder: Coder, text: str, dismissed: bool) -> None:
    assert (("COERCE", "restrict", "KEN", "KEN") in told(coder, text)) == dismissed
