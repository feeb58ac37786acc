"""Events as rows of one source and one target, the shape of GDELT and ICEWS, under their CAMEO codes.

Such formats have no column for the status: what is announced has the code of the intent; what is denied, conditional or otherwise still
to come is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from marsad.coding.cameo import CameoCode, cameo_codes
from marsad.exports.pairs import Pair, Tally
from marsad.exports.recorded import Dyad, Recorded, number_of, recorded

_HOSTED = {"042": "043"}  # who makes a visit, who hosts it


@dataclass(frozen=True)
class Acted:
    """An event between two of its sides."""

    told: Recorded
    dyad: Dyad

    @cached_property
    def id(self) -> int:
        """A number that stays the same as long as the event does."""
        sides = ((p.country, p.sector, p.span.start) if p else None for p in self.dyad[:2])
        return number_of(self.told.id, *sides, self.dyad.mirrored)

    @cached_property
    def cameo(self) -> CameoCode:
        """The CAMEO code, seen from the source's side."""
        code = self.told.event.cameo or ""
        return cameo_codes()[_HOSTED.get(code, code) if self.dyad.mirrored else code]

    @property
    def quad_class(self) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, by the root of the code."""
        root = int(self.cameo.code[:2])
        return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def acted(pairs: Iterable[Pair], tally: Tally) -> Iterator[Acted]:
    """The rows of all events that such a format can tell; ``tally`` counts them and those left out."""
    for told in recorded(pairs):
        if told.event.cameo not in cameo_codes() or not (told.event.status == "actual" or told.announced):
            tally.left_out += 1
            continue
        for dyad in told.dyads:
            tally.written += 1
            yield Acted(told, dyad)
