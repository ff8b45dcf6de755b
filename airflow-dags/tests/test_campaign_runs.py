"""Whole campaigns with the real operator, the real spark-submit and the real search."""

from __future__ import annotations

import json
import re
from pathlib import Path

import psutil
import pyarrow.parquet
import pytest
from local_airflow import LocalAirflow, wait_for

pytestmark = pytest.mark.spark


def generations(store: Path, run: str) -> list[Path]:
    return sorted(store.glob(f"fitness/run_id=*{run}/generation=*/part-0.parquet"))


def drivers(files: list[Path]) -> set[bytes]:
    """The drivers that committed generations, as their files say."""
    return {
        pyarrow.parquet.read_metadata(file).metadata[b"evosearch.attempt_id"] for file in files
    }


def trials(files: list[Path]) -> int:
    return sum(pyarrow.parquet.read_metadata(file).num_rows for file in files)


def test_a_small_campaign_runs_to_its_end(tmp_path):
    airflow = LocalAirflow(tmp_path)

    said = airflow.run("dags", "test", "evosearch_campaign", "-c", airflow.params())

    assert "state=success" in said
    assert trials(generations(airflow.store, ".digits.tournament.1")) == 8
    (best,) = airflow.store.glob("results/run_id=*.digits.re-scored/best_arch.json")
    assert len(json.loads(best.read_text())["re_scores"]) == 1
    assert list(airflow.store.glob("results/run_id=*.digits.final/model/*"))
    assert list(airflow.store.glob("results/run_id=*.digits.final/onnx/model.onnx"))


def test_a_campaign_whose_search_measures_nothing_fails_with_that_line(tmp_path):
    airflow = LocalAirflow(tmp_path)

    params = airflow.params("training.loss-limit=0.0001")
    said = airflow.say("dags", "test", "evosearch_campaign", "-c", params)

    assert "state=failed" in said
    assert re.search(r"digits\.tournament\.1: No network was measured: \d trials failed \(\d diverged\)", said)
    assert not list(airflow.store.glob("results/run_id=*.digits.re-scored/*"))


def test_a_worker_that_is_killed_costs_no_work(tmp_path):
    airflow = LocalAirflow(tmp_path)
    airflow.run("dags", "reserialize")
    with airflow.standalone() as standalone:
        for dag in ("evosearch_campaign", "evosearch_winners"):
            airflow.run("dags", "unpause", dag, "--yes")
        params = airflow.params("search.generations=12", "budget.epochs=6", "budget.max-batches=0")
        airflow.run("dags", "trigger", "evosearch_campaign", "--run-id", "killed", "--conf", params)

        wait_for("generation", lambda: generations(airflow.store, ".digits.tournament.1"), 240)
        application = spark_submit(standalone)
        worker = application.parent()
        for process in (worker.parent(), worker):
            process.kill()

        wait_for("end of the campaign", lambda: state(airflow) in ("success", "failed"), 600)
        assert state(airflow) == "success"
        wait_for("answer about winners", lambda: has_told_winners(airflow), 240)

    search = generations(airflow.store, ".digits.tournament.1")
    assert len(search) == 12
    assert trials(search) == 48
    # The application outlived its worker; what came after only looked at what it had done.
    assert len(drivers(search)) == 1
    tries = airflow.ask("SELECT try_number FROM task_instance WHERE task_id = 'search'")
    assert tries[0][0] >= 2
    archives = airflow.ask(
        "SELECT a.uri FROM asset_event e JOIN asset a ON a.id = e.asset_id"
        " WHERE a.uri LIKE '%.digits.tournament.1/archive.json'"
    )
    assert len(archives) == 1


def spark_submit(standalone: psutil.Process) -> psutil.Process:
    """The application that Airflow has started."""
    return next(
        process
        for process in standalone.children(recursive=True)
        if process.name() == "java" and "org.apache.spark.deploy.SparkSubmit" in process.cmdline()
    )


def has_told_winners(airflow: LocalAirflow) -> bool:
    """Whether the archives have started the DAG that waits for them, and it has ended well."""
    states = airflow.ask("SELECT state FROM dag_run WHERE dag_id = 'evosearch_winners'")
    assert ("failed",) not in states
    return ("success",) in states


def state(airflow: LocalAirflow) -> str:
    return airflow.ask("SELECT state FROM dag_run WHERE run_id = 'killed'")[0][0]
