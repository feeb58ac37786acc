"""The JSON Schema of a coded article, made from the records.

What `marsad.exports.jsonl` writes has the fields of the records, but for these: an interval of days is an object, an event's ``when``
is called ``date``, counts of people, bounds and who passed the words on stand only where the text gives them, and a fact's qualifiers stand
beside its parties.
"""

from __future__ import annotations

from typing import Any

import msgspec

from marsad.coding.contexts import context_names
from marsad.coding.ontology import event_types
from marsad.exports.countries import sectors
from marsad.records import HARMS, RELATIONS, Block, Event, Fact, Publication, Version

_DAY = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
_TEXT = {"anyOf": [{"type": "string"}, {"type": "null"}]}
_SOMETIMES = {"Event": {*HARMS, "bounds", "attributed_via"}, "Fact": {"bound"}, "Publication": {"at"}}


def article_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of one line."""
    _, parts = msgspec.json.schema_components([Event, Fact, Block, Publication, Version])
    for name, part in parts.items():
        if part.get("type") == "object":
            _strict(name, part)
        part["description"] = " ".join(part.get("description", "").replace("``", "").split())
    parts["Interval"] |= _interval()
    del parts["Interval"]["prefixItems"], parts["Interval"]["minItems"], parts["Interval"]["maxItems"]
    _name_values(parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Coded article",
        "description": "One line of `marsad code --format jsonl`: an article and what was read from it.",
        **_article(),
        "$defs": dict(sorted(parts.items())),
    }


def changed_article_schema() -> dict[str, Any]:
    """The schema of one line of changes since a moment: an article, in which each record says what became of it."""
    schema = article_schema() | {
        "title": "Changed article",
        "description": "One line of `marsad export jsonl --since`: an article as it is now and what became of its records.",
    }
    about: dict[str, dict[str, Any]] = {
        "change": {"enum": ["added", "changed", "deleted", "unchanged"]},
        "changed_by": {"anyOf": [{"enum": ["ingest", "recode", "review", "story"]}, {"type": "null"}]},
    }
    for part in (schema["$defs"]["Event"], schema["$defs"]["Fact"]):
        part["properties"] |= about
        part["required"] += list(about)
    schema["$defs"]["Event"]["properties"] |= {"story": {"type": "string"}, "story_before": {"type": "string"}}
    schema["properties"] |= {"change": {"enum": ["added", "changed", "deleted"]}, "replaces": _TEXT}
    schema["required"] += ["change", "replaces"]
    return schema


def _article() -> dict[str, Any]:
    properties: dict[str, Any] = {
        "id": {"type": "string"},
        "published": {"anyOf": [{"$ref": "#/$defs/Publication"}, {"type": "null"}]},
        "updated": {"anyOf": [{"$ref": "#/$defs/Publication"}, {"type": "null"}]},
        "language": _TEXT,
        "title": _TEXT,
        "url": _TEXT,
        "publisher": _TEXT,
        "source": _TEXT,
        "author": _TEXT,
        "section": _TEXT,
        "events": {"type": "array", "items": {"$ref": "#/$defs/Event"}},
        "facts": {"type": "array", "items": {"$ref": "#/$defs/Fact"}},
        "blocks": {"type": "array", "items": {"$ref": "#/$defs/Block"}},
        "version": {"anyOf": [{"$ref": "#/$defs/Version"}, {"type": "null"}]},
        "notes": {"type": "array", "items": {"type": "string"}},
        "text": {"type": "string"},
    }
    required = [name for name in properties if name != "text"]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _interval() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"start": _DAY, "end": _DAY},
        "required": ["start", "end"],
        "additionalProperties": False,
    }


def _strict(name: str, part: dict[str, Any]) -> None:
    """Demand every field that is always written, and allow no other, but for the qualifiers of facts."""
    properties = part["properties"]
    if name == "Event":
        properties["date"] = properties.pop("when")
    properties.pop("fields", None)
    for value in properties.values():
        value.pop("default", None)
    part["required"] = [field for field in properties if field not in _SOMETIMES.get(name, ())]
    part["additionalProperties"] = name == "Fact"


def _name_values(parts: dict[str, Any]) -> None:
    """Say which values the fields of the ontology have."""
    modes = sorted({mode for kind in event_types().values() for mode in kind.modes})
    event, party = parts["Event"]["properties"], parts["Party"]["properties"]
    event["type"] = {"enum": sorted(event_types())}
    event["mode"] = {"anyOf": [{"enum": modes}, {"type": "null"}]}
    event["bounds"]["propertyNames"] = {"enum": list(HARMS)}
    event["contexts"] = {"type": "array", "items": {"enum": list(context_names())}, "uniqueItems": True}
    event["cameo"] = {"anyOf": [{"type": "string", "pattern": "^[0-9]{3,4}$"}, {"type": "null"}]}
    event["quad_class"] = {"anyOf": [{"enum": [1, 2, 3, 4]}, {"type": "null"}]}
    parts["Fact"]["properties"]["relation"] = {"enum": sorted(RELATIONS)}
    for record in (parts["Event"], parts["Fact"]):
        record["properties"]["confidence"] = {"type": "number", "minimum": 0, "maximum": 1}
    party["country"] = {"type": "string", "pattern": "^[A-Z]{3}$"}
    party["sector"] = {"enum": sorted(sectors())}
