"""An EvoSearch command as a task."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import Asset, AssetAlias, Context
from airflow.sdk import timezone
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowRescheduleException

#: Each archive, trained network and report adds an asset and an event to its alias.
ARCHIVES = AssetAlias("evosearch-archives")
MODELS = AssetAlias("evosearch-models")
REPORTS = AssetAlias("evosearch-reports")

_JAR = "jobs/target/evosearch.jar"
_MAIN = "org.evosearch.jobs.cli.Main"
_ANOTHER_DRIVER = "another driver "
_REFUSED = "Error code is: 2."
#: Message of a search in which no network was measured, or none within its limits.
_NOTHING_FOUND = re.compile(r"evosearch: (No network .*)")
_LOOK_AGAIN = timedelta(seconds=int(os.environ.get("EVOSEARCH_LOOK_AGAIN_SECONDS", "60")))


def home() -> Path:
    """The root of the built EvoSearch tree: EVOSEARCH_HOME, by default the tree that contains this file."""
    return Path(os.environ.get("EVOSEARCH_HOME", Path(__file__).resolve().parents[3]))


class EvoSearchOperator(SparkSubmitOperator):
    """
    Runs an EvoSearch command with spark-submit.

    A worker that dies may leave its application running. The store then refuses the retried
    task, which waits for the application, without using up a retry, and takes over its result
    when it has ended. Wrong settings are not retried, nor is a search that ended without a
    network: it would end in the same way.

    :param command: such as ``search``
    :param store: URI of the store (templated)
    :param run_name: name of the run; empty for commands without one (templated)
    :param arguments: further arguments (templated)
    :param product: file or folder in the results of the run that becomes an asset
    """

    template_fields: Sequence[str] = (*SparkSubmitOperator.template_fields, "run_name", "store", "arguments")

    def __init__(
        self,
        *,
        command: str,
        store: str,
        run_name: str = "",
        arguments: Sequence[str] = (),
        product: str = "",
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("application", str(home() / _JAR))
        kwargs.setdefault("java_class", _MAIN)
        kwargs.setdefault("jars", os.environ.get("EVOSEARCH_JARS") or None)
        kwargs.setdefault("packages", os.environ.get("EVOSEARCH_PACKAGES") or None)
        kwargs.setdefault("properties_file", os.environ.get("EVOSEARCH_SPARK_PROPERTIES") or None)
        super().__init__(name=run_name or f"evosearch {command}", **kwargs)
        self.command = command
        self.store = store
        self.run_name = run_name
        self.arguments = list(arguments)
        self.product = product

    def execute(self, context: Context) -> Any:
        self.application_args = [self.command, *self._place(), *self.arguments]
        try:
            result = super().execute(context)
        except AirflowException as error:
            raise self._judged(error) from error
        if self.product:
            self._announce(context)
        return result

    def _place(self) -> list[str]:
        """Store and run as options; the arguments of an export have them already."""
        if self.command == "export":
            return []
        option = "--name" if self.command == "train-final" else "--run"
        run = [option, self.run_name] if self.run_name else []
        return ["--store", self.store, *run]

    def _judged(self, error: AirflowException) -> AirflowException:
        said = str(error)
        if _ANOTHER_DRIVER in said:
            self.log.info("Run %s is running elsewhere; checking again in %s", self.run_name, _LOOK_AGAIN)
            return AirflowRescheduleException(timezone.utcnow() + _LOOK_AGAIN)
        if nothing := _NOTHING_FOUND.search(said):
            return AirflowFailException(f"Run {self.run_name}: {nothing.group(1)}")
        if _REFUSED in said:
            return AirflowFailException(said)
        return error

    def _announce(self, context: Context) -> None:
        asset = Asset(
            name=f"{self.run_name}/{self.product}",
            uri=f"{self.store.rstrip('/')}/results/run_id={self.run_name}/{self.product}",
        )
        extra = {"run": self.run_name, "store": self.store}
        for alias in self.outlets:
            context["outlet_events"][alias].add(asset, extra=extra)
