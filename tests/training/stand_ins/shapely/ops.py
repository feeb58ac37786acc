from __future__ import annotations

from types import SimpleNamespace

from shapely.geometry import Polygon


def polylabel(polygon: Polygon, tolerance: float) -> SimpleNamespace:
    """The middle of a rectangle."""
    across, up = zip(*polygon.outline, strict=True)
    return SimpleNamespace(x=(min(across) + max(across)) / 2, y=(min(up) + max(up)) / 2)
