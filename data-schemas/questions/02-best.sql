-- Which network is the best of each run?
SELECT run_id, generation, trial, fitness, parameters, multiply_adds, genotype
FROM best
ORDER BY run_id;
