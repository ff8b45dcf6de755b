"""The commands of a campaign, without Airflow or Spark."""

from __future__ import annotations

import re

import pytest
from evosearch_airflow.campaign import Campaign, DataSet, campaign_name

# As RunRecord has it.
RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


def campaign(**changes) -> Campaign:
    params = {
        "experiment": "my.conf",
        "data_sets": ["digits", "mnist=/data/mnist"],
        "strategies": ["tournament", "random"],
        "seeds": [1, 2, 3],
        "settings": ["budget.epochs=2"],
        "finalists": 5,
        "re_score_seeds": 3,
        "re_score_epochs": 10,
        "final_epochs": 600,
        "store": "s3a://bucket/store",
    }
    return Campaign.of("night", {**params, **changes})


def test_every_data_set_is_searched_with_every_strategy_and_seed():
    searches = campaign().searches()

    assert len({search["run_name"] for search in searches}) == 2 * 2 * 3
    assert searches[0] == {
        "run_name": "night.digits.tournament.1",
        "arguments": [
            *("-c", "my.conf", "-D", "budget.epochs=2", "-D", "dataset.name=digits"),
            *("-D", "strategy.name=tournament", "-D", "run.seed=1"),
        ],
    }
    assert "dataset.path=/data/mnist" in searches[-1]["arguments"]


def test_of_each_data_set_the_winners_of_all_searches_are_trained_again():
    digits, mnist = campaign().re_scores()

    assert digits["run_name"] == "night.digits.re-scored"
    query = next(text for text in digits["arguments"] if text.startswith("search.warm-start.query="))
    assert query.count("night.digits.") == 6
    assert "night.mnist" not in query
    assert query.endswith('LIMIT 5"')
    assert "search.re-score.seeds=3" in mnist["arguments"]


def test_of_each_data_set_the_best_one_is_trained_to_the_end():
    digits, mnist = campaign().final_trainings()

    best = "s3a://bucket/store/results/run_id=night.digits.re-scored/best_arch.json"
    assert digits["arguments"][:2] == ["--arch", best]
    assert digits["arguments"][-2:] == ["--epochs", "600"]
    assert mnist["run_name"] == "night.mnist-mnist.final"


def test_the_network_of_each_data_set_is_exported_beside_its_model():
    digits, mnist = campaign().exports()

    assert digits == {
        "run_name": "night.digits.final",
        "arguments": [
            *("--model", "s3a://bucket/store/results/run_id=night.digits.final/model"),
            *("--format", "onnx"),
            *("--out", "s3a://bucket/store/results/run_id=night.digits.final/onnx", "--overwrite"),
        ],
    }
    assert mnist["run_name"] == "night.mnist-mnist.final"


def test_the_report_of_each_data_set_has_all_its_searches_and_the_winners():
    digits, _ = campaign(seeds=[1, 2]).reports()

    assert digits["run_name"] == "night.digits.re-scored"
    searches = "night.digits.tournament.1,night.digits.tournament.2,night.digits.random.1,night.digits.random.2"
    assert digits["arguments"] == ["--run", searches, "--publish"]


def test_the_same_dag_run_gives_the_same_names_and_another_one_others():
    first = campaign_name("evosearch_campaign", "manual__2026-11-22T19:00:00+00:00")

    assert first == campaign_name("evosearch_campaign", "manual__2026-11-22T19:00:00+00:00")
    assert first != campaign_name("evosearch_campaign", "manual__2026-11-22T19:00:00.1+00:00")
    assert first != campaign_name("evosearch_nightly", "manual__2026-11-22T19:00:00+00:00")


@pytest.mark.parametrize("dag_run", ["manual__2026-11-22T19:00:00+00:00", "ä/ö ü", "x" * 500, ""])
def test_names_are_run_ids(dag_run):
    assert RUN_ID.fullmatch(campaign_name("evosearch_campaign", dag_run))


@pytest.mark.parametrize("text", ["image-folder=/data/my images/", "cifar10=s3a://b/c", "digits"])
def test_labels_of_data_sets_can_stand_in_run_ids(text):
    assert RUN_ID.fullmatch(DataSet.of(text).label)


def test_a_name_that_is_too_long_is_refused():
    with pytest.raises(ValueError, match="128 characters at most"):
        campaign(data_sets=["x" * 120]).searches()


def test_commands_are_the_same_each_time():
    assert campaign().searches() == campaign().searches()
    assert campaign().re_scores() == campaign().re_scores()
