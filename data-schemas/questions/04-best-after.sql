-- What was the best after 5, 10 and 15 evaluations?
SELECT run_id, evaluation, best_fitness
FROM best_so_far
WHERE evaluation IN (5, 10, 15)
ORDER BY run_id, evaluation;
