"""An explanation tells what the coder did: the same records, the same chances, the step at which a word fell."""

import json
from pathlib import Path

import numpy as np
import pytest

import marsad
from made_up import perceptrons
from marsad.coding.events import type_questions
from marsad.coding.model.network import SIDES, Given
from marsad.coding.reading import Reading
from marsad.coding.sides.second_look import Case, page_view
from marsad.coding.stage import set_stage
from marsad.explanation import explain
from marsad.explanation.account import Account
from marsad.explanation.leaving_out import without_each
from marsad.explanation.second_look import group_of
from marsad.exports.jsonl import event as plain_event
from marsad.exports.jsonl import fact as plain_fact
from marsad.readers import Document, read
from marsad.records import Span, Version

EXAMPLES = [p for p in sorted((Path(__file__).resolve().parents[2] / "examples").iterdir()) if p.suffix != ".md"]
VISIT = "زار وزير الخارجية الكيني طوكيو يوم الثلاثاء والتقى نظيره الياباني."
SPORT = (
    "قصف مهاجم الفريق مرمى الضيوف بهدفين في مباراة الدوري أمس\n\n"
    "فاز الفريق على ضيفه بهدفين مقابل هدف في المباراة التي جرت على ملعب المدينة ضمن الجولة العاشرة من الدوري، "
    "وسجل المهاجم هدفين في الشوط الأول قبل أن يقلص اللاعب البديل النتيجة من ركلة جزاء، وهاجم المدرب الحكم بعد المباراة "
    "واتهمه بالانحياز، ويحتل الفريق المركز الثاني برصيد عشرين نقطة في ترتيب البطولة قبل مواجهة المتصدر في الجولة المقبلة.\n"
)


@pytest.fixture(scope="module")
def coder():
    return marsad.Coder()


def triggers(page, *outcomes):
    return [t for s in page.sentences for t in s.triggers if not outcomes or t.outcome in outcomes]


def explained(coder, text, published="2024-03-07", **options):
    return explain(Document.from_text(text, published=published), coder, **options)[0]


def chosen(trigger, about):
    return [o for o in trigger.options.get(about, ()) if o.chosen]


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda p: p.name)
def example(request, coder):
    document = next(iter(read(request.param)))
    page, coding = explain(document, coder)
    return document, page, coding


def test_what_is_explained_as_coded_is_what_is_coded(coder, example):
    document, page, coding = example
    assert coding == coder.code(document)
    coded = [r for t in triggers(page, "coded") for r in t.records]
    events = [r for r in coded if "type" in r]
    facts = [r for r in coded if "relation" in r] + [o for s in page.sentences for o in s.offices]
    assert sorted(events, key=str) == sorted(map(plain_event, coding.events), key=str)
    assert sorted(facts, key=str) == sorted(map(plain_fact, coding.facts), key=str)


def test_options_that_were_taken_are_those_of_the_event(example):
    _, page, _ = example
    coded = [t for t in triggers(page, "coded") if t.kind == "event"]
    assert coded
    for trigger in coded:
        (event,) = trigger.records
        assert tuple(trigger.span) == tuple(event["trigger"])
        assert [o.value for o in chosen(trigger, "type")] == [event["type"]]
        assert [o.value for o in chosen(trigger, "status")] == [event["status"]]
        assert [o.value for o in chosen(trigger, "place")] == ([event["place"]] if event["place"] else [])
        assert [o.value for o in chosen(trigger, "mode")] in ([], [event["mode"] or "none"])
        assert [o.value == "yes" for o in chosen(trigger, "historical")] == [event["historical"]]
        said = {o.value for o in chosen(trigger, "source")}
        assert said == ({event["attributed_to"]} if event["attributed_to"] else set())
        sides = {o.value for side in ("actor", "recipient") for o in chosen(trigger, side)}
        assert sides == {p["country"] for side in ("actors", "recipients") for p in event[side]}
        assert trigger.options["acceptance"][0].chance == pytest.approx(event["confidence"], abs=6e-4)
        assert bool(chosen(trigger, "date")) == (event["date"] is not None)
        assert sorted(tuple(t.span) for t in trigger.also) == sorted(map(tuple, event["also"]))


def test_a_source_is_said_to_be_known_through_whom(coder):
    text = "نقلت وكالة رويترز عن مصدر أمني رفيع قوله إن طائرات إسرائيلية قصفت مطار دمشق أمس."
    page, coding = explain(Document.from_json({"text": text}), coder)
    [source] = [o for t in triggers(page, "coded") for o in chosen(t, "source")]
    [event] = coding.events
    assert (event.attributed_to, event.attributed_via) == ("مصدر أمني رفيع", ("وكالة رويترز",))
    assert (source.value, source.origin) == ("مصدر أمني رفيع", "known through وكالة رويترز")


