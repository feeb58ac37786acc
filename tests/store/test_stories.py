"""Stories in a book: formed as pages come, parted and joined by people."""

import json
from dataclasses import replace

import pytest

from marsad.store.asking import counts, stories
from marsad.store.connection import rows
from marsad.store.deeds import fill as fill_deeds
from marsad.store.filtering import Where
from marsad.store.ingesting import recode
from marsad.store.making import Maker
from marsad.store.naming import UnknownNameError
from marsad.store.parting import UnknownStoryError, links, merge, split, undo
from marsad.store.regrouping import regroup
from marsad.store.reviewing import decide

from .conftest import days, event, last, page, town

STRIKE = "أسفرت غارة إسرائيلية على مستودع أسلحة قرب مطار دمشق في سوريا عن مقتل {} عناصر مساء الاثنين"
AGAIN = "استهدفت غارة إسرائيلية مستودعا للأسلحة قرب مطار دمشق في سوريا، وقتل {} عناصر"
OTHER = "قصفت مدفعية إسرائيلية مواقع للمراقبة في تل الحارة جنوبي سوريا، ولم تقع إصابات"


def strike(text, word, dead=None, when="2024-03-04", **fields):
    sides = [("إسرائيلية", "ISR")], [("سوريا", "SYR")]
    return event(text, word, "ASSAULT", *sides, when=days(when), place="SYR", dead=dead, quad_class=4, **fields)


def reports():
    first, second = STRIKE.format("ثلاثة"), AGAIN.format("خمسة")
    return (
        (page(first, id="a", url="https://a.example/1", title=first), [strike(first, "غارة", 3)]),
        (page(second, id="b", url="https://b.example/1", published="2024-03-06"), [strike(second, "استهدفت غارة", 5)]),
        (
            page(OTHER, id="c", url="https://c.example/1", published="2024-03-14"),
            [strike(OTHER, "قصفت", when="2024-03-13")],
        ),
    )


def told(book, **asked):
    with book.reading() as connection:
        return stories(connection, Where(), **asked).to_pylist()


def members(book):
    with book.reading() as connection:
        found = rows(
            connection,
            "SELECT s.id, d.id AS document, e.id AS event FROM events e JOIN stories s ON s.key = e.story"
            " JOIN documents d ON d.key = e.document WHERE e.superseded IS NULL ORDER BY d.id",
        )
    groups = {}
    for row in found:
        groups.setdefault(row["id"], []).append(row["document"])
    return (
        sorted(groups.values()),
        {row["document"]: row["event"] for row in found},
        {row["document"]: row["id"] for row in found},
    )


@pytest.fixture
def news(book, fill):
    fill(*reports())
    return book


def test_reports_of_one_happening_are_a_story_and_another_day_is_another(news):
    assert members(news)[0] == [["a", "b"], ["c"]]


def test_a_story_says_who_was_first_how_many_tell_it_and_where_they_differ(news):
    first, other = told(news)
    assert (first["documents"], first["outlets"], first["independent"], first["first_document"]) == (2, 2, 2, "a")
    assert (str(first["first_day"]), str(first["last_day"]), first["actors"]) == ("2024-03-04", "2024-03-04", "ISR GOV")
    (matter,) = json.loads(first["contradictions"])
    assert (matter["about"], [v["value"] for v in matter["values"]]) == ("dead", [3, 5])
    assert json.loads(other["contradictions"]) == []


def test_two_towns_struck_by_the_same_on_one_day_are_two_stories(book, fill):
    texts = (
        "قصفت طائرات إسرائيلية الثلاثاء مستودعا للوقود في ميناء اللاذقية غربي سوريا",
        "غارة إسرائيلية الثلاثاء على مستودع وقود في ميناء اللاذقية في سوريا",
        "قصفت طائرات إسرائيلية الثلاثاء ثكنة للجنود في ريف القنيطرة جنوبي سوريا",
        "غارة إسرائيلية الثلاثاء على ثكنة في ريف القنيطرة في سوريا",
    )
    fill(
        *(
            (page(text, id=id_, url=f"https://{id_}.example/1"), [strike(text, text.split()[0], when="2024-03-05")])
            for id_, text in zip("abcd", texts, strict=True)
        )
    )
    assert members(book)[0] == [["a", "b"], ["c", "d"]]


