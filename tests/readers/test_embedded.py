"""Articles that a page holds in its scripts alone."""

from __future__ import annotations

import json
import time
from html import escape

import pytest

from marsad.readers import Document, ReadError

TITLE = "وفد من صيادي الخليج يطالب بفتح المرفأ الشمالي"
FIRST = "طالب وفد من صيادي الخليج وزارة الثروة السمكية بفتح المرفأ الشمالي قبل بداية موسم الروبيان."
SECOND = "وقال رئيس الوفد عيسى الدوسري إن أكثر من مئتي قارب متوقفة منذ شهرين بسبب أعمال الترميم."
LAST = "ووعد وكيل الوزارة بالرد على الطلب في غضون أسبوع بعد التشاور مع إدارة الموانئ."
OTHER = "أعلنت بلدية العاصمة إغلاق ثلاثة شوارع رئيسة أمام حركة السير طوال عطلة نهاية الأسبوع."
PARAGRAPHS = [FIRST, SECOND, LAST]
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def shell(*scripts: str, body: str = '<div id="root"></div>', title: str = TITLE) -> str:
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{body}{"".join(scripts)}</body></html>'
    )


def data(value: object) -> str:
    return f'<script type="application/json">{json.dumps(value, ensure_ascii=False)}</script>'


def pushed(*parts: str) -> list[str]:
    return [f"<script>self.__next_f.push([1,{json.dumps(part)}])</script>" for part in parts]


def told(page: str) -> list[str]:
    document = Document.from_html(page)
    return [b.span.of(document.text) for b in document.blocks if b.kind.value in ("lead", "body", "quote")]


def prose(text: str) -> dict[str, object]:
    half = len(text) // 2
    runs = [{"type": "text", "text": text[:half]}, {"type": "text", "text": text[half:], "marks": [{"type": "bold"}]}]
    return {"type": "paragraph", "content": runs}


@pytest.mark.parametrize(
    "article",
    [
        {"title": TITLE, "body": HTML},
        {"title": TITLE, "text": "\n\n".join(PARAGRAPHS)},
        {"headline": {"ar": TITLE}, "content": {"rendered": HTML}, "excerpt": {"rendered": FIRST}},
        {"title": TITLE, "content": {"time": 1, "blocks": [{"type": "paragraph", "data": {"text": p}} for p in PARAGRAPHS]}},
        {"title": TITLE, "doc": {"type": "doc", "content": [prose(p) for p in PARAGRAPHS]}},
        {"title": TITLE, "raw": {"blocks": [{"key": "a", "text": p, "type": "unstyled"} for p in PARAGRAPHS], "entityMap": {}}},
        {"title": TITLE, "paragraphs": PARAGRAPHS},
        {"title": TITLE, "paragraphs": [{"text": p} for p in PARAGRAPHS]},
        {"title": TITLE, "body": HTML, "related": [{"title": "إغلاق شوارع", "body": f"<p>{OTHER}</p>" * 20}]},
    ],
    ids=["html", "lines", "rendered", "editor", "prose", "draft", "list", "texts", "with-related"],
)  # fmt: skip
def test_the_text_in_data_of_any_shape_is_read(article: dict[str, object]) -> None:
    page = {"props": {"menu": [{"name": "سياسة"}], "article": article, "latest": [{"title": "شوارع", "text": OTHER}]}}
    assert told(shell(data(page))) == PARAGRAPHS


@pytest.mark.parametrize(
    "script",
    [
        "window.__STATE__={json};window.other=1;",
        "var a = [1]; window.app = window.app || {{}}; app.post = {json};",
        "window.__STATE__ = JSON.parse({string});",
        "window.__STATE__ = JSON.parse('{single}');",
        'window.__STATE__ = "{single_double}";',
    ],
)
def test_the_text_that_a_program_is_given_is_read(script: str) -> None:
    value = json.dumps({"post": {"title": TITLE, "body": HTML.replace("<p>", '<p class="a">')}}, ensure_ascii=False)
    single = value.replace("\\", "\\\\").replace("'", "\\'")
    double = value.replace("\\", "\\\\").replace('"', '\\"')
    filled = script.format(json=value, string=json.dumps(value), single=single, single_double=double)
    assert told(shell(f"<script>{filled}</script>")) == PARAGRAPHS


