"""Who has no part in a deed, who is accused of nothing, what is only hoped for or ended."""

from __future__ import annotations

import pytest

from marsad.coding.drafts import Draft
from marsad.coding.governing import first_of, is_arranged_behind
from marsad.coding.sides.uninvolved import accuses_nobody, leave_out_uninvolved
from marsad.coding.stage import Stage, set_stage
from marsad.coding.statuses.aims import asker, tells_only_an_end
from marsad.coding.statuses.prospects import is_hoped
from marsad.coding.triggers import Trigger
from marsad.readers import Document


def staged(text: str, word: str) -> tuple[Stage, Trigger]:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    return stage, next(t for t in stage.triggers if t.scene.tokens[t.at].surface == word)


@pytest.mark.parametrize(
    ("text", "word", "type", "left"),
    [
        ("نفت كينيا مسؤوليتها عن الهجوم على أوغندا.", "الهجوم", "ASSAULT", {"UGA"}),
        ("نفت كينيا أي صلة لها بالهجوم على أوغندا.", "بالهجوم", "ASSAULT", {"UGA"}),
        ("نفى الوزير تورط كينيا في قصف أوغندا.", "قصف", "ASSAULT", {"UGA"}),
        ("نفت كينيا وقوفها وراء الهجوم على أوغندا.", "الهجوم", "ASSAULT", {"UGA"}),
        ("قالت الصحيفة إن كينيا غير متورطة في الهجوم على أوغندا.", "الهجوم", "ASSAULT", {"UGA"}),
        ("أكدت كينيا أنها غير ضالعة في الهجوم على أوغندا.", "الهجوم", "ASSAULT", {"UGA"}),
        ("ليس لكينيا أي دور في الهجوم على أوغندا.", "الهجوم", "ASSAULT", {"UGA"}),
        ("لم تشارك كينيا في قصف أوغندا.", "قصف", "ASSAULT", {"UGA"}),
        ("نفت كينيا أن تكون مسؤولة عن الهجوم على أوغندا.", "الهجوم", "ASSAULT", {"UGA"}),
        ("أعلنت كينيا مسؤوليتها عن الهجوم على أوغندا.", "الهجوم", "ASSAULT", {"KEN", "UGA"}),
        ("لم تنف كينيا مسؤوليتها عن الهجوم على أوغندا.", "الهجوم", "ASSAULT", {"KEN", "UGA"}),
        ("نفت كينيا الهجوم على أوغندا.", "الهجوم", "ASSAULT", {"KEN", "UGA"}),
        ("عارضت كينيا فرض عقوبات على أوغندا.", "فرض", "SANCTION", {"UGA"}),
        ("عرقلت كينيا فرض عقوبات على أوغندا.", "عقوبات", "SANCTION", {"UGA"}),
        ("رفضت كينيا العقوبات المفروضة على أوغندا.", "العقوبات", "SANCTION", {"UGA"}),
        ("رفضت كينيا إرسال مساعدات إلى أوغندا.", "إرسال", "AID", {"KEN", "UGA"}),
        ("رفضت كينيا الانسحاب من أوغندا.", "الانسحاب", "RETREAT", {"KEN", "UGA"}),
        ("عارضت كينيا عقد قمة مع أوغندا.", "قمة", "CONSULT", {"KEN", "UGA"}),
    ],
)
def test_who_denies_a_part_in_a_deed_or_is_against_it_did_not_do_it(
    text: str, word: str, type: str, left: set[str]
) -> None:
    stage, trigger = staged(text, word)
    draft = Draft(trigger, type, 0.9)
    found = {c.country: c for c in stage.discourse.candidates(trigger)}
    draft.actors, draft.recipients = [found["KEN"]], [found["UGA"]]
    leave_out_uninvolved(draft)
    assert draft.codes == left


def test_who_denies_it_is_not_whom_it_was_done_to() -> None:
    stage, trigger = staged("نفت كينيا مسؤوليتها عن قصف المدينة الأوغندية.", "قصف")
    found = {c.country: c for c in stage.discourse.candidates(trigger)}
    draft = Draft(trigger, "ASSAULT", 0.9, [found["UGA"]], [found["KEN"]])
    leave_out_uninvolved(draft)
    assert (draft.actor_codes, draft.recipient_codes) == (frozenset(), {"UGA"})


