"""The word والي: a governor, or "and to" as it is written without its hamza, told apart by its spelling and the words before it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.mentions.clitics import without_article
from marsad.records import POS, Token

KEY = "والي"
FAR = 5
"""In so many tokens before it the first "to" or "from" of a row is looked for."""

_ROWS = frozenset({"الي", "من", "منذ", "بين", "حتي", "نحو", "ل"})


def is_and_to(before: Sequence[Token], token: Token, *, titled: bool) -> bool:
    """Whether ``token``, whose search key is `KEY`, says "and to" and no governor.

    It does where a hamza says so; where a row of "from" or "to" goes before it without a verb between, up to a name or a noun with the article; and
    with the final ya undotted (as both are written) everywhere but behind a verb and at the start of a sentence.

    Args:
        before: the last tokens of its sentence before it, at most `FAR`.
        token: the token.
        titled: whether a title of courtesy stands directly before it.
    """
    if "إ" in token.surface:
        return True
    if not before or before[-1].pos is POS.VERB:
        return False
    if token.surface.endswith("ى"):
        return True
    return not titled and _ends_row(before)


def _ends_row(before: Sequence[Token]) -> bool:
    last = before[-1]
    if last.pos is not POS.PROPN and without_article(last.form.key) is None and not last.form.enclitics:
        return False  # a noun that the governor completes, or a preposition
    for token in reversed(before):
        if token.pos in (POS.VERB, POS.PUNCT):
            return False
        if token.form.key in _ROWS or token.form.proclitics[:1] == ("ل",):
            return True
    return False
