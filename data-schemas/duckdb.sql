-- What DuckDB needs before views.sql and lineage.sql, with the store's path for STORE: the tables, and two functions of Spark's.
CREATE OR REPLACE TEMP VIEW runs AS
SELECT * FROM read_parquet('STORE/runs/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR});
CREATE OR REPLACE TEMP VIEW populations AS
SELECT * FROM read_parquet('STORE/populations/*/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR, 'generation': INTEGER});
-- Up to version 4 of fitness, some scores had columns of their own. Columns rung, promoted_from and stopped are there from version 6 on.
CREATE OR REPLACE TEMP VIEW fitness AS
SELECT * EXCLUDE (synflow, naswot, jacov, grad_norm, snip, zico, predicted_accuracy)
  REPLACE (COALESCE(scores, CASE WHEN COALESCE(synflow, naswot, jacov, grad_norm, snip, zico, predicted_accuracy) IS NOT NULL
    THEN MAP_FROM_ENTRIES([entry FOR entry IN [
      ROW('synflow', synflow), ROW('naswot', naswot), ROW('jacov', jacov), ROW('grad-norm', grad_norm), ROW('snip', snip),
      ROW('zico', zico), ROW('predicted-accuracy', predicted_accuracy)] IF entry[2] IS NOT NULL]) END) AS scores)
FROM (
  SELECT * FROM read_parquet('STORE/fitness/*/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR, 'generation': INTEGER})
  UNION ALL BY NAME
  SELECT NULL::MAP(VARCHAR, DOUBLE) AS scores, NULL::DOUBLE AS synflow, NULL::DOUBLE AS naswot, NULL::DOUBLE AS jacov, NULL::DOUBLE AS grad_norm,
    NULL::DOUBLE AS snip, NULL::DOUBLE AS zico, NULL::DOUBLE AS predicted_accuracy,
    NULL::INTEGER AS rung, NULL::VARCHAR AS promoted_from, NULL::INTEGER AS stopped
  WHERE false
);
CREATE OR REPLACE TEMP VIEW archives AS
SELECT * FROM read_parquet('STORE/archives/*/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR, 'generation': INTEGER});
CREATE OR REPLACE TEMP VIEW learning_curves AS
SELECT * FROM read_parquet('STORE/learning_curves/*/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR, 'generation': INTEGER});
CREATE OR REPLACE TEMP MACRO get_json_object(text, path) AS json_extract_string(text, path);
CREATE OR REPLACE TEMP MACRO named_struct(key1, value1, key2, value2, key3, value3) AS
  struct_pack(place := value1, generation := value2, trial := value3);
