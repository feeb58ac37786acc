"""A process that starts ingests in no time: it loads everything once and forks for each.

Reads locations of books, one a line; for each it forks a child that ingests `PAGES`, prints the child's number, waits, and prints how the child
ended.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from marsad.store import Book
from marsad.store.ingesting import ingest
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


def run(location):
    coder, made = pages()
    last(ingest(Book(location), made, coder.how(batch=2)))


def main():
    run(sys.argv[1])  # whatever loads late is loaded now
    print("ready", flush=True)  # noqa: T201
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            run(line.strip())
            os._exit(0)
        print(child, flush=True)  # noqa: T201
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
