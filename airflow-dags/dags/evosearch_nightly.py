"""The same small campaign every night; the archives of all nights are kept."""

from __future__ import annotations

from airflow.sdk import dag
from evosearch_airflow.tasks import campaign_params, campaign_tasks


@dag(
    dag_id="evosearch_nightly",
    schedule="0 2 * * *",
    catchup=False,
    # A campaign that takes longer than a day delays the next one.
    max_active_runs=1,
    params=campaign_params(strategies=["tournament", "regularized"], seeds=[1, 2], final_epochs=100),
    tags=["evosearch"],
    doc_md=__doc__,
)
def evosearch_nightly():
    campaign_tasks()


evosearch_nightly()
