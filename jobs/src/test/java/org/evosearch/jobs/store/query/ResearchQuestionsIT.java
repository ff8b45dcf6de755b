package org.evosearch.jobs.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Questions of a researcher, of a store of two runs, one of them compacted. The answers are
 * DuckDB's; {@code data-schemas/questions/check.py} asks them of pyarrow's tables too.
 */
class ResearchQuestionsIT {

  private static final Path QUESTIONS = Path.of("../data-schemas/questions");
  private static final String STORE = "src/test/resources/org/evosearch/jobs/store/questions";
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.?\\d*([eE][-+]?\\d+)?");
  private static final double TOLERANCE = 2e-5;

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 1)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.legacy.charVarcharAsString", true)
            .config("spark.sql.optimizer.dynamicPartitionPruning.enabled", false)
            .getOrCreate();
    StoreTables.register(spark, STORE);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static List<Path> questions() throws IOException {
    try (Stream<Path> files = Files.list(QUESTIONS)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  @Test
  void thereAreTwentyFive() throws IOException {
    assertThat(questions()).hasSize(25);
  }

  @TestFactory
  Stream<DynamicTest> sparkAnswersAsDuckDbDoes() throws IOException {
    return questions().stream()
        .filter(
            file ->
                StoreTables.names().contains("lineage")
                    || !file.toString().matches(".*(lineage|founders).*"))
        .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> ask(file)));
  }

  private static void ask(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).replace(".sql", ".csv");
    List<List<String>> expected = csv(QUESTIONS.resolve("answers").resolve(name));
    Dataset<Row> answer = spark.sql(Files.readString(file).replace(";", ""));
    List<List<String>> found = new ArrayList<>();
    found.add(Arrays.asList(answer.columns()));
    answer.collectAsList().forEach(row -> found.add(texts(row)));

    assertThat(found).hasSizeGreaterThan(1).hasSameSizeAs(expected);
    for (int row = 0; row < expected.size(); row++) {
      assertThat(found.get(row))
          .usingElementComparator((one, other) -> isSame(one, other) ? 0 : 1)
          .isEqualTo(expected.get(row));
    }
  }

  /** Engines write numbers in other ways, and add them up in another order. */
  private static boolean isSame(String one, String other) {
    if (one.equals(other) || !NUMBER.matcher(one).matches() || !NUMBER.matcher(other).matches()) {
      return one.equals(other);
    }
    double value = Double.parseDouble(one);
    return Math.abs(value - Double.parseDouble(other)) <= TOLERANCE * Math.abs(value);
  }

  private static List<List<String>> csv(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (CSVRecord row : CSVFormat.RFC4180.parse(new StringReader(Files.readString(file)))) {
      rows.add(row.stream().toList());
    }
    return rows;
  }

  private static List<String> texts(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.isNullAt(i) ? "" : row.get(i).toString())
        .toList();
  }
}
