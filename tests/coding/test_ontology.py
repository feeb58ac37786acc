from marsad.coding.frames import NOTHING, load_frames
from marsad.coding.model.network import load_network
from marsad.coding.ontology import event_types
from marsad.records import RELATIONS, UNDIRECTED

PLOVER = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"


def test_all_sixteen_types_stand_with_quad_class():
    assert set(event_types()) == set(PLOVER.split())
    assert all(1 <= t.quad_class <= 4 for t in event_types().values())


def test_a_mode_has_its_own_intensity():
    assert event_types()["CONSULT"].intensity_in("visit") == 4
    assert event_types()["CONSULT"].intensity_in(None) == 2.5


def test_frames_name_types_and_modes_of_the_ontology():
    frames = {f for index in (load_frames().verbs, load_frames().nouns) for fs in index.values() for f in fs}
    for frame in frames:
        assert frame.type in {"SPEECH", NOTHING} or frame.type in event_types(), frame.id
        assert frame.mode is None or frame.mode in event_types()[frame.type].modes, frame.id


def test_frames_of_facts_state_the_relations_that_there_are_but_for_offices():
    known = load_frames(kind="facts")
    frames = {f for index in (known.verbs, known.participles, known.nouns) for fs in index.values() for f in fs}
    assert {frame.type for frame in frames} - {NOTHING} == set(RELATIONS) - {"office"}
    assert set(RELATIONS) > UNDIRECTED


def test_every_type_has_a_frame():
    types = {f.type for fs in load_frames().nouns.values() for f in fs}
    assert set(event_types()) <= types


def test_the_model_knows_the_types_of_the_ontology():
    assert set(load_network().classes["type"]) - {"none"} == set(event_types())
