"""The commands of a campaign; independent of Airflow.

All names derive from the campaign name, which derives from the DAG run: a task that is retried, or
started twice, issues the same command, which resumes the same run.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

RUN_ID_LENGTH = 128
_NAME_LENGTH = 60


def campaign_name(dag_id: str, dag_run_id: str) -> str:
    """The campaign name of a DAG run: readable and unique."""
    digest = hashlib.sha256(f"{dag_id}/{dag_run_id}".encode()).hexdigest()[:8]
    return f"{_legible(dag_run_id)[:_NAME_LENGTH]}-{digest}"


def _legible(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9.]+", "-", text).strip("-.") or "run"


@dataclass(frozen=True)
class DataSet:
    """Images to search on: ``name``, or ``name=path``."""

    name: str
    path: str

    @classmethod
    def of(cls, text: str) -> DataSet:
        name, _, path = text.partition("=")
        return cls(name, path)

    @property
    def options(self) -> list[str]:
        path = _setting("dataset.path", self.path) if self.path else []
        return _setting("dataset.name", self.name) + path

    @property
    def label(self) -> str:
        """The name, followed by the last folder of the path if there is one."""
        return _legible(f"{self.name}-{self.path.rstrip('/').rpartition('/')[2]}" if self.path else self.name)


def _setting(key: str, value: object) -> list[str]:
    return ["-D", f"{key}={value}"]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass(frozen=True)
class Campaign:
    """Searches on each data set with each strategy and seed; one final training for each data set."""

    name: str
    experiment: str
    data_sets: tuple[DataSet, ...]
    strategies: tuple[str, ...]
    seeds: tuple[int, ...]
    settings: tuple[str, ...]
    finalists: int
    re_score_seeds: int
    re_score_epochs: int
    final_epochs: int
    store: str

    @classmethod
    def of(cls, name: str, params: Mapping[str, Any]) -> Campaign:
        return cls(
            name=name,
            experiment=params["experiment"],
            data_sets=tuple(DataSet.of(text) for text in params["data_sets"]),
            strategies=tuple(params["strategies"]),
            seeds=tuple(int(seed) for seed in params["seeds"]),
            settings=tuple(params["settings"]),
            finalists=params["finalists"],
            re_score_seeds=params["re_score_seeds"],
            re_score_epochs=params["re_score_epochs"],
            final_epochs=params["final_epochs"],
            store=params["store"],
        )

    def searches(self) -> list[dict[str, Any]]:
        """One command for each data set, strategy and seed."""
        return [
            self._command(
                self._search_run(data_set, strategy, seed),
                data_set,
                _setting("strategy.name", strategy) + _setting("run.seed", seed),
            )
            for data_set, strategy, seed in product(self.data_sets, self.strategies, self.seeds)
        ]

    def re_scores(self) -> list[dict[str, Any]]:
        """One command for each data set: re-evaluates the winners of all its searches with fresh seeds."""
        return [self._re_score(data_set) for data_set in self.data_sets]

    def final_trainings(self) -> list[dict[str, Any]]:
        """One command for each data set: fully trains the network that is best after re-evaluation."""
        return [self._final_training(data_set) for data_set in self.data_sets]

    def exports(self) -> list[dict[str, Any]]:
        """One command for each data set: writes the trained network as ONNX, beside its model."""
        return [self._export(data_set) for data_set in self.data_sets]

    def reports(self) -> list[dict[str, Any]]:
        """One command for each data set: writes a page about its searches and the re-evaluation."""
        return [self._report(data_set) for data_set in self.data_sets]

    def _searches_of(self, data_set: DataSet) -> list[str]:
        return [
            self._search_run(data_set, strategy, seed)
            for strategy, seed in product(self.strategies, self.seeds)
        ]

    def _report(self, data_set: DataSet) -> dict[str, Any]:
        return {
            "run_name": self._run(f"{data_set.label}.re-scored"),
            "arguments": ["--run", ",".join(self._searches_of(data_set)), "--publish"],
        }

    def _search_run(self, data_set: DataSet, strategy: str, seed: int) -> str:
        return self._run(f"{data_set.label}.{strategy}.{seed}")

    def _run(self, part: str) -> str:
        run = f"{self.name}.{part}"
        if len(run) > RUN_ID_LENGTH:
            raise ValueError(f"Invalid run id: {run} ({RUN_ID_LENGTH} characters at most)")
        return run

    def _command(self, run: str, data_set: DataSet, options: list[str]) -> dict[str, Any]:
        settings = [option for text in self.settings for option in ("-D", text)]
        return {
            "run_name": run,
            "arguments": ["-c", self.experiment, *settings, *data_set.options, *options],
        }

    def _re_score(self, data_set: DataSet) -> dict[str, Any]:
        runs = ", ".join(f"'{run}'" for run in self._searches_of(data_set))
        # A network that several searches found counts once, with its best score.
        winners = (
            f"SELECT genotype FROM winners WHERE run_id IN ({runs}) GROUP BY genotype"
            f" ORDER BY max(fitness) DESC, genotype LIMIT {self.finalists}"
        )
        return self._command(
            self._run(f"{data_set.label}.re-scored"),
            data_set,
            # Only the winners: one generation, filled by the warm start.
            _setting("strategy.name", "random")
            + _setting("strategy.random.population", self.finalists)
            + _setting("search.generations", 1)
            + _setting("search.warm-start.query", _quoted(winners))
            + _setting("search.re-score.seeds", self.re_score_seeds)
            + _setting("search.re-score.epochs", self.re_score_epochs),
        )

    def _final_training(self, data_set: DataSet) -> dict[str, Any]:
        best = f"{self.store}/results/run_id={self._run(f'{data_set.label}.re-scored')}/best_arch.json"
        command = self._command(
            self._run(f"{data_set.label}.final"), data_set, ["--epochs", str(self.final_epochs)]
        )
        return {**command, "arguments": ["--arch", best, *command["arguments"]]}

    def _export(self, data_set: DataSet) -> dict[str, Any]:
        run = self._run(f"{data_set.label}.final")
        results = f"{self.store}/results/run_id={run}"
        return {
            "run_name": run,
            "arguments": [
                *("--model", f"{results}/model"),
                *("--format", "onnx", "--out", f"{results}/onnx", "--overwrite"),
            ],
        }
