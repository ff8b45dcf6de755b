"""Compares the tables of two stores row by row; see same-tables."""

import sys

import duckdb

# What may differ between two runs of the same search.
TIME_AND_PLACE = {
    "wall_s", "images_per_s", "memory_measured", "host", "device", "attempt", "started_at", "finished_at", "seconds", "generation", "trial",
    "filename",
}
# What orders the rows of a run, and whether a run must have any.
TABLES = {
    "populations": "generation, trial",
    "fitness": "generation, trial",
    "learning_curves": "generation, trial, epoch",
    "archives": "generation, archive, rank",
}


def rows(store, table, order):
    """Relation of a table with the ordinal of each row in its run, and its columns."""
    files = f"read_parquet('{store}/{table}/**/*.parquet', hive_partitioning=true, union_by_name=true)"
    columns = [c[0] for c in duckdb.sql(f"DESCRIBE SELECT * FROM {files}").fetchall()]
    return f"(SELECT *, row_number() OVER (PARTITION BY run_id ORDER BY {order}) AS ordinal FROM {files})", columns


def references(column):
    """Text of a column; references to other trials name a generation, whose numbering is not compared."""
    if column in ("reused_from", "parents"):
        return f"({column} IS NULL) AS {column}"
    return f"CAST({column} AS VARCHAR) AS {column}"


def main():
    old, new = sys.argv[1:]
    differences = 0
    for table, order in TABLES.items():
        (left, old_columns), (right, new_columns) = rows(old, table, order), rows(new, table, order)
        only = sorted(set(old_columns) ^ set(new_columns))
        columns = [c for c in old_columns if c in new_columns and c not in TIME_AND_PLACE]
        if table == "archives":
            columns = [c for c in columns if c != "trial_generation"]
        chosen = ", ".join([references(c) for c in columns] + ["ordinal"])
        count = duckdb.sql(f"SELECT count(*) FROM {left}").fetchall()[0][0]
        missing = duckdb.sql(f"SELECT {chosen} FROM {left} EXCEPT ALL SELECT {chosen} FROM {right}").fetchall()
        added = duckdb.sql(f"SELECT {chosen} FROM {right} EXCEPT ALL SELECT {chosen} FROM {left}").fetchall()
        differences += len(missing) + len(added)
        print(f"{table}: {count:,} rows, {len(columns)} columns, {len(missing)} missing, {len(added)} added"
              + (f"; in one store only: {', '.join(only)}" if only else ""))
        for row in (missing + added)[:3]:
            print("   ", dict(zip(columns + ["ordinal"], row)))
    print(f"{differences} differences")
    sys.exit(differences > 0)


if __name__ == "__main__":
    main()
