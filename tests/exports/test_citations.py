"""RIS and BibTeX: programs that read them understand every article and the snapshot, whatever a page wrote in its title."""

from dataclasses import replace
from datetime import date

import pytest
import rispy
from building import PAGE, event, pair, written
from pybtex.database import parse_string

from marsad.exports.citations import write_bibtex, write_ris
from marsad.records import Publication

NASTY = [
    "ER  - \nTY  - X",
    "a } b { c",
    "50% #1 $x_y^z ~ \\end{x} & more",
    '"quoted"',
    "=1+1",
    "a\x00b\u2028c",
    "زيارة @article{x,",
]


def ris(*pairs):
    return rispy.loads(written(write_ris, *pairs)[0])


def bibtex(*pairs):
    return list(parse_string(written(write_bibtex, *pairs)[0], "bibtex").entries.values())


def test_an_article_and_the_snapshot_in_ris():
    article, snapshot = ris(pair(event()))
    assert (article["type_of_reference"], article["title"], article["publisher"], article["date"]) == (
        "NEWS",
        "زيارة",
        "news.example",
        "2024/03/04",
    )
    assert article["urls"] == ["https://news.example/a"]
    assert snapshot["type_of_reference"] == "DATA"
    assert snapshot["title"].startswith(
        "Events and facts coded from 1 news articles, published 2024-03-04 to 2024-03-04 (snapshot "
    )
    assert "1 events, 0 facts; coded with marsad" in snapshot["notes"][0]


def test_an_article_and_the_snapshot_in_bibtex():
    article, snapshot = bibtex(pair(event()))
    assert (article.type, article.fields["title"], article.fields["date"]) == ("online", "زيارة", "2024-03-04")
    assert (article.fields["url"], article.fields["langid"]) == ("https://news.example/a", "arabic")
    assert (snapshot.type, snapshot.key.startswith("marsad-")) == ("dataset", True)


@pytest.mark.parametrize("author", ["سلمى الحداد", "Hadi, Sara and others", *NASTY])
def test_who_wrote_an_article_and_for_which_paper(author):
    given = pair(page=replace(PAGE, author=author, publisher="الراصد"))
    article = ris(given)[0]
    assert (len(article["authors"]), article["secondary_title"]) == (1, "الراصد")
    assert len(bibtex(given)[0].persons["author"]) == 1
    if author not in NASTY:
        assert article["authors"] == [author]
        assert str(bibtex(given)[0].persons["author"][0]).strip("{}") == author


@pytest.mark.parametrize("title", NASTY)
def test_no_title_breaks_a_file(title):
    given = pair(event(), page=replace(PAGE, title=title))
    assert len(ris(given)) == len(bibtex(given)) == 2


@pytest.mark.parametrize(
    "url", ["https://x.example/a b{c}\\d", "https://x.example/خبر?a=1&b=2_3%20#x", 'https://x.example/"<>\n']
)
def test_an_address_keeps_its_letters_and_breaks_nothing(url):
    given = pair(page=replace(PAGE, url=url))
    addresses = {ris(given)[0]["urls"][0], bibtex(given)[0].fields["url"]}
    assert len(addresses) == 1
    assert addresses.pop().startswith("https://x.example/")


def test_an_address_of_no_web_page_is_left_out():
    assert "url" not in bibtex(pair(page=replace(PAGE, url="javascript:alert(1)")))[0].fields


def test_a_snapshot_is_known_by_what_was_coded():
    def key(*pairs):
        return bibtex(*pairs)[-1].key

    assert key(pair(event())) == key(pair(event(), page=replace(PAGE, source="elsewhere.html")))
    assert key(pair(event())) != key(pair(event(confidence=0.5)))
    assert key(pair(), pair(event())) != key(pair(event()), pair())


def test_a_date_that_is_not_known_to_the_day_is_left_out():
    month = Publication(date(2024, 3, 1), date(2024, 3, 31), "given")
    assert "date" not in bibtex(pair(event(), published=month))[0].fields


def test_no_articles_make_a_snapshot_of_nothing():
    assert ris()[0]["title"].startswith("Events and facts coded from 0 news articles (snapshot ")
