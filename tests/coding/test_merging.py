import datetime as dt
import math
from dataclasses import replace

import pytest

from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.merging import merge as merge_by
from marsad.coding.merging import share_days
from marsad.coding.model.linear import Linear
from marsad.coding.sameness import OTHER, SAME, sameness_features
from marsad.coding.stage import set_stage
from marsad.coding.trail import Trail
from marsad.readers import Document
from marsad.records import ActorKind, ActorMention, DateMention, Span


@pytest.fixture(scope="module")
def triggers():
    stage = set_stage(Document.from_text("زار الوفد كندا. زار الوفد كندا. التقى الوفد وزيرا."))
    return {w: [t for t in stage.triggers if t.word == w] for w in ("زار", "التقي")}


def merge(drafts, same=0.9):
    """Merge by a model that finds every two drafts the same with one chance."""
    certain = Linear((OTHER, SAME), (0.0, math.log(same / (1 - same))), {})
    return merge_by(drafts, certain, 0.8, Trail())


def party(country):
    mention = ActorMention(Span(0, 1), "x", ActorKind.STATE, country, "GOV", "x")
    return Candidate(mention, country, "GOV", None, "here")


def draft(trigger, actors, recipients=(), kind="CONSULT", day=None):
    when = None
    if day:
        date = dt.date(2024, 1, day)
        when = DateMention(Span(0, 1), "x", date, date, "day")
    return Draft(trigger, kind, 0.5, [party(c) for c in actors], [party(c) for c in recipients], when=when)


def test_the_same_sides_are_one_event(triggers):
    first, second = triggers["زار"][:2]
    merged = merge([draft(first, ["EGY"], ["CAN"]), draft(second, ["EGY"], ["CAN"])])
    assert len(merged) == 1
    assert len(merged[0].also) == 1


def test_the_same_sides_are_two_events_where_the_model_says_so(triggers):
    first, second = triggers["زار"][:2]
    assert len(merge([draft(first, ["EGY"], ["CAN"]), draft(second, ["EGY"], ["CAN"])], same=0.7)) == 2


@pytest.fixture(scope="module")
def openings():
    text = "افتتحت غانا سفارة في الرباط. يأتي افتتاح السفارة بعد عام. افتتحت غانا مكتبا في الرباط. أعادت غانا سفيرها."
    return [t for t in set_stage(Document.from_text(text)).triggers if any(f.once for f in t.frames)]


@pytest.mark.parametrize(
    ("second", "sides", "events"),
    [
        (1, ("GHA", "MAR"), 1),  # opened, the opening
        (1, ("GHA", "TUN"), 2),  # in another state
        (2, ("GHA", "MAR"), 2),  # an office
        (3, ("GHA", "MAR"), 2),  # an envoy is sent back
    ],
)
def test_an_embassy_is_opened_once_whatever_the_model_says(openings, second, sides, events):
    actor, host = sides
    first = draft(openings[0], ["GHA"], ["MAR"], "SUPPORT")
    assert len(merge([first, draft(openings[second], [actor], [host], "SUPPORT")], same=0.1)) == events


def test_a_draft_joins_the_likeliest_of_those_before_it(triggers):
    first, second = triggers["زار"][:2]
    drafts = [
        replace(draft(first, ["EGY"], ["CAN"]), mode=None),
        replace(draft(first, ["EGY"], ["CAN"]), mode="visit"),
        replace(draft(second, ["EGY"], ["CAN"]), mode="visit"),
    ]
    apart = {f"modes=CONSULT/{a}/visit": ((1, weight),) for a, weight in (("None", -1.0), ("visit", 3.0))}
    merged = merge_by(drafts, Linear((OTHER, SAME), (0.0, 0.0), apart), 0.8, Trail())
    assert [(d.mode, len(d.also)) for d in merged] == [(None, 0), ("visit", 1)]


def test_a_draft_is_compared_with_no_more_than_the_nearest_hundred(triggers):
    asked = []

    class Counting(Linear):
        def probability(self, features, label):
            asked.append(features)
            return 0.0

    drafts = [draft(triggers["زار"][0], ["EGY"], ["CAN"]) for _ in range(150)]
    assert len(merge_by(drafts, Counting((OTHER, SAME), (0.0, 0.0), {}), 0.8, Trail())) == 150
    assert len(asked) == 99 * 100 // 2 + 50 * 100


