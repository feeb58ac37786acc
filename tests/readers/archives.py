"""Small archives and feeds, made by hand."""

from __future__ import annotations

import gzip

SENTENCE = "قال الوزير في مؤتمر صحفي إن بلاده ستواصل المحادثات مع جيرانها خلال الأسابيع المقبلة"


def page(title: str, *, charset: str = "utf-8") -> bytes:
    """A short HTML page."""
    paragraphs = "".join(f"<p>{SENTENCE} {n}.</p>" for n in ("أولا", "ثانيا", "ثالثا"))
    return f"<html><body><h1>{title}</h1>{paragraphs}</body></html>".encode(charset)


def record(
    url: str, body: bytes, *, head: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    """A WARC response."""
    message = f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body
    fields = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(message)}\r\n\r\n"
    )
    return fields.encode() + message + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Records packed one by one, as archives are."""
    return b"".join(gzip.compress(one) for one in records)


def entry(number: int, *, link: str, words: int = 0) -> str:
    """An RSS item."""
    content = f"<content:encoded><![CDATA[<p>{f'{SENTENCE}. ' * words}</p>]]></content:encoded>" if words else ""
    return (
        f"<item><title>خبر رقم {number} من أخبار اليوم</title><link>{link}</link><guid>id-{number}</guid>"
        f"<pubDate>Tue, 30 May 2023 23:30:00 +0300</pubDate><description>{SENTENCE}.</description>{content}</item>"
    )


def rss(*items: str) -> bytes:
    """An RSS feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>الأخبار</title>{''.join(items)}</channel></rss>"
    ).encode()
