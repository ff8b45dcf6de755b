-- Which five networks are the best of all runs?
SELECT overall_rank, run_id, rank, fitness, parameters
FROM leaderboard
WHERE overall_rank <= 5
ORDER BY overall_rank, run_id;
