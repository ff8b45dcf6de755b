-- Which optimizers do good networks use?
SELECT run_id, get_json_object(genotype, '$.network.optimizer') AS optimizer, COUNT(*) AS trials, AVG(fitness) AS mean_fitness, MAX(fitness) AS best_fitness
FROM trials
WHERE fitness IS NOT NULL AND operator <> 're-score' AND COALESCE(rung, 0) = 0
GROUP BY run_id, get_json_object(genotype, '$.network.optimizer')
ORDER BY run_id, optimizer;
