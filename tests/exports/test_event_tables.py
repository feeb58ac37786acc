"""POLECAT, GDELT and ICEWS: the published columns, sides, days, places, and what the formats have no way to tell."""

from dataclasses import replace
from datetime import date

import pytest
from building import AMMAN, MINISTER, PAGE, event, pair, table, written

from marsad.exports import gdelt, icews, polecat
from marsad.records import Interval, Party, Publication, Span

POLECAT = """Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW,
    Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country, Recipient COW,
    Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, Placename, City, District,
    Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source, Publication Date, Story People,
    Story Organizations, Story Locations, Language, Version"""
ICEWS = """Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity, Target Name, Target Sectors,
    Target Country, Story ID, Sentence Number, Publisher, City, District, Province, Country, Latitude, Longitude"""
ACTOR = ", ".join(f"Actor%d{part}" for part in (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"
))  # fmt: skip
GEO = ", ".join(
    f"%sGeo_{part}" for part in ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
)
GDELT = f"""GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate, {ACTOR % ((1,) * 10)}, {ACTOR % ((2,) * 10)}, IsRootEvent, EventCode,
    EventBaseCode, EventRootCode, QuadClass, GoldsteinScale, NumMentions, NumSources, NumArticles, AvgTone,
    {GEO % (("Actor1",) * 8)}, {GEO % (("Actor2",) * 8)},
    {GEO % (("Action",) * 8)}, DATEADDED, SOURCEURL"""
YEAR = Interval(date(2023, 1, 1), date(2023, 12, 31))
MONTH = Interval(date(2023, 5, 1), date(2023, 5, 31))
MEETING = {"mode": None, "actors": (MINISTER, AMMAN), "recipients": (), "cameo": "040"}


def names(text):
    return [" ".join(name.split()) for name in text.split(",")]


def in_polecat(*events, **about):
    return table(polecat.write, polecat.COLUMNS, pair(*events, **about))


def in_gdelt(*events, **about):
    return table(gdelt.write, gdelt.COLUMNS, pair(*events, **about), named=False)


def in_icews(*events, **about):
    return table(icews.write, icews.COLUMNS, pair(*events, **about))


def test_the_columns_are_those_of_the_published_files():
    assert ([c.name for c in polecat.COLUMNS], len(polecat.COLUMNS)) == (names(POLECAT), 40)
    assert ([c.name for c in gdelt.COLUMNS], len(gdelt.COLUMNS)) == (names(GDELT), 61)
    assert ([c.name for c in icews.COLUMNS], len(icews.COLUMNS)) == (names(ICEWS), 20)


def test_a_visit_in_polecat():
    (row,) = in_polecat(event())
    assert (row["Event Type"], row["Event Mode"], row["Intensity"], row["Quad Code"]) == (
        "CONSULT",
        "visit",
        "4.0",
        "VERBAL COOPERATION",
    )
    assert (row["Actor Country"], row["Actor COW"], row["Actor Title"], row["Actor Name Raw"]) == (
        "EGY",
        "651",
        "وزير",
        "الوزير",
    )
    assert (row["Recipient Country"], row["Recipient COW"], row["Country"], row["Feature Type"]) == (
        "JOR",
        "663",
        "JOR",
        "PCLI",
    )
    assert (row["Source"], row["Publication Date"], row["Language"], row["District"]) == (
        "news.example",
        "2024-03-04",
        "Arabic",
        "None",
    )


def test_several_sides_share_a_line_in_polecat():
    (row,) = in_polecat(event(**MEETING))
    assert (row["Actor Country"], row["Actor COW"], row["Primary Actor Sector"]) == ("EGY; JOR", "651; 663", "GOV")
    assert row["Recipient Country"] == "None"


