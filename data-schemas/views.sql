-- Views over the tables of a store. Spark and DuckDB run them unchanged, Trino without TEMP and with ELEMENT_AT(m, k) for m[k].

-- Every trial: proposal, outcome and cost. search_generation is the generation of the search that proposed it, also where
-- a comparison on a table has stored all trials of a search in generation 0.
CREATE OR REPLACE TEMP VIEW trials AS
SELECT
  p.run_id,
  p.generation,
  COALESCE(p.search_generation, p.generation) AS search_generation,
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
  f.scores,
  f.scores['synflow'] AS synflow,
  f.scores['naswot'] AS naswot,
  f.scores['jacov'] AS jacov,
  f.scores['grad-norm'] AS grad_norm,
  f.scores['snip'] AS snip,
  f.scores['zico'] AS zico,
  f.scores['predicted-accuracy'] AS predicted_accuracy,
  f.logits,
  f.parameters,
  f.multiply_adds,
  f.activations,
  f.inherited_epochs,
  f.own_epochs,
  f.donor_generation,
  f.donor_trial,
  f.weights,
  f.rung,
  f.promoted_from,
  f.stopped,
  f.reused_from,
  f.epochs AS trained_epochs,
  f.images_per_s,
  f.wall_s,
  f.host,
  f.device,
  f.memory_predicted,
  f.memory_measured,
  f.attempt,
  f.started_at,
  f.finished_at
FROM populations p
JOIN fitness f
  ON p.run_id = f.run_id AND p.generation = f.generation AND p.trial = f.trial;

-- The best trial of each run so far that is within the limits: the highest rung, larger fitness, then fewer parameters, then the
-- earlier one. A training that ended early is not among them.
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
  r.hyperparameters,
  COALESCE(r.rung, 0) AS rung
