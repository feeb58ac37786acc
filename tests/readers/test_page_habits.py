"""Habits of news sites in what surrounds an article, one each."""

from __future__ import annotations

import time
from textwrap import wrap

import pytest

from marsad.readers import Document

TITLE = "نقابة الصيادلة تعلن إضرابا مفتوحا في المدن الساحلية"
FIRST = "أعلنت نقابة الصيادلة إضرابا مفتوحا في المدن الساحلية احتجاجا على نقص الأدوية المستوردة."
SECOND = "وقال نقيب الصيادلة إن الإضراب يبدأ صباح الأحد ويستثني صيدليات المستشفيات والطوارئ."
THIRD = "ولم تعلق وزارة الصحة على الإعلان، لكنها دعت النقابة إلى اجتماع عاجل يوم السبت."
FOREIGN = "افتتح وزير السياحة فندقا جديدا على شاطئ البحر بحضور عدد من رجال الأعمال والمستثمرين."
HTML = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
TOLD = [FIRST, SECOND, THIRD]


def page(body: str, title: str = TITLE, head: str = "") -> Document:
    return Document.from_html(
        f'<html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
    )


def told(document: Document) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if b.kind.value in ("lead", "body", "quote")]


@pytest.mark.parametrize(
    ("tag", "style"),
    [
        ("div", "visibility: hidden"),
        ("p", "color:red; VISIBILITY:hidden"),
        ("span", "position:absolute; left:-9999px"),
        ("div", "top: -10000px;position:fixed"),
        ("div", "text-indent:-9999px"),
        ("p", "font-size:0;line-height:0"),
        ("span", "font-size:0px"),
        ("div", "display : none"),
    ],
)
def test_what_is_styled_to_be_unseen_is_no_text(tag: str, style: str) -> None:
    assert told(page(f'<h1>{TITLE}</h1><div>{HTML}<{tag} style="{style}">{FOREIGN}</{tag}></div>')) == TOLD


@pytest.mark.parametrize(
    "style", ["font-size:0", "position:relative;left:-10px", "text-indent:-20px", "font-size:0.9em"]
)
def test_a_box_whose_letters_are_sized_within_is_text(style: str) -> None:
    assert told(page(f'<h1>{TITLE}</h1><div style="{style}">{HTML}</div>')) == TOLD


@pytest.mark.parametrize(("tag", "heading"), [("article", "h1"), ("article", "h2"), ("div", "h1"), ("section", "h1")])
def test_the_next_articles_of_an_endless_page_are_left_out(tag: str, heading: str) -> None:
    other = f"<{tag}><{heading}>وزير السياحة يفتتح فندقا على البحر</{heading}>{f'<p>{FOREIGN}</p>' * 3}<p>{FOREIGN} {FIRST}</p></{tag}>"
    body = f"<main><{tag}><{heading}>{TITLE}</{heading}>{HTML}</{tag}>{other}{other}</main>"
    assert told(page(body)) == TOLD


def test_the_sections_of_an_article_are_its_text() -> None:
    sections = "".join(
        f"<section><h2>{head}</h2><p>{text}</p></section>" for head, text in (("أسباب", SECOND), ("رد", THIRD))
    )
    assert told(page(f"<main><section><h2>{TITLE}</h2><p>{FIRST}</p></section>{sections}</main>")) == [
        FIRST, "أسباب", SECOND, "رد", THIRD,
    ]  # fmt: skip


def test_elements_side_by_side_do_not_run_together_in_furniture() -> None:
    body = f'<h1>{TITLE}</h1><div><span>12-11-2019</span><span>18:40</span><span class="hits">1822 طباعة</span></div>'
    document = page(f"{body}<div>{HTML}</div>")
    assert document.published is not None
    assert document.published.at is not None
    assert document.published.at.isoformat() == "2019-11-12T18:40:00"


def test_words_that_an_editor_parted_stay_whole() -> None:
    parted = "".join(f"<span>{FIRST[at : at + 7]}</span>" for at in range(0, len(FIRST), 7))
    assert (
        told(page(f"<h1>{TITLE}</h1><div><p>{parted}</p><div>{parted.replace(FIRST[:7], FIRST[:7])}</div>{HTML}</div>"))
        == TOLD
    )


