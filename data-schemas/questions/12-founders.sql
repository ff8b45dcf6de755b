-- Which networks of the first generation are ancestors of the best one, and how good were they?
SELECT l.run_id, l.trial, l.fitness, b.fitness - l.fitness AS gain
FROM lineage l
JOIN best b ON b.run_id = l.run_id
WHERE l.generation = 0
ORDER BY l.run_id, l.trial;