def test_a_page_of_which_a_decided_record_stands_on_an_earlier_revision_is_one_page(news, fill):
    _, events, _ = members(news)
    with news.writing() as connection:
        decide(connection, events["a"], "accept", reviewer="a", reason="read")
    text = AGAIN.format("ثلاثة")
    fill((page(text, id="a", url="https://a.example/1"), [strike(text, "استهدفت غارة", 3)]))
    assert members(news)[0] == [["a", "a", "b"], ["c"]]
    first = told(news)[0]
    assert (first["events"], first["documents"], first["outlets"], first["independent"]) == (3, 2, 2, 2)
    whole, pair = Where(), Where(pair=("ISR", "SYR"), status=("actual",))
    with news.reading() as connection:
        for where, by in ((whole, "type"), (whole, "dyad"), (whole, "month"), (pair, "month")):
            (row,) = counts(connection, where, by).to_pylist()
            assert (by, row["events"], row["documents"], row["documents_read"]) == (by, 4, 3, 3)
        listed = counts(connection, whole, "outlet").to_pylist()
    assert [(row["outlet"][0], row["events"], row["documents"]) for row in listed] == [
        ("a", 2, 1),
        ("b", 1, 1),
        ("c", 1, 1),
    ]


def test_two_deeds_of_a_day_in_one_town_are_two_stories(book, coder, fill):
    texts = (
        "قصفت طائرات إسرائيلية محطة مياه في كفريا بسوريا",
        "قصفت طائرات إسرائيلية محطة المياه الوحيدة في كفريا بسوريا",
        "قتلت مسيرة إسرائيلية راعيا في كفريا بسوريا",
    )
    for id_, text in zip("abc", texts, strict=True):
        coder.mentions[id_] = [town(text, "كفريا", "SYR", 35.98, 36.68)]
        told_so = strike(text, text.split()[0], when="2024-03-05")
        fill((page(text, id=id_, url=f"https://{id_}.example/1"), [told_so]))
    assert members(book)[0] == [["a", "b"], ["c"]]


def test_stories_may_be_asked_for_by_sources_and_dispute(news):
    assert [len(told(news, **asked)) for asked in ({}, {"sources": 2}, {"disputed": True}, {"limit": 1})] == [
        2,
        1,
        1,
        1,
    ]


def test_stories_do_not_depend_on_how_many_pages_came_at_once(book, fill):
    for report in reports():
        fill(report)
    assert members(book)[0] == [["a", "b"], ["c"]]


def test_a_wire_copy_is_told_but_is_no_source_of_its_own(news, fill):
    text = STRIKE.format("ثلاثة")
    fill((page(f"{text}، وفق المصدر", id="copy", url="https://copy.example/1"), [strike(text, "غارة", 3)]))
    first = told(news)[0]
    assert (first["documents"], first["outlets"], first["independent"]) == (3, 3, 2)


def test_a_story_keeps_its_name_as_it_grows(book, fill):
    one, two, _ = reports()
    fill(one)
    name = told(book)[0]["id"]
    fill(two)
    assert [s["id"] for s in told(book)] == [name]


def test_what_people_part_stays_parted_until_they_take_it_back(news, fill):
    before, events, names = members(news)
    with news.writing() as connection:
        made = split(connection, names["b"], [events["b"]], reviewer="a", reason="another strike")
    assert members(news)[0] == [["a"], ["b"], ["c"]]
    fill((page("لا شيء هنا", id="z"), []))
    assert members(news)[0] == [["a"], ["b"], ["c"]]
    with news.writing() as connection:
        assert [row["reviewer"] for row in links(connection)] == ["a"]
        undo(connection, made)
    assert members(news)[0] == before


