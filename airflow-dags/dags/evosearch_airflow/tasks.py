"""The tasks of a campaign, and the parameters of its form."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

from airflow.sdk import Param, get_current_context, task
from evosearch_airflow.campaign import Campaign, campaign_name
from evosearch_airflow.operator import ARCHIVES, MODELS, REPORTS, EvoSearchOperator, home

#: Arguments common to all commands of a campaign.
COMMAND = {
    "store": "{{ params.store }}",
    "conn_id": "spark_default",
    "retries": 3,
    "retry_delay": timedelta(seconds=int(os.environ.get("EVOSEARCH_RETRY_SECONDS", "60"))),
    "map_index_template": "{{ task.run_name }}",
    # Concurrent applications; each gets its executors from the connection's master.
    "max_active_tis_per_dagrun": int(os.environ.get("EVOSEARCH_APPLICATIONS", "4")),
}


def campaign_params(**defaults: Any) -> dict[str, Param]:
    """The parameters of a campaign; arguments override their default values."""
    texts = {"type": "array", "items": {"type": "string"}}
    params = {
        "experiment": Param(
            str(home() / "conf/experiments/quickstart.conf"),
            type="string",
            minLength=1,
            title="Settings file",
            description="HOCON, as for evosearch search -c; readable where the driver runs.",
        ),
        "data_sets": Param(
            ["digits"],
            **texts,
            minItems=1,
            title="Data sets",
            description="One per line: a name, or name=path, such as mnist=/data/mnist.",
        ),
        "strategies": Param(["tournament"], **texts, minItems=1, title="Strategies"),
        "seeds": Param(
            [1],
            type="array",
            items={"type": "integer"},
            minItems=1,
            title="Seeds",
            description="Each data set is searched with each strategy and each seed.",
        ),
        "settings": Param(
            # Digits are small, and must not be flipped.
            ["final-training.augmentation.cutout=0", "final-training.augmentation.flip=false"],
            **texts,
            title="Further settings",
            description="One per line: key=value, as for -D; for all commands of the campaign.",
        ),
        "finalists": Param(
            10,
            type="integer",
            minimum=1,
            title="Finalists",
            description="Networks of each data set that are re-evaluated.",
        ),
        "re_score_seeds": Param(3, type="integer", minimum=1, title="Seeds for each finalist"),
        "re_score_epochs": Param(20, type="integer", minimum=1, title="Epochs for each finalist"),
        "final_epochs": Param(600, type="integer", minimum=1, title="Epochs of the final training"),
        "store": Param(
            os.environ.get("EVOSEARCH_STORE", str(home() / "evosearch-store")),
            type="string",
            minLength=1,
            title="Store",
            description="A folder that driver and executors share, or hdfs:// or s3a://.",
        ),
    }
    for name, value in defaults.items():
        params[name].value = value
    return params


def _campaign() -> Campaign:
    context = get_current_context()
    name = campaign_name(context["dag"].dag_id, context["dag_run"].run_id)
    return Campaign.of(name, context["params"])


@task
def plan_searches() -> list[dict[str, Any]]:
    """The commands of the searches."""
    return _campaign().searches()


@task
def plan_re_scores() -> list[dict[str, Any]]:
    """The commands that re-evaluate the winners."""
    return _campaign().re_scores()


@task
def plan_final_trainings() -> list[dict[str, Any]]:
    """The commands that train the best network of each data set."""
    return _campaign().final_trainings()


@task
def plan_exports() -> list[dict[str, Any]]:
    """The commands that write the trained networks for other programs."""
    return _campaign().exports()


@task
def plan_reports() -> list[dict[str, Any]]:
    """The commands that write a report on the searches of each data set."""
    return _campaign().reports()


def campaign_tasks() -> None:
    """Searches; then re-evaluates the winners of each data set, reports on them, trains and exports the best."""
    search = EvoSearchOperator.partial(
        task_id="search", command="search", product="archive.json", outlets=[ARCHIVES], **COMMAND
    ).expand_kwargs(plan_searches())
    re_score = EvoSearchOperator.partial(
        task_id="re_score", command="search", product="archive.json", outlets=[ARCHIVES], **COMMAND
    ).expand_kwargs(plan_re_scores())
    train_final = EvoSearchOperator.partial(
        task_id="train_final", command="train-final", product="model", outlets=[MODELS], **COMMAND
    ).expand_kwargs(plan_final_trainings())
    export = EvoSearchOperator.partial(
        task_id="export", command="export", product="onnx", outlets=[MODELS], **COMMAND
    ).expand_kwargs(plan_exports())
    report = EvoSearchOperator.partial(
        task_id="report", command="report", product="report.html", outlets=[REPORTS], **COMMAND
    ).expand_kwargs(plan_reports())
    search >> re_score >> train_final >> export
    re_score >> report
