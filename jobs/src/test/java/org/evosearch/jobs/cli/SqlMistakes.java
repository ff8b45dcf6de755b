package org.evosearch.jobs.cli;

import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.util.List;

/** SQL that is invalid, not read-only, or that cannot be answered. */
final class SqlMistakes {

  private static final List<String> SOUND =
      List.of(
          "SELECT * FROM runs",
          "SELECT generation, max(fitness) FROM fitness GROUP BY generation ORDER BY generation",
          "SELECT p.generation FROM populations p JOIN fitness f USING (run_id, generation, trial)",
          "WITH a AS (SELECT run_id FROM trials) SELECT DISTINCT run_id FROM a",
          "SELECT rank() OVER (PARTITION BY run_id ORDER BY fitness) AS r FROM fitness");

  private static final List<String> TAILS =
      List.of(
          ")",
          " WHERE",
          " WHERE (",
          " WHERE = 1",
          " LIMIT x y",
          " 'open",
          " `open",
          " /* open",
          "; SELECT 1",
          " UNION",
          " JOIN",
          " FROM runs FROM",
          " ,",
          " \"",
          " AND",
          " %",
          " [",
          "; DROP TABLE runs");

  private static final List<String> COMMANDS =
      List.of(
          "INSERT OVERWRITE DIRECTORY '%s' USING parquet SELECT 1 a",
          "INSERT OVERWRITE LOCAL DIRECTORY '%s' USING csv SELECT 1 a",
          "CREATE TABLE t USING parquet LOCATION '%s' AS SELECT 1 a",
          "CREATE EXTERNAL TABLE t (a INT) LOCATION '%s'",
          "CREATE DATABASE d LOCATION '%s'",
          "SELECT TRANSFORM('a') USING 'touch %s/x; cat' AS (x)",
          "SELECT * FROM text.`%s/kept`",
          "SELECT * FROM csv.`%s`",
          "ADD JAR '%s/x.jar'",
          "LOAD DATA INPATH '%s' INTO TABLE runs",
          "SET spark.sql.warehouse.dir=%s",
          "CREATE FUNCTION f AS 'x.Y' USING JAR '%s/x.jar'",
          "EXPLAIN INSERT OVERWRITE DIRECTORY '%s' USING csv SELECT 1",
          "CACHE TABLE c OPTIONS ('path' '%s') AS SELECT 1",
          "DROP VIEW runs",
          "INSERT INTO fitness SELECT * FROM fitness",
          "DELETE FROM fitness",
          "UPDATE fitness SET fitness = 1",
          "MERGE INTO fitness USING fitness f ON 1 = 1 WHEN MATCHED THEN DELETE",
          "TRUNCATE TABLE fitness",
          "SELECT reflect('java.lang.System', 'exit', 1)",
          "SELECT java_method('java.lang.System', 'getenv', 'HOME')",
          "SELECT try_reflect('java.lang.System', 'getenv', 'HOME')",
          "USE x",
          "RESET",
          "SHOW TABLES IN other",
          "ALTER TABLE runs RENAME TO gone",
          "REFRESH '%s'",
          "EXECUTE IMMEDIATE 'SELECT 1'",
          "DECLARE x INT",
          "BEGIN SELECT 1; END",
          "CALL x.y()",
          "SELECT * FROM read_files('%s')",
          "SELECT no_such_function(1)",
          "SELECT * FROM no_such_table",
          "SELECT * FROM a.b.c.d",
          "SELECT * FROM STREAM runs");

  private static final List<String> UNFIT =
      List.of(
          "SELECT nothing FROM runs",
          "SELECT run_id.x FROM runs",
          "SELECT sum(fitness), run_id FROM fitness",
          "SELECT * FROM runs UNION SELECT 1",
          "SELECT * FROM runs r JOIN runs r USING (nothing)",
          "SELECT max(max(fitness)) FROM fitness",
          "SELECT run_id FROM runs, fitness",
          "SELECT upper() FROM runs",
          "SELECT date_add('x') FROM runs",
          "SELECT array(1, map()) FROM runs",
          "SELECT * FROM runs ORDER BY 99",
          "SELECT * FROM runs WHERE fitness = 1",
          "SELECT * FROM runs LIMIT -1",
          "SELECT * FROM runs LIMIT run_id",
          "SELECT CAST(1 AS nonsense)",
          "SELECT :x",
          "SELECT ?",
          "DESCRIBE runs nothing",
          "SELECT (SELECT run_id, seed FROM runs)",
          "SELECT 1 WHERE 'a'");