def test_a_visit_in_gdelt_is_made_and_hosted():
    made, hosted = in_gdelt(event())
    assert (made["Actor1Code"], made["Actor2Code"], made["EventCode"], made["EventRootCode"]) == (
        "EGYGOV",
        "JORGOV",
        "042",
        "04",
    )
    assert (hosted["Actor1Code"], hosted["Actor2Code"], hosted["EventCode"]) == ("JORGOV", "EGYGOV", "043")
    assert (made["SQLDATE"], made["MonthYear"], made["Year"], made["DATEADDED"]) == (
        "20240304",
        "202403",
        "2024",
        "20240304000000",
    )
    assert (made["QuadClass"], made["GoldsteinScale"], made["IsRootEvent"]) == ("1", "1.9", "1")
    assert (made["ActionGeo_Type"], made["ActionGeo_FullName"], made["ActionGeo_CountryCode"]) == ("1", "Jordan", "JO")
    assert made["SOURCEURL"] == "https://news.example/a"
    assert made["GLOBALEVENTID"] != hosted["GLOBALEVENTID"]


def test_a_meeting_is_told_from_both_sides():
    assert [(r["Source Country"], r["Target Country"]) for r in in_icews(event(**MEETING))] == [
        ("Egypt", "Jordan"),
        ("Jordan", "Egypt"),
    ]


def test_a_side_that_is_not_named_is_empty():
    (row,) = in_icews(event(type="REQUEST", mode=None, recipients=(), cameo="100"))
    assert (row["Source Name"], row["Target Name"], row["Target Country"]) == ("الوزير", "", "")


def test_a_row_of_icews():
    row, _ = in_icews(event())
    assert (row["Event Text"], row["CAMEO Code"], row["Intensity"]) == ("Make a visit", "042", "1.9")
    assert (row["Source Sectors"], row["Source Country"], row["Country"]) == ("Government", "Egypt", "Jordan")
    assert (row["Sentence Number"], row["Publisher"]) == ("1", "news.example")


@pytest.mark.parametrize(
    ("text", "at", "number"),
    [("قال. زار الوزير", 5, "2"), ("عنوان\n\nقال؟ نعم! زار", 17, "4"), ("زار 3.5 مرات", 8, "1"), ("", 8, "")],
)
def test_sentences_are_counted_by_stops_and_line_ends(text, at, number):
    row, _ = in_icews(event(trigger=Span(at, at + 3)), page=replace(PAGE, text=text))
    assert row["Sentence Number"] == number


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({"when": Interval(date(2023, 5, 1), date(2023, 5, 1))}, "2023-05-01"),
        ({"when": None}, "2024-03-04"),
        ({"when": None, "historical": True}, "None"),
        ({"when": YEAR}, "None"),
        ({"when": Interval(None, date(2023, 5, 1))}, "None"),
        ({"status": "future", "cameo": "036", "when": Interval(date(2024, 6, 1), date(2024, 6, 1))}, "2024-03-04"),
    ],
)
def test_a_day_is_given_only_where_there_is_one(changes, day):
    assert in_polecat(event(**changes))[0]["Event Date"] == day


@pytest.mark.parametrize(
    ("when", "expected"),
    [(YEAR, ("", "", "2023")), (MONTH, ("", "202305", "2023")),
     (Interval(date(2022, 12, 1), YEAR.end), ("", "", "")),
     (Interval(None, None), ("", "", ""))],
)  # fmt: skip
def test_gdelt_has_the_month_or_the_year_where_the_day_is_open(when, expected):
    row = in_gdelt(event(when=when))[0]
    assert (row["SQLDATE"], row["MonthYear"], row["Year"]) == expected


def test_a_day_of_publication_that_is_not_known_stays_unknown():
    bounded = Publication(date(2024, 1, 1), None, "content")
    row = in_gdelt(event(when=None), published=bounded)[0]
    assert (row["SQLDATE"], row["DATEADDED"]) == ("", "")


@pytest.mark.parametrize("write", [polecat.write, gdelt.write, icews.write])
@pytest.mark.parametrize(
    ("status", "cameo", "left_out"),
    [
        ("actual", "042", 0),
        ("negated", "042", 1),
        ("hypothetical", "042", 1),
        ("future", "154", 1),
        ("future", "036", 0),
    ],
)
def test_what_has_no_place_in_the_format_is_left_out_and_counted(write, status, cameo, left_out):
    _, tally = written(write, pair(event(status=status, cameo=cameo, type="CONSULT")))
    assert (tally.left_out, tally.written > 0) == (left_out, left_out == 0)