def test_the_stream_of_a_page_is_read_with_texts_that_stand_apart() -> None:
    text = "\n".join(PARAGRAPHS)
    rows = f'1a:T{len(text.encode()):x},{text}2:["$","div",null,{{"post":{{"title":"{TITLE}","body":"$1a"}}}}]\n3:["{OTHER}"]\n'
    assert told(shell(*pushed("0:null\n", rows[:90], rows[90:]))) == PARAGRAPHS


def flat(value: object) -> list[object]:
    """A value as devalue writes it: everything in one list, strings once, named by its place."""
    found: list[object] = []
    places = dict[str, int]()

    def put(one: object) -> int:
        if isinstance(one, str) and one in places:
            return places[one]
        found.append(one)
        at = len(found) - 1
        if isinstance(one, str):
            places[one] = at
        elif isinstance(one, dict):
            found[at] = {key: put(held) for key, held in one.items()}
        elif isinstance(one, list):
            found[at] = [put(held) for held in one]
        return at

    put(value)
    return found


def test_values_that_name_each_other_by_their_place_are_put_together() -> None:
    article = {"title": TITLE, "seo": {"title": TITLE}, "body": HTML, "updated": None, "tags": ["بحر"]}
    values = flat({"data": {"post": article, "latest": [{"title": "شوارع", "url": "/1", "text": OTHER}]}, "once": []})
    post = next(at for at, one in enumerate(values) if isinstance(one, dict) and "seo" in one)
    values.extend([["Date", "2024-03-05T10:00:00Z"], ["Ref", post], ["Reactive", 0]])
    values[post] |= {"published_at": len(values) - 3, "self": len(values) - 2, "lost": -1, "far": 10_000}  # type: ignore[operator]
    values[0] |= {"state": len(values) - 1}  # type: ignore[operator]
    shown = shell(data([["ShallowReactive", 1], *_moved(values)]))
    assert told(shown) == PARAGRAPHS
    published = Document.from_html(shown).published
    assert published is not None
    assert published.start.isoformat() == "2024-03-05"


def _moved(values: list[object]) -> list[object]:
    """The values one place further on."""

    def moved(held: object) -> object:
        return held + 1 if type(held) is int and held >= 0 else held

    return [
        {key: moved(at) for key, at in one.items()} if isinstance(one, dict)
        else [moved(at) for at in one] if isinstance(one, list)
        else one
        for one in values
    ]  # fmt: skip


def test_any_number_of_references_takes_bounded_time() -> None:
    doubled = [{"a": n + 1, "b": n + 1} for n in range(50_000)]
    start = time.monotonic()
    with pytest.raises(ReadError):
        Document.from_html(shell(data([*doubled, FIRST * 9])))
    assert time.monotonic() - start < 20


def test_what_the_object_says_of_itself_is_told() -> None:
    stated = {
        "publishedAt": "2024-02-03T10:00:00+03:00",
        "updated_at": "2024-02-03T12:30:00+03:00",
        "author": [{"id": 3, "name": "مريم البوعينين"}],
        "section": {"slug": "local", "title": "محليات"},
    }
    document = Document.from_html(shell(data({"title": TITLE, "body": HTML, **stated})))
    assert document.author == "مريم البوعينين"
    assert document.section == "محليات"
    assert document.published is not None
    assert document.published.at is not None
    assert document.published.at.isoformat() == stated["publishedAt"]
    assert document.updated is not None
    assert document.updated.at is not None
    assert document.updated.at.isoformat() == stated["updated_at"]


