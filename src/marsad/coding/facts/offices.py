"""Who holds which post now: facts ``office`` from people named with their title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.coding.cues import qualifier_words
from marsad.coding.facts.holders import with_holders
from marsad.coding.frames import load_frames
from marsad.language import form
from marsad.mentions.actor.lexicon import openings, word_list
from marsad.mentions.actors import ONE_MORE
from marsad.mentions.people.known import given_names, name_words
from marsad.records import ActorMention, Analysis, Fact, Span
from marsad.text import closed, key, words

RULE = "office"
_SHORT_NAME = 2  # words of a name of which none is taken for a verb
_HE, _ALI = 3, key("علي")
_TOGETHER = 200  # characters that a post of several people and their names may take
_RIVALS = 100  # people before somebody who may be the same, so that a page's cost grows with its length


def offices(mentions: Sequence[ActorMention], analysis: Analysis) -> list[Fact]:
    """Facts of the relation ``office``, one for each person and country, with the fields ``person`` and ``post``.

    Former holders are left out, as are those in prison, and people of an unknown country. The evidence is the stretch of text that holds
    title and name.

    Args:
        mentions: actors of the text in order, resolved.
        analysis: the text they come from.
    """
    found: list[tuple[tuple[str, ...], Fact]] = []
    for mention in with_holders(mentions, analysis):
        if not _is_office(mention):
            continue
        name = _own_name(mention)
        if not name or name == mention.post or _is_cut(mention, name, analysis.text):
            continue
        person, fact = words(name), _fact(mention, name, analysis.text)
        near = range(len(found) - 1, max(-1, len(found) - 1 - _RIVALS), -1)
        known = next((n for n in near if found[n][1].object == fact.object and _same_person(person, found[n][0])), None)
        if known is None:
            found.append((person, fact))
        elif len(person) > len(found[known][0]):
            found[known] = person, fact  # "President Mbadi" before "President John Mbadi"
    return [fact for _, fact in found]


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are of one person: one has all words of the other, or both end alike.

    Families of many princes share their last words, and a son bears the name of his father behind "son of".
    """
    joiners = word_list("descent")
    short, long = sorted((one, other), key=len)
    if set(short) <= set(long):
        return short[0] in joiners or joiners.isdisjoint(long[: long.index(short[0])])
    return one[-1] == other[-1] and joiners.isdisjoint((*one, *other))


def _is_office(mention: ActorMention) -> bool:
    if mention.post is None or mention.country in {None, "UNK"} or not mention.rule.startswith(("post.", "possessive")):
        return False
    if " ".join(words(mention.post)) in qualifier_words()["rank"] or _is_yet_to_come(mention):
        return False
    another = mention.rule.endswith(ONE_MORE)
    named = (another or mention.name not in {mention.surface, mention.post}) and bool(words(mention.name))
    lost = word_list("former") | word_list("late") | word_list("detained")
    return named and not any(w in lost for w in _words_outside(mention))


def _is_yet_to_come(mention: ActorMention) -> bool:
    """Whether somebody does not hold the post yet: candidates, presidents elected, prime ministers who are to form a government."""
    post = words(mention.post or "")
    designate = mention.rule == "post.prime_minister" and not qualifier_words()["designate"].isdisjoint(post)
    return mention.rule == "post.candidate" or designate or not qualifier_words()["elected"].isdisjoint(post)


def _words_outside(mention: ActorMention) -> Iterator[str]:
    """The words of the phrase that are not of the name; those of the post that was told before somebody."""
    told = mention.post or "" if mention.rule.endswith(ONE_MORE) else mention.surface.replace(mention.name, " ")
    yield from words(told)


def _own_name(mention: ActorMention) -> str:
    """The name without what follows it, the title of the next person or the person's verb; empty where a title stands without a name."""
    parts = mention.name.split()
    first = next((n for n, word in enumerate(parts) if not _is_title(word)), len(parts))
    if first == len(parts) or (first and parts[first].startswith("ال")):  # "the Bolivian ambassador"
        return ""
    last = next(
        (n for n in range(first + 1, len(parts)) if _is_title(parts[n]) and not _goes_on(parts[n - 1])), len(parts)
    )
    if last == len(parts) and last > _SHORT_NAME and _is_deed(parts[-1]):
        last -= 1
    return " ".join(parts[:last])


def _is_cut(mention: ActorMention, name: str, text: str) -> bool:
    """Whether a lone given name may go on with one that is spelled like "on": "the president appointed *Muhammad Ali* minister"."""
    behind = words(text[mention.span.end : mention.span.end + 6])[:1]
    return key(name) in given_names() and [key(word) for word in behind] == [_ALI]


def _plain(post: str) -> str:
    """A post without the courtesy that stands between it and the name: "the president of the state, Sheikh"."""
    *rest, last = post.split()
    return " ".join(rest) if rest and key(last) in qualifier_words()["courtesy"] else post


def _goes_on(word: str) -> bool:
    """Whether the word behind it belongs to the same name, a title or not: "Abd *al-Malik*"."""
    return key(word) in word_list("name_joiner")


def _is_title(word: str) -> bool:
    found = openings().get(key(word), ()) if word.startswith("ال") else ()
    return any(not o.rest and o.head.kind == "post" for o in found)


def _is_deed(word: str) -> bool:
    known = key(word)
    if known in name_words() or known in given_names():
        return False
    return any(v.person == _HE and key(v.lemma) in load_frames().verbs for v in form(word).verbs)


def _fact(mention: ActorMention, name: str, text: str) -> Fact:
    at = text.find(name, mention.span.start, mention.span.end)
    span = Span(mention.span.start, at + len(name)) if at >= 0 and name != mention.name else mention.span
    if mention.rule.endswith(ONE_MORE):
        title = text.rfind(mention.post or "", max(0, span.start - _TOGETHER), span.start)
        span = Span(title, span.end) if title >= 0 else span
    elif at < 0 and (behind := text.find(name, span.end, span.end + _TOGETHER)) >= 0:
        span = Span(span.start, behind + len(name))  # "the ministers of Chad *and Niger* N. N. and N. N."
    return Fact(
        relation="office",
        subject=None,
        object=mention.country,
        attributed_to=None,
        evidence=span.of(text),
        evidence_span=span,
        rule=RULE,
        confidence=mention.score,
        fields={"person": closed(name, text), "post": closed(_plain(mention.post or ""), text)},
    )
