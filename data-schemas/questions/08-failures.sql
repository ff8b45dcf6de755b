-- What went wrong, and what did that cost?
SELECT run_id, failure_kind, trials, reused, seconds
FROM failures_by_cause
ORDER BY run_id, failure_kind;
