import pytest

from marsad.coding.stage import set_stage
from marsad.coding.syntax import governor
from marsad.readers import Document


def scene_of(sentence):
    return set_stage(Document.from_text(sentence)).scenes[0]


def subject_of(scene, verb):
    at = next(i for i, t in enumerate(scene.tokens) if t.surface == verb)
    found = scene.subjects.get(at)
    return None if found is None else (scene.actors[found.actor].mention.country, found.own)


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("استقبلت اليابان وفدا من الهند في طوكيو", "استقبلت", ("JPN", True)),
        ("اليابان تستقبل وفدا من الهند", "تستقبل", ("JPN", True)),
        ("وقعت كينيا اتفاقا مع الصين وأعلنت بدء العمل به", "وأعلنت", ("KEN", False)),
        ("رحبت به البرازيل في بيان", "رحبت", ("BRA", True)),
        ("ورحبت بالخطوة وزارة الخارجية الكينية", "ورحبت", ("KEN", True)),
        ("أفرجت السلطات الكينية عن ناشطين أضربوا عن الطعام", "أضربوا", None),
        ("رفض الوزراء الكينيون القرار وطالبوا بإلغائه", "وطالبوا", ("KEN", False)),
        ("قال الرئيس الكيني إن لبنان يحتاج إلى العون، مضيفا أنه اتصل به", "اتصل", ("KEN", False)),
        ("قالت كينيا إن لبنان يحتاج إلى العون وأضافت أنها أرسلت خياما", "وأضافت", ("KEN", False)),
        ("قالت غانا إن لبنان يحتاج إلى العون، وكينيا ترفض وتؤكد موقفها", "وتؤكد", ("KEN", False)),
        ("حمل السوريون السلاح وهم الذين خرجوا إلى الشوارع", "خرجوا", ("SYR", False)),
        ("ويقدر أن نحو سبعين ألف كيني سافروا إلى غانا", "سافروا", None),
        ("وحكمت محكمة كينية على دبلوماسيين غانيين انتقدوا سياستها", "انتقدوا", ("GHA", True)),
        ("واتهم التقرير الجيش الكيني بالتعذيب", "واتهم", None),
        ("ورفضت القرار الحكومة الكينية", "ورفضت", ("KEN", True)),
        ("وتطالب نقابة المعلمين الحكومة الكينية بدفع علاوات", "وتطالب", None),
        ("وفرضت قيودا على شركات كينية فرضت عليها غانا عقوبات", "فرضت", ("GHA", True)),
    ],
)
def test_a_verb_has_its_own_subject_or_that_of_the_verb_before(sentence, verb, expected):
    assert subject_of(scene_of(sentence), verb) == expected


@pytest.mark.parametrize(
    ("sentence", "country", "expected"),
    [
        ("فرضت كندا عقوبات على كوبا", "CUB", "علي"),
        ("فرضت كندا عقوبات على كوبا", "CAN", ""),
        ("قدمت كندا قرضا لبوليفيا", "BOL", "ل"),
        ("هطلت الأمطار في سواحل البرازيل", "BRA", "في"),
        ("اعترض على المشروع مندوب كينيا", "KEN", ""),
        ("رفض الاتهامات الأمريكية لكينيا", "KEN", "ل"),
        ("التقى بالزعيم رئيس الوزراء الكيني", "KEN", "ب"),
        ("ويقول المنسق لمكافحة الإرهاب الوزير الكيني", "KEN", "ل"),
        ("قتل في الهجوم وزير الدفاع الكيني", "KEN", "في"),
    ],
)
def test_a_preposition_governs_its_noun_phrase_and_no_further(sentence, country, expected):
    scene = scene_of(sentence)
    actor = next(a for a in scene.actors if a.mention.country == country)
    assert governor(scene, actor.first, -1)[0] == expected


def test_coordinated_actors_stand_in_one_group():
    scene = scene_of("اتفقت البرازيل والأرجنتين وتشيلي على خفض الرسوم")
    assert [a.mention.country for a in scene.actors] == ["BRA", "ARG", "CHL"]
    assert scene.groups == [0, 0, 0]


def test_a_place_without_an_actor_may_be_a_side():
    scene = scene_of("قصفت طائرات بلدة قرب الفاشر مساء الأحد")
    assert [(a.mention.country, a.mention.rule) for a in scene.actors if a.mention.country == "SDN"] == [
        ("SDN", "place")
    ]


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("رفضت كينيا القرار ودعت مجلس الأمن إلى التحرك", "ودعت", ("KEN", False)),
        ("رفضت كينيا القرار واتهمت الحكومة الأوغندية بالتقصير", "واتهمت", ("KEN", False)),
        ("رفضت كينيا القرار واتهمت الحكومة الأوغندية غانا بالتقصير", "واتهمت", ("UGA", True)),
        ("تظاهر طلاب كينيون واتهموا الحكومة الأوغندية بالفساد", "واتهموا", ("KEN", False)),
        ("أدانت غانا الانقلاب إلا أنها رفضت إرسال قوات كينية", "رفضت", ("GHA", False)),
        ("وصل القاهرة الرئيس الكيني", "وصل", ("KEN", True)),
        ("تبنى مجلس الأمن القرار", "تبنى", ("UNO", True)),
        ("أشاد كل من كينيا وغانا بالاتفاق", "أشاد", ("KEN", True)),
        ("طالبت نقابة المحامين الكينيين بالتحقيق", "طالبت", ("KEN", True)),
        ("فرضت كندا عقوبات على شركات صينية اتهمتها بالتهرب", "اتهمتها", ("CAN", False)),
        ("قالت كندا إن الصين اتهمتها بالتهرب", "اتهمتها", ("CHN", True)),
    ],
)
def test_what_cannot_be_the_subject_behind_a_verb_is_not(sentence, verb, expected):
    assert subject_of(scene_of(sentence), verb) == expected
