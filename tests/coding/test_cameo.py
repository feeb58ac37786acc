"""CAMEO codes: the table is whole, the rules stay within it, and what an event is like decides its code."""

from dataclasses import replace

import msgspec
import pytest

from marsad.coding.cameo import cameo_code, cameo_codes, choice_rules
from marsad.coding.contexts import context_names
from marsad.coding.drafts import Draft
from marsad.coding.frames import load_frames
from marsad.coding.labels import Labels
from marsad.coding.ontology import event_types
from marsad.coding.stage import set_stage
from marsad.language import analyse
from marsad.lexicon import entries, examples
from marsad.records import Block, BlockKind, Document, Span

STATUSES = {"actual", "future", "hypothetical", "negated"}
CHOICES = [pytest.param(t, r, id=f"{t}-{n}") for t, rules in choice_rules().items() for n, r in enumerate(rules)]
ACTS = [(e, accept, reject) for e, accept, reject in examples("ar", "acts")]
ACT_NAMES = {entry.value["act"] for entry in entries("ar", "acts")}
# Codes of a root, three and four digits together, 01 and 02 apart; counted in the code list.
SIZES = {"03": 28, "04": 7, "05": 8, "06": 5, "07": 6, "08": 25, "09": 5, "10": 27, "11": 12,
         "12": 27, "13": 22, "14": 26, "15": 5, "16": 13, "17": 12, "18": 13, "19": 7, "20": 7}  # fmt: skip


def draft(text, type_, mode=None, status="actual", **changes):
    stage = set_stage(Document("a", text, (Block(BlockKind.BODY, Span(0, len(text)), "ar"),)))
    trigger = next(t for t in stage.triggers if any(f.type == type_ for f in t.frames))
    return replace(Draft(trigger, type_, 1.0), mode=mode, status=status, **changes)


def test_the_table_is_whole():
    sizes = {root: sum(code.startswith(root) for code in cameo_codes()) for root in SIZES}
    assert sizes == SIZES
    assert len(cameo_codes()) == sum(SIZES.values())


def test_the_table_speaks_of_types_modes_and_contexts_of_the_ontology():
    for code in cameo_codes().values():
        assert -10 <= code.goldstein <= 10
        assert set(code.contexts) <= set(context_names()), code.code
        for type_, mode in code.plover:
            assert mode is None or mode in event_types()[type_].modes, code.code


def test_every_code_lies_under_the_code_that_it_narrows():
    assert all(len(code) == 3 or code[:3] in cameo_codes() for code in cameo_codes())


@pytest.mark.parametrize(("type_", "rule"), CHOICES)
def test_a_rule_gives_a_code_that_answers_to_its_type_and_mode(type_, rule):
    answers = cameo_codes()[rule.code].plover
    if rule.status == "future" and rule.code[:2] in ("03", "13"):
        return  # the intent of a deed
    assert any(t == type_ and (rule.mode is None or m in (None, rule.mode)) for t, m in answers), rule


@pytest.mark.parametrize(("type_", "rule"), CHOICES)
def test_a_rule_demands_what_exists(type_, rule):
    frames = {
        f.id.partition(".frame.")[2]
        for index in (load_frames().verbs, load_frames().nouns)
        for fs in index.values()
        for f in fs
    }
    assert rule.mode is None or rule.mode in event_types()[type_].modes
    assert rule.context is None or rule.context in context_names()
    assert rule.status is None or rule.status in STATUSES
    assert rule.act is None or rule.act in ACT_NAMES
    assert rule.frame is None or rule.frame in frames


def test_every_type_has_a_rule_for_whatever_is_left():
    assert set(choice_rules()) == set(event_types())
    assert all(demands(rules[-1]) == set() for rules in choice_rules().values())


@pytest.mark.parametrize("type_", choice_rules())
def test_no_rule_is_out_of_reach(type_):
    rules = choice_rules()[type_]
    for at, rule in enumerate(rules):
        assert not [before for before in rules[:at] if demands(before) <= demands(rule)], rule


