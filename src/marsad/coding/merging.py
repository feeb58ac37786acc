"""Code once what a page tells several times: headline, lead and body speak of the same event in other words.

The same sides do not make one event of two: an army may raid a country twice on one page. Of drafts that may tell one event a model judges whether
they do (`marsad.coding.sameness`).
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.coding.drafts import Draft
from marsad.coding.model.linear import Linear
from marsad.coding.ontology import event_types
from marsad.coding.same_deed import tell_one_deed, tells_the_toll, tells_what_is_signed
from marsad.coding.sameness import SAME, sameness_features
from marsad.coding.sides.killings import killing
from marsad.coding.trail import Trail
from marsad.coding.triggers import words_near
from marsad.records import HARMS, Span
from marsad.text import root_and_pattern

# Drafts before one that it is compared with, the nearest: of more such events a page is a list, and the time would grow with its square.
_MOST = 100
_ATTACK = "ASSAULT"
_TELLING = 5  # dead from which on two attacks hardly count the same
_DEAD_OF_IT = 0.6  # the probability from which on a draft that counts dead is the attack told before in its sentence


def merge(drafts: Sequence[Draft], same: Linear, least: float, trail: Trail) -> list[Draft]:
    """``drafts`` in the order of the text, each happening once; the fullest telling stands, the others are kept as further evidence.

    What is left is dated as its sentence dates it (`share_days`).

    Args:
        drafts: what the triggers of a page may tell, with sides and details.
        same: judges whether two drafts tell one event.
        least: the probability from which on they do; less is enough for the dead of an attack told before in the sentence.
        trail: takes note of which did.
    """
    kept: list[Draft] = []
    for draft in drafts:
        near = [number for number, other in enumerate(kept) if may_be_same(other, draft)][-_MOST:]
        likely = [(_chance(kept[number], draft, same), -number) for number in near]
        chance, number = max(likely, default=(0.0, 0))
        enough = _DEAD_OF_IT if likely and _tells_its_dead(kept[-number], draft) else least
        if likely and chance >= enough:
            trail.retold((kept[-number], draft), chance, enough)
            kept[-number] = _one(kept[-number], draft)
        else:
            kept.append(draft)
    share_days(kept)
    return kept


def _chance(a: Draft, b: Draft, same: Linear) -> float:
    """How likely two drafts that may be the same are; certain of what happens once, of attacks of one toll, of one deed told by two words."""
    certain = (
        tells_the_toll(a, b)
        or tells_what_is_signed(a, b)
        or tell_one_deed(a, b)
        or _happens_once(a, b)
        or _of_one_toll(a, b)
        or _left_open(a, b)
    )
    return 1.0 if certain else same.probability(sameness_features(a, b), SAME)


def _happens_once(a: Draft, b: Draft) -> bool:
    """Whether two drafts tell, in words of one root, what happens once between two sides: one opens an embassy in the other."""
    if not all(any(f.once for f in d.trigger.frames if f.type == d.type) for d in (a, b)):
        return False
    sides = [(d.actor_codes, d.recipient_codes) for d in (a, b)]
    kin = root_and_pattern(a.trigger.word)[0] == root_and_pattern(b.trigger.word)[0]
    return sides[0] == sides[1] and all(sides[0]) and kin and a.status == b.status and bool(_thing(a) & _thing(b))


def _tells_its_dead(deed: Draft, draft: Draft) -> bool:
    """Whether a draft may count the dead or injured of an attack told before in its sentence: these belong to it and are no attack of their own."""
    counted = (draft.dead, draft.injured) != (None, None)
    return counted and deed.type == _ATTACK and deed.trigger.scene is draft.trigger.scene


def share_days(drafts: Sequence[Draft]) -> None:
    """Date deeds of one sentence alike: what the same did to the same there, with the same status, has the day of the one before unless it is dated.

    "Planes bombed a store on Monday, and four soldiers were killed."
    """
    last: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        deed = (id(draft.trigger.scene), draft.type, draft.status, draft.actor_codes, draft.recipient_codes)
        before = last.setdefault(deed, draft)
        if draft.when is None:
            draft.when = before.when
        else:
            last[deed] = draft


def may_be_same(a: Draft, b: Draft) -> bool:
    """Whether two drafts may tell one event: the same sides, or one word, one deed or one toll with sides of which one telling leaves some out."""
    if tells_what_is_signed(a, b):
        return _compatible(a.codes, b.codes)
    if a.type != b.type:
        return False
    if tells_the_toll(a, b):
        return _fit(a, b)
    if not (_same_sides(a, b) or _of_one_toll(a, b)):
        return False
    return _overlap_in_time(a, b) and not _about_different_things(a, b)


def _of_one_toll(a: Draft, b: Draft) -> bool:
    """Whether two attacks count the very same dead, too many to be so by chance, in one place, on sides of which one telling leaves some out."""
    toll = a.type == _ATTACK and a.dead is not None and a.dead >= _TELLING and a.dead == b.dead
    sides = ((a.actor_codes, b.actor_codes), (a.recipient_codes, b.recipient_codes))
    there = a.place is not None and a.place == b.place and a.status == b.status
    return toll and there and all(_compatible(x, y) for x, y in sides)


def _same_sides(a: Draft, b: Draft) -> bool:
    sides = [(a.actor_codes, b.actor_codes), (a.recipient_codes, b.recipient_codes)]
    pairs = [(a.codes, b.codes)] if event_types()[a.type].reciprocal else sides
    if all(x == y for x, y in pairs):
        return True
    kin = a.trigger.word == b.trigger.word or tell_one_deed(a, b) or _left_open(a, b)
    return kin and all(_compatible(x, y) for x, y in pairs) and any(x & y for x, y in pairs)


def _left_open(a: Draft, b: Draft) -> bool:
    """Whether one of two tellings of a sentence is a passive that leaves open who does it, to the very same: "convicted of plotting", "sentenced"."""
    settings = (d.trigger.frames[0].setting for d in (a, b) if d.trigger.shape == "verb")
    passive = any(setting is not None and setting.passive for setting in settings)
    alike = a.trigger.scene is b.trigger.scene and (a.type, a.mode, a.status) == (b.type, b.mode, b.status)
    names = [{c.mention.name for c in d.recipients} for d in (a, b)]
    return passive and alike and bool(names[0] & names[1]) and a.recipient_codes == b.recipient_codes


def _fit(toll: Draft, attack: Draft) -> bool:
    """Whether the sides of an attack and of what tells who was killed in it do not exclude each other.

    Where it was is no other whom it was done to: "two Turkish soldiers were killed in a raid on Idlib".
    """
    there = _names_others(toll, attack) and all(c.mention.rule == "place" for c in attack.recipients)
    unknown = bool(attack.recipients) and toll.recipient_codes <= attack.actor_codes
    return _compatible(toll.actor_codes, attack.actor_codes) and (
        there or unknown or _compatible(toll.recipient_codes, attack.recipient_codes)
    )


def _names_others(toll: Draft, attack: Draft) -> bool:
    """Whether those killed in an attack are named, and of no country that made it, as people of no nation may seem to be."""
    return bool(toll.recipients) and toll.recipient_codes.isdisjoint(attack.actor_codes)


def _one(a: Draft, b: Draft) -> Draft:
    """The event that two drafts tell.

    An attack says who did it, its toll to whom; who signs an agreement is named beside either word.
    """
    if tells_the_toll(a, b):
        harmed = a.recipients if _names_others(a, b) or not b.recipients else b.recipients
        first, second = (a, b) if killing(a.trigger.scene, a.trigger.at) else (b, a)
        actors = list(first.actors or second.actors)
        sides = actors, [c for c in harmed if not any(c.mention is actor.mention for actor in actors)]
        one = _united(a, b)
        one.actors, one.recipients = sides
        return one
    if tells_what_is_signed(a, b):
        if len(b.codes) > len(a.codes):
            a.actors, a.recipients = b.actors, b.recipients
        token = b.trigger.scene.tokens[b.trigger.at]
        a.when, a.place, a.also = a.when or b.when, a.place or b.place, [*a.also, *b.also, Span(*token.span)]
        return a
    return _united(a, b)


def _about_different_things(a: Draft, b: Draft) -> bool:
    """Whether the words that the frames ask for differ: to open an embassy and to open a trade office are two deeds."""
    x, y = _thing(a), _thing(b)
    return bool(x and y) and x.isdisjoint(y)


def _thing(draft: Draft) -> set[str]:
    own = draft.trigger.word
    asked = {word for f in draft.trigger.frames if f.type == draft.type for word in f.asks(own)}
    return asked & words_near(draft.trigger.scene, draft.trigger.at) if asked else set()


def _compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _overlap_in_time(a: Draft, b: Draft) -> bool:
    x, y = a.when, b.when
    if x is None or y is None or x.start is None or y.start is None:
        return True
    return (x.end or x.start) >= y.start and (y.end or y.start) >= x.start


def _united(a: Draft, b: Draft) -> Draft:
    """The telling that says more of the event (of equals the surer one), with what only the other tells filled in."""
    fuller, other = sorted((a, b), key=lambda d: (*_said(d, a.mode or b.mode), d.chance), reverse=True)
    fuller.chance = max(a.chance, b.chance)
    fuller.when = fuller.when or other.when
    fuller.place = fuller.place or other.place
    if fuller.mode is None and other.mode is not None:
        fuller.mode = other.mode
        _seat(fuller, other)
    for harm in HARMS:
        if getattr(fuller, harm) is None and (number := getattr(other, harm)) is not None:
            fuller.count(harm, number, other.bounds.get(harm))
    token = other.trigger.scene.tokens[other.trigger.at]
    fuller.also += [*other.also, Span(*token.span)]
    return fuller


def _said(draft: Draft, mode: str | None) -> tuple[int, bool, int]:
    """How many sides a telling has, whether its word tells the mode, how many of the sides its own sentence names.

    Whoever looks up the evidence of a visit wants the words that tell of a journey, not those of a dinner on it.
    """
    named = {c.country for c in (*draft.actors, *draft.recipients) if c.seen is not None} & draft.codes
    told = any(f.type == draft.type and f.mode == mode for f in draft.trigger.frames)
    return len(draft.actor_codes) + len(draft.recipient_codes), told, len(named)


def _seat(draft: Draft, other: Draft) -> None:
    """Part the parties of talks as the telling that has the mode does: a visit has a guest and a host."""
    if event_types()[draft.type].reciprocal and draft.codes == other.codes:
        hosts = other.recipient_codes - other.actor_codes
        parties = [*draft.actors, *draft.recipients]
        draft.actors = [c for c in parties if c.country not in hosts]
        draft.recipients = [c for c in parties if c.country in hosts]
