-- How many evaluations did each run need to come within five points of its best?
SELECT b.run_id, MIN(b.evaluation) AS evaluations
FROM best_so_far b
JOIN best w ON w.run_id = b.run_id AND w.rung = b.rung
WHERE b.best_fitness >= w.fitness - 5
GROUP BY b.run_id
ORDER BY b.run_id;
