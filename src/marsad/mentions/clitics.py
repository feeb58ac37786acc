"""Glued one-letter words before a noun, for lookups by whole key."""

from __future__ import annotations

PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")


def bare_keys(key: str) -> tuple[str, ...]:
    """``key`` and what may be left of it without conjunction and preposition, longest first."""
    return (key, *(key[len(p) :] for p in PROCLITICS if key.startswith(p) and len(key) > len(p) + 1))


def without_article(key: str) -> str | None:
    """``key`` without the article, or None when it has none."""
    return key[2:] if key.startswith("ال") and len(key) > 4 else None
