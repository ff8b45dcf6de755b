INSERT OVERWRITE DIRECTORY 'STORE/fitness' USING parquet SELECT 1 a

INSERT OVERWRITE LOCAL DIRECTORY 'STORE/fitness' ROW FORMAT DELIMITED SELECT 1 a

INSERT INTO fitness SELECT * FROM fitness

INSERT INTO parquet.`STORE/fitness` SELECT 1

WITH x AS (SELECT * FROM runs) INSERT INTO runs SELECT * FROM x

FROM runs INSERT INTO fitness SELECT 1 INSERT OVERWRITE TABLE archives SELECT 2

SELECT TRANSFORM('a') USING 'touch STORE/touched; cat' AS (x)

FROM runs MAP run_id USING 'touch STORE/touched' AS x

SELECT * FROM (FROM runs REDUCE run_id USING 'touch STORE/touched' AS x)

SELECT run_id FROM runs WHERE run_id IN (SELECT TRANSFORM('a') USING 'cat' AS (x))

SELECT reflect('java.lang.System', 'getenv', 'HOME')

SELECT Java_Method('java.lang.System', 'lineSeparator')

SELECT `try_REFLECT`('java.lang.System', 'getenv', 'HOME')

SELECT `system`.`builtin`.`reflect`('java.lang.System', 'getenv', 'HOME')

SELECT IDENTIFIER('ref' || 'lect')('java.lang.System', 'getenv', 'HOME')

SELECT transform(array(1), x -> reflect('java.lang.System', 'lineSeparator'))

SELECT max(fitness) FROM fitness GROUP BY run_id HAVING reflect('java.lang.System', 'lineSeparator') IS NULL ORDER BY 1

SELECT * FROM fitness f JOIN runs r ON f.run_id = java_method('java.lang.System', 'lineSeparator')

WITH x AS (SELECT reflect('java.lang.System', 'lineSeparator') AS a) SELECT 1

SELECT (SELECT max(java_method('java.lang.System', 'lineSeparator')) FROM runs)

SELECT run_id, row_number() OVER (PARTITION BY reflect('java.lang.System', 'lineSeparator') ORDER BY 1) FROM runs

SELECT * FROM VALUES (reflect('java.lang.System', 'lineSeparator')) AS t(x)

SELECT * FROM explode(array(reflect('java.lang.System', 'lineSeparator')))

SELECT * FROM runs LATERAL VIEW reflect('java.lang.System', 'lineSeparator') t AS x

SELECT * FROM text.`/etc/passwd`

SELECT * FROM binaryFile.`/etc/hostname`

SELECT r.run_id FROM runs r JOIN `CSV`.`/etc/passwd` c ON true

SELECT run_id FROM runs WHERE EXISTS (SELECT 1 FROM json.`/etc/passwd`)

SELECT * FROM parquet.`STORE/fitness`

SELECT * FROM IDENTIFIER('text.`/etc/passwd`')

TABLE text.`/etc/passwd`

DESCRIBE text.`/etc/passwd`

SELECT * FROM global_temp.secrets

SELECT * FROM nowhere

SELECT * FROM STREAM runs

SELECT * FROM python_worker_logs()

SELECT from_xml('<a/>', 'a INT', map('rowValidationXSDPath', '/etc/passwd'))

SELECT from_protobuf(unhex('00'), 'A', '/etc/passwd')

DROP VIEW runs

CREATE OR REPLACE TEMP VIEW runs AS SELECT 1

CREATE TABLE t USING parquet AS SELECT 1 a

CREATE TEMPORARY FUNCTION f AS 'org.example.Evil' USING JAR '/tmp/evil.jar'

CREATE DATABASE d

ALTER VIEW runs AS SELECT 1

ADD JAR '/tmp/evil.jar'

ADD FILE '/etc/passwd'

SET spark.sql.shuffle.partitions = 1

RESET

USE default

CACHE TABLE runs

REFRESH TABLE runs

TRUNCATE TABLE runs

DELETE FROM runs

UPDATE runs SET run_id = 'a'

MERGE INTO runs USING fitness ON runs.run_id = fitness.run_id WHEN MATCHED THEN DELETE

LOAD DATA INPATH '/etc/passwd' INTO TABLE runs

ANALYZE TABLE runs COMPUTE STATISTICS

EXPLAIN INSERT INTO fitness SELECT * FROM fitness

EXPLAIN SELECT reflect('java.lang.System', 'lineSeparator')

EXPLAIN CREATE TABLE t USING parquet AS SELECT 1 a

SHOW TABLES IN other

SELECT 1; DROP VIEW runs

/* a comment */ -- and another one
DROP VIEW runs

-- nothing but a comment

SELECT /* not closed

SELECT

SELECT 'no end

EXECUTE IMMEDIATE 'DROP VIEW runs'

DECLARE x = 1

BEGIN DROP VIEW runs; END

CALL system.procedure()

SELECT CAST('a' AS CHAR(99999999999))

SELECT CAST('a' AS VARCHAR(99999999999))

SELECT CAST(1 AS ARRAY<DECIMAL(99999999999)>)

SELECT CAST(1 AS DECIMAL(1, 99999999999))

SELECT CAST(1 AS DECIMAL(99))

SELECT CAST(1 AS DECIMAL(?))

SELECT CAST(1 AS BIGINT(99999999999))

SELECT 1e99999999999BD

SELECT INTERVAL 99999999999999999999 DAY

SELECT * FROM runs TABLESAMPLE (BUCKET 99999999999 OUT OF 2)

SELECT * FROM runs TABLESAMPLE (BUCKET ? OUT OF 2)

SELECT * FROM runs TABLESAMPLE (? PERCENT)

SELECT * FROM runs TABLESAMPLE (10 PERCENT) REPEATABLE (99999999999999999999)