def test_what_fell_stands_below_what_it_needed(example):
    _, page, _ = example
    fallen = triggers(page, "type", "relation", "acceptance")
    assert fallen
    for trigger in fallen:
        about = {"type": "type", "relation": "relation", "acceptance": "acceptance"}[trigger.outcome]
        best = next(o for o in trigger.options[about] if o.value != "none")
        assert best.chance < best.least or round(best.chance, 2) == round(best.least, 2), trigger
        assert f"{best.chance:.2f}" in trigger.why


def test_the_words_that_decided_are_asked_about_the_same_chances(example):
    _, page, _ = example
    asked = set()
    for trigger in triggers(page):
        weighed = {(about, o.value): o for about, options in trigger.options.items() for o in options}
        for decision in trigger.decided_by:
            known = weighed.get((decision.about, decision.value))
            if known is not None:
                asked.add(decision.about)
                assert decision.chance == pytest.approx(known.chance, abs=2e-3), (trigger.word, decision)
                assert decision.by_sentence == pytest.approx(known.by_sentence, abs=2e-3), (trigger.word, decision)
    assert asked >= {"type", "actor"}


def test_a_word_left_out_is_left_out_of_all_that_it_reaches(coder):
    stage = set_stage(Document.from_text(" ".join([VISIT] * 6)))
    reading = Reading(stage, coder._network)
    rows = [1, 7, 20, len(reading.given.words) - 2]
    for row, near in zip(rows, without_each(reading, rows), strict=True):
        words = reading.given.words.copy()
        words[row] = 0
        whole = reading.network.mix(Given(words, reading.given.filled))
        assert np.allclose(near.words, whole.words, atol=1e-5)
        assert np.allclose(near.sums, whole.sums, atol=1e-3)
        assert not np.allclose(near.words, reading.page.words, atol=1e-3)


def test_a_fall_is_the_chance_with_the_word_less_the_chance_without(coder):
    document = Document.from_text("طالبت البرازيل الأرجنتين بسحب قواتها من المنطقة الحدودية.")
    (trigger,) = [t for t in triggers(explain(document, coder)[0], "coded") if t.kind == "event"]
    decided = next(d for d in trigger.decided_by if d.about == "type")
    assert decided.words
    reading = Reading(stage := set_stage(document), coder._network)
    tokens = stage.scenes[0].tokens
    asked = [q for q in type_questions(stage.triggers, stage, reading.layout) if q.at == 1]
    for word in decided.words:
        row = 1 + next(n for n, token in enumerate(tokens) if token.span == word.span)
        reading.page = next(without_each(reading, [row]))
        assert decided.chance - word.fall == pytest.approx(
            reading.answers("type", asked).of(decided.value)[0], abs=1e-3
        )
        reading.page = reading.network.mix(reading.given)


def test_a_sport_page_says_that_it_is_no_politics(coder):
    page = explained(coder, SPORT)
    assert page.other > 0.6
    assert page.least > 1
    assert page.page_words
    assert {t.outcome for t in triggers(page) if t.kind == "event"} == {"page"}
    assert "no political news" in triggers(page, "page")[0].why


def test_an_event_without_a_country_says_so(coder):
    page = explained(coder, "هدد المسؤولون بفرض عقوبات جديدة وطالبوا بسحب القوات من المناطق الحدودية فورا.")
    fallen = triggers(page, "sides")
    assert fallen
    assert all("country" in t.why for t in fallen)


def test_an_attack_in_a_text_without_a_country_is_told_as_coded(coder):
    page = explained(coder, "قصفت الطائرات مواقع عسكرية قرب الحدود فجر اليوم ودمرت مستودعات للأسلحة.")
    coded = [t for t in triggers(page, "coded") if t.kind == "event"]
    assert coded
    assert all("names no state" in t.why for t in coded)


def test_a_retelling_says_where_the_event_is_told(coder):
    page = explained(coder, "قصفت إثيوبيا مواقع إريترية أمس. وجاء قصف إثيوبيا لمواقع إريترية بعد أيام من التوتر.")
    (again,) = [t for t in triggers(page, "retelling") if t.kind == "event"]
    (first,) = [t for t in triggers(page, "coded") if t.kind == "event"]
    assert again.told_at.span == first.span
    assert [t.span for t in first.also] == [again.span]
    assert f"sentence {again.told_at.sentence}" in again.why
    assert "tell one event 0." in again.why


