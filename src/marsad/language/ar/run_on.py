"""Words that a page has run together (أعلنتوزارة): where the second begins.

Web pages lose the blank where a link or a line ended, in a fifth of news pages at least once. A word is parted only where nothing else is
likely: after a ta marbuta, a final alef or a nunation within it or between two alefs, which no single word has, behind "that" with its doubled
letter (أنّالوزير), or where no word is known as it stands and a log-linear model of how known the two parts are, of their lengths and of the
letters at the cut is sure of it (`training/run_on.py`). What is known only because pages often run it together (وزيرالخارجية) is parted before an
article of which the model is surer.
"""

from __future__ import annotations

import json
import re
from functools import cache

from marsad.language.ar.forms import form
from marsad.language.ar.vocabulary import LANGUAGE, frequency, is_verb, names, spelling
from marsad.lexicon import entries, model_path, table
from marsad.text import key
from marsad.text.tokenising import HIDDEN

_SHORTEST, _LONGEST = 6, 40  # letters of two words that were run together
_THREE = 9  # letters of three of them
_FINAL = re.compile("[ةى](?=[^ءئه])|ا(?=[اأإآ])")
_NUNATION = re.compile("(?:(?<=ا)\\u064b|(?<!ا)\\u064b[اى]?|[\\u064c\\u064d])(?=[ء-غف-ي]{2})")
# "That" with its doubled letter, which only a pronoun, "what" (إنّما) or the endings of "scolded" (أنّبتهم) may stand behind.
_THAT = re.compile("[وفبلك]?[أإ]ن(?:\\u064e?\\u0651|\\u0651\\u064e)(?=[ء-غف-ي]{4})(?![هك]|ن[اي]|ما|بته)")
# Powers of ten above one in a thousand million words; these and `_SURE` were set on a news collection by reading what was parted.
_SEEN, _KNOWN = 2.5, 3.0
_UNKNOWN = 1.5  # a stem rarer than this does not make its word a known one
_AFFIXED = 0.7  # what clitics take from the frequency of a stem
_SURE = 1.0  # logarithm of the odds from which on a word is two
_RARE, _SURER = 2.6, 3.0  # the same for a word that is known, but rarer than this
_ARTICLE = "ال"
_NEVER = float("-inf")
_OF_A_PEOPLE = re.compile("(?<=ي)(?:ه|ون|ين|ات|ان|تان|تين|ا|و)$")  # endings of an adjective of origin, of search keys
# Letters that a word of two or the name of a state may stand behind: foreign names end so as well.
_BEFORE_TWO, _BEFORE_STATE = 5, 4


def second_word(surface: str) -> int:
    """At which character of ``surface``, a token of letters, a second word begins; 0 where it is one word."""
    if not _SHORTEST <= len(surface) <= _LONGEST:
        return 0
    nunation = _NUNATION.search(surface)
    if nunation:
        return nunation.end()
    that = _THAT.match(surface)
    if that and _familiarity(HIDDEN.sub("", surface[that.end() :])) >= _SEEN:
        return that.end()
    if not HIDDEN.search(surface):
        return _first_cut(surface)
    at = [n for n, letter in enumerate(surface) if not HIDDEN.match(letter)]
    word = "".join(surface[n] for n in at)
    letters = _first_cut(word)
    return at[letters] if letters else 0


def _first_cut(word: str) -> int:
    """Where the second of two or more words begins; the likeliest cut of three words may be that before the third."""
    cut = _after_final(word) or _between_known(word)
    return (_first_cut(word[:cut]) or cut) if cut >= _SHORTEST else cut


def unknown(word: str) -> bool:
    """Whether neither ``word`` nor its stem is known as a word, nor from a name of the lexicons."""
    return not _frequency(word) and _familiarity(word) < _UNKNOWN and not _is_of_a_name(word)


def features(first: str, second: str) -> list[str]:
    """What the model sees of two parts of an unknown word."""
    one, two = _frequency(first), _familiarity(second)
    before, behind = spelling(first.removeprefix("و")), spelling(second)
    lengths = f"{min(len(first), 5)}{min(len(second), 5)}"
    found = [
        f"a{_step(one)}",
        f"b{_step(two)}",
        f"m{_step(min(one, two))}|{lengths}",
        f"l{lengths}",
        f"n{min(len(first) + len(second), 14)}",
        f"z{first[-1]}",
        f"y{second[0]}",
        f"x{first[-1]}{second[0]}",
        f"v{is_verb(key(first))}{is_verb(key(second))}",
        f"w{_frequency(second) > 0}",
    ]
    if before in _function_words():
        found += [f"f{min(len(second), 5)}|{_step(two)}", f"F{before}"]
    if behind in _function_words():
        found += [f"g{min(len(first), 5)}|{_step(one)}", f"G{behind}"]
    if before in _states() or behind in _states():
        found.append(f"s{before in _states()}{behind in _states()}|{lengths}")
    if second.startswith("ال"):
        found.append(f"d{_step(two)}|{min(len(first), 5)}")
    if second[0] in "وبلكف" and len(second) > 3:
        found.append(f"c{second[0]}|{_step(_frequency(second[1:]))}")
    if len(second) <= 3:
        found.append(f"e{second}")
    if len(first) <= 3:
        found.append(f"h{first}")
    return found


