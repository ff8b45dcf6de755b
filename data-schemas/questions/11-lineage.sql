-- From which networks does the best one descend?
SELECT run_id, depth, generation, trial, operator, fitness
FROM lineage
ORDER BY run_id, depth, generation, trial;
