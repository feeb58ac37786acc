"""Features in bundles: names that depend on the same few things, and therefore come together again and again.

A question shows the network dozens of named features, but what these depend on takes few values: of a word and its frames, of a mention's kind and
relation, of two distances. So the features are made in bundles, each once for each combination of what it depends on, and the network sums the
vectors of a bundle once (`marsad.coding.model.network`). Weights name single features; how they are bundled changes nothing but the pace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import ParamSpec, TypeAlias, cast

Bundle: TypeAlias = tuple[str, ...]
P = ParamSpec("P")

_CACHE_SIZE = 4_096


def bundled(make: Callable[P, Iterable[str]]) -> Callable[P, Bundle]:
    """Let ``make`` give the same bundle for the same arguments, mostly without making it again.

    Meant for arguments that take few values together; a bundle with a word of the text in it is as quickly made as found.
    """

    @lru_cache(maxsize=_CACHE_SIZE)
    def made(*args: P.args, **kwargs: P.kwargs) -> Bundle:
        return tuple(make(*args, **kwargs))

    return cast("Callable[P, Bundle]", made)