@pytest.mark.parametrize(
    ("text", "word", "nobody"),
    [
        ("أكدت كينيا أنها غير ضالعة في الهجوم.", "ضالعة", True),
        ("أعلنت الحركة مسؤوليتها عن تفجير السوق.", "مسؤوليتها", True),
        ("حملت كينيا أوغندا مسؤولية تفجير السوق.", "مسؤولية", False),
    ],
)
def test_a_part_that_is_denied_or_owned_up_to_accuses_nobody(text: str, word: str, nobody: bool) -> None:
    assert accuses_nobody(staged(text, word)[1], "ACCUSE") == nobody


@pytest.mark.parametrize(
    ("text", "word", "type", "ends"),
    [
        ("أنهت كينيا تعاونها العسكري مع أوغندا.", "تعاونها", "COOPERATE", True),
        ("وضعت كينيا حدا لتعاونها العسكري مع أوغندا.", "لتعاونها", "COOPERATE", True),
        ("أعلنت كينيا تعليق المساعدات لأوغندا.", "المساعدات", "AID", True),
        ("علقت كينيا محادثات السلام مع أوغندا.", "محادثات", "CONSULT", True),
        ("قطعت المحادثات بين كينيا وأوغندا شوطا طويلا.", "المحادثات", "CONSULT", False),
        ("أنهت كينيا محادثات السلام مع أوغندا.", "محادثات", "CONSULT", False),
        ("أنهت كينيا مناوراتها مع أوغندا.", "مناوراتها", "COOPERATE", False),
        ("لم تعلق كينيا التعاون مع أوغندا.", "التعاون", "COOPERATE", False),
        ("عززت كينيا تعاونها العسكري مع أوغندا.", "تعاونها", "COOPERATE", False),
    ],
)
def test_what_is_only_ended_is_no_deed(text: str, word: str, type: str, ends: bool) -> None:
    assert tells_only_an_end(staged(text, word)[1], type) == ends


@pytest.mark.parametrize(
    ("text", "word", "only"),
    [
        ("أعربت الرئيسة الكينية عن أملها في أن تلتقي نظيرها الأوغندي.", "تلتقي", True),
        ("أعرب الرئيس الكيني عن تطلعه إلى زيارة أوغندا.", "زيارة", True),
        ("أبدى الرئيس الكيني رغبته في لقاء نظيره الأوغندي.", "لقاء", True),
        ("لبت كينيا رغبة أوغندا في لقاء مع الرئيس.", "لقاء", False),
        ("شارك الرئيس الكيني في لقاء مع نظيره الأوغندي.", "لقاء", False),
    ],
)
def test_what_is_only_hoped_for(text: str, word: str, only: bool) -> None:
    trigger = staged(text, word)[1]
    assert is_hoped(trigger, first_of(trigger.scene, trigger.at)) == only


@pytest.mark.parametrize(
    ("text", "word", "by"),
    [
        ("رفضت كينيا الدخول في محادثات مع أوغندا.", "محادثات", "رفضت"),
        ("أبدت كينيا استعدادها للتفاوض مع أوغندا.", "للتفاوض", "استعدادها"),
        ("بدأت كينيا الدخول في محادثات مع أوغندا.", "محادثات", None),
    ],
)
def test_by_which_word_a_meeting_is_asked_for_refused_or_offered(text: str, word: str, by: str | None) -> None:
    trigger = staged(text, word)[1]
    at = asker(trigger)
    assert (None if at is None else trigger.scene.tokens[at].surface) == by


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("عقدت كينيا وأوغندا محادثات على أن تعقد الجولة المقبلة غدا.", True),
        ("عقدت كينيا وأوغندا محادثات أكدت أن الجولة المقبلة غدا.", False),
    ],
)
def test_what_is_arranged_behind_has_a_day_of_its_own(text: str, behind: bool) -> None:
    scene = staged(text, "محادثات")[1].scene
    assert is_arranged_behind(scene, scene.keys.index("محادثات"), scene.keys.index("غدا")) == behind