def test_days_apart_are_two_events(triggers):
    first, second = triggers["زار"][:2]
    assert len(merge([draft(first, ["EGY"], ["CAN"], day=1), draft(second, ["EGY"], ["CAN"], day=9)])) == 2


def test_the_dead_of_an_attack_are_no_attack_of_their_own(triggers):
    first, second = triggers["زار"][:2]
    raid, dead, far = (draft(t, ["KEN"], ["UGA"], "ASSAULT") for t in (first, first, second))
    dead.dead = far.dead = 4
    assert [d.dead for d in merge([raid, dead], same=0.7)] == [4]
    raid = draft(first, ["KEN"], ["UGA"], "ASSAULT")
    assert [d.dead for d in merge([raid, far], same=0.7)] == [None, 4]


def test_a_number_that_only_one_telling_has_is_kept_with_its_hedge(triggers):
    first, second = (draft(t, ["KEN"], ["UGA"], "COERCE") for t in triggers["زار"][:2])
    first.count("arrested", 12, "min")
    second.count("displaced", 300, "about")
    (kept,) = merge([first, second])
    assert (kept.arrested, kept.displaced, kept.bounds) == (12, 300, {"arrested": "min", "displaced": "about"})


def test_the_hedge_of_another_number_is_not_taken_over(triggers):
    first, second = (draft(t, ["KEN"], ["UGA"], "COERCE") for t in triggers["زار"][:2])
    first.chance = 0.9
    first.count("arrested", 12, None)
    second.count("arrested", 10, "min")
    (kept,) = merge([first, second])
    assert (kept.arrested, kept.bounds) == (12, {})


def test_what_is_explained_is_the_chance_that_was_enough(triggers):
    raid, dead = (draft(triggers["زار"][0], ["KEN"], ["UGA"], "ASSAULT") for _ in range(2))
    dead.dead = 4
    told = []

    class Noting(Trail):
        def retold(self, drafts, chance, least):
            told.append((chance, least))

    merge_by([raid, dead], Linear((OTHER, SAME), (0.0, math.log(0.7 / 0.3)), {}), 0.8, Noting())
    ((chance, least),) = told
    assert least <= chance < 0.8


def test_deeds_of_one_sentence_on_the_same_sides_share_their_day(triggers):
    word = triggers["زار"][0]
    told = [
        draft(word, ["KEN"], ["UGA"], "ASSAULT", day=4),
        draft(word, ["KEN"], ["UGA"], "ASSAULT"),
        draft(word, ["KEN"], ["UGA"], "ASSAULT", day=5),
        draft(word, ["KEN"], ["UGA"], "ASSAULT"),
        draft(word, ["UGA"], ["KEN"], "ASSAULT"),
    ]
    share_days(told)
    assert [d.when and d.when.start.day for d in told] == [4, 4, 5, 5, None]


def test_deeds_of_two_sentences_and_planned_ones_do_not(triggers):
    first, second = triggers["زار"][:2]
    dated = draft(first, ["KEN"], ["UGA"], "ASSAULT", day=4)
    planned = replace(draft(first, ["KEN"], ["UGA"], "ASSAULT"), status="future")
    far = draft(second, ["KEN"], ["UGA"], "ASSAULT")
    share_days([dated, planned, far])
    assert (planned.when, far.when) == (None, None)


def test_the_same_word_fills_in_a_side_left_out(triggers):
    first, second = triggers["زار"][:2]
    merged = merge([draft(first, ["EGY"]), draft(second, ["EGY"], ["CAN"], day=1)])
    assert [(d.actor_codes, d.recipient_codes) for d in merged] == [({"EGY"}, {"CAN"})]


def test_another_word_with_other_sides_stays_apart(triggers):
    merged = merge([draft(triggers["زار"][0], ["EGY"], ["CAN"]), draft(triggers["التقي"][0], ["EGY"])])
    assert len(merged) == 2


def test_another_type_stays_apart(triggers):
    one = draft(triggers["زار"][0], ["EGY"], ["CAN"])
    assert len(merge([one, replace(one, type="SUPPORT")])) == 2


