"""What exports say of themselves and of the articles: the program's version, languages by name."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

_LANGUAGES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "tr": "Turkish",
    "ur": "Urdu",
}


def _version() -> str:
    try:
        return f"marsad {version('marsad')}"
    except PackageNotFoundError:  # run from a folder that was never installed
        return "marsad"


VERSION = _version()
"""Program and version, as exports name them."""


def language_name(code: str | None) -> str | None:
    """The English name of a language by its ISO 639-1 code, else the code."""
    return _LANGUAGES.get(code, code) if code else None
