-- What did each strategy cost, and what did it find?
SELECT strategy, runs, trials, evaluations, device_hours, epochs, best_fitness
FROM cost_by_strategy
ORDER BY strategy;
