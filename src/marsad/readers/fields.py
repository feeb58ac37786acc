"""What articles in tables and JSON tell, and under which names programs usually write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from marsad.text import key

FIELDS = ("text", "title", "published", "url", "id", "source", "publisher", "author", "section", "updated")
"""What a column of a table, or a key of an article, may hold."""

_USUAL = {
    "text": ("text", "body", "content", "article", "fulltext", "full_text", "النص", "نص", "المحتوى"),
    "title": ("title", "headline", "العنوان", "عنوان"),
    "published": ("published", "date", "pubdate", "published_at", "publish_date", "publication_date", "التاريخ", "تاريخ النشر"),
    "url": ("url", "link", "uri", "href", "الرابط", "رابط"),
    "id": ("id", "article_id", "guid", "doc_id"),
    "source": ("source", "outlet", "site", "المصدر", "الصحيفة"),
    "publisher": ("publisher", "publisher_name", "site_name", "الناشر", "ناشر"),
    "author": ("author", "authors", "byline", "creator", "الكاتب", "كاتب", "المؤلف"),
    "section": ("section", "category", "القسم", "قسم", "التصنيف"),
    "updated": ("updated", "modified", "updated_at", "modified_at", "date_modified", "last_modified", "آخر تحديث", "تاريخ التحديث"),
}  # fmt: skip


def mapping(header: Iterable[str], columns: Mapping[str, str] | None) -> dict[str, str]:
    """Which of the names of ``header`` holds which field; the caller's word comes before the usual names."""
    names = list(header)
    found = dict(columns or {})
    folded = {key(name.strip()): name for name in reversed(names)}
    for field, usual in _USUAL.items():
        name = next((folded[key(name)] for name in usual if key(name) in folded), None)
        if field not in found and name is not None and name not in found.values():
            found[field] = name
    return {field: name for field, name in found.items() if name in names}
