from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from marsad.readers import Document, read
from marsad.readers.dates import first_date, first_moment
from marsad.readers.published import from_url

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BODY = "<p>قال الوزير في مؤتمر صحفي إن بلاده ستواصل المحادثات مع جيرانها خلال الأسابيع المقبلة.</p>" * 3


def published(markup: str, **known: str) -> tuple[str | None, str | None]:
    found = Document.from_html(markup + BODY, **known).published
    return (str(found.day), found.basis) if found else (None, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("الثلاثاء 30 مايو 2023", date(2023, 5, 30)),
        ("الثلاثاء، 30 أيار/مايو 2023", date(2023, 5, 30)),
        ("٣٠ أيار (مايو) ٢٠٢٣", date(2023, 5, 30)),
        ("الخميس 26 جويلية 2012", date(2012, 7, 26)),
        ("8 شتنبر 2021", date(2021, 9, 8)),
        ("يوليو 16, 2012 على الساعة 13:28", date(2012, 7, 16)),
        ("١ / ١٢ / ٢٠٢٠", date(2020, 12, 1)),
        ("2020-06-03T03:01+0400", date(2020, 6, 3)),
        ("الثلاثاء 06/07/2010", date(2010, 7, 6)),
        ("الاثنين 06/07/2010", date(2010, 6, 7)),
        ("07-25-2012 09:08 PM", date(2012, 7, 25)),
        ("3/5/2020 4:30:00 PM", date(2020, 3, 5)),
        ("3/5/2020, 4:30:00 PM", date(2020, 3, 5)),
        ("03/05/2020 04:30:00 PM", date(2020, 5, 3)),
        ("3/5/2020 16:30:00", date(2020, 5, 3)),
        ("3/5/2020 4:30:00 م", date(2020, 5, 3)),
        ("الأحد 3/5/2020 4:30:00 PM", date(2020, 5, 3)),
        ("12 مارس آذار 2019", date(2019, 3, 12)),
        ("12 تشرين الأول أكتوبر، 2019", date(2019, 10, 12)),
        ("May 30, 2023", date(2023, 5, 30)),
        ("21 شعبان 1433", date(2012, 7, 11)),
        ("الأحد 5 محرم 1440 هـ", date(2018, 9, 15)),
        ("1433/8/21 هـ", date(2012, 7, 11)),
        ("الأربعاء 21 شعبان 1433 - 11 يوليو 2012", date(2012, 7, 11)),
        ("12 النوار 1999", date(1999, 2, 12)),
        ("فاتح ماي 2023", date(2023, 5, 1)),
        ("الخميس، 05 تشرين2/نوفمبر 2015 12:33", date(2015, 11, 5)),
        ("الثلاثاء، 01 كانون1/ديسمبر 2015", date(2015, 12, 1)),
        ("الاثنين الأول من شهر أيار عام 2023", date(2023, 5, 1)),
        ("غرة محرم 1445 هـ", date(2023, 7, 19)),
        ("نشر يوم 3 مارس سنة 2014", date(2014, 3, 3)),
        ("الجمعة8أغسطس2014", date(2014, 8, 8)),
        ("8.آب.2014", date(2014, 8, 8)),
        ("Mardi 1er août 2023 - 14:20", date(2023, 8, 1)),
        ("Sat, 07/09/2022 - 14:20", date(2022, 7, 9)),
        ("Wednesday 07/09/2022", date(2022, 9, 7)),
        ("الاثنين ١٠ مرداد ١٤٠١", date(2022, 8, 1)),
        ("۱۴۰۱/۰۵/۱۰ - ۱۴:۲۰", date(2022, 8, 1)),
        ("30 اسفند 1399", date(2021, 3, 20)),
        ("30 اسفند 1399 - 25 مارس 2021", date(2021, 3, 25)),
        ("le 3 fevrier 2020", date(2020, 2, 3)),
        ("30th of May 2023", date(2023, 5, 30)),
        ("تقرير الأسبوع الأول من مايو 2023", None),
        ("حصيلة النصف الأول من شهر يناير 2024", None),
        ("تشرين الأول/أكتوبر 2019", None),
        ("تشرين الأول أكتوبر 2019", None),
        ("40 شعبان 1433", None),
        ("21 شعبان", None),
        ("31/02/2020", None),
        ("مايو 2023", None),
    ],
)
def test_complete_dates(text: str, day: date | None) -> None:
    assert first_date(text) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2020-06-03T03:01+0400", "2020-06-03T03:01:00+04:00"),
        ("2020-06-03 03:01:09", "2020-06-03T03:01:09"),
        ("2020-06-03T03:01:09.123Z", "2020-06-03T03:01:09.123000+00:00"),
        ("الإثنين، 24 أغسطس 2020 09:23 ص", "2020-08-24T09:23:00"),
        ("24 آب 2020 - 09:23 مساءً", "2020-08-24T21:23:00"),
        ("24 آب 2020 - 12:05 ص", "2020-08-24T00:05:00"),
        ("24 آب 2020 4:30 عصراً", "2020-08-24T16:30:00"),
        ("24 آب 2020 3:30 بعد الظهر", "2020-08-24T15:30:00"),
        ("24 آب 2020 11:30 ظهرا", "2020-08-24T11:30:00"),
        ("24 آب 2020 1:30 ظهرا", "2020-08-24T13:30:00"),
        ("24 آب 2020 10:30 ليلاً", "2020-08-24T22:30:00"),
        ("24 آب 2020 12:15 ليلا", "2020-08-24T00:15:00"),
        ("24 آب 2020 2:15 ليلا", "2020-08-24T02:15:00"),
        ("24 آب 2020 5:10 فجرا", "2020-08-24T05:10:00"),
        ("24 أوت 2020 - 10h30", "2020-08-24T10:30:00"),
        ("24 آب 2020 10:30 بتوقيت غرينتش", "2020-08-24T10:30:00+00:00"),
        ("24 آب 2020 10:30 (غرينتش)", "2020-08-24T10:30:00+00:00"),
        ("24 آب 2020 10:30 مساء بتوقيت مكة المكرمة", "2020-08-24T22:30:00+03:00"),
        ("24 آب 2020 10:30 بتوقيت القاهرة", "2020-08-24T10:30:00"),
        ("24 آب 2020 - 10:30 بتوقيت أبوظبي", "2020-08-24T10:30:00+04:00"),
        ("24 آب 2020 10:30 بتوقيت الدوحة", "2020-08-24T10:30:00+03:00"),
        ("24 آب 2020، 10:00، آخر تحديث 14:00", None),
        ("2020-08-24T09:23:00.1234567+03:00", "2020-08-24T09:23:00.123456+03:00"),
        ("2020-08-24 09:23:00 +0300", "2020-08-24T09:23:00+03:00"),
        ("2020-08-24 09:23 UTC", "2020-08-24T09:23:00+00:00"),
        ("2020-08-24T09:23:00+03", "2020-08-24T09:23:00+03:00"),
        ("2020-08-24 09:23 - 15 قراءة", "2020-08-24T09:23:00"),
        ("Mon, 24 Aug 2020 09:23:00 -0330", "2020-08-24T09:23:00-03:30"),
        ("August 24, 2020 9:23 PM GMT+3", "2020-08-24T21:23:00+03:00"),
        ("24 آب 2020 09:23 GMT", "2020-08-24T09:23:00+00:00"),
        ("24 آب 2020", None),
        ("25:70 24 آب 2020", None),
        ("14:00", None),
    ],
)
def test_times_of_day(text: str, moment: str | None) -> None:
    found = first_moment(text)
    assert (found and found.isoformat()) == moment


