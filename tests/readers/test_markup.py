from __future__ import annotations

import time

import pytest

from marsad.readers import Document

SENTENCE = "قال الوزير في مؤتمر صحفي إن بلاده ستواصل المحادثات مع جيرانها خلال الأسابيع المقبلة"
PARAGRAPHS = "".join(f"<p>{SENTENCE} رقم {n}.</p>" for n in "أبجد")


def shown(markup: str, kind: str | None = None) -> list[str]:
    document = Document.from_html(markup)
    return [b.span.of(document.text) for b in document.blocks if kind is None or b.kind == kind]


def test_paragraphs_stand_apart_by_an_empty_line() -> None:
    assert Document.from_html(f"<h1>عنوان الخبر الأول</h1>{PARAGRAPHS}").text.count("\n\n") == 4


def test_the_headline_is_the_heading_that_agrees_with_the_title() -> None:
    head = '<meta property="og:title" content="الوزير يعلن استمرار المحادثات">'
    page = f"{head}<h1>بوابة الأخبار اليومية</h1><h2>الوزير يعلن استمرار المحادثات</h2>{PARAGRAPHS}"
    assert shown(page, "headline") == ["الوزير يعلن استمرار المحادثات"]


def test_a_title_given_replaces_the_headline() -> None:
    document = Document.from_html(f"<h1>عنوان قديم للخبر</h1>{PARAGRAPHS}", title="عنوان أدق")
    assert document.title == "عنوان أدق"
    assert document.text.startswith("عنوان أدق\n\n")
    assert "قديم" not in document.text


def test_the_site_name_is_taken_off_the_title() -> None:
    page = f'<title>المحادثات مستمرة - صدى اليوم</title><meta property="og:site_name" content="صدى اليوم">{PARAGRAPHS}'
    document = Document.from_html(page)
    assert (document.title, document.publisher) == ("المحادثات مستمرة", "صدى اليوم")


@pytest.mark.parametrize(
    "foreign",
    [
        "<nav><p>{}</p></nav>",
        "<div class='comments'><p>{}</p></div>",
        "<footer><p>{}</p></footer>",
        "<div class='sidebar'><p>{}</p></div>",
        "<script>{}</script>",
        "<p hidden>{}</p>",
        "<div style='display: none'>{}</div>",
        "<noscript>{}</noscript>",
    ],
)
def test_what_is_not_the_article_is_left_out(foreign: str) -> None:
    page = f"<h1>عنوان الخبر الأول</h1><div class='article-body'>{PARAGRAPHS}</div>" + foreign.format(
        "نص غريب عن الخبر لا علاقة له بالمحادثات ولا بالوزير ولا بالجيران أبدا."
    )
    assert not [words for words in shown(page) if "غريب" in words]
    assert len(shown(page)) == 5


def test_a_name_that_covers_the_whole_article_is_not_believed() -> None:
    assert len(shown(f"<body class='share-page'><div class='social'><h1>عنوان الخبر الأول</h1>{PARAGRAPHS}</div>")) == 5


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<figure><figcaption>حشد في الساحة</figcaption></figure>", "caption"),
        ("<blockquote>لن نتراجع عن المحادثات أبدا، هذا وعد قطعناه.</blockquote>", "quote"),
        ("<p><a href='/x'>وفد من الخبراء يصل إلى الميناء</a></p>", "related"),
        ("<div class='newsletter'>بريد الصباح يصلكم كل يوم</div>", "appeal"),
        ("<span class='author'>سعاد ناصر</span>", "byline"),
    ],
)
def test_kinds_by_structure(markup: str, kind: str) -> None:
    page = f"<div class='article-body'><h1>عنوان الخبر الأول</h1><p>{SENTENCE}.</p>{markup}{PARAGRAPHS}</div>"
    assert len(shown(page, kind)) == 1


def test_line_breaks_part_paragraphs() -> None:
    assert len(shown(f"<div>{SENTENCE} أولا.<br>{SENTENCE} ثانيا.<br><br>{SENTENCE} ثالثا.</div>")) == 3


def test_formatting_inside_a_word_does_not_part_it() -> None:
    assert "المحادثات" in shown(f"<p>ال<b>محا</b>دثات مستمرة، {SENTENCE}.</p>")[0]


def test_a_cut_page_is_read_as_far_as_it_goes() -> None:
    page = f"<html><body><h1>عنوان الخبر الأول</h1>{PARAGRAPHS}"
    assert len(shown(page[: -len(SENTENCE)])) == 5


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + f"<p>{SENTENCE}",
        "<script>" + "x = '<p>';" * 200_000 + f"</script><p>{SENTENCE}",
        "".join(f"<i a={n}><p>{SENTENCE}" for n in range(1_000)),
        "<meta name=a content=b>" * 20_000 + f"<p>{SENTENCE}",
        "<a href=x>" * 20_000 + SENTENCE + f"</a><p>{SENTENCE}",
        "<div><img><div>" * 4_000 + "نص " * 100_000 + f"<p>{SENTENCE}",
        "<div class=author>" * 2_000 + "نص " * 200_000 + f"<p>{SENTENCE}",
        "<div class=breadcrumb>" * 1_000 + "<a></a>" * 20_000 + f"</div></div><p>{SENTENCE}" * 1_000,
    ],
    ids=["nested", "script", "formatting", "meta", "links", "pictures", "authors", "trails"],
)
def test_hostile_pages_take_bounded_time(page: str) -> None:
    started = time.process_time()
    assert SENTENCE in Document.from_html(page).text
    assert time.process_time() - started < 20


def test_a_title_of_blanks_takes_bounded_time() -> None:
    started = time.process_time()
    page = f"<title>{SENTENCE}{chr(0xA0) * 60_000}موقع</title><p>{SENTENCE}"
    assert SENTENCE in Document.from_html(page).text
    assert time.process_time() - started < 20


