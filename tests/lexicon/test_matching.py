"""Phrases are found token by token, the longest first."""

import pytest

from marsad.lexicon import Match, Phrases

PHRASES = Phrases([("وزير", 1), ("وزير الخارجية", 2), ("وزير الخارجية السابق", 3), ("قمة", 4), ("قمة", 5)])


def search(*words, options=None):
    return PHRASES.search([(options or {}).get(word, (word,)) for word in words], words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("وزير",), [(0, 1, 1)]),
        (("وزير", "الخارجيه", "السابق"), [(0, 3, 3)]),
        (("وزير", "الخارجيه", "الجديد"), [(0, 2, 2)]),
        (("زار", "وزير", "الماليه"), [(1, 2, 1)]),
        (("وزير", "وزير", "الخارجيه"), [(0, 1, 1), (1, 3, 2)]),
        (("قمه",), [(0, 1, 4)]),
        (("الخارجيه",), []),
        ((), []),
    ],
)
def test_the_longest_phrase_is_found_and_the_first_of_equals(words, found):
    assert search(*words) == [Match(*one) for one in found]


def test_only_the_first_word_may_carry_clitics():
    glued = {"ووزير": ("ووزير", "وزير"), "والخارجيه": ("والخارجيه", "الخارجيه")}
    assert search("ووزير", "الخارجيه", options=glued) == [Match(0, 2, 2)]
    assert search("وزير", "والخارجيه", options=glued) == [Match(0, 1, 1)]


def test_a_word_that_opens_no_phrase_need_not_be_asked():
    assert PHRASES.opened_by(("x", "قمه"))
    assert not PHRASES.opened_by(("الخارجيه",))


def test_phrases_that_are_cut_already_are_the_same():
    cut = Phrases.of_words([(("وزير",), 1), (("وزير", "الخارجيه"), 2)])
    assert cut.search([("وزير",), ("الخارجيه",)], ["وزير", "الخارجيه"]) == [Match(0, 2, 2)]


def test_a_phrase_without_words_is_refused():
    with pytest.raises(ValueError, match="without words"):
        Phrases([("!", 1)])
