-- How did each run go, generation by generation?
SELECT run_id, generation, best_fitness, mean_fitness, best_so_far, trials, failures, reused, trainings
FROM progress
ORDER BY run_id, generation;
