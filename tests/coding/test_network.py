"""The network on its own: what it answers, and that questions do not leak into each other."""

import msgspec
import numpy as np
import pytest

from marsad.coding.model.network import SIDES, Models, Question, load_network
from marsad.language import analyse
from marsad.lexicon import model_path
from marsad.records import Span

TEXT = "وصل الوزير إلى العاصمة. ثم غادر."
NOWHERE = -1


@pytest.fixture(scope="module")
def network():
    return load_network()


@pytest.fixture(scope="module")
def forms():
    analysis = analyse(TEXT, [Span(0, len(TEXT))])
    return [[t.form for t in analysis.tokens[s.first : s.last]] for s in analysis.sentences]


@pytest.fixture(scope="module")
def sheet(network, forms):
    empty = [[() for _ in sentence] for sentence in forms]
    return network.mix(network.embed(forms, empty, empty))


def asked(at, *bundles, kind="ASSAULT", mention=(NOWHERE, NOWHERE)):
    return Question(at, *mention, kind, bundles)


def test_a_page_has_a_row_for_each_word_and_empty_ones_around_sentences(forms, sheet):
    assert len(sheet.words) == sum(map(len, forms)) + len(forms) + 1
    blank = [0, len(forms[0]) + 1, len(sheet.words) - 1]
    assert not sheet.words[blank].any()
    assert sheet.words[1].any()
    assert np.allclose(sheet.sums[-1], sheet.words.sum(0), atol=1e-3)


def test_the_probabilities_of_classes_that_exclude_each_other_sum_to_one(network, sheet):
    for head in set(network.classes) - set(SIDES):
        answers = network.answer(head, sheet, [asked(1), asked(2, ("no such feature",))])
        assert answers.shape == (2, len(network.classes[head]))
        assert np.allclose(answers.sum(1), 1, atol=1e-5)


def test_features_that_nobody_knows_change_nothing(network, sheet):
    plain, odd = network.answer("status", sheet, [asked(1), asked(1, ("غير معروف",))])
    assert np.allclose(plain, odd, atol=1e-6)


FEATURES = ("type=ASSAULT", "shape=verb", "shape=verb/ASSAULT", "tense=past", "quoted")


def test_how_features_are_bundled_changes_nothing(network, sheet):
    ways = [(FEATURES,), tuple((f,) for f in FEATURES), (FEATURES[:2], (), FEATURES[2:])]
    together, *others = network.answer("status", sheet, [asked(1, *bundles) for bundles in ways])
    assert np.abs(together - network.answer("status", sheet, [asked(1)])[0]).max() > 0.01
    for answer in others:
        assert np.allclose(together, answer, atol=1e-6)


def test_a_question_names_its_features_one_by_one():
    assert asked(1, FEATURES[:2], (), FEATURES[2:]).names == list(FEATURES)


def test_sums_that_were_forgotten_are_worked_out_anew(network, forms, sheet, monkeypatch):
    before = network.answer("status", sheet, [asked(1, FEATURES)])
    for table in (network._tokens, network._heads["status"].table):
        monkeypatch.setattr(table, "_most", 2)
    for number in range(5):
        network.answer("status", sheet, [asked(1, (f"filler {number}",), FEATURES[:number])])
    assert np.array_equal(before, network.answer("status", sheet, [asked(1, FEATURES)]))
    empty = [[() for _ in sentence] for sentence in forms]
    assert np.array_equal(sheet.words, network.mix(network.embed(forms, empty, empty)).words)


def test_no_table_adds_anything_for_nothing():
    models = msgspec.msgpack.decode(model_path("ar", "coder.msgpack").read_bytes(), type=Models)
    for name, array in models.arrays.items():
        if name == "token" or name.endswith(".table"):
            assert not array.floats()[0].any(), name


def test_two_mentions_of_a_country_are_likelier_than_each_alone(network, sheet):
    pair = [asked(1, mention=(2, 2)), asked(1, mention=(4, 4))]
    together, scores = network.weigh("role", sheet, pair, [0, 0])
    apart, same = network.weigh("role", sheet, pair, [0, 1])
    assert np.allclose(scores, same)
    assert (together[0] >= apart.max(0) - 1e-6).all()


def test_questions_about_other_words_are_no_rivals(network, sheet):
    first, second = asked(1, mention=(2, 2)), asked(3, mention=(4, 4))
    _, alone = network.weigh("role", sheet, [first], [0])
    _, beside = network.weigh("role", sheet, [first, second], [0, 1])
    assert np.allclose(alone[0], beside[0], atol=1e-5)


def test_nothing_asked_gives_nothing(network, sheet):
    assert network.answer("type", sheet, []).shape == (0, len(network.classes["type"]))
    assert network.weigh("role", sheet, [], [])[0].shape == (0, 2)


def test_the_file_names_the_sides_in_the_order_of_their_scores(network):
    assert {head: network.classes[head] for head in SIDES} == SIDES
