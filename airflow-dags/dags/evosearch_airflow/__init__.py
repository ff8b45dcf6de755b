"""What the DAGs of EvoSearch are made of."""
