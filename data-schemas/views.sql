-- Views over the tables of a store. Spark and DuckDB run them unchanged, Trino without TEMP.

-- Every trial: proposal, outcome and cost.
CREATE OR REPLACE TEMP VIEW trials AS
SELECT
  p.run_id,
  p.generation,
  p.trial,
  p.genotype,
  p.fingerprint,
  p.table_key,
  p.architecture,
  p.hyperparameters,
  p.phenotype,
  p.operator,
  p.parents,
  p.species,
  p.seed,
  p.epochs,
  p.max_batches,
  p.train_fraction,
  f.status,
  f.failure_kind,
  f.failure_message,
  f.fitness,
  f.validation_accuracy,
  f.validation_loss,
  f.train_loss,
  f.validation_score,
  f.test_accuracy,
  f.latency,
  f.energy,
  f.training_time,
  f.synflow,
  f.naswot,
  f.jacov,
  f.grad_norm,
  f.snip,
  f.zico,
  f.predicted_accuracy,
  f.logits,
  f.parameters,
  f.multiply_adds,
  f.activations,
  f.reused_from,
  f.epochs AS trained_epochs,
  f.images_per_s,
  f.wall_s,
  f.host,
  f.device,
  f.attempt,
  f.started_at,
  f.finished_at
FROM populations p
JOIN fitness f
  ON p.run_id = f.run_id AND p.generation = f.generation AND p.trial = f.trial;

-- The best trial of each run so far that is within the limits: larger fitness, then fewer parameters, then the earlier one.
-- With protocol oracle-test the search saw test accuracies.
CREATE OR REPLACE TEMP VIEW best AS
SELECT
  r.run_id,
  COALESCE(s.protocol, 'valid') AS protocol,
  r.generation,
  r.trial,
  r.fitness,
  r.test_accuracy,
  r.parameters,
  r.multiply_adds,
  r.fingerprint,
  r.genotype,
  r.table_key,
  r.architecture,
  r.hyperparameters
FROM (
  SELECT
    t.*,
    ROW_NUMBER() OVER (
      PARTITION BY t.run_id
      ORDER BY t.fitness DESC, t.parameters, t.generation, t.trial
    ) AS place
  FROM trials t
  WHERE t.fitness IS NOT NULL AND t.operator <> 're-score'
) r
JOIN runs s ON s.run_id = r.run_id
WHERE r.place = 1;

-- The best distinct networks of each run, for the warm start of a later search. If there was a final re-evaluation, they are
-- ranked by the number of seeds that succeeded, then by the mean of these seeds, which is the fitness column here.
-- re_scores is the number of seeds that succeeded, re_score_failures the number of seeds that failed.
-- Otherwise they are ranked by the fitness in the search, and both numbers are 0.
CREATE OR REPLACE TEMP VIEW winners AS
SELECT
  a.run_id,
  a.archive,
  a.rank,
  a.fitness,
  COALESCE(s.succeeded, 0) AS re_scores,
  COALESCE(s.trained - s.succeeded, 0) AS re_score_failures,
  a.parameters,
  a.trial_generation AS generation,
  a.trial,
  a.fingerprint,
  p.genotype,
  p.table_key,
  p.architecture,
  p.hyperparameters
FROM archives a
JOIN (
  SELECT
    run_id,
    MAX(generation) AS generation,
    CASE WHEN MAX(generation) = MAX(CASE WHEN archive = 're-scored' THEN generation END)
      THEN 're-scored' ELSE 'hall-of-fame' END AS archive
  FROM archives
  WHERE archive IN ('hall-of-fame', 're-scored')
  GROUP BY run_id
) l ON a.run_id = l.run_id AND a.generation = l.generation AND a.archive = l.archive
JOIN populations p
  ON p.run_id = a.run_id AND p.generation = a.trial_generation AND p.trial = a.trial
LEFT JOIN (
  SELECT run_id, parents, COUNT(*) AS trained, COUNT(fitness) AS succeeded
  FROM trials
  WHERE operator = 're-score'
  GROUP BY run_id, parents
) s
  ON s.run_id = a.run_id
  AND s.parents = CONCAT(CAST(a.trial_generation AS VARCHAR(10)), '/', CAST(a.trial AS VARCHAR(10)));

-- Results and cost of each run, by generation. Reused outcomes cost nothing.
CREATE OR REPLACE TEMP VIEW progress AS
SELECT
  f.run_id,
  f.generation,
  MAX(f.fitness) AS best_fitness,
  AVG(f.fitness) AS mean_fitness,
  MAX(MAX(f.fitness)) OVER (PARTITION BY f.run_id ORDER BY f.generation) AS best_so_far,
  COUNT(*) AS trials,
  COUNT(CASE WHEN f.status = 'failed' AND f.failure_kind NOT IN ('passed-over', 'infeasible') THEN 1 END) AS failures,
  COUNT(f.reused_from) AS reused,
  COUNT(CASE WHEN f.failure_kind = 'passed-over' AND f.reused_from IS NULL THEN 1 END) AS passed_over,
  COUNT(CASE WHEN f.failure_kind = 'infeasible' THEN 1 END) AS infeasible,
  COUNT(CASE WHEN f.failure_kind IN ('passed-over', 'infeasible') OR f.reused_from IS NOT NULL THEN NULL ELSE 1 END) AS trainings,
  SUM(f.wall_s) AS seconds
FROM trials f
WHERE f.operator <> 're-score'
GROUP BY f.run_id, f.generation;
