"""What is kept for counting what two countries do to each other is what the events say, whatever was done to the book."""

import contextlib
import random
from datetime import date
from itertools import product

import pytest

from marsad.store import Book, BookError
from marsad.store.asking import counts
from marsad.store.connection import rows
from marsad.store.deeds import WHOLE
from marsad.store.filtering import Where
from marsad.store.ingesting import ingest, recode
from marsad.store.making import Maker
from marsad.store.migrations import migrate
from marsad.store.parting import links, merge, split, undo
from marsad.store.reviewing import decide

from .conftest import days, event, last, page, without_room

TEXT = "زار وزير مصر الأردن، وقصفت إسرائيل سوريا، وتفاوض وفد لبنان مع وفد مصر يوم الاثنين."
NAMES = {"EGY": "مصر", "JOR": "الأردن", "ISR": "إسرائيل", "SYR": "سوريا", "LBN": "لبنان"}
SAID = {"reviewer": "a", "reason": "r"}


def some_event(chance):
    sides = chance.sample(sorted(NAMES), 4)
    cut, end = chance.choice([(1, 2), (1, 3), (2, 4), (2, 2), (1, 1)])
    both = chance.random() < 0.2
    actors = [(NAMES[c], c) for c in sides[:cut]]
    recipients = actors if both else [(NAMES[c], c) for c in sides[cut:end]]
    day = date(2024, chance.choice([1, 2]), chance.randint(1, 4)).isoformat()
    return event(
        TEXT, chance.choice(["زار", "قصفت", "تفاوض"]), chance.choice(["CONSULT", "ASSAULT"]), actors, recipients,
        status=chance.choice(["actual", "actual", "actual", "future"]), intensity=chance.choice([-9.0, 2.5, 4.0]),
        when=chance.choice([None, days(day), days(day, "2024-03-02")]),
    )  # fmt: skip


class Work:
    """A book, and all that can be done to its events; what cannot be done just now does nothing."""

    def __init__(self, book, coder, chance):
        self.book, self.coder, self.chance, self._made = book, coder, chance, 0

    def _pick(self, sql):
        with self.book.reading() as connection:
            found = [row["id"] for row in rows(connection, f"{sql} ORDER BY id")]
        return self.chance.sample(found, min(2, len(found)))

    def page_comes(self):
        name = f"p{self.chance.randint(1, 6)}"
        self._made += 1
        self.coder.events[name] = [some_event(self.chance) for _ in range(self.chance.randint(0, 4))]
        words = f"{TEXT} {' '.join(f'{self._made}كلمة{n}' for n in range(5))}"
        last(ingest(self.book, [page(words, id=name, published=f"2024-01-0{self.chance.randint(1, 9)}")], self.how()))

    def coded_anew(self):
        self._made += 1
        for name in self.coder.events:
            if self.chance.random() < 0.5:
                self.coder.events[name] = [some_event(self.chance) for _ in range(self.chance.randint(0, 4))]
        last(recode(self.book, self.how(Maker("0.2.0", f"coder {self._made}", "iso"))))

    def how(self, *maker):
        return self.coder.how(*maker, every_copy=True)

    def reviewed(self):
        verdict = self.chance.choice(["accept", "reject", "correct"])
        changes = [
            {"status": "actual"},
            {"status": "negated"},
            {"recipients": "LBN GOV"},
            {"date": "2024-02-01"},
            {"type": "AID"},
        ]
        corrections = self.chance.choice(changes) if verdict == "correct" else None
        for name in self._pick("SELECT id FROM events WHERE superseded IS NULL")[:1]:
            with self.book.writing() as connection:
                decide(connection, name, verdict, corrections=corrections, **SAID)

    def stories_joined(self):
        found = self._pick("SELECT id FROM stories")
        if len(found) > 1:
            with self.book.writing() as connection:
                merge(connection, *found, **SAID)

    def story_parted(self):
        for story in self._pick("SELECT id FROM stories WHERE events > 1")[:1]:
            inside = self._pick(
                f"SELECT e.id FROM events e JOIN stories s ON s.key = e.story WHERE s.id = '{story}' AND e.superseded IS NULL"
            )
            with contextlib.suppress(BookError), self.book.writing() as connection:
                split(connection, story, inside[:1], **SAID)

    def taken_back(self):
        with self.book.writing() as connection:
            decided = [row["key"] for row in links(connection)]
            if decided:
                undo(connection, self.chance.sample(decided, 1))

    def anything(self):
        self.chance.choice(
            [self.page_comes, self.page_comes, self.coded_anew, self.reviewed, self.reviewed, self.stories_joined,
             self.story_parted, self.taken_back]
        )()  # fmt: skip


def kept(book):
    with book.reading() as connection:
        return [sorted(map(str, rows(connection, sql))) for sql in ("SELECT * FROM deeds", WHOLE.format(more=""))]


def check_counts(book, chance):
    """That the answer is the same where one more condition, which all events fulfil, has the events themselves looked through."""
    for pair, by in product(
        [chance.sample(sorted(NAMES), 2) for _ in range(3)] + [("EGY", "EGY")], ["month", "day", "year"]
    ):
        span = chance.choice([{}, {"since": date(2024, 1, 3)}, {"since": date(2024, 1, 2), "until": date(2024, 2, 2)}])
        asked = {"pair": tuple(pair), "directed": chance.random() < 0.5, "status": ("actual",)} | span
        with book.reading() as connection:
            quick, whole = (
                counts(connection, Where(**asked, **more), by).to_pylist() for more in ({}, {"confidence": 0.0})
            )
        assert quick == [pytest.approx(row) for row in whole], asked


@pytest.mark.parametrize("seed", range(3))
def test_after_anything_that_was_done_the_deeds_are_those_that_the_events_say(book, coder, seed):
    chance = random.Random(seed)
    work, ever = Work(book, coder, chance), 0
    for _ in range(14):
        work.anything()
        held, due = kept(book)
        assert held == due
        ever = max(ever, len(held))
    assert ever
    check_counts(book, chance)


def test_an_event_that_stays_in_its_story_when_its_page_is_revised_is_counted(book, coder):
    coder.events["p1"] = [
        event(TEXT, "قصفت", "ASSAULT", [(NAMES["ISR"], "ISR")], [(NAMES["SYR"], "SYR")], when=days("2024-01-01"))
    ]
    for text in (TEXT, f"{TEXT} وأضاف البيان تفاصيل."):
        last(ingest(book, [page(text, id="p1", published="2024-01-02")], coder.how(every_copy=True)))
    held, due = kept(book)
    assert held == due
    assert len(held) == 1


def test_a_book_of_version_4_gets_its_deeds(book, coder, location):
    work = Work(book, coder, random.Random(1))
    for _ in range(8):
        work.anything()
    before = kept(book)
    assert before[0]
    with book.writing() as connection:
        connection.run("DROP TABLE deeds")
        without_room(connection, 4)
        connection.run("UPDATE meta SET value = '4' WHERE name = 'schema'")
    assert migrate(Book(location))[:1] == [5]
    assert kept(book) == before
