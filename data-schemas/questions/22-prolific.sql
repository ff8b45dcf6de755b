-- Which trial has the most children?
SELECT c.run_id, c.parent_generation, c.parent_trial, c.children
FROM (
  SELECT p.run_id, p.parent_generation, p.parent_trial, COUNT(*) AS children,
    ROW_NUMBER() OVER (PARTITION BY p.run_id ORDER BY COUNT(*) DESC, p.parent_generation, p.parent_trial) AS place
  FROM parentage p
  JOIN populations t ON t.run_id = p.run_id AND t.generation = p.generation AND t.trial = p.trial
  WHERE t.operator <> 're-score'
  GROUP BY p.run_id, p.parent_generation, p.parent_trial
) c
WHERE c.place = 1
ORDER BY c.run_id;
