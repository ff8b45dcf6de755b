-- Are larger networks better?
SELECT run_id, CORR(LN(parameters), fitness) AS correlation, MIN(parameters) AS smallest, MAX(parameters) AS largest
FROM trials
WHERE fitness IS NOT NULL AND operator <> 're-score' AND COALESCE(rung, 0) = 0
GROUP BY run_id
ORDER BY run_id;