def test_what_is_announced_is_an_agreement_in_polecat_and_an_intent_in_gdelt():
    coming = event(status="future", cameo="036")
    (row,) = in_polecat(coming)
    assert (row["Event Type"], row["Event Mode"], row["Intensity"]) == ("AGREE", "None", "2.5")
    assert in_gdelt(coming)[0]["EventCode"] == "036"
    _, tally = written(polecat.write, pair(event(type="ASSAULT", status="future", cameo="138")))
    assert (tally.written, tally.left_out) == (0, 1)


@pytest.mark.parametrize(
    ("country", "sector", "expected"),
    [
        ("UNO", "GOV", ("UNOIGO", "", "UNO", "IGO")),
        ("EUR", "GOV", ("EECIGO", "", "EEC", "IGO")),
        ("NGO", "SOC", ("NGO", "", "", "NGO")),
        ("UNK", "JRN", ("MED", "", "", "MED")),
        ("ROU", "MED", ("ROMHLH", "ROM", "", "HLH")),
        ("XKX", "REL", ("KSV", "KSV", "", "")),
    ],
)
def test_sides_have_the_codes_of_cameo(country, sector, expected):
    row = in_gdelt(event(actors=(Party(country, sector, "س", Span(0, 1)),)))[0]
    assert (
        row["Actor1Code"],
        row["Actor1CountryCode"],
        row["Actor1KnownGroupCode"],
        row["Actor1Type1Code"],
    ) == expected


def test_a_place_that_the_evidence_names():
    row = in_gdelt(event(evidence="اجتمع الوفدان في مدينة العقبة الأردنية", evidence_span=Span(100, 138)))[0]
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"]) == ("4", "العقبة, Jordan")
    assert 29 < float(row["ActionGeo_Lat"]) < 30


def test_a_capital_that_stands_for_its_government_is_no_place():
    beijing = Party("CHN", "GOV", "بكين", Span(5, 9))
    spoken = event(
        type="ACCUSE",
        evidence="نددت بكين بالصفقة",
        evidence_span=Span(0, 17),
        actors=(beijing,),
        place="CHN",
        cameo="111",
    )
    assert in_polecat(spoken)[0]["Placename"] == "None"
    assert in_polecat(replace(spoken, actors=()))[0]["Placename"] == "بكين"


def test_ids_are_the_same_in_every_run_and_safe_in_r():
    first, again = in_gdelt(event())[0], in_gdelt(event(confidence=0.9, contexts=()))[0]
    assert first["GLOBALEVENTID"] == again["GLOBALEVENTID"]
    assert int(first["GLOBALEVENTID"]) < 10**15  # R writes no more digits
    assert in_polecat(event())[0]["Event ID"] != in_polecat(event(trigger=Span(4, 6)))[0]["Event ID"]


@pytest.mark.parametrize("write", [polecat.write, gdelt.write, icews.write])
def test_nothing_in_a_name_breaks_a_line(write):
    evil = Party("EGY", "GOV", '=cmd|"x"\t\r\nثم\x00\u2028', Span(0, 1))
    text, _ = written(write, pair(event(actors=(evil,))))
    lines = text.split("\n")
    assert len({line.count("\t") for line in lines if line}) == 1
    assert not {'"', "\r", "\x00", "\u2028"} & set(text)
    assert "\t'=cmd|”x” ثم" in text


@pytest.mark.parametrize(
    ("when", "fraction"),
    [
        (Interval(date(1979, 1, 1), date(1979, 1, 1)), "1979.0027"),
        (Interval(date(2015, 2, 19), date(2015, 2, 19)), "2015.1342"),
        (Interval(date(2015, 2, 1), date(2015, 2, 28)), ""),
    ],
)
def test_a_day_of_gdelt_is_also_a_fraction_of_its_year(when, fraction):
    assert in_gdelt(event(when=when))[0]["FractionDate"] == fraction


def test_a_place_in_the_united_states_has_a_type_of_its_own_in_gdelt():
    words = "زار الوزير نيويورك"
    told = event(evidence=words, evidence_span=Span(0, len(words)), place="USA")
    assert in_gdelt(told)[0]["ActionGeo_Type"] == "3"
    assert in_gdelt(replace(told, evidence="زار الوزير أمريكا"))[0]["ActionGeo_Type"] == "1"
