"""``marsad evaluate`` and ``marsad lexicon check``."""

import json

import pytest

TEXT = "زار الرئيس المصري عبد الفتاح السيسي العاصمة الأردنية عمان يوم الاثنين 4 مارس 2024."
GOLD = {
    "id": "a",
    "events": [
        {
            "type": "CONSULT",
            "mode": "visit",
            "actors": [{"country": "EGY", "sector": "GOV", "name": "السيسي"}],
            "recipients": [{"country": "JOR", "sector": "GOV", "name": "عمان"}],
            "status": "actual",
            "evidence": "زار الرئيس المصري",
        }
    ],
    "facts": [],
}


@pytest.fixture
def files(tmp_path):
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    article = {"id": "a", "text": TEXT, "published": "2024-03-05"}
    (tmp_path / "articles.jsonl").write_text(json.dumps(article), encoding="utf-8")
    return ["--gold", tmp_path / "gold.jsonl", "--articles", tmp_path / "articles.jsonl"]


def test_articles_are_coded_and_scored(marsad, files):
    done = marsad("evaluate", *files, "--json")
    figures = json.loads(done.out)
    assert done.status == 0
    assert figures["type"]["r"] == 1.0
    assert figures["evidence"] == 1.0


def test_given_predictions_are_scored_without_coding(marsad, files, tmp_path):
    figures = json.loads(marsad("evaluate", *files, "--predicted", tmp_path / "gold.jsonl", "--json", "--by-type").out)
    assert figures["who"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert figures["by_type"]["CONSULT"]["gold"] == 1


def test_figures_for_people_name_every_figure(marsad, files, tmp_path):
    out = marsad("evaluate", *files, "--predicted", tmp_path / "gold.jsonl", "--by-type").out
    assert "soft              p 1.0000  r 1.0000  f1 1.0000" in out
    assert "  CONSULT" in out


def test_mistakes_are_listed(marsad, files, tmp_path):
    (tmp_path / "none.jsonl").write_text('{"id": "a"}', encoding="utf-8")
    out = marsad("evaluate", *files, "--predicted", tmp_path / "none.jsonl", "--errors", "3").out
    assert out.splitlines()[-1].startswith("a\tmissed\tCONSULT\tEGY>JOR\t")


def test_something_to_score_must_be_given(marsad, files):
    done = marsad("evaluate", *files[:2])
    assert done.status == 2
    assert "give --articles" in done.err


@pytest.mark.parametrize(
    ("option", "said"), [("--jobs", "--jobs must be 1 or more"), ("--errors", "--errors must be a number of articles")]
)
def test_a_number_below_nothing_is_wrong_use(marsad, files, option, said):
    done = marsad("evaluate", *files, option, "-1")
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_a_gold_file_that_is_none_is_wrong_use(marsad, files, tmp_path):
    (tmp_path / "gold.jsonl").write_text("{", encoding="utf-8")
    done = marsad("evaluate", *files)
    assert done.status == 2
    assert "gold.jsonl, line 1: not JSON" in done.err


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read: No such file"), (b"\xff\xfe{", "is no UTF-8"), (b"[1]", "an object with an id")],
)
def test_a_gold_file_that_cannot_be_read_is_named_with_the_reason(marsad, files, tmp_path, content, said):
    path = tmp_path / "gold.jsonl"
    path.unlink() if content is None else path.write_bytes(content)
    done = marsad("evaluate", *files)
    assert done.status == 2
    assert "gold.jsonl" in done.err
    assert said in done.err


def test_missing_articles_are_told(marsad, files, tmp_path):
    (tmp_path / "articles.jsonl").write_text(json.dumps({"id": "b", "text": TEXT}), encoding="utf-8")
    done = marsad("evaluate", *files)
    assert "1 of 1 gold articles are missing" in done.err


def test_the_lexicons_are_clean(marsad):
    done = marsad("lexicon", "check")
    assert (done.status, done.out) == (0, "")


def test_a_language_without_lexicons_is_wrong_use(marsad):
    done = marsad("lexicon", "check", "xx")
    assert done.status == 2
    assert "there are no lexicons for 'xx'" in done.err
