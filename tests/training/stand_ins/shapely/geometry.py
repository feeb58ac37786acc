from __future__ import annotations


class Polygon:
    def __init__(self, outline: list[tuple[float, float]]) -> None:
        self.outline = outline
        turns = zip(outline, [*outline[1:], outline[0]], strict=True)
        self.area = abs(sum(x * v - u * y for (x, y), (u, v) in turns)) / 2
