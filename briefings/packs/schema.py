"""The JSON Schema of a briefing file, for the tools of text editors. docs/briefing-file.schema.json holds it."""

import json

from briefings.packs.form import FilePart


def json_schema() -> str:
    """The schema (draft 2020-12) as text, with the short forms that the format allows; ends with a line end.

    It knows shapes only: that words stand in the article is checked when a file is read.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **FilePart.model_json_schema(mode="validation"),
        "title": "On Record briefing file",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
