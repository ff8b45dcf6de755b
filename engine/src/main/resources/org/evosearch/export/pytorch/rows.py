"""Prepares rows of a table for the network of model.py, as columns.json describes.

    network(torch.tensor(prepare([{"size": 71.5, "city": "Oslo", "since": date(2020, 1, 2)}])))
"""

import datetime
import json
import math
import pathlib

FARTHEST = 1e6
DAY = 86400.0


def prepare(rows, file=pathlib.Path(__file__).with_name("columns.json")):
    """Lists of floats, (N, F), of dicts with a value for each column.

    None, NaN and blank texts are missing values, and so are columns that a row lacks. Dates and
    times become days since 1970 (UTC), booleans 0 or 1.
    """
    columns = json.loads(pathlib.Path(file).read_text(encoding="utf-8"))["columns"]
    numeric = [column for column in columns if column["kind"] != "category"]
    categories = [column for column in columns if column["kind"] == "category"]
    return [
        [number for column in numeric for number in _numbers(column, row.get(column["name"]))]
        + [number for column in categories for number in _marks(column, row.get(column["name"]))]
        for row in rows
    ]


def _numbers(column, value):
    number = _number(value)
    missing = number is None
    inputs = []
    if "mean" in column:
        standard = 0.0 if missing else (number - column["mean"]) / column["deviation"]
        inputs.append(max(-FARTHEST, min(FARTHEST, standard)))
    return inputs + ([float(missing)] if column["missing"] else [])


def _is_missing(value):
    # NaN and NaT differ from themselves.
    return value is None or value != value or (isinstance(value, str) and not value.strip())


def _number(value):
    if _is_missing(value):
        return None
    if isinstance(value, datetime.datetime):
        zone = value.tzinfo or datetime.timezone.utc
        return value.replace(tzinfo=zone).timestamp() / DAY
    if isinstance(value, datetime.date):
        return float((value - datetime.date(1970, 1, 1)).days)
    number = float(value)
    if math.isinf(number):
        raise ValueError("infinite number")
    return None if math.isnan(number) else number


def _marks(column, value):
    missing = _is_missing(value)
    text = str(value).lower() if isinstance(value, bool) else "" if missing else str(value)
    known = column["categories"]
    inputs = [float(text == category) for category in known]
    if column["others"]:
        inputs.append(float(not missing and text not in known))
    return inputs + ([float(missing)] if column["missing"] else [])