def test_json_ld_comes_before_meta_tags() -> None:
    linked = '{"@graph":[{"@type":"NewsArticle","datePublished":"2020-01-01"}]}'
    meta = '<meta property="article:published_time" content="2020-01-02">'
    markup = f'{meta}<script type="application/ld+json">{linked}</script>'
    assert published(markup) == ("2020-01-01", "metadata")


def test_a_given_date_comes_before_all() -> None:
    assert published('<meta name="date" content="2020-01-02">', published="2019-05-05") == ("2019-05-05", "given")


def test_broken_json_ld_is_passed_over() -> None:
    assert (
        published(
            '<script type="application/ld+json">{oops</script><meta itemprop="datePublished" content="2020-01-02">'
        )[0]
        == "2020-01-02"
    )


def test_a_time_element_counts_unless_several_disagree() -> None:
    assert published('<time datetime="2018-03-04T10:00">x</time>')[0] == "2018-03-04"
    assert published('<time datetime="2018-03-04">x</time><time datetime="2018-03-05">y</time>')[0] is None


def test_the_url_dates_a_page() -> None:
    assert published("", url="https://x.example/2017/9/8/title") == ("2017-09-08", "metadata")


@pytest.mark.parametrize("path", ["20170908/1f/c.html", "n3/2017/0908/c3.html", "201709/08/a", "2017-09/08/c_1.htm"])
def test_the_url_dates_a_page_in_folders_of_any_cut(path: str) -> None:
    assert published("", url=f"https://x.example/{path}") == ("2017-09-08", "metadata")


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/news/20170908",
        None,
        "",
        "https://x.example/story/20170908123",
        "https://x.example/2017/13/40/a",
        "https://x.example/2017/title",
    ],
)
def test_urls_without_a_date(url: str | None) -> None:
    assert from_url(url) is None


