"""Who surely tells of an event: the speaker in whose words it is asserted."""

from __future__ import annotations

import pytest

from marsad.coding import Coder
from marsad.coding.stage import set_stage
from marsad.coding.told_by import goes_on, surely_tells
from marsad.readers import Document


def speaker(text, word, own=("KEN",), *, deed=True):
    """The name of who surely tells of the event whose trigger is ``word``; ``own`` are the countries that did it."""
    triggers = set_stage(Document.from_text(text)).triggers
    trigger = next(t for t in triggers if t.scene.tokens[t.at].surface == word)
    found = surely_tells(trigger, own, deed=deed)
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("أعلنت كينيا أنها طردت سفير غانا.", "طردت", "كينيا"),
        ("وكانت كينيا أعلنت في أيار أنها استدعت سفيرها في غانا.", "استدعت", "كينيا"),
        ("قالت كينيا، الاثنين، إنها أفرجت عن عشرة سجناء.", "أفرجت", "كينيا"),
        ("أعلنت كينيا أنها طردت سفير غانا، واستدعت سفيرها.", "واستدعت", "كينيا"),
        ("أعلنت كينيا أنها طردت سفير غانا، وقامت بتجميد التعاملات التجارية معها.", "بتجميد", "كينيا"),
        ("جاء الاجتماع بعد إعلان كينيا أنها طردت سفير غانا.", "طردت", "كينيا"),
        ("أكدت الحكومة الكينية أن بلادها لم تستجب للضغوط الغربية.", "تستجب", "الحكومة الكينية"),
        ("الحكومة الكينية تؤكد أنها قصفت قرية في غانا.", "قصفت", "الحكومة الكينية"),
        ("ذكر الرئيس الكيني أنه سبق أن التقى الرئيس الغاني.", "التقى", "الرئيس الكيني"),
        ("الرئيس الكيني: طردت بلادي سفير غانا.", "طردت", "الرئيس الكيني"),
    ],
)
def test_the_speaker_tells_what_he_asserts(text, word, name):
    assert speaker(text, word) == name


@pytest.mark.parametrize(
    "text",
    [
        "قالت غانا إن كينيا تقصف القرية.",
        "الرئيس الغاني: كينيا تقصف القرية.",
    ],
)
def test_of_others_he_also_tells_what_they_are_doing(text):
    assert speaker(text, "تقصف") in ("غانا", "الرئيس الغاني")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("طردت كينيا سفير غانا.", "طردت"),
        ("نيروبي: طردت كينيا سفير غانا.", "طردت"),
        ("أعلنت كينيا أنها تقصف القرية.", "تقصف"),  # its own word
        ("أعلنت غانا أنها فتحت الحدود، فيما قصفت كينيا القرية.", "قصفت"),
        ("قالت غانا إن الحدود «ستبقى مفتوحة»، وقصفت كينيا القرية.", "وقصفت"),
        ('قالت غانا إن الحدود "ستبقى مفتوحة"، وقصفت كينيا القرية.', "وقصفت"),
        ("قالت غانا إنها فتحت الحدود؛ قصفت كينيا القرية.", "قصفت"),
        ("قالت غانا إن القوات التي قصفت القرية انسحبت.", "قصفت"),  # only named
        ("قالت غانا إنها تريد السلام بعد أن طردت سفير كينيا.", "طردت"),
        ("أفادت وكالة رويترز بأن كينيا قصفت القرية.", "قصفت"),  # the network knows the press
        ("نقلت وكالة رويترز عن مصدر عسكري قوله إن كينيا قصفت القرية.", "قصفت"),
        ("قالت غانا إن الاتفاق بين البلدين لن يتأثر بعد قصف القرية.", "قصف"),
        ("أشارت غانا إلى كينيا التي قصفت القرية.", "قصفت"),
    ],
)
def test_nobody_surely_tells_what_stands_elsewhere(text, word):
    assert speaker(text, word) is None


def test_a_demand_may_go_on_with_the_verb_of_saying():
    text = "قالت كينيا إنها أفرجت عن السجناء، وطالبت غانا بالاعتذار."
    assert speaker(text, "وطالبت", deed=False) is None
    assert speaker(text, "أفرجت", deed=False) == "كينيا"


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("وأضاف أن مسلحين قصفوا قرية في غانا.", True),
        ("وقالت، في بيانها، إن مسلحين قصفوا قرية في غانا.", True),
        ("كما أشارت إلى أن مسلحين قصفوا قرية في غانا.", True),
        ("وأضاف الرئيس الغاني أن مسلحين قصفوا قرية في غانا.", False),
        ("وأضاف التقرير أن مسلحين قصفوا قرية في غانا.", False),
        ("وأضاف أن المسلحين الذين قصفوا قرية في غانا فروا.", False),
        ("وأضاف أن الحدود مفتوحة، بينما قصفوا قرية في غانا.", False),
        ("مسلحون قصفوا قرية في غانا.", False),
    ],
)
def test_a_sentence_goes_on_with_what_the_speaker_before_said(sentence, before):
    triggers = set_stage(Document.from_text(f"قال الرئيس الكيني إن الحدود مفتوحة. {sentence}")).triggers
    trigger = next(t for t in triggers if t.scene.tokens[t.at].surface == "قصفوا")
    assert goes_on(trigger, deed=True) is before


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("أكدت غانا أن كينيا فرضت عقوبات على شركاتها.", "غانا"),
        ("أعلنت كينيا أنها ستفتتح سفارة في أكرا.", None),
        ("نيروبي: طردت كينيا سفير غانا.", None),
    ],
)
def test_who_surely_tells_is_the_source(text, source):
    events = Coder().code(Document.from_text(text, published="2023-05-04")).events
    assert [e.attributed_to for e in events] == [source]
