"""Articles of a corpus of split words, put together again."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).parents[2] / "evaluation" / "newswire.py"
CODED = PROGRAM.with_name("newswire") / "coded.jsonl"


def program():
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("newswire", PROGRAM)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_clitics_and_signs_join_their_words():
    written = program().written
    assert written(["و", "قال", "ان", "ه", "زار", "مدينة", "ه"]) == "وقال انه زار مدينته"
    assert written(["ل", "الدول", "و", "مستوى", "ها"]) == "لالدول ومستواها".replace("لال", "لل")
    assert written(["قال", '"', "نعم", '"', "(", "رويترز", ")", "."]) == 'قال "نعم" (رويترز).'
    assert written(["مال", "الدول"]) == "مال الدول"


def test_an_empty_line_ends_a_sentence():
    lines = ["قال\tO\n", "نعم\tO\n", "\n", "\n", "\u200eغدا\tO\n"]
    assert list(program().sentences(lines)) == [["قال", "نعم"], ["غدا"]]


def test_articles_are_cut_as_they_were_coded(tmp_path):
    last = max(json.loads(line)["sentences"][1] for line in CODED.read_text(encoding="utf-8").splitlines())
    corpus, out = tmp_path / "corpus.txt.gz", tmp_path / "news.jsonl"
    with gzip.open(corpus, "wt", encoding="utf-8") as file:
        file.write("".join(f"كلمة\tO\n{number}\tO\n\n" for number in range(last)))
    subprocess.run([sys.executable, PROGRAM, corpus, out], check=True)
    articles = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) for line in CODED.read_text(encoding="utf-8").splitlines()]
    assert [a["id"] for a in articles] == [r["id"] for r in rows]
    for article, row in zip(articles, rows, strict=True):
        first, end = row["sentences"]
        assert article["text"].split("\n") == [f"كلمة {number}" for number in range(first, end)]


def test_the_coding_holds_no_word_of_the_corpus():
    assert not any("\u0600" <= character <= "\u06ff" for character in CODED.read_text(encoding="utf-8"))