def test_a_byline_dates_a_page() -> None:
    assert published('<h1>عنوان الخبر هنا</h1><div class="post-date">3 آذار 2015</div>') == ("2015-03-03", "page")


def test_the_day_of_the_last_change_is_not_the_day_of_publication() -> None:
    assert published('<h1>عنوان الخبر هنا</h1><div class="post-date">28 آب 2013، آخر تحديث 14:00</div>')[0] is None
    assert (
        published('<h1>عنوان الخبر هنا</h1><div class="post-date">نشر 27 آب 2013، آخر تحديث 28 آب 2013</div>')[0]
        == "2013-08-27"
    )


def test_the_day_of_printing_is_not_the_day_of_publication() -> None:
    printed = "<p>تاريخ الطباعة: 05/05/2026</p>"
    assert published(f"<h1>عنوان الخبر هنا</h1>{printed}")[0] is None
    assert published(f"<h1>عنوان الخبر هنا</h1>{printed}<p>بتاريخ: 03/05/2022</p>")[0] == "2022-05-03"


def test_a_line_that_speaks_of_publishing_comes_before_others_above_the_text() -> None:
    lines = "<p class='date'>الاثنين 30 نوفمبر 2026</p><p class='date'>نُشر في 3 مايو 2022</p>"
    assert published(f"<h1>عنوان الخبر هنا</h1>{lines}")[0] == "2022-05-03"
    below = "<p class='date'>نُشر في 3 مايو 2022</p>"
    document = Document.from_html(f"<h1>عنوان الخبر هنا</h1><p class='date'>1 مايو 2021</p>{BODY}{below}")
    assert document.published is not None
    assert str(document.published.day) == "2021-05-01"


def test_a_dateline_with_a_date() -> None:
    text = "وصول المساعدات\n\nبكين 3 مايو 2011 (وكالة) - وصلت المساعدات إلى الميناء."
    found = Document.from_text(text).published
    assert found is not None
    assert (found.day, found.basis) == (date(2011, 5, 3), "page")


def test_a_date_inside_the_news_does_not_date_it() -> None:
    assert Document.from_text("وصول المساعدات\n\nوكانت الحرب قد بدأت في 3 مايو 2011 - بحسب المؤرخين.").published is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("state-visit.html", "2019-10-15"),
        ("arms-deal.html", "2022-03-09"),
        ("denial.html", "2017-01-12"),
        ("sanctions.html", "2009-05-29"),
        ("embassy.html", "2021-06-22"),
        ("ceasefire.txt", "2016-08-07"),
        ("trade-figures.txt", "2018-02-04"),
        ("protest.txt", "2019-11-16"),
        ("flood-aid.txt", "2014-09-10"),
    ],
)
def test_the_example_pages_are_dated(name: str, day: str) -> None:
    (document,) = read(EXAMPLES / name)
    assert isinstance(document, Document)
    assert document.published is not None
    assert str(document.published.day) == day


