"""Country codes under a named recognition policy.

Which state a contested territory counts to is the user's setting; the policies, with their sources, stand in the lexicon ``world/recognition``.
"""

from __future__ import annotations

from functools import cache

from marsad import lexicon

DEFAULT_POLICY = "iso"


@cache
def policies() -> tuple[str, ...]:
    """The names of the recognition policies, the default first."""
    return tuple(entry.id for entry in lexicon.entries("world", "recognition"))


@cache
def _codes(policy: str) -> dict[str, str]:
    maps: dict[str, dict[str, str]] = {
        entry.id: entry.value["map"] for entry in lexicon.entries("world", "recognition")
    }
    if policy not in maps:
        raise ValueError(f"no recognition policy {policy!r}; there are: {', '.join(maps)}")
    return maps[DEFAULT_POLICY] | maps[policy]


def recognise(code: str, policy: str = DEFAULT_POLICY) -> str:
    """The code that ``code`` has under ``policy``; a code that the policy does not touch stays as it is.

    Args:
        code: ISO 3166-1 alpha-3 code, a code of the user-assigned range (XKX, XAB ...), or IGO, UNK and the like.
        policy: one of `policies`.

    Raises:
        ValueError: there is no such policy; the message lists those there are.
    """
    return _codes(policy).get(code, code)
