"""Building blocks of the EvoSearch DAGs."""