def test_a_line_that_names_the_day_of_the_address_gives_the_time() -> None:
    line = "<h1>سفينة الحبوب تصل</h1><p class='date'>الثلاثاء، 08 أبريل 2014 03:36:05 م</p>"
    for url, at in (("https://x.example/2014/4/8/a", "2014-04-08T15:36:05"), ("https://x.example/2014/4/9/a", None)):
        known = Document.from_html(line + BODY, url=url).published
        assert known is not None
        assert (known.at and known.at.isoformat()) == at


def script(value: object, *, kind: str = "application/ld+json", around: tuple[str, str] = ("", "")) -> str:
    return f'<script type="{kind}">{around[0]}{json.dumps(value, ensure_ascii=False)}{around[1]}</script>'


TITLE = "الوزير يعلن استمرار المحادثات مع الجيران"
MAIN = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2020-02-03T10:00:00+03:00",
    "author": {"name": "سليم الحاج"},
}
OTHER = {
    "@type": "NewsArticle",
    "headline": "أمطار غزيرة على الساحل",
    "datePublished": "2018-01-01",
    "author": {"name": "ناهد مراد"},
}


def stated(markup: str, below: str = "") -> Document:
    return Document.from_html(
        f"<html><head><title>{TITLE} - الأفق</title>{markup}</head><body><h1>{TITLE}</h1>{BODY}{below}</body></html>"
    )


@pytest.mark.parametrize(
    "value",
    [
        [MAIN, OTHER],
        [OTHER, MAIN],
        {"@graph": [MAIN, OTHER]},
        [{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]}, MAIN],
        {**MAIN, "@type": "LiveBlogPosting", "liveBlogUpdate": [{**OTHER, "@type": "BlogPosting"}]},
        {**MAIN, "@type": "OpinionNewsArticle", "comment": [{**OTHER, "@type": "Comment"}]},
        [{"@type": "WebPage", "datePublished": "2018-01-01"}, {**MAIN, "@type": ["Article"]}],
    ],
    ids=["first", "second", "graph", "list of others", "live report", "comments", "page"],
)
def test_json_ld_of_other_articles_says_nothing_about_this_one(value: object) -> None:
    document = stated(script(value))
    assert document.published is not None
    assert (str(document.published.day), document.author) == ("2020-02-03", "سليم الحاج")


ADDRESS = "https://x.example/news/77"
ELSEWHERE = OTHER | {"url": "https://x.example/news/5"}


@pytest.mark.parametrize(
    "value",
    [
        OTHER,
        [OTHER, OTHER | {"headline": "افتتاح معرض الكتاب في العاصمة"}],
        ELSEWHERE,
        {key: told for key, told in ELSEWHERE.items() if key != "headline"},
        {"@type": "WebPage", "mainEntity": {"@type": "ItemList", "hasPart": [OTHER]}, "relatedArticles": [OTHER]},
        OTHER
        | {"@type": "VideoObject", "name": "أمطار غزيرة على الساحل", "headline": None, "uploadDate": "2018-01-01"},
        OTHER | {"mainEntityOfPage": {"@type": "WebPage", "@id": "https://x.example/news/5#main"}},
    ],
    ids=["one", "several", "elsewhere", "only an address", "related", "video", "page of its own"],
)
@pytest.mark.parametrize("listed", [False, True])
def test_a_page_whose_json_ld_has_other_articles_alone_is_not_dated_by_them(value: object, listed: bool) -> None:
    shown = f"<aside><ul><li><a href='/news/5'>{OTHER['headline']}</a></li></ul></aside>" if listed else ""
    document = stated(f'<link rel="canonical" href="{ADDRESS}">{script(value)}', shown)
    assert (document.published, document.updated, document.author, document.title) == (None, None, None, TITLE)


HEADED = {
    "@type": "NewsArticle",
    "headline": "ما بعد الجولة الرابعة من التفاوض",
    "datePublished": "2020-02-03",
    "author": "سليم الحاج",
}