def test_an_event_of_which_the_day_is_corrected_stays_in_its_story(news):
    before, events, names = members(news)
    for corrected in ("2024-03-06", "none", "2024-03-08/2024-03-09"):
        with news.writing() as connection:
            decide(connection, events["b"], "correct", reviewer="a", reason="told so", corrections={"date": corrected})
        assert (members(news)[0], members(news)[2]) == (before, names), corrected
    assert str(told(news)[0]["last_day"]) == "2024-03-09"


def test_an_event_of_which_neither_days_nor_sides_are_corrected_stays_in_its_story(news, fill):
    before, events, names = members(news)
    for corrected in ({"date": "2024-03-09"}, {"dead": "6"}, {"status": "negated"}, {"status": "actual"}):
        with news.writing() as connection:
            decide(connection, events["b"], "correct", reviewer="a", reason="told so", corrections=corrected)
        assert (members(news)[0], members(news)[2]) == (before, names), corrected
    (dead, _) = json.loads(told(news)[0]["contradictions"])
    assert [value["value"] for value in dead["values"]] == [3, 6]


def test_who_tells_later_what_was_corrected_finds_it(news, fill):
    _, events, names = members(news)
    with news.writing() as connection:
        decide(connection, events["c"], "correct", reviewer="a", reason="told so", corrections={"dead": "0"})
    later = page(OTHER, id="d", url="https://d.example/1", published="2024-03-14")
    fill((later, [strike(OTHER, "قصفت", when="2024-03-13")]))
    assert members(news)[2]["d"] == names["c"]


def test_an_event_of_which_a_side_is_corrected_too_finds_another_story(news):
    _, events, _ = members(news)
    new = {"date": "2024-03-07", "actors": "TUR MIL", "recipients": "IRQ GOV"}
    with news.writing() as connection:
        decide(connection, events["b"], "correct", reviewer="a", reason="elsewhere", corrections=new)
    assert members(news)[0] == [["a"], ["b"], ["c"]]


def test_a_page_that_corrects_its_day_in_a_new_revision_stays_in_its_story(news, fill):
    before, _, names = members(news)
    text = AGAIN.format("خمسة")
    revised = page(f"{text}.", id="b", url="https://b.example/1", published="2024-03-06")
    fill((revised, [strike(text, "استهدفت غارة", 5, when="2024-03-07")]))
    assert (members(news)[0], members(news)[2]) == (before, names)


def test_a_page_that_tells_of_a_risen_toll_days_later_joins_the_story(news, fill):
    text = f"ارتفعت الحصيلة: {STRIKE.format('تسعة')}"
    told_later = replace(strike(text, "غارة", 9), when=None)
    fill((page(text, id="d", url="https://d.example/1", published="2024-03-11"), [told_later]))
    assert members(news)[0] == [["a", "b", "d"], ["c"]]


def test_what_people_join_stays_joined_until_they_take_it_back(news):
    before, _, names = members(news)
    with news.writing() as connection:
        made = merge(connection, names["a"], names["c"], reviewer="a", reason="the same")
    assert members(news)[0] == [["a", "b", "c"]]
    assert told(news)[0]["documents"] == 3
    with news.writing() as connection:
        undo(connection, made)
    assert members(news)[0] == before


def test_who_tells_later_one_of_what_people_joined_tells_that_story(news, fill):
    _, _, names = members(news)
    with news.writing() as connection:
        merge(connection, names["a"], names["c"], reviewer="a", reason="one offensive")
    later = page(OTHER, id="d", url="https://d.example/1", published="2024-03-14")
    fill((later, [strike(OTHER, "قصفت", when="2024-03-13")]))
    assert members(news)[0] == [["a", "b", "c", "d"]]
    with news.writing() as connection:
        regroup(connection)
    assert members(news)[0] == [["a", "b", "c", "d"]]


def test_what_people_joined_stays_so_when_the_event_that_ties_it_is_gone(news):
    _, events, names = members(news)
    with news.writing() as connection:
        merge(connection, names["a"], names["c"], reviewer="a", reason="one offensive")
        decide(connection, events["a"], "reject", reviewer="a", reason="no strike")
        regroup(connection)
    groups, _, names = members(news)
    assert groups == [["b", "c"]]
    with news.writing() as connection:
        split(connection, names["b"], [events["c"]], reviewer="a", reason="another")
        decide(connection, events["b"], "correct", reviewer="a", reason="told", corrections={"date": "2024-03-13"})
        regroup(connection)
    assert members(news)[0] == [["b"], ["c"]]


