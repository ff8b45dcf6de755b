-- How many trials took more than twice the median of their generation?
SELECT run_id, generation, SUM(CASE WHEN straggler THEN 1 ELSE 0 END) AS stragglers, COUNT(*) AS trials
FROM timeline
GROUP BY run_id, generation
ORDER BY run_id, generation;