@pytest.mark.parametrize(
    ("value", "title", "body"),
    [
        (HEADED | {"url": f"{ADDRESS}?amp=1#x"}, f"{TITLE} - الأفق", ""),
        (HEADED | {"mainEntityOfPage": {"@id": "http://www.x.example/news/77/amp/"}}, f"{TITLE} - الأفق", ""),
        (HEADED, "أخبار السياسة والبرلمان - صحيفة الأفق", f"<h2>{HEADED['headline']}</h2>"),
        (HEADED, "أخبار السياسة والبرلمان - صحيفة الأفق", f"<div>{HEADED['headline']}</div>"),
        (HEADED, "الأفق", ""),
        ({key: told for key, told in HEADED.items() if key != "headline"}, f"{TITLE} - الأفق", ""),
        (HEADED | {"headline": f"{TITLE} بعد انقطاع دام أسابيع طويلة"}, TITLE, ""),
        ([ELSEWHERE, HEADED | {"headline": "الوزير: المحادثات مع الجيران تستمر"}], TITLE, ""),
    ],
    ids=["address", "amp", "heading", "line", "site", "nothing told", "longer", "reworded"],
)
def test_json_ld_of_the_page_itself_is_known_by_title_address_or_text(value: object, title: str, body: str) -> None:
    head = f'<title>{title}</title><link rel="canonical" href="{ADDRESS}">{script(value)}'
    document = Document.from_html(f"<html><head>{head}</head><body>{body}{BODY}</body></html>")
    assert document.published is not None
    assert (str(document.published.day), document.author) == ("2020-02-03", "سليم الحاج")


def test_json_ld_of_an_article_shown_further_down_does_not_date_this_one() -> None:
    below = f"<article><h1>{OTHER['headline']} والبلدات</h1>{BODY}</article>"
    assert stated(script(OTHER | {"headline": f"{OTHER['headline']} والبلدات"}), below).published is None


TEASER = '<div {scope} class="{called}"><a href="/5"><span itemprop="headline">{headline}</span></a>{dated}</div>'
DATED = [
    '<meta itemprop="datePublished" content="2018-01-01">',
    '<span itemprop="datePublished" content="2018-01-01">x</span>',
    '<time datetime="2018-01-01T10:00:00Z">x</time>',
    '<abbr class="published" title="2018-01-01T10:00:00Z">x</abbr>',
]


@pytest.mark.parametrize("dated", DATED)
@pytest.mark.parametrize(
    ("around", "scope", "called"),
    [
        ("aside", "", "c1"),
        ("div", "itemscope itemtype='https://schema.org/NewsArticle'", "c1"),
        ("div", "", "related-posts"),
        ("div", "", "widget"),
    ],
)
def test_what_stands_beside_the_article_does_not_date_it(dated: str, around: str, scope: str, called: str) -> None:
    author = '<span itemprop="author" class="author">ناهد مراد</span>' if around != "aside" else ""
    teaser = TEASER.format(scope=scope, called=called, headline=OTHER["headline"], dated=dated + author)
    document = stated("", f"<{around}>{teaser}</{around}>")
    assert (document.published, document.author) == (None, None)


@pytest.mark.parametrize("dated", DATED)
@pytest.mark.parametrize("headline", [TITLE, "الوزير: المحادثات مع الجيران مستمرة", "المحادثات"])
def test_what_stands_in_the_item_of_the_article_dates_it(dated: str, headline: str) -> None:
    scope = "itemscope itemtype='https://schema.org/NewsArticle'"
    own = TEASER.format(scope=scope, called="c1", headline=headline, dated=dated)
    teaser = TEASER.format(scope=scope, called="c1", headline=OTHER["headline"], dated=dated.replace("2018", "2019"))
    document = stated("", f"{own}<div>{teaser}</div>")
    assert document.published is not None
    assert str(document.published.day) == "2018-01-01"


@pytest.mark.parametrize("card", ["<h3><a href='/5'>{}</a></h3>", "<a href='/5'><h4>{}</h4></a>"])
@pytest.mark.parametrize("dated", ["<time datetime='2018-01-01'>x</time>", "<span class='author'>ناهد مراد</span>"])
def test_cards_of_other_articles_do_not_date_a_page_or_name_its_author(card: str, dated: str) -> None:
    shown = f"<div class='c1'>{card.format(OTHER['headline'])}<div>{dated}</div></div>"
    document = stated("", f"<div class='g'>{shown}</div>")
    assert (document.published, document.author) == (None, None)


