"""What is around a word: means, and what it attends to."""

import numpy as np
import pytest

from marsad.coding.model import attention
from marsad.coding.model.arrays import Array
from marsad.coding.model.attention import Around, Attention
from marsad.coding.model.network import summed

WIDTH, LOOKS = 8, 2
BLANKS = np.array([0, 4, 6, 11])  # sentences of three words, one and four


def halves(values):
    values = np.asarray(values, np.float16)
    return Array(values.shape, values.tobytes())


def weights(slope=0.0, same=0.0, query=0.0):
    """Weights by which a word is worth what stands on its row."""
    whole = np.eye(WIDTH)
    return Attention(
        {
            "query": halves(query * whole),
            "query_bias": halves(np.zeros((1, WIDTH))),
            "key": halves(whole),
            "value": halves(whole),
            "slope": halves([slope] * LOOKS),
            "same": halves([same] * LOOKS),
        }
    )


@pytest.fixture(scope="module")
def words():
    rows = np.random.default_rng(1).normal(size=(12, WIDTH)).astype(np.float32)
    rows[BLANKS] = 0
    return rows


def around(words, blanks=BLANKS, **known):
    return Around(weights(**known), words, summed(words), blanks)


def test_the_means_are_of_the_words_own_sentence_and_of_the_page(words):
    sentence, page, _ = np.split(around(words).of(np.array([2, 5, 10])), 3, axis=1)
    assert np.allclose(sentence, [words[1:4].mean(0), words[5], words[7:11].mean(0)], atol=1e-5)
    assert np.allclose(page, np.delete(words, BLANKS, 0).mean(0), atol=1e-5)


def test_without_any_preference_all_words_count_alike_and_empty_rows_nothing(words):
    _, page, seen = np.split(around(words).of(np.array([2])), 3, axis=1)
    assert np.allclose(seen, page, atol=1e-5)


def test_the_own_sentence_is_preferred_as_far_as_was_learned(words):
    sentence, page, seen = np.split(around(words, same=0.5).of(np.array([8])), 3, axis=1)
    share = 4 * np.exp(0.5) / (4 * np.exp(0.5) + 4)
    others = (8 * page - 4 * sentence) / 4
    assert np.allclose(seen, share * sentence + (1 - share) * others, atol=1e-3)


def test_distance_counts_in_words_against_what_is_far(words):
    seen = around(words, slope=1.0).of(np.array([5]))[0, 2 * WIDTH :]
    standing = np.delete(words, BLANKS, 0)
    share = 1 / (1 + np.abs(np.arange(8) - 3))  # the logarithm of the distance taken away is a division by it
    assert np.allclose(seen, (share / share.sum()) @ standing, atol=1e-4)


def test_words_are_weighed_by_what_they_are(words):
    near, far = words.copy(), words.copy()
    near[9], far[9] = 3 * words[2], -3 * words[2]
    drawn, repelled = (around(w, query=2.0).of(np.array([2]))[0, 2 * WIDTH :] for w in (near, far))
    assert drawn @ words[2] > repelled @ words[2]


def test_nothing_beyond_reach_is_seen_and_how_many_are_asked_at_once_changes_nothing(words, monkeypatch):
    at = np.array([1, 2, 3, 5, 7, 8, 9, 10])
    whole = around(words, slope=0.5, query=1.0).of(at)
    monkeypatch.setattr(attention, "_AT_ONCE", 3)
    assert np.allclose(whole, around(words, slope=0.5, query=1.0).of(at), atol=1e-5)
    monkeypatch.setattr(attention, "SEEN", 2)
    seen = around(words).of(at)[:, 2 * WIDTH :]
    assert np.allclose(seen[0], words[1:4].mean(0), atol=1e-5)
    assert np.allclose(seen[3], words[[2, 3, 5, 7, 8]].mean(0), atol=1e-5)


def test_what_was_worked_out_is_kept_and_comes_in_the_order_asked(words):
    page = around(words, slope=0.5, query=1.0)
    first = page.of(np.array([9, 2]))
    again = page.of(np.array([2, 5, 9, 2]))
    assert np.array_equal(again[[2, 0]], first)
    assert np.array_equal(again[0], again[3])


def test_a_page_much_longer_than_the_reach_is_read_piece_by_piece():
    words = np.ones((3 * attention.SEEN, WIDTH), np.float32)
    words[[0, -1]] = 0
    at = np.arange(1, len(words) - 1)
    found = around(words, np.array([0, len(words) - 1]), slope=0.5).of(at)
    assert np.allclose(found, 1, atol=1e-4)
