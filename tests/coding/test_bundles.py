"""Bundles of features: made once for each combination of what they depend on."""

from marsad.coding.bundles import bundled


def test_a_bundle_is_made_once_for_each_combination():
    made = []

    @bundled
    def sides(left, right):
        made.append((left, right))
        yield f"left={left}"
        yield f"right={right}"

    assert sides("a", 1) == ("left=a", "right=1")
    assert sides("a", 1) is sides("a", 1)
    assert sides("b", 1) == ("left=b", "right=1")
    assert made == [("a", 1), ("b", 1)]
