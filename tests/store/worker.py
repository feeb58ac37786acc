"""A process that starts work on books in no time: it loads everything once and forks for each.

Reads what is to be done and with which book, one a line; for each it forks a child that does it, prints the child's number, waits, and prints how
the child ended.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from marsad.store import Book
from marsad.store.connection import value
from marsad.store.ingesting import ingest, recode
from marsad.store.making import Maker
from marsad.store.migrations import migrate
from marsad.store.regrouping import regroup
from marsad.store.reviewing import decide
from store.conftest import Coder, event, fact, last, page

NAMES = ("عمان", "بغداد")
CODES = ("JOR", "IRQ")


def pages():
    """Four pages with an event and a fact each; half of them tell what another tells."""
    coder, made = Coder(), []
    for number, (name, code) in enumerate(zip(NAMES, CODES, strict=True)):
        for copy in ("a", "b"):
            id_ = f"{number}{copy}"
            text = f"وصل الوزير المصري إلى {name} لبحث ملف المياه رقم {number}. وللقاهرة سفارة في {name}."
            made.append(page(text, id=id_, publisher=copy))
            coder.events[id_] = [event(text, "وصل", "CONSULT", [("المصري", "EGY")], [(name, code)])]
            coder.facts[id_] = [fact(text, "سفارة", "diplomatic_mission", "EGY", code, kind="embassy")]
    return coder, made


def ingesting(location):
    coder, made = pages()
    last(ingest(Book(location), made, coder.how(batch=2)))


def recoding(location):
    """A newer coder takes the visits for planned and finds half of the embassies."""
    coder, made = pages()
    for document, (found, *_) in coder.events.items():
        coder.events[document] = [replace(found, status="future")]
    coder.facts = {made[0].id: coder.facts[made[0].id]}
    last(recode(Book(location), coder.how(Maker("0.2.0", "second", "iso"))))


def reviewing(location):
    with Book(location).writing() as connection:
        name = value(connection, "SELECT id FROM events WHERE superseded IS NULL ORDER BY id LIMIT 1")
        decide(connection, name, "correct", reviewer="a", reason="read it", corrections={"recipients": "LBN GOV"})


def regrouping(location):
    """Stories of which an earlier version made one."""
    with Book(location).writing() as connection:
        connection.run("UPDATE events SET story = (SELECT MIN(key) FROM stories)")
        regroup(connection)


def migrating(location):
    migrate(Book(location))


WORK = {work.__name__: work for work in (ingesting, recoding, reviewing, regrouping, migrating)}


def main():
    ingesting(sys.argv[1])  # whatever loads late is loaded now
    print("ready", flush=True)  # noqa: T201
    for line in sys.stdin:
        work, location = line.split()
        child = os.fork()
        if child == 0:
            WORK[work](location)
            os._exit(0)
        print(child, flush=True)  # noqa: T201
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