def test_the_time_of_a_comment_does_not_date_the_page() -> None:
    comment = '<li class="comment even"><article class="comment-body"><time datetime="2021-08-23T01:00:00+00:00">x</time></article></li>'
    assert page(f"<h1>{TITLE}</h1><div>{HTML}</div><ol>{comment}</ol>").published is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الدمام: عبد العزيز السبيعي الثلاثاء 14 رجب 1439هـ العدد 18233 السنة الستون", "2018-03-31"),
        ("من مراسلنا في المدن الساحلية هشام العكاري الاثنين 3 أبريل 2017 الطبعة الثانية", "2017-04-03"),
    ],
)
def test_a_long_line_that_dates_the_page_is_no_lead(line: str, day: str) -> None:
    document = page(f"<h1>{TITLE}</h1><div class='det'>{line}</div><div class='txt'>{HTML}</div>")
    assert told(document) == TOLD
    assert document.published is not None
    assert str(document.published.day) == day


def test_a_standfirst_that_names_a_day_stays_one() -> None:
    line = "القرار الذي صدر في 3 أبريل 2017 يدخل حيز التنفيذ مطلع الشهر المقبل رغم الإضراب"
    document = page(f"<h1>{TITLE}</h1><div class='det'>{line}</div><div class='txt'>{HTML}</div>")
    assert told(document) == [line, *TOLD]


@pytest.mark.parametrize(
    "shown", ["كريم بلحاج - وهران", "وهران - كريم بلحاج", "بواسطة كريم بلحاج", "تم النشر بواسطة كريم بلحاج"]
)
@pytest.mark.parametrize("called", ["writer-name", "lblWriter", "author"])
def test_a_writer_with_a_place_or_a_label(called: str, shown: str) -> None:
    assert page(f"<h1>{TITLE}</h1><div class='{called}'>{shown}</div><div>{HTML}</div>").author == "كريم بلحاج"


@pytest.mark.parametrize(
    "body",
    [
        "<a rel='category tag'>مجتمع</a>",
        "<div class='path'>الرئيسية / مجتمع / صحة</div>",
        "<div class='bread'>الصيدلي نت &gt;&gt; مجتمع</div>",
        "<div class='breadcrumb'><a>الرئيسية</a> <a>مجتمع</a></div>",
    ],
)
def test_sections_above_the_headline(body: str) -> None:
    assert page(f"{body}<h1>{TITLE}</h1><div>{HTML}</div>").section == "مجتمع"


def test_the_title_of_an_old_site_names_it_and_no_article() -> None:
    rows = f"<tr><td class=t>{TITLE}</td></tr><tr><td>17-11-2009</td></tr><tr><td>{HTML}</td></tr>"
    body = f"<table><tr><td>شبكة الأنباط</td></tr></table><table>{rows}</table>"
    document = page(body, title="شبكة الأنباط")
    assert (document.title, document.publisher) == (TITLE, "شبكة الأنباط")
    assert told(document) == TOLD
    assert document.published is not None


@pytest.mark.parametrize("title", ["إضراب الصيادلة", "طباعة الخبر", ""])
def test_a_title_that_speaks_of_the_text_or_of_the_page_names_no_site(title: str) -> None:
    assert page(f"<table><tr><td>{HTML}</td></tr></table>", title=title).publisher is None


def test_a_video_is_dated_by_its_upload() -> None:
    linked = '{"@type": "VideoObject", "name": "x", "uploadDate": "2022-09-05T07:10:00+02:00"}'
    document = page(f"<h1>{TITLE}</h1><p>{FIRST}</p>", head=f'<script type="application/ld+json">{linked}</script>')
    assert document.published is not None
    assert str(document.published.day) == "2022-09-05"


@pytest.mark.parametrize("counter", ["3/12", "3 / 12", "3 من 12"])
def test_the_count_of_pictures_is_no_caption(counter: str) -> None:
    body = f"<h1>{TITLE}</h1><div class='swiper-caption'><p>{counter}</p><p>صيدلية مغلقة في وسط المدينة</p></div><div>{HTML}</div>"
    document = page(body)
    assert counter not in document.text
    assert "صيدلية مغلقة في وسط المدينة" in document.text


def test_what_runs_across_an_old_page_is_no_headline() -> None:
    rows = (
        f"<tr><td>{TITLE}</td></tr><tr><td>بتاريخ 6-4-2008</td></tr><tr><td>{FIRST}</td></tr><tr><td>{SECOND}</td></tr>"
    )
    document = page(f"<table><tr><td><marquee>عاجل: {FOREIGN}</marquee></td></tr>{rows}</table>", title="يومية الأفق")
    assert document.title == TITLE
    assert told(document) == [FIRST, SECOND]


def test_a_page_of_boxes_within_boxes_takes_no_longer_than_a_flat_one() -> None:
    began = time.process_time()
    page("".join(f"<div>خبر {at}" for at in range(9_999)))
    assert time.process_time() - began < 20


