"""Words that a page has run together (أعلنتوزارة): where the second begins.

Web pages lose the blank where a link or a line ended, in a fifth of news pages at least once. A word is parted only where nothing else is
likely: after a ta marbuta, a final alef or a nunation within it or between two alefs, which no single word has, or where no word is known as it
stands and both parts are known well, one of them a function word or a state, the second definite or behind "and", or both long and frequent.
"""

from __future__ import annotations

import re
from functools import cache

from marsad.language.ar.forms import form
from marsad.language.ar.vocabulary import LANGUAGE, frequency, spelling
from marsad.lexicon import entries
from marsad.text.tokenising import HIDDEN

_SHORTEST, _LONGEST = 6, 40  # letters of two words that were run together
_THREE = 12  # letters of three of them
_FINAL = re.compile("[ةى](?=[^ءئه])|ا(?=[اأإآ])")
_NUNATION = re.compile("(?:(?<=ا)\u064b|(?<!ا)\u064b[اى]?|[\u064c\u064d])(?=[ء-غف-ي]{2})")
_ENDING = re.compile("ي?.{1,2}|ستان")  # letters that only end the name of a state's people or land
# Powers of ten above one in a thousand million words, set on a news collection by reading what was parted.
_SEEN, _KNOWN, _COMMON, _FREQUENT = 2.5, 3.0, 3.5, 4.3
_UNKNOWN = 1.5  # a stem rarer than this does not make its word a known one
_AFFIXED = 0.7  # what clitics take from the frequency of a stem


def second_word(surface: str) -> int:
    """At which character of ``surface``, a token of letters, a second word begins; 0 where it is one word."""
    if not _SHORTEST <= len(surface) <= _LONGEST:
        return 0
    nunation = _NUNATION.search(surface)
    if nunation:
        return nunation.end()
    if not HIDDEN.search(surface):
        return _after_final(surface) or _between_known(surface)
    at = [n for n, letter in enumerate(surface) if not HIDDEN.match(letter)]
    word = "".join(surface[n] for n in at)
    letters = _after_final(word) or _between_known(word)
    return at[letters] if letters else 0


def _after_final(word: str) -> int:
    for end in (match.end() for match in _FINAL.finditer(word, 1)):
        first, second = word[:end], word[end:]
        if len(second) > 1 and _frequency(first) >= _SEEN and _familiarity(second) >= _SEEN:
            return end
    return 0


def _between_known(word: str) -> int:
    if _frequency(word) or _familiarity(word) >= _UNKNOWN:
        return 0
    return _likeliest(word) or (_of_three(word) if len(word) >= _THREE else 0)


def _likeliest(word: str) -> int:
    cuts = [n for n in range(2, len(word) - 1) if _two_words(word[:n], word[n:])]
    return max(cuts, key=lambda n: _frequency(word[:n]) + _frequency(word[n:]), default=0)


def _of_three(word: str) -> int:
    """Where the first of three words ends."""
    for n in range(len(word) - 6, 3, -1):
        if _frequency(word[:n]) >= _KNOWN:
            second = _likeliest(word[n:])
            if second and _two_words(word[:n], word[n : n + second]):
                return n
    return 0


def _two_words(first: str, second: str) -> bool:
    one, two = _frequency(first), _frequency(second)
    if min(one, two) >= _COMMON and _with_state(first, second):
        return True
    if spelling(first.removeprefix("و")) in _function_words():
        return len(second) >= 4 and two >= _KNOWN
    if spelling(second) in _function_words() and second != "ان":  # a dual ends so
        return len(first) >= 4 + (len(second) == 2) and one >= _KNOWN  # foreign names end in two such letters too
    if second.startswith("ال"):
        return len(first) >= 4 and len(second) >= 5 and one >= _COMMON and two >= _KNOWN
    if second.startswith("و") and len(first) >= 4 and len(second) >= 5 and one >= _COMMON:  # "France" and "and Germany"
        two = max(two, _frequency(second[1:]) - _AFFIXED)
        return two >= (_KNOWN - _AFFIXED if second.startswith("وال") else _COMMON)
    return len(first) >= 4 and len(second) >= 4 and min(one, two) >= _FREQUENT


def _with_state(first: str, second: str) -> bool:
    """Whether a state's name, shorn of "and", stands before a word, or one after it; its ending is none."""
    if spelling(second) in _states():
        return len(first) >= 4
    before = spelling(first.removeprefix("و"))
    return before in _states() and not _ENDING.fullmatch(second) and len(before) + len(second) >= 8


def _frequency(word: str) -> float:
    return frequency(spelling(word))


def _familiarity(word: str) -> float:
    """The frequency of a word, or that of its stem when it carries clitics."""
    stem = form(word).stem
    return max(_frequency(word), _frequency(stem) - _AFFIXED if len(stem) > 2 else 0.0)


@cache
def _states() -> frozenset[str]:
    """Names of states and their capitals of one word that nothing shorter ends in."""
    names = (words for topic in ("countries", "capitals") for e in entries(LANGUAGE, topic) for words in e.match)
    return frozenset(spelling(name) for name in names if " " not in name and len(name) >= 4)


@cache
def _function_words() -> frozenset[str]:
    listed = (e for e in entries(LANGUAGE, "function_words") if e.value.get("run_on"))
    return frozenset(spelling(word) for entry in listed for word in entry.match)
