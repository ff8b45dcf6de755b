-- Which operators make children that are better than the best of their parents?
SELECT c.run_id, c.operator, COUNT(*) AS children, SUM(CASE WHEN c.fitness > c.parent_fitness THEN 1 ELSE 0 END) AS better
FROM (
  SELECT t.run_id, t.generation, t.trial, t.operator, t.fitness, MAX(q.fitness) AS parent_fitness
  FROM trials t
  JOIN parentage p ON p.run_id = t.run_id AND p.generation = t.generation AND p.trial = t.trial
  JOIN fitness q ON q.run_id = p.run_id AND q.generation = p.parent_generation AND q.trial = p.parent_trial
  WHERE t.fitness IS NOT NULL AND t.operator <> 're-score' AND COALESCE(t.rung, 0) = 0
  GROUP BY t.run_id, t.generation, t.trial, t.operator, t.fitness
) c
GROUP BY c.run_id, c.operator
ORDER BY c.run_id, c.operator;
