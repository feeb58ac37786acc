"""Deeds of nobody's country: only in texts that name no state, only surely told."""

import pytest

from marsad.coding import Coder
from marsad.coding.drafts import Draft
from marsad.coding.sides.nameless import is_nameless, nameless_confidence, seat_nameless
from marsad.coding.stage import set_stage
from marsad.readers import Document


def stage_of(text):
    return set_stage(Document.from_text(text))


def draft(stage, word, kind="ASSAULT", chance=0.9):
    return Draft(next(t for t in stage.triggers if t.word == word), kind, chance)


def names(side):
    return [(c.country, c.mention.name) for c in side]


def test_gunmen_act_and_those_they_kidnap_do_not():
    stage = stage_of("خطف المسلحون ثلاثة من رجال الشرطة قرب الجسر.")
    deed = draft(stage, "خطف")
    seat_nameless(deed, stage.discourse)
    assert names(deed.actors) == [("UNK", "المسلحون")]
    assert names(deed.recipients) == [("UNK", "رجال الشرطة")]


def test_demonstrators_protest():
    stage = stage_of("اعتصم المتظاهرون أمام البلدية.")
    deed = draft(stage, "اعتصم", "PROTEST")
    seat_nameless(deed, stage.discourse)
    assert names(deed.actors) == [("UNK", "المتظاهرون")]
    assert not deed.recipients


def test_police_at_a_protest_are_no_party_of_it():
    stage = stage_of("اعتقلت الشرطة 15 شخصا خلال مظاهرة.")
    deed = draft(stage, "مظاهره", "PROTEST")
    seat_nameless(deed, stage.discourse)
    assert not deed.actors
    assert not deed.recipients


def test_a_party_whose_house_is_burned_does_not_protest():
    stage = stage_of("أضرم محتجون النار في مقر الحزب الحاكم.")
    deed = draft(stage, "اضرم", "PROTEST")
    seat_nameless(deed, stage.discourse)
    assert names(deed.actors) == [("UNK", "محتجون")]
    assert names(deed.recipients) == [("UNK", "الحزب الحاكم")]


@pytest.mark.parametrize(
    ("text", "kind", "chance"),
    [
        ("خطف المسلحون حارسا.", "ASSAULT", 0.5),  # not surely
        ("خطف المسلحون حارسا.", "THREATEN", 0.9),  # no deed
        ("خطف المسلحون حارسا. وعقد اجتماع في كينيا.", "ASSAULT", 0.9),  # the text names a state
    ],
)
def test_anything_else_stays_without_sides(text, kind, chance):
    stage = stage_of(text)
    deed = draft(stage, "خطف", kind, chance)
    assert not is_nameless(deed, stage.discourse)
    seat_nameless(deed, stage.discourse)
    assert not deed.actors
    assert not deed.recipients


def test_the_chance_of_the_type_is_what_the_confidence_comes_from():
    stage = stage_of("خطف المسلحون حارسا.")
    sure, surer = (nameless_confidence(draft(stage, "خطف", chance=chance)) for chance in (0.6, 0.9))
    assert 0 < sure < surer < 0.9


def test_a_message_about_an_attack_is_coded_with_unknown_parties():
    (event,) = Coder().code(Document.from_text("فجر انتحاري نفسه وسط سوق شعبية.")).events
    assert (event.type, event.mode) == ("ASSAULT", "suicide-attack")
    assert {p.country for p in (*event.actors, *event.recipients)} <= {"UNK"}