ASIDE = f"<aside><h3>منوعات</h3><p>{FOREIGN}</p><p>وحضر الحفل {FOREIGN}</p></aside>"


@pytest.mark.parametrize(
    "named",
    [
        'class="post-12 post type-post hentry category-latest-news tag-33"',
        'class="post hentry author-salim"',
        'class="rounded overflow-hidden"',
        'class="md:overflow-hidden"',
        'class="col-9 hidden-xs"',
        'id="printArea"',
        'id="div_print"',
        'class="views-field views-field-body"',
        'class="elementor-element elementor-widget elementor-widget-theme-post-content"',
        'class="main no-sidebar"',
        'class="commentary"',
    ],
)
@pytest.mark.parametrize("more", ["", f"<p>{FOREIGN}</p>"])
def test_names_of_how_a_text_looks_or_what_it_is_about_hide_no_article(named: str, more: str) -> None:
    document = page(f"<div><h1>{TITLE}</h1></div><div {named}><div>{HTML}</div></div>{ASIDE}<footer>{more}</footer>")
    assert told(document) == TOLD


def test_a_text_that_speaks_of_what_the_title_says_is_the_article_whatever_its_element_is_called() -> None:
    for called in ("share-content", "poll", "search-text", "currency"):
        document = page(f'<div><h1>{TITLE}</h1></div><div class="{called}"><div>{HTML}</div></div>{ASIDE}')
        assert told(document) == TOLD


