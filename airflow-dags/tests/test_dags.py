"""The DAGs as Airflow sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from airflow.sdk.exceptions import (
    AirflowException,
    AirflowFailException,
    AirflowRescheduleException,
)

DAGS = Path(__file__).resolve().parents[1] / "dags"


@pytest.fixture(scope="module")
def bag():
    from airflow.dag_processing.dagbag import DagBag

    loaded = DagBag(dag_folder=str(DAGS))
    assert not loaded.import_errors
    return loaded


def test_all_dags_are_imported_without_a_warning(bag):
    assert set(bag.dags) == {"evosearch_campaign", "evosearch_nightly", "evosearch_winners"}
    assert not bag.captured_warnings


def test_a_campaign_searches_then_scores_again_then_trains_then_exports(bag):
    dag = bag.dags["evosearch_campaign"]

    assert dag.get_task("re_score").upstream_task_ids == {"search", "plan_re_scores"}
    assert dag.get_task("train_final").upstream_task_ids == {"re_score", "plan_final_trainings"}
    assert dag.get_task("export").upstream_task_ids == {"train_final", "plan_exports"}
    assert dag.get_task("report").upstream_task_ids == {"re_score", "plan_reports"}


def test_the_form_has_a_default_for_everything(bag):
    for dag in ("evosearch_campaign", "evosearch_nightly"):
        params = bag.dags[dag].params
        params.validate()
        assert params.get_param("store").schema["title"] == "Store"


def test_archives_start_what_waits_for_them(bag):
    search = bag.dags["evosearch_campaign"].get_task("search")

    assert [alias.name for alias in search.partial_kwargs["outlets"]] == ["evosearch-archives"]
    assert "evosearch-archives" in str(bag.dags["evosearch_winners"].timetable.asset_condition)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Error code is: 1.\nevosearch: Cannot open run r: another driver (host h, pid 1) is running it",
         AirflowRescheduleException),
        ("Error code is: 2.\nevosearch: Invalid search.pipeline: 0", AirflowFailException),
        ("Error code is: 1.\nevosearch: Cannot commit generation 3 of run r: another driver committed"
         " it first", AirflowRescheduleException),
        ("Error code is: 137.", AirflowException),
        ("Error code is: 1.\nevosearch: Cannot commit generation 0: the last 3 trials that were run failed for"
         " reasons of the machines (crashed)", AirflowException),
        ("Error code is: 1.\nevosearch: No network was measured: 8 trials failed (8 diverged)",
         AirflowFailException),
    ],
)
def test_what_a_command_says_decides_what_happens_next(said, answer):
    from evosearch_airflow.operator import EvoSearchOperator

    operator = EvoSearchOperator(task_id="search", command="search", store="s", run_name="r")

    assert type(operator._judged(AirflowException(said))) is answer


def test_a_search_that_finds_no_network_fails_with_that_line():
    from evosearch_airflow.operator import EvoSearchOperator

    operator = EvoSearchOperator(task_id="search", command="search", store="s", run_name="r")
    said = "Error code is: 1.\nevosearch: No network was measured: 8 trials failed (8 diverged)\nINFO more"

    judged = operator._judged(AirflowException(said))

    assert str(judged) == "Run r: No network was measured: 8 trials failed (8 diverged)"
