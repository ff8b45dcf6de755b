package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.evosearch.config.Settings;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.cli.spark.QuerySession;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.sql.Query;
import org.evosearch.jobs.sql.Reach;
import org.evosearch.jobs.sql.Statements;
import org.evosearch.jobs.store.query.StoreTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandIT {

  @TempDir private Path folder = Path.of("");
  private Path store = Path.of("");

  @BeforeEach
  void copyAStore() throws IOException, URISyntaxException {
    store = folder.resolve("store");
    copy(
        Path.of(
            Objects.requireNonNull(
                    QueryCommandIT.class.getResource("/org/evosearch/jobs/store/store-v5"))
                .toURI()),
        store);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private CommandLineRun query(String... args) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("query", "--store", store.toString()), Stream.of(args))
            .toArray(String[]::new));
  }

  /** Names of all files and folders, of files with the digest of their content. */
  private Map<String, String> everything() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String content = Files.isDirectory(file) ? "folder" : Sha256.hex(Files.readAllBytes(file));
        all.put(file.toString(), content);
      }
    }
    return all;
  }

  @Test
  void whatLooksAroundLeavesNoFolderWhereItIsTyped() {
    CommandLineRun run = query("--format", "csv", "SHOW TABLES");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("fitness");
    assertThat(Path.of("spark-warehouse")).doesNotExist();
  }

  @Test
  void whatIsRefusedChangesNothing() throws IOException {
    Map<String, String> before = everything();
    for (String sql : Statements.refused()) {
      CommandLineRun run = query("--", sql.replace("STORE", store.toString()));
      assertThat(run.exitCode()).as(sql).isEqualTo(2);
      assertThat(run.err()).startsWith("evosearch: Cannot run the query: ").hasLineCount(1);
      assertThat(run.out()).isEmpty();
    }
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void whatAsksIsAnsweredAndChangesNothing() throws IOException {
    Map<String, String> before = everything();
    try (SparkApplication spark = new SparkApplication(Settings.defaults(), "query")) {
      QuerySession session = QuerySession.on(spark, store.toString());
      for (String sql : Statements.accepted()) {
        Query query = Query.of(sql, StoreTables.names(), Reach.STORE);
        assertThatCode(() -> session.answer(query, Dataset::collectAsList))
            .as(sql)
            .doesNotThrowAnyException();
      }
      assertThat(answer(session, "SELECT count(*) FROM fitness")).containsExactly("[8]");
      assertThat(answer(session, "SELECT '${env:HOME}'")).containsExactly("[${env:HOME}]");
      assertThatEntitiesAreNotRead(session);
    }
    assertThat(everything()).isEqualTo(before);
  }

  private static List<String> answer(QuerySession session, String sql) {
    List<String> rows = new ArrayList<>();
    session.answer(
        Query.of(sql, StoreTables.names(), Reach.STORE),
        answer -> answer.collectAsList().stream().map(Row::toString).forEach(rows::add));
    return rows;
  }

  /** XML can name files, whose text would be in the answer. */
  private void assertThatEntitiesAreNotRead(QuerySession session) throws IOException {
    Path secret = Files.writeString(Files.createTempFile("secret", ".txt"), "hidden");
    String xml = "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><a><b>&e;</b></a>";
    assertThatCode(
            () ->
                assertThat(answer(session, "SELECT xpath_string('" + xml + "', 'a/b')").toString())
                    .doesNotContain("hidden"))
        .satisfiesAnyOf(
            error -> assertThat(error).isNull(),
            error -> assertThat(error).hasMessageStartingWith("Cannot run the query: "));
    Files.delete(secret);
  }

  @Test
  void aFileIsJoinedWhereThatIsAllowed() throws IOException {
    Path table = Files.writeString(folder.resolve("table.csv"), "golden,7\nother,8\n");
    String sql =
        "SELECT r.run_id, t._c1 FROM runs r JOIN csv.`" + table + "` t ON t._c0 = r.run_id";
    CommandLineRun run = query("--format", "csv", "--allow-files", sql);

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).containsExactly("run_id,_c1", "golden,7");
    assertThat(query(sql).exitCode()).isEqualTo(2);
  }

  @Test
  void whatThereIsIsListed() {
    CommandLineRun run = query("--list");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("best_so_far: ", "pareto_front: ", "in kilowatt-hours", "wall_s");
    assertThat(query("--list", "SELECT 1").exitCode()).isEqualTo(2);
    assertThat(query().exitCode()).isEqualTo(2);
  }

  @Test
  void sqlThatFailsIsOneLine() {
    assertFails(1, "[DIVIDE_BY_ZERO]", "SELECT 1 / 0");
    assertFails(1, "[DIVIDE_BY_ZERO]", "SELECT trial / (trial - trial) FROM fitness");
    assertFails(1, "wrong", "SELECT raise_error('wrong') FROM fitness");
    assertFails(1, "[CAST_INVALID_INPUT]", "SELECT cast(status AS int) FROM fitness");
    assertFails(2, "no column nothing; the nearest is", "SELECT nothing FROM fitness");
    assertFails(2, "the nearest is fitness (", "SELECT fitnes FROM fitness");
    assertFails(2, "the nearest is fitness (", "SELECT 1 FROM fitnes");
    assertFails(2, "[DATATYPE_MISMATCH", "SELECT sum(array(1)) FROM fitness");
  }

  private void assertFails(int exitCode, String reason, String sql) {
    CommandLineRun run = query("--format", "csv", sql);
    assertThat(run.err()).as(sql).startsWith("evosearch: Cannot run the query: ").contains(reason);
    assertThat(run.err()).hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }
}
