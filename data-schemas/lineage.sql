-- The ancestors of each run's best trial, and the trial itself at depth 0. Recursive: DuckDB and Spark from 4.1 on.
CREATE OR REPLACE TEMP VIEW lineage AS
WITH RECURSIVE ancestors(run_id, depth, generation, trial) AS (
  SELECT b.run_id, 0 AS depth, b.generation, b.trial
  FROM best b
  UNION ALL
  SELECT DISTINCT a.run_id, a.depth + 1, p.parent_generation, p.parent_trial
  FROM ancestors a
  JOIN parentage p ON p.run_id = a.run_id AND p.generation = a.generation AND p.trial = a.trial
)
SELECT
  l.run_id,
  l.depth,
  l.generation,
  l.trial,
  t.operator,
  t.parents,
  t.genotype,
  t.fitness
FROM (
  SELECT run_id, MIN(depth) AS depth, generation, trial
  FROM ancestors
  GROUP BY run_id, generation, trial
) l
JOIN trials t ON t.run_id = l.run_id AND t.generation = l.generation AND t.trial = l.trial;
