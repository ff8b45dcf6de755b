"""A campaign that is started manually, by its form or the API."""

from __future__ import annotations

from airflow.sdk import dag
from evosearch_airflow.tasks import campaign_params, campaign_tasks


@dag(
    dag_id="evosearch_campaign",
    schedule=None,
    catchup=False,
    params=campaign_params(),
    tags=["evosearch"],
    doc_md=__doc__,
)
def evosearch_campaign():
    campaign_tasks()


evosearch_campaign()
