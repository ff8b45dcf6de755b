"""Airflow on this machine, with its own database, started as airflow-dags/start does."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

START = Path(__file__).resolve().parents[1] / "start"

#: Searches that take seconds.
SMALL = {
    "data_sets": ["digits"],
    "strategies": ["tournament"],
    "seeds": [1],
    "settings": [
        "strategy.tournament.population=4",
        "search.generations=2",
        "budget.epochs=1",
        "budget.max-batches=8",
        "final-training.augmentation.cutout=0",
    ],
    "finalists": 1,
    "re_score_seeds": 1,
    "re_score_epochs": 1,
    "final_epochs": 1,
}


class LocalAirflow:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.store = folder / "store"
        port = _free_port()
        self.env = {
            **os.environ,
            "AIRFLOW_HOME": str(self.home),
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(port),
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
            # A dead worker is found out about within seconds.
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_SEC": "2",
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "15",
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "3",
            "AIRFLOW__CORE__PARALLELISM": "2",
            "EVOSEARCH_RETRY_SECONDS": "1",
            "EVOSEARCH_LOOK_AGAIN_SECONDS": "5",
            "EVOSEARCH_APPLICATIONS": "1",
            "EVOSEARCH_MASTER": "local[2]",
            "SPARK_LOCAL_IP": "127.0.0.1",
        }

    def params(self, *settings: str) -> str:
        """The parameters of a small campaign; further settings are stronger."""
        return json.dumps(
            {**SMALL, "settings": [*SMALL["settings"], *settings], "store": str(self.store)}
        )

    def run(self, *command: str) -> str:
        """Runs a command of Airflow to its end, which succeeds, and returns what it said."""
        done = self._done(*command)
        said = done.stdout + done.stderr
        assert done.returncode == 0, said[-5000:]
        return said

    def say(self, *command: str) -> str:
        """What a command of Airflow says, whatever its end."""
        done = self._done(*command)
        return done.stdout + done.stderr

    def _done(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [START, *command], env=self.env, text=True, capture_output=True, timeout=900, check=False
        )

    @contextmanager
    def standalone(self) -> Iterator[psutil.Process]:
        """All of Airflow, until the block ends."""
        with open(self.folder / "standalone.log", "w", encoding="utf-8") as log:
            process = psutil.Popen(
                [START, "standalone"],
                env=self.env,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        started = []
        try:
            yield process
        finally:
            started = process.children(recursive=True)
            process.send_signal(signal.SIGTERM)
            psutil.wait_procs([process], timeout=20)
            for one in [process, *started]:
                if one.is_running():
                    one.kill()

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """What Airflow's database answers."""
        with sqlite3.connect(f"file:{self.home}/airflow.db?mode=ro", uri=True, timeout=30) as database:
            return database.execute(sql, values).fetchall()


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


def wait_for(what: str, condition: Callable[[], Any], seconds: float) -> Any:
    """Waits until a condition gives something, and returns it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"No {what} within {seconds} s")