@pytest.mark.parametrize("key", ["publishedAt", "publish_time"])
@pytest.mark.parametrize("unit", [1, 1000])
def test_a_time_in_seconds_is_a_time(key: str, unit: int) -> None:
    document = Document.from_html(shell(data({"title": TITLE, "body": HTML, key: 1_706_943_600 * unit})))
    assert document.published is not None
    assert document.published.at is not None
    assert document.published.at.isoformat() == "2024-02-03T07:00:00+00:00"


def test_the_text_that_the_page_shows_is_read_where_a_script_only_repeats_it() -> None:
    body = f'<article><h1>{TITLE}</h1>{HTML}<p class="note">{OTHER}</p></article>'
    assert told(shell(data({"title": TITLE, "body": HTML}), body=body)) == [*PARAGRAPHS, OTHER]


def test_a_beginning_that_the_page_shows_is_completed() -> None:
    body = f"<article><h1>{TITLE}</h1><div>3 شباط 2024</div><p>{FIRST}</p></article>"
    page = shell(data({"post": {"title": TITLE, "body": HTML}}), body=body)
    assert told(page) == PARAGRAPHS
    assert str(getattr(Document.from_html(page).published, "day", None)) == "2024-02-03"


def test_an_object_with_another_title_is_another_article() -> None:
    body = f"<article><h1>{TITLE}</h1><p>{FIRST}</p></article>"
    page = {"title": "بلدية العاصمة تغلق ثلاثة شوارع", "body": f"<p>{OTHER}</p>" * 9}
    assert told(shell(data(page), body=body)) == [FIRST]


def test_other_articles_in_the_same_state_are_left_out() -> None:
    other = {"__typename": "Article", "title": "بلدية العاصمة تغلق ثلاثة شوارع", "body": f"<p>{OTHER}</p>" * 20}
    state = {"A:1": other, "A:2": {"__typename": "Article", "title": TITLE, "body": HTML}, "A:3": dict(other)}
    assert told(shell(f"<script>window.state={json.dumps(state, ensure_ascii=False)}</script>")) == PARAGRAPHS


def test_the_section_that_an_article_lies_in_is_no_other_article() -> None:
    section = {"title": "أخبار الخليج من البحر والموانئ", "url": "/gulf", "article": {"title": TITLE, "body": HTML}}
    assert told(shell(data({"page": section}))) == PARAGRAPHS


def test_the_one_article_of_an_application_that_is_called_after_its_site() -> None:
    document = Document.from_html(shell(data({"page": {"newsTitle": TITLE, "newsBody": HTML}}), title="وكالة الرافد"))
    assert (document.title, document.publisher) == (TITLE, "وكالة الرافد")
    assert [b.kind.value for b in document.blocks] == ["headline", "lead", "body", "body"]


def test_of_several_articles_of_an_application_none_is_the_page() -> None:
    several = [
        {"title": TITLE, "body": HTML},
        {"title": "بلدية العاصمة تغلق ثلاثة شوارع", "body": f"<p>{OTHER}</p>" * 4},
    ]
    with pytest.raises(ReadError, match="empty"):
        Document.from_html(shell(data(several), title="وكالة الرافد"))


def test_titled_sections_of_an_article_are_its_text() -> None:
    sections = [{"title": f"ما الذي حدث في المرفأ {n}", "body": p} for n, p in enumerate(PARAGRAPHS)]
    assert [
        text for text in told(shell(data({"title": TITLE, "sections": sections}))) if text in PARAGRAPHS
    ] == PARAGRAPHS


def test_lines_within_blocks_are_paragraphs() -> None:
    blocks = [{"kind": "rich", "body": f"{FIRST}\n\n{SECOND}"}, {"kind": "rich", "body": LAST}]
    assert told(shell(data({"title": TITLE, "content": blocks}))) == PARAGRAPHS


