-- Views over the tables of a store. Spark and DuckDB take them as they stand, Trino without TEMP.

-- Every trial: what was proposed, what came of it and what it cost.
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
  p.operator,
  p.parents,
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

-- Of each run the best trial so far: larger fitness, then fewer parameters, then the earlier one. The
-- protocol oracle-test says that the search saw test accuracies.
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
  WHERE t.fitness IS NOT NULL
) r
JOIN runs s ON s.run_id = r.run_id
WHERE r.place = 1;

-- Of each run how it went, by generation. Reused outcomes cost nothing.
CREATE OR REPLACE TEMP VIEW progress AS
SELECT
  f.run_id,
  f.generation,
  MAX(f.fitness) AS best_fitness,
  AVG(f.fitness) AS mean_fitness,
  MAX(MAX(f.fitness)) OVER (PARTITION BY f.run_id ORDER BY f.generation) AS best_so_far,
  COUNT(*) AS trials,
  COUNT(CASE WHEN f.status = 'failed' THEN 1 END) AS failures,
  COUNT(f.reused_from) AS reused,
  COUNT(*) - COUNT(f.reused_from) AS trainings,
  SUM(f.wall_s) AS seconds
FROM fitness f
GROUP BY f.run_id, f.generation;