def kept(book):
    """All that a book has of its stories but their numbers."""
    with book.reading() as connection:
        found = rows(connection, "SELECT * FROM stories ORDER BY id")
    return [{name: value for name, value in row.items() if name != "key"} for row in found]


@pytest.fixture
def many(book, fill):
    """Two stories; the events of the later one would not find each other again by themselves."""
    one, two, other = reports()
    text = "قصفت مدفعية إسرائيلية أطراف بلدة جباتا الخشب في سوريا مجددا بعد أسابيع"
    fill(one, two, other, (page(text, id="d", url="https://d.example/1"), [strike(text, "قصفت", when="2024-04-20")]))
    names = members(book)[2]
    with book.writing() as connection:
        merge(connection, names["c"], names["d"], reviewer="a", reason="one offensive")
        connection.run("UPDATE links SET revoked = decided")  # together for a reason that is no decision
    return book


def test_a_story_that_a_merge_emptied_comes_back_with_its_name_and_members(many):
    before, (groups, events, names) = kept(many), members(many)
    assert groups == [["a", "b"], ["c", "d"]]
    with many.writing() as connection:
        made = merge(connection, names["a"], names["c"], reviewer="a", reason="the same")
    assert members(many)[0] == [["a", "b", "c", "d"]]
    with many.writing() as connection:
        assert undo(connection, made) == (len(made), ())
    assert (kept(many), members(many)) == (before, (groups, events, names))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["first first", "last first"])
def test_decisions_that_are_taken_back_one_after_another_leave_nothing_behind_in_whatever_order(book, fill, order):
    text = "قصفت مدفعية إسرائيلية أطراف بلدة جباتا الخشب في سوريا مجددا بعد أسابيع"
    far = (page(text, id="d", url="https://d.example/1"), [strike(text, "قصفت", when="2024-04-20")])
    fill(*reports(), far)
    before = kept(book), members(book)
    made = []
    for later in "cd":
        names = members(book)[2]
        with book.writing() as connection:
            made.append(merge(connection, names["a"], names[later], reviewer="a", reason="one offensive"))
    for n in order:
        assert members(book)[0] != before[1][0]
        with book.writing() as connection:
            undo(connection, made[n])
    assert (kept(book), members(book)) == before


def test_a_story_whose_beginning_is_gone_comes_back_without_it(many):
    _, events, names = members(many)
    with many.writing() as connection:
        made = merge(connection, names["a"], names["c"], reviewer="a", reason="the same")
        decide(connection, events["c"], "reject", reviewer="a", reason="no strike")
        assert undo(connection, made).elsewhere == (events["c"],)
    groups, _, after = members(many)
    assert (groups, after["d"]) == ([["a", "b"], ["d"]], names["d"])


@pytest.fixture
def denied(book, fill):
    """Three tell of a strike, and the last of them says besides that there was none, which is a story of its own."""
    third = f"{AGAIN.format('ستة')}. ولم تشن أي غارة إسرائيلية على مستودع أسلحة قرب مطار دمشق في سوريا."
    tellings = [strike(third, "استهدفت غارة", 6), strike(third, "تشن أي غارة", status="negated")]
    fill(*reports()[:2], (page(third, id="d", url="https://d.example/1", published="2024-03-06"), tellings))
    return book


def grouped(book):
    with book.reading() as connection:
        found = rows(
            connection,
            "SELECT s.id, d.id AS document, e.status FROM events e JOIN stories s ON s.key = e.story"
            " JOIN documents d ON d.key = e.document ORDER BY e.key",
        )
    return {f"{row['document']} {row['status']}": row["id"] for row in found}


