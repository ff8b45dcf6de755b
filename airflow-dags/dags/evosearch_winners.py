"""Prints each new archive; triggered by the archives, whichever DAG created them."""

from __future__ import annotations

from typing import Any

from airflow.sdk import dag, get_current_context, task
from evosearch_airflow.operator import ARCHIVES, EvoSearchOperator


@task
def new_archives() -> list[dict[str, Any]]:
    """A query for each store that has new archives."""
    runs: dict[str, set[str]] = {}
    for events in get_current_context()["triggering_asset_events"].values():
        for event in events:
            runs.setdefault(event.extra["store"], set()).add(event.extra["run"])
    return [
        {"store": store, "arguments": ["--format", "csv", _query(sorted(names))]}
        for store, names in sorted(runs.items())
    ]


def _query(runs: list[str]) -> str:
    names = ", ".join(f"'{run}'" for run in runs)
    return (
        "SELECT run_id, archive, rank, fitness, parameters, fingerprint FROM winners"
        f" WHERE run_id IN ({names}) ORDER BY run_id, rank"
    )


@dag(
    dag_id="evosearch_winners",
    schedule=[ARCHIVES],
    catchup=False,
    tags=["evosearch"],
    doc_md=__doc__,
)
def evosearch_winners():
    EvoSearchOperator.partial(task_id="query", command="query").expand_kwargs(new_archives())


evosearch_winners()