@pytest.mark.parametrize(
    "other", ['<div class="cookie-consent">{}</div>', '<div class="related hidden">{}</div>', "<aside>{}</aside>"]
)
def test_furniture_is_no_article_where_a_page_shows_none(other: str) -> None:
    assert told(page(f"<h1>{TITLE}</h1>{other.format(f'<p>{FOREIGN}</p>' * 1 + f'<p>وحضر الحفل {FOREIGN}</p>')}")) == []
    assert told(page(f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>{other.format(HTML)}")) == [FIRST, SECOND]


def test_blank_lines_part_the_paragraphs_of_text_that_keeps_its_lines() -> None:
    wrapped = SECOND.replace(" إن ", " إن\n")
    assert told(page(f"<h1>{TITLE}</h1><pre>{FIRST}\n\n{wrapped}\n \r\n<b>{THIRD}</b></pre>")) == TOLD
    assert told(page(f"<h1>{TITLE}</h1><div>{FIRST}\n\n{SECOND}</div>")) == [f"{FIRST} {SECOND}"]


def test_comments_are_no_article_where_a_flash_is_short() -> None:
    flash = "أعلنت نقابة الصيادلة إضرابا في الساحل"
    shown = told(page(f'<div><h1>{TITLE}</h1><p>{flash}</p></div><div class="comments">{HTML}</div>'))
    assert FIRST not in shown


@pytest.mark.parametrize(
    "head",
    [
        "<header><nav><a>الرئيسية</a></nav><span>الاثنين، 30 نوفمبر 2026</span></header>{}",
        "<div id=page><header><div class=top>الاثنين، 30 نوفمبر 2026</div></header><main>{}</main></div>",
        "<div class=top>الاثنين، 30 نوفمبر 2026</div><div class=main>{}</div>",
    ],
)
def test_the_day_in_the_head_of_a_page_is_that_on_which_it_is_seen(head: str) -> None:
    document = page(head.format(f"<h1>{TITLE}</h1><div>{HTML}</div>"))
    assert (document.published, told(document)) == (None, TOLD)


def test_the_day_right_above_the_headline_of_a_flat_page_is_its_own() -> None:
    document = page(f"<p>3 مايو 2022</p><h1>{TITLE}</h1>{HTML}")
    assert document.published is not None
    assert str(document.published.day) == "2022-05-03"


def test_a_blog_dates_the_day_and_then_shows_its_posts() -> None:
    post = f"<div class=post><h3 class=post-title>{TITLE}</h3><div>{HTML}</div></div>"
    document = page(f"<div class=main><h2 class=date-header>الأربعاء، 4 يناير 2017</h2>{post}</div>")
    assert document.published is not None
    assert str(document.published.day) == "2017-01-04"


def test_writer_day_and_time_of_reading_above_the_headline() -> None:
    line = "<div><span>كريم بلحاج</span> <span>19 نوفمبر 2019</span> <span>2 دقائق قراءة</span></div>"
    changed = "<p>تاريخ التحديث: 21 نوفمبر 2019</p>"
    document = page(f"<div><a>الرئيسية</a></div><div>{line}<div><h1>{TITLE}</h1></div>{changed}<div>{HTML}</div></div>")
    assert document.published is not None
    assert (str(document.published.day), document.author) == ("2019-11-19", "كريم بلحاج")


def test_drupal_tells_who_and_when_in_a_footer_above_the_text() -> None:
    meta = "<footer class='node__meta'><div class='node__submitted'>أرسل بواسطة <span>كريم بلحاج</span> في خميس, 05/03/2020 - 11:27</div></footer>"
    document = page(f"<h1>{TITLE}</h1><article class='node'>{meta}<div class='node__content'>{HTML}</div></article>")
    assert document.published is not None
    assert document.published.at is not None
    assert (document.author, document.published.at.isoformat()) == ("كريم بلحاج", "2020-03-05T11:27:00")
    assert told(document) == TOLD


@pytest.mark.parametrize(
    "line",
    [
        "مسقط - الصيدلي نت",
        "مسقط - «الصيدلي»",
        "مسقط: «الصيدلي نت»",
        "الصيدلي نت/ مسقط",
        "مسقط ـ وكالات",
        "مسقط | الصيدلي",
    ],
)
def test_a_dateline_in_a_line_of_its_own_is_no_lead(line: str) -> None:
    assert told(page(f"<h1>{TITLE}</h1><div><p>{line}</p>{HTML}</div>")) == TOLD


@pytest.mark.parametrize("line", ["مسقط تنتظر", "مسقط: نقص حاد", "مسقط - خطة لإنقاذ الصيدليات", "الأدوية - نقص حاد"])
def test_a_first_line_that_tells_something_stays(line: str) -> None:
    assert told(page(f"<h1>{TITLE}</h1><div><p>{line}</p>{HTML}</div>")) == [line, *TOLD]


def test_the_name_below_the_text_is_the_writers() -> None:
    document = page(f"<h1>{TITLE}</h1><div>{HTML}<p>كريم بلحاج</p></div>")
    assert (document.author, told(document)) == ("كريم بلحاج", TOLD)
    other = page(f"<h1>{TITLE}</h1><div>{HTML}<p>نقص الأدوية</p></div>")
    assert (other.author, told(other)) == (None, [*TOLD, "نقص الأدوية"])


@pytest.mark.parametrize("line", ["© وكالة أنباء الساحل", "© 2022 الصيدلي نت"])
def test_whose_the_page_is_is_no_news(line: str) -> None:
    assert told(page(f"<h1>{TITLE}</h1>{HTML}<hr>{line}")) == TOLD


CARD = '<div class="c7"><div><h3><a href="/{0}">خبر آخر رقم {0} عن أمر آخر</a></h3></div><p>{1}</p></div>'


@pytest.mark.parametrize("form", ["{}", "<div>{}</div>", "<section><h2>قصص أخرى</h2>{}</section>"])
def test_cards_of_other_articles_outweigh_no_short_one(form: str) -> None:
    cards = "".join(CARD.format(n, f"{FOREIGN} {n}") for n in range(9))
    flat = "".join(f"<h3><a href='/{n}'>خبر آخر رقم {n} عن أمر آخر</a></h3><p>{FOREIGN} {n}</p>" for n in range(9))
    own = f"<article><h1>{TITLE}</h1><div><p>{FIRST}</p><p>{SECOND}</p></div></article>"
    assert told(page(own + form.format(cards))) == [FIRST, SECOND]
    assert told(page(own + f"<section>{flat}</section>")) == [FIRST, SECOND]


def test_linked_headings_within_the_article_are_its_own() -> None:
    parts = "".join(
        f"<div><h3><a href='#{n}'>{head}</a></h3><p>{text}</p></div>"
        for n, (head, text) in enumerate(zip("أبج", TOLD, strict=True))
    )
    assert [line for line in told(page(f"<article><h1>{TITLE}</h1>{parts}</article>")) if line in TOLD] == TOLD


def test_the_caption_in_a_table_that_text_flows_around() -> None:
    cell = "رفوف خالية في صيدلية على الساحل"
    for set_beside in ("align=left", "style='float: right'"):
        table = f"<table {set_beside}><tr><td><img src=a></td></tr><tr><td>{cell}</td></tr></table>"
        document = page(f"<h1>{TITLE}</h1><div><p>{FIRST}</p>{table}<p>{SECOND}</p><p>{THIRD}</p></div>")
        assert [b.kind.value for b in document.blocks if b.span.of(document.text) == cell] == ["caption"]
        assert told(document) == TOLD


def test_lines_of_print_are_joined_to_paragraphs() -> None:
    own = [*TOLD, "وطالبت النقابة بفتح باب الاستيراد أمام الشركات الصغيرة.", "وقالت إنها تنتظر ردا قبل الأحد."]
    lines = [line for text in own for line in wrap(text, 40)]
    assert told(page(f"<h1>{TITLE}</h1><div>{''.join(f'<div class=l>{line}</div>' for line in lines)}</div>")) == own


def test_short_paragraphs_without_full_stops_stay_apart() -> None:
    own = [f"{' '.join(text.split()[:count])}" for text in TOLD for count in (6, 7, 8, 9, 11)]
    assert told(page(f"<h1>{TITLE}</h1><div>{''.join(f'<p>{line}</p>' for line in own)}</div>")) == own


def test_items_of_a_list_are_not_joined() -> None:
    items = [f"- دواء من الأدوية التي نفدت في صيدليات المدينة {n}" for n in "ابتثجحخدذر"]
    shown = told(page(f"<h1>{TITLE}</h1><div><p>{FIRST}</p>{''.join(f'<div>{item}</div>' for item in items)}</div>"))
    assert shown == [FIRST, *items]


def test_marks_of_direction_at_the_edges_of_a_headline_are_no_part_of_it() -> None:
    document = page(f"<h1>\u202b{TITLE}\u202c</h1><div>{HTML}</div>", title=f"{TITLE} - الصيدلي")
    assert (document.title, document.publisher) == (TITLE, "الصيدلي")


def test_several_days_below_the_text_are_those_of_teasers() -> None:
    below = "<p class=date>1 مارس 2020</p>"
    assert page(f"<h1>{TITLE}</h1><div>{HTML}{below}</div>").published is not None
    assert page(f"<h1>{TITLE}</h1><div>{HTML}{below}<p class=date>2 مارس 2020</p></div>").published is None


def test_the_line_that_goes_on_where_the_title_was_cut_short_is_the_headline() -> None:
    lines = f"<b>{TITLE} والجبلية</b><br>صنعاء - وكالات:<br>{'<br><br>'.join(TOLD)}"
    for title in (f"جريدة الأفق - {TITLE}", f"{TITLE}...", f"الأفق | {TITLE}"):
        document = page(f"<table><tr><td><a href=a>محليات</a><br>{lines}</td></tr></table>", title=title)
        assert document.title == f"{TITLE} والجبلية"
        assert told(document) == TOLD
        assert [b.kind.value for b in document.blocks[:2]] == ["headline", "byline"]


def test_a_short_heading_that_the_title_has_before_the_site_is_the_headline() -> None:
    document = page(f"<h1>أخبار المساء</h1><div>3/3/2020</div><div>{HTML}</div>", title="أخبار المساء - صحيفة الأفق")
    assert (document.title, document.publisher) == ("أخبار المساء", "صحيفة الأفق")
    assert document.published is not None
    logo = page(f"<h1>صحيفة الأفق</h1><div>{TITLE}</div><div>{HTML}</div>", title=f"صحيفة الأفق - {TITLE}")
    assert logo.title == TITLE


@pytest.mark.parametrize("tools", ["طباعة | إرسال لصديق", "<a href=a>طباعة</a> - <a href=b>حفظ</a>", "قرئ 1,234 مرة"])
def test_tools_below_old_pages_are_no_text(tools: str) -> None:
    assert told(page(f"<table><tr><td><b>{TITLE}</b><br>{'<br><br>'.join(TOLD)}<br>{tools}</td></tr></table>")) == TOLD


@pytest.mark.parametrize(
    "named",
    [
        'aria-labelledby="recommendations-heading" role=region',
        "data-component=related-links class=sc-1ab2c",
        "data-testid=newsletter-box",
        "id=ez-toc-container",
        "class=wp-embedded-content",
    ],
)
def test_an_element_is_known_by_any_attribute_that_names_it(named: str) -> None:
    beside = f"<section {named}><strong>عنوان جانبي</strong><ul><li>{FOREIGN}</li></ul></section>"
    assert (
        told(page(f"<main><h1>{TITLE}</h1><div><p>{FIRST}</p>{beside}<p>{SECOND}</p><p>{THIRD}</p></div></main>"))
        == TOLD
    )


def test_a_site_that_a_dateline_names_is_no_headline() -> None:
    lines = (
        f"<b>{TITLE}</b><br><br>صنعاء/ شبكة الأفق: {FIRST}<br><br>{SECOND}<br><br>{THIRD}<br><br>شبكة الأفق - 3/3/2020"
    )
    document = page(f"<table><tr><td>{lines}</td></tr></table>", title="شبكة الأفق")
    assert (document.title, document.publisher) == (TITLE, "شبكة الأفق")