HEAD = "الميناء يستقبل سفينة الحبوب الأولى"


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        (f"{HEAD} | صوت الميناء", "صوت الميناء"),
        (f"{HEAD} - اقتصاد - صوت الميناء", "صوت الميناء"),
        (f"صوت الميناء: {HEAD}", "صوت الميناء"),
        (f"{HEAD} :: ميناء", "ميناء"),
        (f"{HEAD} - تغطية مباشرة", None),
        (f"{HEAD} منذ عامين", None),
        (f"صوت | {HEAD} | الميناء", None),
        (HEAD, None),
        ("صفحة أخرى | صوت الميناء", None),
        (f"{HEAD}: صور من الرصيف", None),
        (f"الربان: {HEAD}", None),
        (f"{HEAD} | شؤون بحرية", None),
        (f"{HEAD} | صوت الميناء | شؤون بحرية", "صوت الميناء"),
    ],
)
def test_the_site_is_named_beside_the_headline_in_the_title(title: str, publisher: str | None) -> None:
    document = Document.from_html(
        f"<title>{title}</title><meta property='article:section' content='شؤون بحرية'>"
        f"<h1>{HEAD}</h1><p>{'وصلت السفينة إلى الميناء صباح اليوم وقال الربان إنها سليمة. ' * 3}</p>"
    )
    assert document.publisher == publisher


def test_a_short_title_that_leaves_articles_out_is_no_site() -> None:
    document = Document.from_html(
        f"<title>سفينة حبوب وميناء</title><h1>{HEAD}</h1><p>{'وصلت السفينة إلى الميناء وعليها الحبوب صباح اليوم. ' * 3}</p>"
    )
    assert document.publisher is None


@pytest.mark.parametrize(
    ("markup", "author"),
    [
        ('<span class="byline">هناء السالمي</span>', "هناء السالمي"),
        ('<ul><li><span class="post-info__item--type-author">هناء السالمي</span></li></ul>', "هناء السالمي"),
        ('<div class="author-name">بقلم: هناء السالمي</div>', "هناء السالمي"),
        ('<a rel="author">هناء السالمي</a>', "هناء السالمي"),
        ('<p class="info-publi">الأحد 20 نونبر 2016, من طرف هناء السالمي</p>', "هناء السالمي"),
        ('<p class="by">حاورتها: هناء السالمي</p>', "هناء السالمي"),
        ('<p class="by">أرسلت بواسطة: المحرر في الثلاثاء 12 آب 2008</p>', None),
        ('<span class="comment-author">هناء السالمي</span>', None),
        ('<div class="author-bio">كاتبة مقيمة هنا</div>', None),
        ('<span class="byline">وكالات</span>', None),
        ('<span class="byline">وزارة الموانئ والنقل</span>', None),
        ('<div class="author-name">الهيئة العامة للموانئ</div>', None),
        ('<p class="by">إعداد: مركز دراسات البحار</p>', None),
        ('<span class="byline">فارس البحري</span>', "فارس البحري"),
        ('<span class="byline">الخميس 14 يناير 2010</span>', None),
    ],
)
def test_who_wrote_a_page_stands_in_elements_called_so_and_in_bylines(markup: str, author: str | None) -> None:
    document = Document.from_html(f"<h1>{HEAD}</h1>{markup}<p>{'وصلت السفينة إلى الميناء صباح اليوم. ' * 3}</p>")
    assert document.author == author


@pytest.mark.parametrize(
    ("markup", "kind", "text"),
    [
        ('<div class="x"><img src="a.jpg"><div>الوزيران بعد التوقيع</div></div>', "caption", "الوزيران بعد التوقيع"),
        ("<p>عدن - «صوت الميناء»:</p>", "byline", "عدن - «صوت الميناء»:"),
        ('<button class="accordion-button">متى تعود السفينة؟</button>', "body", "متى تعود السفينة؟"),
        ("<p>انضم إلى قائمتنا البريدية</p>", "appeal", "انضم إلى قائمتنا البريدية"),
    ],
)
def test_parts_within_the_text(markup: str, kind: str, text: str) -> None:
    assert text in shown(f"<h1>{HEAD}</h1><div class='article-body'>{PARAGRAPHS}{markup}{PARAGRAPHS}</div>", kind)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>#الميناء #الحبوب</p>",
        "<p>t.me/harbour_news</p>",
        "<p>(التتمة في الصفحة 7)</p>",
        "<p>الرقم: 41/2021</p>",
        "<p>بسم الله الرحمن الرحيم</p>",
        "<p>نـ</p>",
        "<button>صوّت</button>",
    ],
)
def test_what_is_furniture_wherever_it_stands(markup: str) -> None:
    page = f"<h1>{HEAD}</h1><div class='article-body'>{{}}{PARAGRAPHS}</div>"
    assert shown(page.format(markup)) == shown(page.format(""))


def test_marks_before_a_headline_are_no_part_of_it() -> None:
    assert Document.from_html(f"<h1>🔴 {HEAD}</h1>{PARAGRAPHS}").title == HEAD
    assert Document.from_html(f"<h1>«{HEAD}» يتحدث</h1>{PARAGRAPHS}").title == f"«{HEAD}» يتحدث"


def test_the_section_is_the_second_link_of_a_trail() -> None:
    trail = '<nav id="breadcrumb"><a>الرئيسية</a> / <a>مال وأعمال</a> / <span>الخبر</span></nav>'
    assert Document.from_html(f"{trail}<h1>{HEAD}</h1>{PARAGRAPHS}").section == "مال وأعمال"
    assert Document.from_html(f"<h1>{HEAD}</h1>{PARAGRAPHS}").section is None
