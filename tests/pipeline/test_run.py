"""Documents to codings in order, whatever happens to one of them."""

import os
import time

import pytest

from marsad.pipeline import Coded, Report, run
from marsad.pipeline.pool import over_processes
from marsad.readers import Document, Failure
from marsad.records import Coding


def stage(document):
    """Stands for the coder: the words of the page say what happens."""
    if "raise" in document.text:
        raise KeyError("broken")
    if "die" in document.text:
        os._exit(3)
    if "killed" in document.text:
        os.kill(os.getpid(), 9)
    if "slow" in document.text:
        time.sleep(30)
    if "late" in document.text:
        time.sleep(0.2)
    return Coding(document.id, (), ())


def make(recognition="iso"):
    return stage


def page(words, number=0):
    return Document.from_text(words, id=f"p{number}")


def pool(items, *, jobs=2, limit=None):
    return list(over_processes(make, items, jobs=jobs, limit=limit))


def summary(outcomes):
    return [o.document.id if isinstance(o, Coded) else o.why for o in outcomes]


def test_results_come_in_the_order_of_the_documents():
    pages = [page("late" if n % 3 == 0 else "quick", n) for n in range(20)]
    assert summary(pool(pages)) == [f"p{n}" for n in range(20)]


def test_what_failed_in_reading_passes_through_in_its_place():
    items = [page("late", 0), Failure("b.html", "it is empty"), page("quick", 2)]
    assert summary(pool(items)) == ["p0", "it is empty", "p2"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("raise", "KeyError"),
        ("die", "the process that coded it died (exit status 3)"),
        ("killed", "SIGKILL, perhaps out of memory"),
    ],
)
def test_one_bad_document_never_stops_the_rest(words, why):
    outcomes = pool([page("quick", 0), page(words, 1), page("quick", 2), page("quick", 3)])
    assert [isinstance(o, Coded) for o in outcomes] == [True, False, True, True]
    assert why in outcomes[1].why
    assert outcomes[1].id == "p1"


def test_a_slow_document_is_stopped_and_named():
    began = time.monotonic()
    outcomes = pool([page("slow", 0), page("quick", 1), page("quick", 2)], limit=0.3)
    assert time.monotonic() - began < 40
    assert "longer than 0.3 s" in outcomes[0].why
    assert summary(outcomes[1:]) == ["p1", "p2"]


def test_documents_are_drawn_only_as_they_are_needed():
    drawn = []

    def pages():
        for n in range(1000):
            drawn.append(n)
            yield page("quick", n)

    outcomes = over_processes(make, pages(), jobs=1, limit=None)
    next(outcomes)
    outcomes.close()
    assert len(drawn) <= 16


def test_a_closed_run_leaves_no_process_behind():
    import multiprocessing

    outcomes = over_processes(make, (page("quick", n) for n in range(50)), jobs=2, limit=None)
    next(outcomes)
    outcomes.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_goes_on_over_several_processes(jobs):
    pages = [page("raise" if n == 5 else "quick", n) for n in range(40)]
    outcomes = list(run(pages, jobs=jobs, make=make))
    assert [o.document.id if isinstance(o, Coded) else o.id for o in outcomes] == [f"p{n}" for n in range(40)]
    assert [isinstance(o, Coded) for o in outcomes].count(False) == 1


def test_a_number_of_processes_below_nothing_is_refused():
    with pytest.raises(ValueError, match="jobs must be 1 or more"):
        next(run([Document.from_text("a")], jobs=-1, make=make))


def test_the_time_limit_holds_without_processes_too():
    outcomes = list(run([page("slow"), page("quick", 1)], jobs=1, time_limit=0.2, make=make))
    assert "longer than 0.2 s" in outcomes[0].why
    assert isinstance(outcomes[1], Coded)


def test_first_results_do_not_wait_for_further_documents():
    def pages():
        yield page("quick", 0)
        raise AssertionError("asked for a second document before the first was out")

    assert next(run(pages(), make=make)).document.id == "p0"


def test_the_report_counts_what_passes():
    report = Report()
    items = [page("quick", 0), page("raise", 1), Failure("x.html", "it is empty", line=3)]
    assert len(list(report.watch(run(items, jobs=1, make=make)))) == 3
    plain = report.as_json()
    assert (plain["coded"], plain["failed"], plain["events"]) == (1, 2, 0)
    assert plain["failures"][1] == {"source": "x.html", "line": 3, "id": None, "why": "it is empty"}
    assert plain["seconds"] >= 0