def test_halves_of_characters_in_a_script_are_read_as_unknown_ones() -> None:
    half = "\ud83d"
    script = json.dumps(
        {
            "title": f"{TITLE} {half}",
            "deck": half,
            "body": f"<p>{FIRST}<p>{SECOND}<p>{LAST} {half}",
            "section": f"بحر {half}",
        }
    )
    document = Document.from_html(shell(f'<script type="application/json">{script}</script>'))
    assert [b.span.of(document.text) for b in document.blocks][-1] == f"{LAST} ?"
    assert (document.title, document.section) == (f"{TITLE} ?", "بحر ?")


def test_many_empty_texts_in_the_stream_of_a_page_take_bounded_time() -> None:
    began = time.monotonic()
    assert (
        told(
            shell(
                *pushed("0:" + json.dumps({"title": TITLE, "body": HTML}) + "\n", f'1:"{FIRST}"\n' + "1:T0," * 900_000)
            )
        )
        == PARAGRAPHS
    )
    assert time.monotonic() - began < 40


def test_what_a_page_shows_without_a_program_is_read() -> None:
    assert told(shell(f"<noscript><h1>{TITLE}</h1>{HTML}</noscript>")) == PARAGRAPHS


def test_a_word_to_switch_programs_on_is_no_article() -> None:
    with pytest.raises(ReadError, match="empty"):
        Document.from_html(shell("<noscript>يرجى تفعيل جافاسكربت في المتصفح كي تعمل هذه الصفحة</noscript>"))


@pytest.mark.parametrize(
    "script",
    [
        "x = {" * 200_000,
        "x = [" * 200_000,
        "[" * 500_000,
        '{"a":' * 100_000,
        "x='" * 200_000,
        "x = '[" * 200_000,
        'parse("' * 200_000,
        '[{"title": "' + TITLE + '", "t": [' + f'"{FIRST}",' * 30_000 + '""]}]',
        json.dumps({"title": TITLE, "text": FIRST * 3_000, "c": [["ا ب " + str(n) for n in range(100_000)]]}),
        '[["' + '"],["'.join(f"{TITLE} {FIRST}" for _ in range(20_000)) + '"]]',
        '{"a":[' * 150 + json.dumps({"title": TITLE, "b": [[FIRST]] * 10_000}) + "]}" * 150,
        json.dumps({"title": TITLE, "body": HTML})[:-1] + ',"taxonomy":{"taxonomy":' * 400 + "1" + "}}" * 400 + "}",
        json.dumps({"title": TITLE, "body": HTML})[:-1] + ',"views":' + "9" * 6_000 + "}",
    ],
    ids=range(13),
)
def test_hostile_scripts_take_bounded_time(script: str) -> None:
    began = time.monotonic()
    page = shell(f"<script>/* {FIRST} */</script><script>{script} // {FIRST}{FIRST}</script>", body=f"<p>{FIRST}</p>")
    Document.from_html(page)
    stream = shell(*pushed("1:T7fffffff,", script, "\n2:T0,3:T0,"), body=f"<p>{FIRST}</p>")
    Document.from_html(stream)
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("filling", [0, 20_000], ids=["short", "long"])
@pytest.mark.parametrize("escaped", [False, True], ids=["arabic", "escaped"])
def test_the_data_of_a_page_stand_in_an_attribute(filling: int, escaped: bool) -> None:
    props = {"article": {"title": TITLE, "body": HTML, "author": {"name": "مريم البوعينين"}}, "words": "x" * filling}
    value = json.dumps({"component": "News/Show", "props": props, "url": "/news/7"}, ensure_ascii=escaped)
    page = shell(body=f'<div id="app" data-page="{escape(value)}"></div>')
    assert told(page) == PARAGRAPHS
    assert Document.from_html(page).author == "مريم البوعينين"


def test_thousands_of_long_attributes_take_no_long_time() -> None:
    value = escape(json.dumps({"props": [[[{"title": TITLE}]]] * 60}))
    body = f'<div data-page="{value}">' * 300 + HTML
    started = time.process_time()
    assert told(shell(body=body)) == PARAGRAPHS
    assert time.process_time() - started < 20