def test_what_is_parted_leaves_the_rest_together_and_comes_back_to_it(denied):
    before = grouped(denied)
    assert len({before[told] for told in ("a actual", "b actual", "d actual")}) == 1
    _, events, _ = members(denied)
    with denied.writing() as connection:
        made = split(connection, before["a actual"], [events["b"]], reviewer="a", reason="another strike")
    after = grouped(denied)
    assert after.pop("b actual") != before["b actual"]
    assert after == {told: story for told, story in before.items() if told != "b actual"}
    with denied.writing() as connection:
        undo(connection, made)
    assert grouped(denied) == before


def test_what_is_parted_is_a_story_of_its_own_though_another_is_like_it(book, fill):
    first, second, third = STRIKE.format("ثلاثة"), AGAIN.format("خمسة"), AGAIN.format("سبعة")
    twice = f"{third}، ثم {third}"
    fill(
        (page(first, id="a", url="https://a.example/1"), [strike(first, "غارة", 3)]),
        (page(second, id="b", url="https://b.example/1"), [strike(second, "استهدفت غارة", 5)]),
        (page(twice, id="c", url="https://c.example/1"), [strike(twice, "استهدفت غارة", 7), strike(twice, "وقتل", 7)]),
    )
    with book.reading() as connection:
        found = rows(connection, "SELECT id, story FROM events ORDER BY key")
    before = told(book)
    assert [row["story"] == found[0]["story"] for row in found] == [True, True, True, False]
    with book.writing() as connection:
        made = split(connection, before[0]["id"], [found[1]["id"], found[2]["id"]], reviewer="a", reason="another")
    assert sorted(story["events"] for story in told(book)) == [1, 1, 2]
    with book.writing() as connection:
        undo(connection, made)
    assert told(book) == before


def test_what_was_rejected_meanwhile_does_not_come_back(denied):
    _, events, names = members(denied)
    with denied.writing() as connection:
        made = split(connection, names["a"], [events["b"]], reviewer="a", reason="another strike")
        decide(connection, events["b"], "reject", reviewer="a", reason="no strike")
        undo(connection, made)
    assert "b actual" not in grouped(denied)


def test_joining_two_stories_leaves_a_third_alone(denied, fill):
    fill((page(OTHER, id="e", url="https://e.example/1"), [strike(OTHER, "قصفت", when="2024-03-13")]))
    before = grouped(denied)
    with denied.writing() as connection:
        made = merge(connection, before["e actual"], before["a actual"], reviewer="a", reason="the same")
    assert grouped(denied) == before | {"e actual": before["a actual"]}
    with denied.writing() as connection:
        undo(connection, made)
    assert grouped(denied) == before


def test_what_was_joined_can_be_parted_and_joined_again(news):
    _, events, names = members(news)
    for _ in range(2):
        other = members(news)[2]["c"]
        with news.writing() as connection:
            merge(connection, names["a"], other, reviewer="a", reason="the same")
        assert members(news)[0] == [["a", "b", "c"]]
        with news.writing() as connection:
            split(connection, names["a"], [events["c"]], reviewer="b", reason="no, another")
        assert members(news)[0] == [["a", "b"], ["c"]]


def test_people_are_told_what_cannot_be(news):
    _, events, names = members(news)
    with pytest.raises(UnknownStoryError, match="are one story already"), news.writing() as connection:
        merge(connection, names["a"], names["b"][:8], reviewer="a", reason="b")
    for story, listed, said in (
        (names["a"], [events["c"]], "is not in story"),
        (names["c"], [events["c"]], "nothing would be left"),
    ):
        with pytest.raises(UnknownStoryError, match=said), news.writing() as connection:
            split(connection, story, listed, reviewer="a", reason="b")
    with pytest.raises(UnknownNameError, match="no story is named 'sffffff'"), news.writing() as connection:
        split(connection, "sffffff", [], reviewer="a", reason="b")
    with pytest.raises(UnknownStoryError, match="no decision"), news.writing() as connection:
        undo(connection, [99])


