"""A relation that is stated, and what readers of all relations ask of the words around it: times, money, matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.nearby import (
    Elsewhere,
    Phrase,
    amount_near,
    belongs,
    days_near,
    nearest,
    nowhere,
    phrase,
    stands,
    tells_how,
    written,
)
from marsad.coding.scenes import Placed, Scene
from marsad.coding.triggers import Trigger
from marsad.mentions.time.calendars import shift
from marsad.records import POS, AmountMention, DateMention

Fields = dict[str, object]
Bound = Literal["min", "max", "about"] | None

REACH = 8  # tokens around a trigger in which a word may change its state
THINGS = 12  # tokens around a trigger in which what is sold, given or held may stand
OF, TO, IN = "من", "الي", "في"
_TERM = "مده"
_BESIDE = 2  # tokens between a term and its beginning
_MONTHS = {"year": 12, "month": 1}
_UPON, _FOR, _FROM = "علي", "ل", "عن"


class Statement(NamedTuple):
    """A relation stated by a trigger between two parties, on a page of the day ``published`` (None where it is unknown)."""

    trigger: Trigger
    subject: Candidate
    other: Candidate
    published: date | None = None


Reader = Callable[[Statement], tuple[Fields, Bound]]


def dated(trigger: Trigger, name: str, *, single: bool = True) -> Fields:
    """The time near the trigger; a ``single`` day, which mostly is that of the news, only where one may be meant."""
    days = days_near(trigger, single=single)
    return {name: _running(trigger.scene, days)} if days else {}


def _running(scene: Scene, days: dict[str, str]) -> dict[str, str]:
    """The days up to the end of a term that is told beside their open beginning: "for ten years from 2026 on"."""
    found = next((d for d in scene.dates if d.mention.end is None and str(d.mention.start) == days["start"]), None)
    terms = (a for a in scene.amounts if a.mention.unit in _MONTHS and a.first and scene.stems[a.first - 1] == _TERM)
    term = next((a for a in terms if found is not None and _beside(a, found)), None)
    months = round(_MONTHS[term.mention.unit or ""] * (term.mention.value or 0)) if term is not None else 0
    if found is None or found.mention.start is None or months < 1:
        return days
    end = shift(found.mention.start, months=months, days=-1)
    return days | {"end": str(end)} if end is not None else days


def _beside(term: Placed[AmountMention], beginning: Placed[DateMention]) -> bool:
    return 0 <= beginning.first - term.last <= _BESIDE or 0 <= term.first - beginning.last <= _BESIDE


def begun(said: Statement, name: str, *, turned: bool) -> Fields:
    """From when on something holds: the day on which it ``turned``, if it is told that it did; else an open or a long time, no day of news.

    What lies after the publication has not begun.
    """
    days = days_near(said.trigger, single=turned, open_first=not turned)
    return {name: days} if days and not is_coming(said, days) else {}


def is_coming(said: Statement, days: dict[str, str]) -> bool:
    """Whether the days (ISO strings) begin after the publication."""
    return said.published is not None and days["start"] > said.published.isoformat()


def named(name: str, found: Phrase | None) -> Fields:
    """A field ``name`` with the words found, if any were."""
    return {name: found.text} if found else {}


def worth(said: Statement, but: Elsewhere = nowhere) -> tuple[Fields, Bound]:
    """The value of the money near the trigger, its currency and its hedge; also what is odd about it. Sums of which ``but`` is true are left out."""
    amount = amount_near(said.trigger, "money", but=lambda scene, a: but(scene, a) or _is_price(scene, a))
    if amount is None:
        return {}, None
    noted: Fields = {"note": amount.note} if amount.note else {}
    return {"value": amount.value, "currency": amount.currency} | noted, amount.hedge


def _is_price(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether a sum is what one of many costs: "60 dollars a barrel", "20 dinars for each"."""
    behind = amount.last
    if behind >= len(scene.tokens):
        return False
    led = scene.tokens[behind].form.proclitics[:1] in ((_FOR,), (_FOR * 2,)) or scene.keys[behind] == _FROM
    at = behind + (scene.keys[behind] == _FROM)
    return led and stands(scene, qualifier_words()["priced"], (at,))


def subject_matter(trigger: Trigger) -> Phrase | None:
    """What follows the next preposition of a topic ("on", "over") in the trigger's part of the sentence."""
    scene, cues = trigger.scene, load_cues()["topic"]
    for at in range(trigger.at + 1, min(len(scene.keys), trigger.at + 1 + REACH)):
        if scene.tokens[at].pos is POS.PUNCT or not belongs(trigger, at):
            break
        if (
            (scene.stems[at] in cues or scene.keys[at] in cues)
            and not scene.tokens[at].form.enclitics  # "over it"
            and not fights(scene, at)
            and not _is_led_away(trigger, at)
            and not tells_how(scene, at)
        ):
            return phrase(scene, at + 1)
    return _matter(trigger)


def _is_led_away(trigger: Trigger, at: int) -> bool:
    """Whether "on" behind a noun is that of a verb between them: "the accord depends on"."""
    scene = trigger.scene
    return trigger.shape == "noun" and scene.keys[at] == _UPON and bool(scene.verbs_in(trigger.at + 1, at))


def _matter(trigger: Trigger) -> Phrase | None:
    """What is named as a matter: "in the question of the islands"."""
    scene = trigger.scene
    for at in range(trigger.at + 1, min(len(scene.keys) - 1, trigger.at + 1 + REACH)):
        if scene.tokens[at].pos is POS.PUNCT or not belongs(trigger, at):
            return None
        if scene.keys[at] == IN and stands(scene, qualifier_words()["matter"], (at + 1,)):
            return phrase(scene, at + 1)
    return None


def fights(scene: Scene, at: int) -> bool:
    """Whether "on" stands behind a word of fighting, and so names whom it is against: "its war on"."""
    return scene.keys[at] == _UPON and stands(scene, qualifier_words()["fighting"], (at - 1,))


def named_sector(trigger: Trigger) -> Phrase | None:
    """The sector that is named as such."""
    scene, at = trigger.scene, nearest(trigger, qualifier_words()["field"], THINGS)
    found = phrase(scene, at + 1, bare=True) if at is not None else None
    if found is None:
        return None
    # "the Kenyan salt sector" has its country behind it.
    last = min((a.first for a in scene.actors if found.first < a.first < found.last), default=found.last)
    return Phrase(found.first, last, written(scene, found.first, last))