def _step(value: float) -> int:
    return round(value * 2)


def _after_final(word: str) -> int:
    for end in (match.end() for match in _FINAL.finditer(word, 1)):
        first, second = word[:end], word[end:]
        if len(second) > 1 and _frequency(first) >= _SEEN and _familiarity(second) >= _SEEN:
            return end
    return 0


def _between_known(word: str) -> int:
    if not unknown(word):
        return _before_article(word)
    if spelling(word) in _names():
        return 0
    cut, odds = likeliest(word, _weights())
    if odds >= _SURE:
        return cut
    return _of_three(word) if len(word) >= _THREE else 0


def _before_article(word: str) -> int:
    """Where the second of two words begins that are known as one because pages run them together; it has the article."""
    at = word.find(_ARTICLE, 2)
    if at < 0 or not _frequency(word) <= _RARE:
        return 0
    cut, odds = likeliest(word, _weights())
    if odds < _SURER or not word.startswith(_ARTICLE, cut) or spelling(form(word[:cut]).stem) in _of_names():
        return 0
    return 0 if spelling(word) in _names() or _is_of_a_name(word) else cut


def likeliest(word: str, weights: dict[str, float]) -> tuple[int, float]:
    """The likeliest cut of a word in two with the logarithm of its odds; minus infinity where no part is known."""
    cuts = ((_odds(word[:cut], word[cut:], weights), cut) for cut in range(2, len(word) - 1))
    odds, cut = max(cuts, default=(_NEVER, 0))
    return cut, odds


def _odds(first: str, second: str, weights: dict[str, float]) -> float:
    if len(first) < (_BEFORE_STATE if spelling(second) in _states() else _BEFORE_TWO if len(second) == 2 else 2):
        return _NEVER
    if not (_frequency(first) and _familiarity(second)):
        return _NEVER
    return weights[""] + sum(weights.get(feature, 0.0) for feature in features(first, second))


def _of_three(word: str) -> int:
    """Where the first of three words ends: where both cuts are sure, and of several such where they are the likeliest together."""
    weights = _weights()
    best, found = _NEVER, 0
    for cut in range(2, len(word) - 3):
        if _frequency(word[:cut]) < _KNOWN:
            continue
        second, behind = likeliest(word[cut:], weights)
        before = _odds(word[:cut], word[cut : cut + second], weights) if behind >= _SURE else _NEVER
        if before >= _SURE and before + behind > best:
            best, found = before + behind, cut
    return found


def _frequency(word: str) -> float:
    return frequency(spelling(word))


def _is_of_a_name(word: str) -> bool:
    """Whether a word is of a name of the lexicons; of states and peoples whatever its ending, for rare forms ("two Kazakhs") are in no table."""
    parts = form(word)
    core = parts.core_key.removeprefix("ال")
    return core in names() or _OF_A_PEOPLE.sub("", core) in names() or parts.stem in _of_persons()


@cache
def _of_persons() -> frozenset[str]:
    """Long words in names of people in public life, as they are written."""
    named = (row["name"] + " " + row["aliases"].replace("|", " ") for row in table(LANGUAGE, "people"))
    return frozenset(word for name in named for word in name.split() if len(word) >= _SHORTEST)


def _familiarity(word: str) -> float:
    """The frequency of a word, or that of its stem when it carries clitics."""
    stem = form(word).stem
    return max(_frequency(word), _frequency(stem) - _AFFIXED if len(stem) > 2 else 0.0)


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(model_path(LANGUAGE, "run_on.json").read_text(encoding="utf-8"))
    return weights


@cache
def _states() -> frozenset[str]:
    """Names of states and their capitals of one word that nothing shorter ends in."""
    names = (words for topic in ("countries", "capitals") for e in entries(LANGUAGE, topic) for words in e.match)
    return frozenset(spelling(name) for name in names if " " not in name and len(name) >= 4)


@cache
def _names() -> frozenset[str]:
    """Given names that look like two words."""
    return frozenset(spelling(name) for entry in entries(LANGUAGE, "given_names") for name in entry.match)


@cache
def _of_names() -> frozenset[str]:
    """Words that names begin with, which are often written onto the rest of the name (عبدالرزاق)."""
    listed = (e for e in entries(LANGUAGE, "actor_words") if e.id == "particle")
    return frozenset(spelling(word) for entry in listed for word in entry.match)


@cache
def _function_words() -> frozenset[str]:
    listed = (e for e in entries(LANGUAGE, "function_words") if e.value.get("run_on"))
    return frozenset(spelling(word) for entry in listed for word in entry.match)
