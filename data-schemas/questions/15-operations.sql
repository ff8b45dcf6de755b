-- Of which operations were the networks made, in the first generation and in the fourth?
SELECT run_id, generation, operation, occurrences, share
FROM operation_shares
WHERE generation IN (0, 3)
ORDER BY run_id, generation, operation;