  private static final List<String> FAILING =
      List.of(
          "SELECT 1/0",
          "SELECT raise_error('said by the user')",
          "SELECT CAST('a' AS INT)",
          "SELECT CAST(run_id AS DOUBLE) FROM runs",
          "SELECT (SELECT trial FROM fitness)",
          "SELECT element_at(array(1), 7)",
          "SELECT assert_true(trial < 0) FROM fitness",
          "SELECT 9223372036854775807 + trial + 1 FROM fitness",
          "SELECT make_date(2000, 13, 1)",
          "SELECT to_timestamp('x')",
          "SELECT decode(unhex('ff'), 'nonsense')");

  private static final List<String> FINE =
      List.of(
          "SELECT 1 AS `odd \u00fc name`",
          "/* c */ SELECT -- c\n run_id FROM runs;",
          "select RUN_ID from RUNS where 1 = 0",
          "SELECT '${env:HOME}'",
          "SELECT '; DROP TABLE runs'",
          "SHOW TABLES",
          "DESCRIBE fitness",
          "EXPLAIN SELECT * FROM best",
          "VALUES (1, 'a'), (2, 'b')",
          "FROM runs SELECT run_id");

  /** Where Spark's parser reads a number as Java does. */
  private static final List<String> NUMBERS =
      List.of(
          "SELECT CAST('a' AS CHAR(%s))",
          "SELECT CAST(run_id AS VARCHAR(%s)) FROM runs",
          "SELECT CAST(1 AS DECIMAL(%s))",
          "SELECT CAST(1 AS DECIMAL(3, %s))",
          "SELECT CAST(NULL AS STRUCT<a: ARRAY<DECIMAL(%s)>>)",
          "SELECT * FROM runs TABLESAMPLE (BUCKET 1 OUT OF 2) TABLESAMPLE (BUCKET %s OUT OF 2)",
          "SELECT * FROM runs TABLESAMPLE (10 PERCENT) REPEATABLE (%s)");

  private SqlMistakes() {}

  static FuzzCase next(FuzzRoom room) {
    FuzzDice dice = room.dice();
    return switch (dice.below(11)) {
      case 0, 1 -> FuzzCase.refused(query(room, dice.pick(SOUND) + dice.pick(TAILS)));
      case 9 -> FuzzCase.refused(query(room, number(dice)));
      case 2 -> FuzzCase.refused(query(room, nonsense(dice)));
      case 3, 4, 5 -> FuzzCase.refused(query(room, command(room)));
      case 6 -> FuzzCase.refusedLate(query(room, dice.pick(UNFIT)));
      case 7 -> FuzzCase.failed(query(room, dice.pick(FAILING)));
      case 8 -> warmStart(room);
      default -> FuzzCase.fine(query(room, dice.pick(FINE)));
    };
  }

  private static String number(FuzzDice dice) {
    return dice.pick(NUMBERS)
        .replace("%s", dice.pick("99999999999", "9".repeat(40), "?", "x", "-1", "1.5", "''"));
  }

  private static String command(FuzzRoom room) {
    return room.dice().pick(COMMANDS).replace("%s", room.canary().toString());
  }

  private static String nonsense(FuzzDice dice) {
    int size = dice.between(400, 60_000);
    return switch (dice.below(7)) {
      case 0 -> "";
      case 1 -> "   ";
      case 2 -> "SELECT " + "(".repeat(size) + "1" + ")".repeat(size);
      case 3 -> "SELECT " + "'".repeat(2 * size + 1);
      case 4 -> dice.pick("\0", "SELECT \0", "\ufeff?", "SELEC 1", "select", ";", "--", "1", "'a'");
      case 5 -> "SELECT " + "CASE WHEN 1=1 THEN ".repeat(size / 100) + "1";
      default -> dice.misspelled("SELECT") + " * FROM runs";
    };
  }

  private static FuzzCase warmStart(FuzzRoom room) {
    String sql =
        room.dice()
            .pick(
                command(room),
                "SELECT",
                "",
                "SELECT run_id FROM runs",
                "SELECT 1/0",
                "SELECT 1 AS genotype",
                "SELECT 'x' AS genotype",
                "SELECT genotype FROM nothing",
                number(room.dice()));
    Path settings =
        room.settings(
            "search.warm-start { store = \""
                + room.runs().get()
                + "\", query = "
                + ConfigUtil.quoteString(sql)
                + " }");
    return FuzzCase.refusedLate(room.search(settings));
  }

  private static List<String> query(FuzzRoom room, String sql) {
    String format = room.dice().pick("csv", "json", "table");
    return List.of("query", "--store", room.runs().get().toString(), "--format", format, sql);
  }
}
