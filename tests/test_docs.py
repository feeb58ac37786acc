"""The documentation says what is true: its programs run, its commands exist, its links lead somewhere."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml

from marsad.cli import main
from marsad.cli.app import app
from marsad.coding.events import Thresholds
from marsad.coding.ontology import event_types
from marsad.exports.csv import COLUMNS
from marsad.lexicon import entries
from marsad.records import RELATIONS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
GROUPS = ("lexicon", "story", "review", "book")
COMMAND = re.compile(r"^ {4}(marsad .+)$", re.MULTILINE)


def name(page):
    return str(page.relative_to(ROOT)) if isinstance(page, Path) else None


@pytest.mark.parametrize("page", [p for p in PAGES if BLOCK.search(p.read_text(encoding="utf-8"))], ids=name)
def test_programs_in_the_docs_run(page, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    names = {}
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        exec(compile(block, str(page), "exec"), names)  # the programs of one page build on each other


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_in_the_docs_exist(page):
    for command in COMMAND.findall(page.read_text(encoding="utf-8")):
        words = shlex.split(command, comments=True)[1:]
        known = app
        for word in words[: 2 if words[0] in GROUPS else 1]:
            known = known[word]
        options = {w.split("=")[0] for w in words if w.startswith("--")}
        assert options <= set(_options(known)), command


def _options(command):
    return {name for argument in command.assemble_argument_collection() for name in argument.names}


NAME = re.compile(r"^[0-9a-f]{8}\b", re.MULTILINE)


def test_the_commands_of_the_tutorial_work_one_after_the_other(tmp_path, monkeypatch, capsys):
    (tmp_path / "evaluation").symlink_to(ROOT / "evaluation")
    monkeypatch.chdir(tmp_path)
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    ingest, *others = COMMAND.findall(tutorial)
    new = re.search(r"(\d+) new pages", _run(ingest, capsys).err)
    assert f"{new[1]} short reports" in tutorial
    assert f"0 new pages, 0 events, 0 facts, {new[1]} there already" in _run(ingest, capsys).err
    listed, rejected = "", ""
    for command in others:
        if "EVENT" in command:
            rejected = NAME.search(listed)[0]
            assert "rejected: 1" in _run(command.replace("EVENT", rejected), capsys).err
            continue
        printed = _run(command, capsys).out
        assert len(printed.splitlines()) > 2, command  # a head, a rule, and rows
        listed = printed if NAME.search(printed) else listed
    assert rejected
    assert rejected not in listed


def _run(command, capsys):
    status, printed = main(shlex.split(command)[1:]), capsys.readouterr()
    assert status == 0, f"{command}: {printed.err}"
    return printed


def test_the_record_page_names_every_column():
    said = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    parts = {"actor_names", "recipient_names", "date_start", "date_end", "evidence_start", "evidence_end", "record"}
    missing = [c for c in COLUMNS if c not in parts and f"`{c}`" not in said]
    assert missing == []


def test_the_architecture_has_every_room_in_its_order():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    rooms = [room for layer in reversed(contracts[0]["layers"]) for room in reversed(layer.split(" | "))]
    page, picture = ((ROOT / "docs" / f"architecture.{kind}").read_text(encoding="utf-8") for kind in ("md", "svg"))
    assert [room for room in re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) if room != "lexicons"] == rooms
    assert [room for room in rooms if room not in re.findall(r"\w+", picture.split("Imports go one way")[1])] == []


def test_the_page_on_coding_says_what_every_module_is_for():
    page = (ROOT / "docs" / "coding.md").read_text(encoding="utf-8")
    room = ROOT / "src" / "marsad" / "coding"
    modules = {path.relative_to(room).as_posix() for path in room.rglob("*.py") if path.name != "__init__.py"}
    readers = "facts/qualifiers/"  # told together
    named = {readers if name.startswith(readers) else name for name in modules}
    assert {name for name in named if f"`{name}`" not in page} == set()


def test_the_page_on_explaining_has_the_thresholds_in_use():
    page, used = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8"), Thresholds()
    assert set(re.findall(r"≥ (\d\.\d\d)", page)) == {f"{used.roles.side:.2f}"}
    assert f"the chance of no mode counts {used.details.unsaid} of itself" in page
    assert f"(needs {used.event:.2f})" in page
    assert f"(needs {used.accept:.2f})" in page


ROW = re.compile(r"^\| ([A-Z]+) \| (\d) \|.*\| (.*)\|$", re.MULTILINE)


def test_the_guide_has_every_type_with_its_modes_and_every_relation():
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    told = {kind: (int(quad), set(filter(None, modes.strip().split(", ")))) for kind, quad, modes in ROW.findall(guide)}
    assert told == {name: (kind.quad_class, set(kind.modes)) for name, kind in event_types().items()}
    assert set(re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)) == set(RELATIONS)


def test_the_guide_has_every_sector():
    told = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8").partition("**Sectors.**")[2].partition("\n\n")[0]
    sectors = {e.id.removeprefix("sector.") for e in entries("world", "sectors") if e.id.startswith("sector.")}
    assert set(re.findall(r"\b[A-Z]{3}\b", told)) == sectors


PRINTED = re.compile(r"print\(.*\)  # (.+)$|^# (.+)$", re.MULTILINE)


@pytest.mark.parametrize("page", ["README.ar.md", "docs/language.md", "docs/times.md"])
def test_what_the_docs_say_is_printed_is_printed(page, capsys):
    names = {}
    for block in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        exec(compile(block, page, "exec"), names)
        assert capsys.readouterr().out.splitlines() == [a or b for a, b in PRINTED.findall(block)], block


FIGURE = re.compile(r"\d[\d.]*\d")


def _measured(page, heading):
    return FIGURE.findall((ROOT / page).read_text(encoding="utf-8").partition(heading)[2].partition("\n## ")[0])


def test_the_arabic_introduction_has_the_figures_of_the_readme():
    arabic, english = _measured("README.ar.md", "## ما الذي قيس"), iter(_measured("README.md", "## What is measured"))
    assert len(arabic) > 20
    assert [figure for figure in arabic if figure not in english] == []  # an iterator: in the same order


def test_the_citation_names_this_version_and_its_authors():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for field in ("version", "license", "authors", "keywords"):
        assert citation[field] == project[field]