def test_where_the_title_names_the_site_no_headline_is_another() -> None:
    head = f"<div><h3><a href='/1'>{TITLE}</a></h3><time datetime='2018-01-01'>x</time></div>"
    document = Document.from_html(f"<title>الأفق</title><div>{head}<div>{BODY}</div></div>")
    assert document.published is not None


def test_the_author_beside_a_heading_that_leads_nowhere_is_the_pages() -> None:
    head = "<div><h2>ما الذي يعنيه القرار للبلدات الحدودية</h2><span class='author'>ناهد مراد</span></div>"
    assert Document.from_html(f"<title>{TITLE}</title><h1>{TITLE}</h1>{head}{BODY}").author == "ناهد مراد"


def test_an_article_that_only_says_when_it_was_made_is_dated_by_that() -> None:
    found = stated(script({"@type": "Article", "headline": TITLE, "dateCreated": "2020-03-03T10:14:00Z"})).published
    assert found is not None
    assert str(found.day) == "2020-03-03"


def test_any_number_of_other_articles_and_lines_takes_bounded_time() -> None:
    others = [OTHER | {"headline": f"{OTHER['headline']} رقم {n} اليوم"} for n in range(2_000)]
    lines = "".join(f"<p>سطر من الكلام رقم {n} في هذه الصفحة</p>" for n in range(2_000))
    started = time.process_time()
    assert Document.from_html(f"<title>عنوان آخر لصفحة أخرى تماما</title>{script(others)}{lines}").published is None
    assert time.process_time() - started < 40


def test_many_items_within_each_other_take_bounded_time() -> None:
    started = time.process_time()
    stated("", "<div itemscope><time datetime='2018-01-01'>x</time>" * 2_000 + "<p>x</p>" * 20_000)
    assert time.process_time() - started < 40


def test_a_live_report_is_dated_by_the_beginning_of_what_it_covers() -> None:
    report = {"@type": "LiveBlogPosting", "headline": TITLE, "coverageStartTime": "2020-06-02T13:00:00Z"}
    found = stated(script(report)).published
    assert found is not None
    assert found.at is not None
    assert found.at.isoformat() == "2020-06-02T13:00:00+00:00"


@pytest.mark.parametrize(
    ("value", "publisher"),
    [
        ({"@type": "WebSite", "name": "الساحل"}, "الساحل"),
        ([{"@type": "WebSite", "name": "الساحل"}, MAIN | {"publisher": {"name": "الأفق"}}], "الأفق"),
        ({"@graph": [{"@type": ["NewsMediaOrganization"], "name": "شبكة الساحل"}]}, "شبكة الساحل"),
        ({"@type": "WebSite", "name": "الساحل | أخبار الميناء والمدينة"}, None),
        ({"@type": "Organization", "name": "وزارة الصحة"}, None),
    ],
)
def test_the_site_that_json_ld_describes_is_the_publisher(value: object, publisher: str | None) -> None:
    found = Document.from_html(f"<title>{TITLE}</title>{script(value)}<h1>{TITLE}</h1>{BODY}").publisher
    assert found == publisher


def test_json_ld_that_points_to_names_elsewhere_in_it() -> None:
    article = MAIN | {"author": [{"@id": "#a"}, {"@id": "#b"}], "publisher": {"@id": "#o"}}
    people = [
        {"@type": "Person", "@id": "#a", "name": "سليم &amp; شركاه"},
        {"@type": "Person", "@id": "#b", "name": "ناهد مراد"},
    ]
    document = stated(
        script({"@graph": [article, *people, {"@type": "NewsMediaOrganization", "@id": "#o", "name": "الأفق"}]})
    )
    assert (document.author, document.publisher) == ("سليم & شركاه، ناهد مراد", "الأفق")


def test_a_body_that_publishes_is_no_author() -> None:
    document = stated(
        script(
            MAIN | {"author": {"@type": ["NewsMediaOrganization"], "name": "شبكة"}, "publisher": [{"name": "الأفق"}]}
        )
    )
    assert (document.author, document.publisher) == (None, "الأفق")