def test_a_visit_keeps_guest_and_host_when_its_talks_are_surer(triggers):
    visit = replace(draft(triggers["زار"][0], ["EGY"], ["CAN"]), mode="visit")
    talks = replace(draft(triggers["التقي"][0], ["EGY", "CAN"]), chance=0.9)
    [merged] = merge([visit, talks])
    assert (merged.trigger.word, merged.mode) == ("زار", "visit")
    assert (merged.actor_codes, merged.recipient_codes) == ({"EGY"}, {"CAN"})


def test_of_two_tellings_with_the_mode_the_surer_stands_and_its_sides_are_parted(triggers):
    visit = replace(draft(triggers["زار"][0], ["EGY"], ["CAN"]), mode="visit")
    surer = replace(draft(triggers["زار"][1], ["EGY", "CAN"]), chance=0.9)
    named = [*surer.actors]
    [merged] = merge([visit, surer])
    assert merged.trigger is surer.trigger
    assert (merged.mode, merged.actor_codes, merged.recipient_codes) == ("visit", {"EGY"}, {"CAN"})
    assert {*merged.actors, *merged.recipients} == set(named)  # as the surer telling names them


def test_nameless_people_do_not_make_a_telling_the_fuller(triggers):
    surer = replace(draft(triggers["زار"][0], ["EGY"], ["CAN"], day=4), chance=0.9)
    vague = draft(triggers["زار"][1], ["EGY", "UNK"], ["CAN"])
    for told in (surer, vague):
        told.actors = [c._replace(seen=object()) for c in told.actors]
    [merged] = merge([surer, vague])
    assert merged.trigger is surer.trigger


def test_a_visit_stands_where_the_journey_is_told_and_not_at_a_dinner():
    stage = set_stage(Document.from_text("بدأ الرئيس زيارة كندا. وتحدث الرئيس خلال مأدبة عشاء."))
    visit, dinner = (next(t for t in stage.triggers if t.word == word) for word in ("زياره", "مادبه"))
    tellings = [
        replace(draft(visit, ["EGY"], ["CAN"]), mode="visit"),
        replace(draft(dinner, ["EGY"], ["CAN"]), mode="visit", chance=0.9),
    ]
    for order in (tellings, tellings[::-1]):
        [merged] = merge([replace(d, also=[]) for d in order])
        assert (merged.trigger.word, merged.chance) == ("زياره", 0.9)


def test_what_stands_around_two_words_is_compared():
    stage = set_stage(
        Document.from_text("قصفت الطائرات مستودعا في عدن. وقصفت الطائرات جسرا قرب صعدة. وقصفت الطائرات مستودعا في عدن.")
    )
    depot, bridge, again = (draft(t, ["SAU"], ["YEM"], "ASSAULT") for t in stage.triggers if t.word == "قصف")
    assert "spot=apart" in sameness_features(depot, bridge)
    assert "spot=same" in sameness_features(depot, again)
    common = [next(f for f in sameness_features(depot, other) if f.startswith("common=")) for other in (bridge, again)]
    assert common[0] < common[1]


@pytest.mark.parametrize(
    ("dead", "places", "recipients", "events"),
    [
        ((13, 13), ("SOM", "SOM"), ((), ("SOM",)), 1),
        ((13, 14), ("SOM", "SOM"), ((), ("SOM",)), 2),
        ((3, 3), ("SOM", "SOM"), ((), ("SOM",)), 2),
        ((13, 13), ("SOM", "KEN"), ((), ("SOM",)), 2),
        ((13, 13), ("SOM", "SOM"), (("KEN",), ("SOM",)), 2),
    ],
)
def test_attacks_that_count_the_same_dead_in_one_place_are_one(triggers, dead, places, recipients, events):
    words = (triggers["زار"][0], triggers["التقي"][0])
    told = [draft(w, ["ISM"], r, kind="ASSAULT") for w, r in zip(words, recipients, strict=True)]
    for one, number, place in zip(told, dead, places, strict=True):
        one.status, one.place = "actual", place
        one.count("dead", number, None)
    assert len(merge(told)) == events