FROM (
  SELECT
    t.*,
    ROW_NUMBER() OVER (
      PARTITION BY t.run_id
      ORDER BY COALESCE(t.rung, 0) DESC, t.fitness DESC, t.parameters, t.generation, t.trial
    ) AS place
  FROM trials t
  WHERE t.fitness IS NOT NULL AND t.operator <> 're-score' AND COALESCE(t.stopped, 0) = 0
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

-- Results and cost of each run, by generation of the search. Reused outcomes cost nothing. Fitness is that of the first rung.
-- Promoted trials, on higher ones, count among trials and trainings.
CREATE OR REPLACE TEMP VIEW progress AS
SELECT
  f.run_id,
  f.search_generation AS generation,
  MAX(CASE WHEN COALESCE(f.rung, 0) = 0 THEN f.fitness END) AS best_fitness,
  AVG(CASE WHEN COALESCE(f.rung, 0) = 0 THEN f.fitness END) AS mean_fitness,
  MAX(MAX(CASE WHEN COALESCE(f.rung, 0) = 0 THEN f.fitness END))
    OVER (PARTITION BY f.run_id ORDER BY f.search_generation) AS best_so_far,
  COUNT(*) AS trials,
  COUNT(f.promoted_from) AS promoted,
  COUNT(CASE WHEN f.status = 'failed' AND f.failure_kind NOT IN ('passed-over', 'infeasible') THEN 1 END) AS failures,
  COUNT(f.reused_from) AS reused,
  COUNT(CASE WHEN f.failure_kind = 'passed-over' AND f.reused_from IS NULL THEN 1 END) AS passed_over,
  COUNT(CASE WHEN f.failure_kind = 'infeasible' THEN 1 END) AS infeasible,
  COUNT(CASE WHEN f.failure_kind IN ('passed-over', 'infeasible') OR f.reused_from IS NOT NULL THEN NULL ELSE 1 END) AS trainings,
  SUM(f.wall_s) AS seconds
FROM trials f
WHERE f.operator <> 're-score'
GROUP BY f.run_id, f.search_generation;

-- Of each run every evaluation in order, numbered from 1, with the largest fitness on its rung until then. What cost nothing is left out:
-- reused outcomes, and trials that were passed over or infeasible.
CREATE OR REPLACE TEMP VIEW best_so_far AS
SELECT
  t.run_id,
  t.generation,
  t.trial,
  ROW_NUMBER() OVER (PARTITION BY t.run_id ORDER BY t.generation, t.trial) AS evaluation,
  t.fitness,
  MAX(t.fitness) OVER (
    PARTITION BY t.run_id, COALESCE(t.rung, 0)
    ORDER BY t.generation, t.trial ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS best_fitness,
  COALESCE(t.rung, 0) AS rung
FROM trials t
WHERE t.operator <> 're-score'
  AND t.reused_from IS NULL
  AND COALESCE(t.failure_kind, '') NOT IN ('passed-over', 'infeasible');

-- The different networks of each run, best first: highest rung, larger fitness, then fewer parameters, then the earlier trial. overall_rank is
-- the place among the networks of all runs.
CREATE OR REPLACE TEMP VIEW leaderboard AS
SELECT
  r.run_id,
  ROW_NUMBER() OVER (
    PARTITION BY r.run_id ORDER BY r.rung DESC, r.fitness DESC, r.parameters NULLS LAST, r.generation, r.trial
  ) AS rank,
  ROW_NUMBER() OVER (
    ORDER BY r.rung DESC, r.fitness DESC, r.parameters NULLS LAST, r.run_id, r.generation, r.trial
  ) AS overall_rank,
  r.fitness,
  r.test_accuracy,
  r.parameters,
  r.multiply_adds,
  r.generation,
  r.trial,
  r.fingerprint,
  r.genotype
FROM (
  SELECT
    t.run_id,
    COALESCE(t.rung, 0) AS rung,
    t.fitness,
    t.test_accuracy,
    t.parameters,
    t.multiply_adds,
    t.generation,
    t.trial,
    t.fingerprint,
    t.genotype,
    ROW_NUMBER() OVER (
      PARTITION BY t.run_id, t.fingerprint
      ORDER BY COALESCE(t.rung, 0) DESC, t.fitness DESC, t.generation, t.trial
    ) AS occurrence
  FROM trials t
  WHERE t.fitness IS NOT NULL AND t.operator <> 're-score' AND COALESCE(t.stopped, 0) = 0
) r
WHERE r.occurrence = 1;

-- One row for each trial and parent, of 256 parents at most. NULLIF: an engine may cast before it filters.
CREATE OR REPLACE TEMP VIEW parentage AS
SELECT
  p.run_id,
  p.generation,
  p.trial,
  n.place,
  CAST(NULLIF(SPLIT_PART(SPLIT_PART(p.parents, ',', n.place), '/', 1), '') AS INTEGER) AS parent_generation,
  CAST(NULLIF(SPLIT_PART(SPLIT_PART(p.parents, ',', n.place), '/', 2), '') AS INTEGER) AS parent_trial
FROM populations p
JOIN (
  SELECT CAST(16 * s.n + u.n + 1 AS INTEGER) AS place
  FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS s(n)
  CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS u(n)
) n ON n.place <= LENGTH(p.parents) - LENGTH(REPLACE(p.parents, ',', '')) + 1
WHERE p.parents <> '';

-- One row for each trial that has parents: these as a list of structs, in order.
CREATE OR REPLACE TEMP VIEW parents AS
SELECT
  p.run_id,
  p.generation,
  p.trial,
  ARRAY_SORT(
    ARRAY_AGG(NAMED_STRUCT('place', p.place, 'generation', p.parent_generation, 'trial', p.parent_trial))
  ) AS parents
FROM parentage p
GROUP BY p.run_id, p.generation, p.trial;

-- The last Pareto front of each run, one row for each network and objective, by name and with the sign that people use.
CREATE OR REPLACE TEMP VIEW pareto_front AS
SELECT
  o.run_id,
  o.rank,
  o.generation,
  o.trial,
  o.fingerprint,
  o.place,
  o.objective,
  CASE
    WHEN o.objective IN (
      'validation-loss', 'train-loss', 'parameters', 'multiply-adds', 'latency', 'energy', 'training-time'
    ) THEN -o.signed_value
    ELSE o.signed_value
  END AS value
FROM (
  SELECT
    a.run_id,
    a.rank,
    a.trial_generation AS generation,
    a.trial,
    a.fingerprint,
    n.place,
    CASE
      WHEN n.place = 1 THEN GET_JSON_OBJECT(r.settings, '$.search.objective')
      ELSE COALESCE(
        GET_JSON_OBJECT(r.settings, CONCAT('$.search.further-objectives[', CAST(n.place - 2 AS VARCHAR(10)), ']')),
        CASE WHEN n.place = 2 THEN 'parameters' END
      )
    END AS objective,
    COALESCE(
      CAST(GET_JSON_OBJECT(a.objectives, CONCAT('$[', CAST(n.place - 1 AS VARCHAR(10)), ']')) AS DOUBLE),
      CASE n.place WHEN 1 THEN a.fitness WHEN 2 THEN CAST(-a.parameters AS DOUBLE) END
    ) AS signed_value
  FROM archives a
  JOIN (
    SELECT run_id, MAX(generation) AS generation
    FROM archives
    WHERE archive = 'pareto-front'
    GROUP BY run_id
  ) l ON a.run_id = l.run_id AND a.generation = l.generation
  JOIN runs r ON r.run_id = a.run_id
  CROSS JOIN (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) AS n(place)
  WHERE a.archive = 'pareto-front'
) o
WHERE o.objective IS NOT NULL AND o.signed_value IS NOT NULL;

-- Of each run what it cost. images is about how many images were trained on: by the speed of each trial and its wall time.
-- best_fitness is that of the view best.
CREATE OR REPLACE TEMP VIEW cost AS
SELECT
  r.run_id,
  GET_JSON_OBJECT(r.settings, '$.strategy.name') AS strategy,
  COUNT(*) AS trials,
  COUNT(f.started_at) AS evaluations,
  SUM(f.wall_s) / 3600 AS device_hours,
  SUM(f.epochs) AS epochs,
  SUM(f.images_per_s * f.wall_s) AS images,
  MAX(b.fitness) AS best_fitness
FROM fitness f
JOIN runs r ON r.run_id = f.run_id
LEFT JOIN best b ON b.run_id = f.run_id
GROUP BY r.run_id, GET_JSON_OBJECT(r.settings, '$.strategy.name');

-- Of each strategy what its runs cost, and the best fitness among them: comparable where they search the same.
CREATE OR REPLACE TEMP VIEW cost_by_strategy AS
SELECT
  c.strategy,
  COUNT(*) AS runs,
  SUM(c.trials) AS trials,
  SUM(c.evaluations) AS evaluations,
  SUM(c.device_hours) AS device_hours,
  SUM(c.epochs) AS epochs,
  SUM(c.images) AS images,
  MAX(c.best_fitness) AS best_fitness
FROM cost c
GROUP BY c.strategy;

-- Of each run the trials that failed, by cause, with one of the messages. Reused failures are trials, and cost nothing.
CREATE OR REPLACE TEMP VIEW failures_by_cause AS
SELECT
  f.run_id,
  f.failure_kind,
  COUNT(*) AS trials,
  COUNT(f.reused_from) AS reused,
  COALESCE(SUM(f.wall_s), 0) AS seconds,
  MIN(f.failure_message) AS example
FROM fitness f
WHERE f.status = 'failed'
GROUP BY f.run_id, f.failure_kind;

-- Of each run what reused outcomes would have cost: what their originals did.
CREATE OR REPLACE TEMP VIEW reuse_saved AS
SELECT
  f.run_id,
  COUNT(*) AS trials,
  COALESCE(SUM(o.epochs), 0) AS epochs,
  COALESCE(SUM(o.wall_s), 0) / 3600 AS device_hours
FROM fitness f
JOIN fitness o
  ON o.run_id = f.run_id
  AND o.generation = CAST(SPLIT_PART(f.reused_from, '/', 1) AS INTEGER)
  AND o.trial = CAST(SPLIT_PART(f.reused_from, '/', 2) AS INTEGER)
WHERE f.reused_from IS NOT NULL
GROUP BY f.run_id;

-- Which operations the networks of a generation are made of: of the nodes of their architectures or, where a table of
-- NAS-Bench-201 is searched, of the edges of their cells.
CREATE OR REPLACE TEMP VIEW operation_shares AS
SELECT
  c.run_id,
  c.generation,
  c.operation,
  SUM(c.occurrences) AS occurrences,
  CAST(SUM(c.occurrences) AS DOUBLE) / SUM(SUM(c.occurrences)) OVER (PARTITION BY c.run_id, c.generation) AS share
FROM (
  SELECT
    p.run_id,
    p.generation,
    o.operation,
    CAST(
      (LENGTH(COALESCE(p.architecture, p.table_key))
        - LENGTH(REPLACE(COALESCE(p.architecture, p.table_key), CONCAT(o.mark, o.operation, o.close), '')))
      / LENGTH(CONCAT(o.mark, o.operation, o.close))
    AS BIGINT) AS occurrences
  FROM populations p
  CROSS JOIN (
    VALUES
      ('"op":"', 'Activation', '"'), ('"op":"', 'BatchNormalization', '"'), ('"op":"', 'ChannelShuffle', '"'),
      ('"op":"', 'ClassToken', '"'), ('"op":"', 'Concatenation', '"'), ('"op":"', 'Convolution', '"'),
      ('"op":"', 'Crop', '"'), ('"op":"', 'DropPath', '"'), ('"op":"', 'Dropout', '"'),
      ('"op":"', 'FirstToken', '"'), ('"op":"', 'Flatten', '"'), ('"op":"', 'GlobalAveragePooling', '"'),
      ('"op":"', 'Identity', '"'), ('"op":"', 'LayerNormalization', '"'), ('"op":"', 'Linear', '"'),
      ('"op":"', 'Mixture', '"'), ('"op":"', 'PatchEmbedding', '"'), ('"op":"', 'Pooling', '"'),
      ('"op":"', 'PositionEmbedding', '"'), ('"op":"', 'Product', '"'), ('"op":"', 'RelativeAttention', '"'),
      ('"op":"', 'Remainder', '"'), ('"op":"', 'SelfAttention', '"'), ('"op":"', 'SqueezeExcitation', '"'),
      ('"op":"', 'Sum', '"'), ('"op":"', 'ToImage', '"'), ('"op":"', 'ToTokens', '"'), ('"op":"', 'Truncation', '"'),
      ('"op":"', 'WeightedSum', '"'), ('"op":"', 'Zero', '"'),
      ('|', 'none', '~'), ('|', 'skip_connect', '~'), ('|', 'nor_conv_1x1', '~'), ('|', 'nor_conv_3x3', '~'),
      ('|', 'avg_pool_3x3', '~')
  ) AS o(mark, operation, close)
) c
WHERE c.occurrences > 0
GROUP BY c.run_id, c.generation, c.operation;

-- When and where trials ran. A straggler took more than twice the median of its generation.
CREATE OR REPLACE TEMP VIEW timeline AS
SELECT
  f.run_id,
  f.generation,
  f.trial,
  f.host,
  f.device,
  f.status,
  f.failure_kind,
  f.started_at,
  f.finished_at,
  f.wall_s,
  m.median_wall_s,
  f.wall_s > 2 * m.median_wall_s AS straggler
FROM fitness f
JOIN (
  SELECT run_id, generation, MEDIAN(wall_s) AS median_wall_s
  FROM fitness
  WHERE started_at IS NOT NULL
  GROUP BY run_id, generation
) m ON m.run_id = f.run_id AND m.generation = f.generation
WHERE f.started_at IS NOT NULL;

-- What importance is computed from: the genes of trials whose genotype is a list, one row each, of 256 genes at most, and
-- whether the trial is among the best tenth of its run.
CREATE OR REPLACE TEMP VIEW genes AS
SELECT
  t.run_id,
  t.generation,
  t.trial,
  n.place AS gene,
  SPLIT_PART(REPLACE(REPLACE(t.genotype, '[', ''), ']', ''), ',', n.place) AS value,
  t.fitness,
  t.better <= 0.1 AS top_tenth
FROM (
  SELECT
    u.*,
    PERCENT_RANK() OVER (PARTITION BY u.run_id ORDER BY u.fitness DESC) AS better
  FROM trials u
  WHERE u.fitness IS NOT NULL AND u.operator <> 're-score' AND COALESCE(u.rung, 0) = 0 AND u.genotype LIKE '[%'
) t
JOIN (
  SELECT CAST(16 * s.n + u.n + 1 AS INTEGER) AS place
  FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS s(n)
  CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS u(n)
) n ON n.place <= LENGTH(t.genotype) - LENGTH(REPLACE(t.genotype, ',', '')) + 1;

-- Of each run and rung: trainings, those that ended early, epochs, and the best fitness. Runs whose trainings are all equally long
-- have rung 0 alone.
CREATE OR REPLACE TEMP VIEW rungs AS
SELECT
  t.run_id,
  COALESCE(t.rung, 0) AS rung,
  MAX(t.epochs) AS budget,
  COUNT(*) AS trainings,
  COUNT(CASE WHEN t.stopped = 1 THEN 1 END) AS stopped,
  COUNT(CASE WHEN t.status = 'failed' THEN 1 END) AS failures,
  SUM(CASE WHEN t.stopped = 1 THEN t.trained_epochs ELSE t.epochs END) AS epochs,
  MAX(CASE WHEN COALESCE(t.stopped, 0) = 0 THEN t.fitness END) AS best_fitness
FROM trials t
WHERE t.operator <> 're-score'
  AND t.reused_from IS NULL
  AND COALESCE(t.failure_kind, '') NOT IN ('passed-over', 'infeasible')
GROUP BY t.run_id, COALESCE(t.rung, 0);

-- Of each trial that was run: its predicted and its measured device memory, and the error of the prediction, in bytes and as a ratio.
-- The error is null where nothing was measured: on CPUs, and where trials shared a GPU.
CREATE OR REPLACE TEMP VIEW memory AS
SELECT
  t.run_id,
  t.generation,
  t.trial,
  t.device,
  t.status,
  t.failure_kind,
  t.parameters,
  t.memory_predicted,
  t.memory_measured,
  t.memory_predicted - t.memory_measured AS error,
  CAST(t.memory_predicted AS DOUBLE) / t.memory_measured AS ratio
FROM trials t
WHERE t.memory_predicted IS NOT NULL AND t.reused_from IS NULL;