def test_stories_made_anew_are_those_that_pages_make_in_the_order_in_which_they_came(news):
    before = members(news)
    with news.writing() as connection:
        connection.run(
            "UPDATE events SET gist = '{}', story = (SELECT MIN(story) FROM events)"
        )  # as a poor version did
        done = regroup(connection)
    assert members(news) == before
    assert (done.events, done.moved) == (3, 1)
    with news.reading() as connection:
        assert rows(connection, "SELECT event FROM moves") == [{"event": before[1]["c"]}]
        assert rows(connection, "SELECT gist FROM events WHERE gist = '{}'") == []
    with news.writing() as connection:
        assert regroup(connection) == (3, 0)


def test_what_people_decided_outlives_stories_made_anew(news, fill):
    text = AGAIN.format("ستة")
    fill((page(text, id="d", url="https://d.example/1"), [strike(text, "استهدفت غارة", 6)]))
    _, events, names = members(news)
    with news.writing() as connection:
        split(connection, names["a"], [events["d"]], reviewer="a", reason="another strike")
        merge(connection, names["a"], names["c"], reviewer="a", reason="the same")
        decide(connection, events["b"], "correct", reviewer="a", reason="told", corrections={"date": "2024-03-09"})
        decide(connection, events["a"], "accept", reviewer="a", reason="read")
    before = members(news)
    assert before[0] == [["a", "b", "c"], ["d"]]
    with news.writing() as connection:
        regroup(connection)
    assert members(news) == before


def test_stories_made_anew_keep_their_names(news):
    _, events, names = members(news)
    with news.writing() as connection:
        made = split(connection, names["a"], [events["a"]], reviewer="a", reason="another strike")
    before = members(news)
    assert before[2]["b"] == names["a"]  # named after an event that is there no more
    with news.writing() as connection:
        assert regroup(connection).moved == 0
    assert members(news) == before
    with news.writing() as connection:
        undo(connection, made)
        decide(connection, events["a"], "reject", reviewer="a", reason="no strike")
        assert regroup(connection).moved == 0
    assert members(news)[2] == {"b": names["b"], "c": names["c"]}


def test_an_event_whose_day_a_new_revision_corrected_stays_where_it_is_in_stories_made_anew(news, fill):
    text = AGAIN.format("خمسة")
    revised = page(f"{text}.", id="b", url="https://b.example/1", published="2024-03-06")
    fill((revised, [strike(text, "استهدفت غارة", 5, when="2024-03-10")]))
    before = members(news)
    with news.writing() as connection:
        regroup(connection)
    assert (members(news)[0], before[0]) == ([["a", "b"], ["c"]],) * 2


def test_what_is_counted_of_stories_made_anew_is_theirs(news):
    sql = "SELECT one, other, event, story FROM deeds ORDER BY one, other, event"
    with news.writing() as connection:
        connection.run("UPDATE events SET story = (SELECT MAX(story) FROM events)")
        regroup(connection)
        counted = rows(connection, sql)
        connection.run("DELETE FROM deeds")
        fill_deeds(connection)
        assert rows(connection, sql) == counted
        assert len(counted) == 3


@pytest.mark.parametrize("when", ["0001-01-01", "0001-01-10", "9999-12-31"])
def test_days_on_the_edges_of_the_calendar_stop_nothing(news, fill, when):
    text = f"تصحيح: {STRIKE.format('تسعة')}"
    fill((page(text, id="d", url="https://d.example/1", published=when), [strike(text, "غارة", 9, when=when)]))
    _, events, _ = members(news)
    assert members(news)[0] == [["a", "b"], ["c"], ["d"]]
    with news.writing() as connection:
        decide(connection, events["b"], "correct", reviewer="a", reason="told", corrections={"date": when})
    assert ["a"] in members(news)[0]


@pytest.mark.parametrize("again", ["with other words", "coded anew"])
def test_who_tells_it_later_finds_a_page_that_came_again(book, coder, fill, again):
    first, second, _ = reports()
    fill(first)
    if again == "coded anew":
        coder.events["a"] = [replace(first[1][0], confidence=0.5)]
        last(recode(book, coder.how(Maker("0.2.0", "second", "iso"))))
    else:
        fill((replace(first[0], text=f"{first[0].text}."), first[1]))
    fill(second)
    assert members(book)[0] == [["a", "b"]]
