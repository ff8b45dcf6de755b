-- Which is the smallest network within ten points of the best one?
SELECT s.run_id, s.generation, s.trial, s.parameters, s.fitness
FROM (
  SELECT t.run_id, t.generation, t.trial, t.parameters, t.fitness,
    ROW_NUMBER() OVER (PARTITION BY t.run_id ORDER BY t.parameters, t.fitness DESC, t.generation, t.trial) AS place
  FROM trials t
  JOIN best b ON b.run_id = t.run_id AND b.rung = COALESCE(t.rung, 0)
  WHERE t.fitness >= b.fitness - 10 AND t.operator <> 're-score'
) s
WHERE s.place = 1
ORDER BY s.run_id;
