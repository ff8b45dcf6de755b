package org.evosearch.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.evosearch.config.SettingsException;
import org.evosearch.jobs.store.query.StoreTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  private static final Set<String> REFUSED =
      Set.of(
          "from_avro",
          "from_protobuf",
          "from_xml",
          "java_method",
          "python_worker_logs",
          "reflect",
          "schema_of_avro",
          "schema_of_xml",
          "to_avro",
          "to_protobuf",
          "try_reflect");

  static List<String> refused() throws IOException {
    return Statements.refused();
  }

  static List<String> accepted() throws IOException {
    return Statements.accepted();
  }

  private static Query passed(String sql, Reach reach) {
    return Query.of(sql, StoreTables.names(), reach);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatDoesMoreThanAskIsRefusedInOneLine(String sql) {
    assertThatThrownBy(() -> passed(sql, Reach.STORE))
        .isInstanceOf(SettingsException.class)
        .message()
        .startsWith("Cannot run the query: ")
        .hasLineCount(1)
        .hasSizeBetween(25, 400);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void whatAsksPasses(String sql) {
    assertThat(passed(sql, Reach.STORE).text()).isEqualTo(sql);
  }

  @Test
  void manyOfBothAreTried() throws IOException {
    assertThat(refused()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(40);
    assertThat(accepted()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM csv.`table.csv.gz` t JOIN winners w ON t._c1 = w.table_key",
        "SELECT * FROM parquet.`/data/table.parquet`",
        "SELECT * FROM a_catalog.of_the.company",
        "SELECT image, label FROM delta.`s3a://bucket/pictures`",
        "SELECT image, label FROM delta.`/data/pictures` VERSION AS OF 3",
        "SELECT image, label FROM delta.`/data/pictures` TIMESTAMP AS OF '2026-01-31'",
        "SELECT image, label FROM lake.shop.pictures FOR SYSTEM_VERSION AS OF 'audited'",
        "SELECT count(*) FROM lake.shop.pictures.snapshots"
      })
  void filesAreReadWhereThatIsAllowed(String sql) {
    assertThat(passed(sql, Reach.FILES).text()).isEqualTo(sql);
    assertThatThrownBy(() -> passed(sql, Reach.STORE)).hasMessageContaining("--allow-files");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT TRANSFORM('a') USING 'cat' AS (x)",
        "SELECT lake.shop.abs(c0) FROM csv.`a.csv`",
        "SELECT * FROM lake.shop.range(3)",
        "SELECT reflect('java.lang.System', 'lineSeparator') FROM csv.`a.csv`",
        "INSERT INTO csv.`a.csv` SELECT 1",
        "INSERT INTO delta.`/data/pictures` SELECT 1",
        "UPDATE delta.`/data/pictures` SET label = 1",
        "DELETE FROM delta.`/data/pictures`",
        "DELETE FROM lake.shop.pictures WHERE label = 1",
        "MERGE INTO lake.shop.pictures t USING lake.shop.more s ON t.k = s.k"
            + " WHEN MATCHED THEN DELETE",
        "TRUNCATE TABLE lake.shop.pictures",
        "DROP TABLE lake.shop.pictures",
        "OPTIMIZE delta.`/data/pictures`",
        "VACUUM delta.`/data/pictures` RETAIN 0 HOURS",
        "RESTORE TABLE delta.`/data/pictures` TO VERSION AS OF 0",
        "CONVERT TO DELTA parquet.`/data/pictures`",
        "CALL lake.system.expire_snapshots(table => 'shop.pictures')",
        "ALTER TABLE lake.shop.pictures CREATE BRANCH audited",
        "CREATE TABLE delta.`/data/copy` USING delta AS SELECT 1",
        "SELECT from_xml('<a/>', 'a INT', map('rowValidationXSDPath', '/etc/passwd'))",
        "ADD JAR 'a.jar'"
      })
  void filesAreOnlyRead(String sql) {
    assertThatThrownBy(() -> passed(sql, Reach.FILES)).isInstanceOf(SettingsException.class);
  }

  static Stream<String> tooLarge() {
    return Stream.of(
        "SELECT " + "(".repeat(3000) + "1" + ")".repeat(3000),
        "SELECT " + "array(".repeat(500) + "1" + ")".repeat(500),
        "SELECT " + "- ".repeat(20_000) + "1",
        "SELECT " + "NOT ".repeat(20_000) + "true",
        "SELECT 1" + " + 1".repeat(50_000),
        "SELECT * FROM " + "(SELECT * FROM ".repeat(300) + "runs" + ")".repeat(300),
        "SELECT '" + "x".repeat(2_000_000) + "'");
  }

  @ParameterizedTest
  @MethodSource("tooLarge")
  void whatIsTooLargeIsRefusedInOneLine(String sql) {
    assertThatThrownBy(() -> passed(sql, Reach.STORE))
        .isInstanceOf(SettingsException.class)
        .message()
        .startsWith("Cannot run the query: ")
        .hasLineCount(1)
        .hasSizeLessThan(400);
  }

  @Test
  void longIsNotTooLarge() {
    String alternatives = " OR trial = 1".repeat(2_000);
    assertThat(passed("SELECT * FROM fitness WHERE false" + alternatives, Reach.STORE).text())
        .endsWith(alternatives);
  }

  /** So that somebody looks at each function that a later version of Spark has. */
  @Test
  void allFunctionsOfSparkWereLookedAt() {
    Stream<FunctionIdentifier> functions =
        Stream.concat(
            all(FunctionRegistry.builtin().listFunction()),
            all(TableFunctionRegistry.builtin().listFunction()));
    assertThat(functions.map(id -> id.funcName().toLowerCase(Locale.ROOT)))
        .hasSizeGreaterThan(400)
        .allMatch(name -> KnownFunctions.contains(name) != REFUSED.contains(name));
  }

  private static Stream<FunctionIdentifier> all(
      scala.collection.Iterable<FunctionIdentifier> functions) {
    Stream.Builder<FunctionIdentifier> all = Stream.builder();
    functions.iterator().foreach(id -> all.add(id));
    return all.build();
  }
}
