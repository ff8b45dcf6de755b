-- What DuckDB needs before views.sql and lineage.sql, with the store's path for STORE: the tables, and two functions of Spark's.
CREATE OR REPLACE TEMP VIEW runs AS
SELECT * FROM read_parquet('STORE/runs/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR});
-- A file in generation=-N has the rows of the first N generations of its run, merged by evosearch compact; files of these do not count.
CREATE OR REPLACE TEMP VIEW merged_files AS
SELECT parts[1] AS table_name, parts[2] AS run_id, MIN(CAST(parts[3] AS INTEGER)) AS generation
FROM (
  SELECT regexp_extract(file, '([a-z_]+)/run_id=([^/]+)/generation=(-[0-9]+)/[^/]+$', ['1', '2', '3']) AS groups,
    [groups['1'], groups['2'], groups['3']] AS parts
  FROM glob('STORE/*/*/generation=-*/*.parquet')
)
GROUP BY ALL;
-- The rows of a table, each once.
CREATE OR REPLACE TEMP MACRO rows_of(name) AS TABLE
SELECT f.* EXCLUDE (merged_generation) REPLACE (COALESCE(f.merged_generation, f.generation) AS generation)
FROM (
  SELECT * FROM read_parquet('STORE/' || name || '/*/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR, 'generation': INTEGER})
  UNION ALL BY NAME
  SELECT NULL::INTEGER AS merged_generation WHERE false
) f
LEFT JOIN merged_files m ON m.table_name = name AND m.run_id = f.run_id
WHERE m.generation IS NULL OR f.generation = m.generation OR f.generation >= -m.generation;
CREATE OR REPLACE TEMP VIEW populations AS SELECT * FROM rows_of('populations');
-- Up to version 4 of fitness, some scores had columns of their own. Columns rung, promoted_from and stopped are
-- there from version 6 on, memory_predicted and memory_measured from version 7 on.
CREATE OR REPLACE TEMP VIEW fitness AS
SELECT * EXCLUDE (synflow, naswot, jacov, grad_norm, snip, zico, predicted_accuracy)
  REPLACE (COALESCE(scores, CASE WHEN COALESCE(synflow, naswot, jacov, grad_norm, snip, zico, predicted_accuracy) IS NOT NULL
    THEN MAP_FROM_ENTRIES([entry FOR entry IN [
      ROW('synflow', synflow), ROW('naswot', naswot), ROW('jacov', jacov), ROW('grad-norm', grad_norm), ROW('snip', snip),
      ROW('zico', zico), ROW('predicted-accuracy', predicted_accuracy)] IF entry[2] IS NOT NULL]) END) AS scores)
FROM (
  SELECT * FROM rows_of('fitness')
  UNION ALL BY NAME
  SELECT NULL::MAP(VARCHAR, DOUBLE) AS scores, NULL::DOUBLE AS synflow, NULL::DOUBLE AS naswot,
    NULL::DOUBLE AS jacov, NULL::DOUBLE AS grad_norm, NULL::DOUBLE AS snip, NULL::DOUBLE AS zico, NULL::DOUBLE AS predicted_accuracy,
    NULL::INTEGER AS rung, NULL::VARCHAR AS promoted_from, NULL::INTEGER AS stopped, NULL::BIGINT AS memory_predicted,
    NULL::BIGINT AS memory_measured
  WHERE false
);
CREATE OR REPLACE TEMP VIEW archives AS SELECT * FROM rows_of('archives');
CREATE OR REPLACE TEMP VIEW learning_curves AS SELECT * FROM rows_of('learning_curves');
CREATE OR REPLACE TEMP MACRO get_json_object(text, path) AS json_extract_string(text, path);
CREATE OR REPLACE TEMP MACRO named_struct(key1, value1, key2, value2, key3, value3) AS
  struct_pack(place := value1, generation := value2, trial := value3);
