"""What may stand before the first element of a feed or a sitemap."""

from __future__ import annotations

import re

# Each part is taken once, whatever follows it: with many comments, the ways to take one for several would be tried without end.
_PROLOG = rb"(?:\s++|(?><!--.{0,2000}?-->)|(?><!DOCTYPE[^>\[]{0,300}(?:\[.{0,2000}?\]\s*+)?>)|(?><\?[^>]{0,300}>))*+"


def beginning(elements: bytes) -> re.Pattern[bytes]:
    """How an XML document begins.

    Args:
        elements: the names that its first element may have, as alternatives of a pattern; a prefix may stand before them.
    """
    return re.compile(_PROLOG + rb"<(?:\w{1,20}:)?(?:" + elements + rb")\b", re.DOTALL | re.IGNORECASE)
