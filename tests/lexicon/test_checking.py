"""The checker finds what the schema alone cannot see."""

import pytest

from marsad.lexicon import check


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (["{id: a}", "{id: a}"], "a: the id stands twice"),
        (["{id: a, match: [أحمد]}", "{id: b, match: [احمد]}"], "b: 'احمد' stands already in a"),
        (["{id: a, match: [مدرسة, مدرسه]}"], "a: 'مدرسه' stands already in a"),
        (["{id: a, match: ['...']}"], "a: '...' has no word"),
        (["{id: a, match: [کتاب]}"], "a: 'کتاب' has Persian or Urdu letter shapes"),
        (['{id: a, match: ["كتا\\u200cب"]}'], "has invisible characters"),
        (["{id: a, value: {verbs: [کتب]}}"], "a: 'کتب' has Persian or Urdu letter shapes"),
        (['{id: a, value: {slots: {"ب\\u200f": actor}}}'], "has invisible characters"),
        (["{id: a, value: {cases: [{words: [علی]}]}}"], "a: 'علی' has Persian or Urdu letter shapes"),
    ],
)
def test_faults_are_told_with_topic_and_entry(rules, entries, said):
    rules("fruit", *entries)
    (fault,) = check("xx")
    assert fault.startswith("fruit: ")
    assert said in fault


def test_what_is_clean_has_no_fault(rules):
    rules("fruit", "{id: a, match: [تفاحة], value: {words: [تفاح], n: 1.5, ripe: true}}", "{id: b, match: [موز أصفر]}")
    rules("other", "{id: a, match: [تفاحة]}")  # ids and spellings are of their topic
    assert check("xx") == []
