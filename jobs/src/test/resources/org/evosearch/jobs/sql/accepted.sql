SELECT * FROM runs

SELECT * FROM best

SELECT * FROM winners ORDER BY run_id, rank

SELECT * FROM progress WHERE run_id = 'golden'

SELECT generation, trial, fitness FROM fitness WHERE status = 'measured'

SELECT generation, max(fitness) FROM fitness WHERE run_id = 'golden' GROUP BY generation

SELECT failure_kind, failure_message, count(*) FROM fitness WHERE run_id = 'golden' GROUP BY ALL

SELECT run_id FROM RUNS;

TABLE archives

FROM learning_curves SELECT max(epoch)

VALUES (1, 'a'), (2, 'b')

SELECT 1 AS one, 'two' AS two, NULL AS none

SELECT '${env:HOME}' AS text

SELECT /*+ BROADCAST(r) */ f.trial FROM fitness f JOIN runs r ON r.run_id = f.run_id -- with a hint

SELECT /* a /* nested */ comment */ count(*) FROM trials

WITH t AS (SELECT generation AS g, avg(fitness) AS mean FROM fitness GROUP BY generation), u AS (SELECT * FROM t) SELECT u.g, u.mean FROM u JOIN t ON u.g = t.g ORDER BY 1

SELECT * FROM fitness WHERE fitness > (SELECT avg(fitness) FROM fitness)

SELECT * FROM runs r WHERE EXISTS (SELECT 1 FROM fitness f WHERE f.run_id = r.run_id)

SELECT trial FROM fitness WHERE trial IN (SELECT trial FROM populations WHERE generation = 0)

SELECT generation, trial, row_number() OVER (PARTITION BY generation ORDER BY fitness DESC) AS place FROM fitness

SELECT run_id, last(fitness) OVER w FROM fitness WINDOW w AS (PARTITION BY run_id ORDER BY generation ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)

SELECT a.trial, b.trial FROM fitness a LEFT JOIN fitness b ON a.generation = b.generation + 1 AND a.trial = b.trial

SELECT trial FROM fitness UNION ALL SELECT trial FROM populations EXCEPT SELECT 0 INTERSECT SELECT 1 ORDER BY trial LIMIT 3 OFFSET 1

SELECT DISTINCT operator FROM populations

SELECT generation, trial, count(*) FROM fitness GROUP BY GROUPING SETS ((generation), (trial), ()) HAVING count(*) > 1

SELECT generation, status, sum(fitness) FILTER (WHERE fitness > 0), percentile_approx(fitness, 0.5) FROM fitness GROUP BY CUBE(generation, status)

SELECT * FROM (SELECT generation, trial, fitness FROM fitness) PIVOT (max(fitness) FOR generation IN (0, 1))

SELECT * FROM (SELECT trial, fitness, validation_loss FROM fitness) UNPIVOT (value FOR name IN (fitness, validation_loss))

SELECT run_id, pos, part FROM populations LATERAL VIEW posexplode(split(genotype, ' ')) AS pos, part

SELECT run_id, int(get_json_object(shared, '$.epoch')) AS epoch, floor(pos / 5) AS edge, s FROM populations LATERAL VIEW posexplode(from_json(get_json_object(shared, '$.shares'), 'array<double>')) AS pos, s WHERE operator = 'train'

SELECT * FROM range(5) AS t(i) WHERE i % 2 = 0

SELECT * FROM explode(array(1, 2, 3))

SELECT transform(array(1, 2), x -> x + 1), aggregate(array(1, 2), 0, (a, x) -> a + x)

SELECT CASE WHEN fitness IS NULL THEN 'none' ELSE 'some' END, cast(fitness AS string), try_cast('x' AS int), nvl(fitness, 0) FROM fitness

SELECT split_part(run_id, '.', 1), run_id LIKE 'g%', run_id RLIKE '^g', substring(run_id FROM 1 FOR 2), trim(BOTH 'n' FROM run_id), 'a' || run_id FROM runs

SELECT started_at, extract(year FROM started_at), started_at + interval 1 day, date '2026-01-01' FROM fitness

SELECT `run_id`, r.* FROM runs AS r

SELECT * FROM fitness TABLESAMPLE (2 ROWS)

SELECT fitness.* FROM fitness NATURAL JOIN populations, LATERAL (SELECT 1)

SELECT * FROM fitness DISTRIBUTE BY generation SORT BY trial

SELECT named_struct('a', 1).a, array(1, 2)[0], map('k', 1)['k'], struct(1, 2), xxhash64('a'), uuid() IS NULL

SELECT count(DISTINCT fingerprint), collect_list(trial), corr(fitness, trial), stddev(fitness), median(fitness), mode(status), max_by(trial, fitness) FROM fitness

SHOW TABLES

SHOW VIEWS

SHOW COLUMNS FROM fitness

DESCRIBE best

DESCRIBE QUERY SELECT run_id FROM runs

EXPLAIN SELECT * FROM best