def demands(rule):
    return {
        (name, value) for name, value in msgspec.structs.asdict(rule).items() if name != "code" and value is not None
    }


def test_every_act_is_asked_for():
    assert {r.act for rules in choice_rules().values() for r in rules} - {None} == ACT_NAMES


@pytest.mark.parametrize(("entry", "accept", "reject"), ACTS, ids=[e.id for e, _, _ in ACTS])
def test_examples_of_the_acts(entry, accept, reject):
    heard = Labels(((phrase, "it", 1) for phrase in entry.value["words"]), entry.value.get("silent", ())).heard
    assert accept
    assert reject
    for example in accept:
        assert example.span in example.text
        assert heard(analyse(example.text).tokens), example.text
        assert not heard(analyse(example.text.replace(example.span, "")).tokens), example.text
    for example in reject:
        assert example.why
        assert not heard(analyse(example.text).tokens), example.text


@pytest.mark.parametrize(
    ("made", "contexts", "code"),
    [
        (draft("زار الوزير المصري عمان", "CONSULT", "visit"), (), "042"),
        (draft("زار الوزير المصري عمان", "CONSULT", "visit", "future"), (), "036"),
        (draft("التقى الوزير المصري نظيره لجولة مفاوضات", "CONSULT"), (), "046"),
        (draft("اتفقت مصر والأردن على التعاون", "AGREE"), ("military",), "0312"),
        (draft("اتفقت مصر والأردن على التعاون", "AGREE"), (), "030"),
        (draft("انفجرت سيارة مفخخة في بغداد", "ASSAULT", "explosives"), (), "1832"),
        (draft("ضرب الجندي الأسير", "ASSAULT", "beat", dead=1), (), "1823"),
        (draft("قصفت الطائرات المدينة", "ASSAULT", "aerial", "negated"), (), "195"),
        (draft("طالبت فرنسا إيران بالإفراج عن مواطنها", "REQUEST", "yield"), ("legal",), "1053"),
        (draft("طردت كيتو القنصل المكسيكي", "SANCTION", "expel"), (), "161"),
        (draft("طردت كيتو خبراء المناجم", "SANCTION", "expel"), (), "166"),
        (draft("تعهدت أوسلو بتمويل المدارس", "AGREE"), (), "0331"),
        (draft("تعهدت أوسلو بتمويل المدارس", "AGREE"), ("health",), "0333"),
        (draft("عرضت مسقط استضافة مفاوضات", "AGREE"), (), "039"),
        (draft("أيدت غانا القرار", "SUPPORT"), (), "051"),
        (draft("طالبت غانا بالتريث", "REQUEST", "change"), (), "1042"),
        (draft("أضرب عمال المنجم", "PROTEST", "strike"), ("economic",), "143"),
        (draft("تظاهر العمال", "PROTEST", "demo"), ("economic",), "1412"),
        (draft("هاجم رجل المارة بسكين", "ASSAULT", "primitive"), (), "180"),
        (draft("أطلقت الشرطة النار", "ASSAULT", "firearms"), ("repression",), "175"),
        (draft("أطلقت الشرطة النار", "ASSAULT", "firearms"), (), "193"),
        (draft("هددت النقابة بإضراب مفتوح", "THREATEN"), (), "133"),
    ],
)
def test_what_decides_a_code(made, contexts, code):
    assert cameo_code(made, contexts) == code


def test_a_frame_decides_where_type_and_mode_do_not():
    signed = draft("وقعت مصر والأردن اتفاقية للتعاون", "SUPPORT")
    praised = draft("أشاد الرئيس المصري بالأردن", "SUPPORT")
    assert (cameo_code(signed, ()), cameo_code(praised, ())) == ("057", "051")


def test_a_trigger_may_be_the_act_by_itself():
    apology, pardon = draft("اعتذر الملك لهم", "CONCEDE"), draft("عفا الملك عنهم", "CONCEDE")
    assert (cameo_code(apology, ()), cameo_code(pardon, ())) == ("055", "056")
    assert cameo_code(draft("تباحث الوزيران", "CONSULT"), ()) == "046"