@pytest.mark.parametrize(
    ("kind", "around"),
    [
        ("application/ld+json; charset=utf-8", ("", "")),
        ("Application/LD+JSON", ("\n", ";\n")),
        ("application/ld+json", ("//<![CDATA[\n", "\n//]]>")),
        ("application/ld+json", ("/*<![CDATA[*/", "/*]]>*/")),
        ("application/ld+json", ("<!--\n", "\n-->")),
        ("application/ld+json", ("[", ",]")),
    ],
)
def test_json_ld_as_sites_wrap_it(kind: str, around: tuple[str, str]) -> None:
    document = stated(script(MAIN, kind=kind, around=around))
    assert document.published is not None
    assert str(document.published.day) == "2020-02-03"


@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="canonical" href="//ofoq.example/news/12">',
        '<base href="https://ofoq.example/ar/"><link rel="canonical" href="/news/12">',
        '<link rel="shortlink canonical" href="/news/12"><meta property="og:url" content="https://ofoq.example/">',
        '<link rel="canonical" href="/news/12">' + script(MAIN | {"url": "https://ofoq.example/12"}),
        script(MAIN | {"mainEntityOfPage": {"@type": "WebPage", "@id": "https://ofoq.example/news/12#page"}}),
        script(MAIN | {"mainEntityOfPage": "https://ofoq.example/news/12", "url": "/news/12"}),
    ],
)
def test_the_address_of_a_page_completed_from_what_else_it_states(markup: str) -> None:
    assert stated(markup).url == "https://ofoq.example/news/12"


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="og:url" content="https://ofoq.example/?id=1&amp;section=2&amp;copy=3">',
        '<meta property="og:url" content="https://ofoq.example/?id=1&amp;amp;section=2&amp;amp;copy=3">',
        script(MAIN | {"url": "https://ofoq.example/?id=1&section=2&copy=3#top"}),
        script(MAIN | {"url": "https://[ofoq#top"})
        + '<meta property="og:url" content="https://ofoq.example/?id=1&section=2&copy=3">',
    ],
)
def test_names_of_values_in_an_address_are_no_escaped_characters(markup: str) -> None:
    assert stated(markup).url == "https://ofoq.example/?id=1&section=2&copy=3"


def test_an_address_in_json_ld_that_is_none() -> None:
    assert stated(script(MAIN | {"url": "http://[x#a"})).url is None


def test_what_looks_like_a_comment_within_a_string_of_json_ld_is_none() -> None:
    value = {"@type": "NewsArticle", "description": "*/x/*", "author": {"name": "سليم الحاج"}, "image": "*/"}
    assert stated(script(value)).author == "سليم الحاج"


def test_an_address_without_a_site_is_none() -> None:
    assert stated('<link rel="canonical" href="/news/12">').url is None


@pytest.mark.parametrize(
    "markup",
    [
        '<time class="entry-date published" datetime="2020-02-03T10:00:00+03:00"></time><time class="updated" datetime="2020-02-05"></time>',
        '<time datetime="2020-02-03">3</time><time itemprop="dateModified" datetime="2020-02-05">5</time>',
        '<span itemprop="datePublished">3 شباط 2020</span><span itemprop="dateModified">5 شباط 2020</span>',
        "<div>نُشر في: 3 فيفري 2020 على الساعة 10:00</div><div>حُيِّن في: 5 فيفري 2020 على الساعة 11:00</div>",
        "<div>تاريخ التحيين: 5 فيفري 2020 11:00</div><div>3 فيفري 2020 10:00</div>",
        "<div>Publié le 3 février 2020</div><div>Modifié le 5 février 2020</div>",
    ],
)
def test_the_last_change_dates_no_publication(markup: str) -> None:
    document = Document.from_html(f"<h1>{TITLE}</h1>{markup}{BODY}")
    assert document.published is not None
    assert document.updated is not None
    assert (str(document.published.day), str(document.updated.day)) == ("2020-02-03", "2020-02-05")


def test_lists_within_lists_of_authors_are_read_to_any_depth() -> None:
    author: Any = {"name": "سليم الحاج"}
    publisher: Any = {"name": "الأفق"}
    for _ in range(400):
        author, publisher = [author], [publisher]
    document = stated(script(MAIN | {"author": author, "publisher": publisher}))
    assert (document.author, document.publisher) == ("سليم الحاج", "الأفق")
