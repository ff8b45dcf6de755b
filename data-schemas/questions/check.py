"""Asks the 25 questions with DuckDB, twice: of the files, and of tables that pyarrow has read.

    pip install duckdb pyarrow
    python data-schemas/questions/check.py [--write]

Both answers have to be those in answers/. --write writes DuckDB's there, for a new question. The same
files are asked with Spark by ResearchQuestionsIT.
"""

import csv
import io
import math
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parent
STORE = SCHEMAS.parent / "jobs/src/test/resources/org/evosearch/jobs/store/questions"
VIEWS = ("views.sql", "lineage.sql")
TABLES = ("populations", "fitness", "archives", "learning_curves")
# Columns of the newest schema that files of earlier versions do not have.
LATER = {
    "fitness": (
        ("rung", pa.int32()),
        ("promoted_from", pa.string()),
        ("stopped", pa.int32()),
        ("memory_predicted", pa.int64()),
        ("memory_measured", pa.int64()),
    )
}


def of_files():
    connection = duckdb.connect()
    for file in ("duckdb.sql", *VIEWS):
        connection.execute((SCHEMAS / file).read_text().replace("STORE", str(STORE)))
    return connection


def table(name):
    """A table as pyarrow reads it, each row once: of compacted runs the rows of the merged file."""
    keys = pa.schema([("run_id", pa.string()), ("generation", pa.int32())])
    files = ds.dataset(STORE / name, format="parquet", partitioning=ds.partitioning(keys, flavor="hive"))
    schemas = [fragment.physical_schema for fragment in files.get_fragments()]
    unified = pa.unify_schemas([*schemas, keys, pa.schema([("merged_generation", pa.int32()), *LATER.get(name, ())])])
    rows = ds.dataset(
        STORE / name, schema=unified, format="parquet", partitioning=ds.partitioning(keys, flavor="hive")
    ).to_table()
    connection = duckdb.connect()
    connection.register("files", rows)
    return connection.sql(
        """SELECT f.* EXCLUDE (merged_generation) REPLACE (COALESCE(merged_generation, generation) AS generation)
        FROM files f JOIN (SELECT run_id, MIN(generation) AS least FROM files GROUP BY run_id) m USING (run_id)
        WHERE generation = least OR generation >= -least"""
    ).to_arrow_table()


def of_pyarrow():
    connection = duckdb.connect()
    macros = [text for text in (SCHEMAS / "duckdb.sql").read_text().split(";") if "MACRO" in text]
    for macro in macros:
        connection.execute(macro)
    key = pa.schema([("run_id", pa.string())])
    runs = ds.dataset(STORE / "runs", format="parquet", partitioning=ds.partitioning(key, flavor="hive"))
    connection.register("runs", runs.to_table())
    for name in TABLES:
        connection.register(name, table(name))
    for file in VIEWS:
        connection.execute((SCHEMAS / file).read_text())
    return connection


def shown(value):
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def answer(connection, question):
    relation = connection.sql(question.read_text())
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(relation.columns)
    writer.writerows([shown(value) for value in row] for row in relation.fetchall())
    return text.getvalue()


def same(one, other):
    """Whether answers are equal. Sums of floats depend on their order, in the last digits."""
    rows, others = (list(csv.reader(io.StringIO(text))) for text in (one, other))
    return [len(row) for row in rows] == [len(row) for row in others] and all(
        equal(value, also) for row, more in zip(rows, others) for value, also in zip(row, more)
    )


def equal(value, other):
    try:
        return value == other or math.isclose(float(value), float(other), rel_tol=2e-5)
    except ValueError:
        return False


def main(write):
    different = 0
    engines = {"DuckDB": of_files(), "pyarrow": of_pyarrow()}
    questions = sorted(HERE.glob("*.sql"))
    for question in questions:
        file = HERE / "answers" / f"{question.stem}.csv"
        if write:
            file.parent.mkdir(exist_ok=True)
            file.write_text(answer(engines["DuckDB"], question))
        for engine, connection in engines.items():
            if not same(answer(connection, question), file.read_text()):
                different += 1
                print(f"{question.stem}: {engine} gives another answer")
    print(f"{len(questions)} questions, {different} other answers")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv[1:]))
