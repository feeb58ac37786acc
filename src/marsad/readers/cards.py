"""Cards of other articles, told by their form: several alike, each under a heading that is a link, outside the article that holds the headline."""

from __future__ import annotations

from collections import defaultdict

from marsad.readers.page_tree import PageTree

_HEADS = ("h2", "h3", "h4")
_FEWEST = 3  # alike, or in one list, from which on they are cards
_MOST_AROUND = 4  # elements around a heading that are looked at


def cards(page: PageTree, headline: int) -> set[int]:
    """The elements of cards on a page whose headline is the run ``headline``; none where no ``article`` holds it."""
    elements = page.elements
    own = next((at for at in page.ancestors(page.runs[headline].element) if elements[at].tag == "article"), None)
    if own is None:
        return set()
    alike, lists = defaultdict[tuple[int, str], set[int]](set), defaultdict[int, int](int)
    for at, run in enumerate(page.runs):
        if elements[run.element].tag not in _HEADS or run.linked * 2 < len(run.text) or page.inside(run.element, own):
            continue
        card = _card(page, at)
        if not page.inside(own, card):
            alike[elements[card].parent, elements[card].tag].add(card)
            lists[card] += 1
    found = {card for group in alike.values() if len(group) >= _FEWEST for card in group}
    return found | {card for card, count in lists.items() if count >= _FEWEST}


def _card(page: PageTree, heading: int) -> int:
    """The innermost element around a heading that holds more than the heading."""
    beside = [run.element for run in page.runs[max(heading - 1, 0) : heading + 2] if run is not page.runs[heading]]
    at = page.elements[page.runs[heading].element].parent
    for _ in range(_MOST_AROUND):
        if at <= 0 or any(page.inside(other, at) for other in beside):
            break
        at = page.elements[at].parent
    return max(at, 0)
