"""Put our coding of news articles back on their texts.

    python training/coded.py OUT_DIR NEWS.jsonl[.gz] [--coding training/coded_later.jsonl]

``training/coded.jsonl`` holds what readers coded in 2,541 articles of a news collection, after the coding guide, without a word of the articles:
every name and every piece of evidence is a stretch of characters. Of each article the beginning was coded, of some a later part too (``ID@START``).
``training/coded_later.jsonl`` is the same by other readers for most of what was left of the collection; of facts it has the parties alone.
A second reader looked where a network saw something that was not coded: an event added so is ``partial`` (type, countries and evidence alone), and
``retold`` are words that tell a coded event again. Whoever has the collection (JSON Lines with ``id``, ``title``, ``date``, ``text``) gets
``articles.jsonl`` and ``gold.jsonl`` in OUT_DIR, for `training/coder.py` to learn from. An article whose text differs from the one that was coded
is left out and counted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

from files import Json, objects

CODED = Path(__file__).with_name("coded.jsonl")


def main() -> None:
    """Write the articles and their gold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("--coding", type=Path, default=CODED, help="what readers coded (default: training/coded.jsonl)")
    args = parser.parse_args()
    news = {article["id"]: article for article in objects(args.news, ("id", "title", "date", "text"))}
    coded = list(objects(args.coding, ("id", "text", "digest", "events", "facts")))
    found = ((row, news.get(article_of(row["id"]))) for row in coded)
    pairs = [pair for row, article in found if article and (pair := restored(row, article))]
    args.out.mkdir(parents=True, exist_ok=True)
    for name, number in (("articles.jsonl", 0), ("gold.jsonl", 1)):
        text = "".join(json.dumps(pair[number], ensure_ascii=False) + "\n" for pair in pairs)
        (args.out / name).write_text(text, encoding="utf-8")
    print(f"{len(pairs)} articles written, {len(coded) - len(pairs)} left out")


def article_of(identifier: str) -> str:
    """The id of the article that a coded part (``ID`` or ``ID@START``) is of."""
    return identifier.partition("@")[0]


def restored(row: Json, article: Json) -> tuple[Json, Json] | None:
    """An article cut as it was coded, and its gold; None if it is not the text that was coded."""
    start, end = row["text"]
    text, title = article["text"][start:end], article["title"] or ""
    if hashlib.sha256(text.encode()).hexdigest()[:16] != row["digest"]:
        return None

    def words(at: object) -> object:
        if not isinstance(at, list):
            return at  # a word of our own, as "USD"
        first, last = at
        return text[first:last] if first >= 0 else title[-1 - first : -1 - last]

    def event(plain: Json) -> Json:
        date = plain.get("date")
        sides = {
            side: [{"country": c, "sector": s, "name": words(n)} for c, s, n in plain.get(side, ())]
            for side in ("actors", "recipients")
        }
        return {
            "mode": None, "historical": False, "place": None, **plain, **sides,
            "date": {"start": date[0], "end": date[1]} if date else None,
            "attributed_to": words(plain.get("attributed_to")), "evidence": words(plain["evidence"]),
        }  # fmt: skip

    def fact(plain: Json) -> Json:
        own = {
            key: words(value["at"]) if isinstance(value, dict) and "at" in value else value
            for key, value in plain.items()
        }
        return {"subject": None, "object": None, "attributed_to": None, **own}

    gold = {"id": row["id"], "events": [event(e) for e in row["events"]], "facts": [fact(f) for f in row["facts"]]}
    gold["retold"] = [words(stretch) for stretch in row.get("retold", ())]
    return {"id": row["id"], "published": article["date"], "title": article["title"], "text": text}, gold


if __name__ == "__main__":
    main()
