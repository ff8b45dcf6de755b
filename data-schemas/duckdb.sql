-- What DuckDB needs before views.sql and lineage.sql, with the store's path for STORE: the tables, and two functions of Spark's.
CREATE OR REPLACE TEMP VIEW runs AS
SELECT * FROM read_parquet('STORE/runs/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR});
CREATE OR REPLACE TEMP VIEW populations AS
SELECT * FROM read_parquet('STORE/populations/*/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR, 'generation': INTEGER});
CREATE OR REPLACE TEMP VIEW fitness AS
SELECT * FROM read_parquet('STORE/fitness/*/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR, 'generation': INTEGER});
CREATE OR REPLACE TEMP VIEW archives AS
SELECT * FROM read_parquet('STORE/archives/*/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR, 'generation': INTEGER});
CREATE OR REPLACE TEMP VIEW learning_curves AS
SELECT * FROM read_parquet('STORE/learning_curves/*/*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'run_id': VARCHAR, 'generation': INTEGER});
CREATE OR REPLACE TEMP MACRO get_json_object(text, path) AS json_extract_string(text, path);
CREATE OR REPLACE TEMP MACRO named_struct(key1, value1, key2, value2, key3, value3) AS
  struct_pack(place := value1, generation := value2, trial := value3);