def test_a_sentence_without_triggers_says_what_was_looked_at(coder):
    page = explained(coder, "كان الجو صافيا في المدينة القديمة. " + VISIT, find="الجو صافيا")
    (sentence,) = page.sentences
    assert sentence.triggers == ()
    assert {p.word: p.why for p in sentence.passed}["صافيا"] == "unlisted"
    assert "." not in {p.word for p in sentence.passed}


def test_a_word_that_asks_for_another_says_for_which(coder):
    page = explained(coder, "واصل الجو صفاءه في المدينة القديمة.")
    alone = [p for s in page.sentences for p in s.passed if p.why == "alone"]
    assert [p.word for p in alone] == ["واصل"]
    assert "ارسال" in alone[0].asked


def test_only_sentences_with_the_words_are_told_whatever_their_spelling(coder):
    text = f"{VISIT} أدانت النرويج الهجوم الروسي على خاركيف."
    page = explained(coder, text, find="ادانت النرويج")
    assert [s.number for s in page.sentences] == [2]
    assert explained(coder, text, find="لا توجد").sentences == ()


def test_words_of_a_part_that_is_not_read_are_found_there(coder):
    page = "رئيس فنلندا يزور ليتوانيا\n\nزار الرئيس الفنلندي ليتوانيا يوم الثلاثاء.\n\nشاهد أيضاً\n\nالسويد تطرد السفير البيروفي\n\n"
    found = explained(coder, page, find="تطرد السفير")
    assert found.sentences == ()
    assert [u.block for u in found.unread] == ["related"]


def test_what_an_earlier_page_told_is_not_coded_again(coder):
    whole = Document.from_text(f"{VISIT}\n\nأدانت النرويج الهجوم الروسي على خاركيف.", published="2024-03-07")
    start = whole.text.index("أدانت")
    added = marsad.Document(
        **{f: getattr(whole, f) for f in ("id", "text", "blocks", "published")},
        version=Version("first", 0.5, (Span(start, len(whole.text)),)),
    )
    page, coding = explain(added, coder)
    assert coding.events
    assert triggers(page, "version")
    assert len([t for t in triggers(page, "coded") if t.kind == "event"]) == len(coding.events)
    nothing, coding = explain(marsad.Document(whole.id, whole.text, whole.blocks, version=Version("first", 1.0)), coder)
    assert nothing.sentences == coding.events == ()
    assert "first" in nothing.note


def test_codes_follow_the_recognition_policy():
    page = explained(marsad.Coder("russia"), "زار وزير خارجية كوسوفو ألبانيا أمس والتقى نظيره الألباني.")
    values = {o.value for t in triggers(page) for side in ("actor", "recipient") for o in t.options.get(side, ())}
    assert values
    assert "XKX" not in values


def test_plain_values_are_json(coder):

    plain = explained(coder, VISIT).plain()
    again = json.loads(json.dumps(plain, ensure_ascii=False))
    assert again["sentences"][0]["triggers"][0]["kind"] in ("event", "fact")


@pytest.mark.parametrize("text", ["", "123 456", "«»", "a b c", "قصف " * 300, "\u200f" * 5 + "زار"])
def test_odd_pages_are_explained_too(coder, text):
    page = explained(coder, "نص " + text)
    assert all(t.why for t in triggers(page))


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (
            "وفي كينيا غارة غانية على مطار مومباسا يوم 20 مارس 2024.",
            "settled by 20 مارس 2024",
        ),  # the network takes it for actual
        ("سيزور الرئيس الكيني طوكيو يوم 20 مارس 2024.", None),  # and this for what it is
    ],
)
def test_a_day_to_come_settles_only_what_the_network_takes_for_done(coder, text, origin):
    page = explained(coder, text)
    (told,) = [t for t in triggers(page, "coded") if t.kind == "event"]
    (status,) = chosen(told, "status")
    assert (status.value, status.origin) == ("future", origin)


def test_the_days_of_what_lasts_are_explained(coder):
    page = explained(coder, "وصل وزير دفاع غانا أمس إلى نيروبي في زيارة تستغرق ثلاثة أيام.")
    dates = [o for t in triggers(page) if t.kind == "event" for o in chosen(t, "date")]
    assert ("2024-03-06 to 2024-03-08", "in the sentence, as long as is told") in {(o.value, o.origin) for o in dates}


TWICE = "طالبت البرازيل الأرجنتين بسحب قواتها من المنطقة الحدودية. انتقدت الأرجنتين بيرو أمس."


def test_both_chances_of_a_country_are_those_of_the_coder(coder, monkeypatch):
    monkeypatch.setattr(coder._network, "sides", {})
    before = explained(coder, TWICE)
    for trigger in triggers(before):
        assert all(o.by_sentence is None for options in trigger.options.values() for o in options)
        assert all(d.by_sentence is None and not d.page for d in trigger.decided_by)
    monkeypatch.setattr(coder._network, "sides", {"role": perceptrons("actor: odds", "page: recipient on the whole")})
    after = explained(coder, TWICE)
    first = {(t.span, side, o.value): o.chance for t, side, o in _standing(before)}
    standing = list(_standing(after))
    assert standing
    for trigger, side, option in standing:
        known = first.get((trigger.span, side, option.value), option.by_sentence)
        assert option.by_sentence == pytest.approx(known, abs=2e-4)
    assert any(abs(o.chance - o.by_sentence) > 0.05 for _, _, o in standing)


def _standing(page):
    for trigger in triggers(page):
        for side in ("actor", "recipient"):
            for option in trigger.options.get(side, ()):
                yield trigger, side, option


def test_what_on_the_page_mattered_is_what_the_chance_falls_by(coder, monkeypatch):
    names = ("actor: odds", "page: recipient on the whole", "named")
    models = {"role": perceptrons(*names, seed=1)}
    monkeypatch.setattr(coder._network, "sides", models)
    kept = []
    as_was = models["role"].chances
    monkeypatch.setattr(models["role"], "chances", lambda rows: kept.append(rows) or as_was(rows))
    page = explained(coder, TWICE)
    decisions = [d for t in triggers(page) for d in t.decided_by if d.by_sentence is not None]
    assert decisions
    assert {d.about for d in decisions} <= {"actor", "recipient"}
    told = {i.what for d in decisions for i in d.page}
    assert told <= {"its chance by its sentence", "its part elsewhere on the page", "how often the page names it"}
    assert len(told) > 1
    (asked,) = {rows.shape[0] for rows in kept[1:]}
    assert asked == 1 + len(names)
    for rows in kept[1:]:
        for number in range(len(names)):
            changed = rows[number + 1] != rows[0]
            assert changed.sum() <= 1
            assert (rows[number + 1][changed] == models["role"].mean[changed]).all()


def test_parties_of_facts_are_looked_at_again_likewise(coder, monkeypatch):
    monkeypatch.setattr(coder._network, "sides", {"party": perceptrons("subject: odds", "named", seed=3)})
    page = explained(coder, "تحتفظ فرنسا بقوات في جيبوتي منذ سنوات. وقعت كينيا وأوغندا اتفاقية تعاون أمس.")
    parties = [
        o for t in triggers(page) if t.kind == "fact" for s in ("subject", "object") for o in t.options.get(s, ())
    ]
    assert parties
    assert all(o.by_sentence is not None for o in parties)
    assert all(
        o.by_sentence is None for t in triggers(page) if t.kind == "event" for s in t.options.values() for o in s
    )


@pytest.mark.parametrize("head", SIDES)
def test_every_column_belongs_to_a_part_of_the_page(coder, head):
    kept = Account()
    coder.code(Document.from_text(TWICE), kept)
    weighed = next(sides["actor"] for key, sides in kept.sides.items() if key[0] == "role")
    case = Case(kept.stage.triggers[0], "REQUEST", 1.0, dict.fromkeys(SIDES[head], weighed))
    view = page_view([case, case], head, kept.stage.discourse)
    groups = {name: group_of(name, head) for name in view}
    asked = {name for name, group in groups.items() if group == "what is asked about"}
    assert {name.split()[0] for name in asked} == {
        "kind",
        "shape",
        "chance",
        "sentence",
        "word",
        "words",
        "quoted",
        "headline",
        "cases",
    }
    assert len(set(groups.values())) == 15


def test_who_is_kept_off_a_side_is_told_with_the_rule(coder):
    page = explained(coder, "نددت كينيا بالهجوم على مطار في غانا.")
    accusing = next(t for t in triggers(page) if t.options.get("recipient"))
    kept_off = {
        o.value: o.origin for o in accusing.options["recipient"] if o.origin and o.origin.startswith("kept off")
    }
    assert kept_off["GHA"].startswith("kept off: suffering: Who suffered the attack")
    assert not any(o.chosen for o in accusing.options["recipient"])
