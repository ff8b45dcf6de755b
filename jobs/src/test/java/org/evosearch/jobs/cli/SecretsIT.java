package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.evosearch.jobs.JavaCommand;
import org.evosearch.jobs.store.format.StoredTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spark's settings keep secret is neither printed nor stored. */
class SecretsIT {

  private static final String FIRST = "fqv7Kd2secondhand";
  private static final String SECOND = "zz81Quartz";
  private static final String THIRD = "mk55Tango";

  @TempDir private Path folder = Path.of("");

  @Test
  void aSearchAndWhatComesAfterItTellNoSecret() throws Exception {
    Path conf =
        Files.writeString(
            folder.resolve("secret.conf"),
            """
            spark.conf {
              "spark.hadoop.fs.s3a.secret.key" = ${EVOSEARCH_TEST_SECRET}
              "spark.ssl.keyPassword" = %s
            }
            """
                .formatted(SECOND));
    String[] more = {
      "--spark-conf",
      conf.toString(),
      "-D",
      "spark.conf.\"spark.hadoop.fs.s3a.session.token\"=\"" + THIRD + "\""
    };

    String printed = process(TinySearch.args(folder, more));

    assertThat(printed)
        .contains("The search has ended", "spark.hadoop.fs.s3a.secret.key", "(redacted)")
        .doesNotContain(FIRST, SECOND, THIRD);
    assertStoreHasNone();
    assertThat(process(List.of("status", "--store", TinySearch.store(folder), more[0], more[1])))
        .doesNotContain(FIRST, SECOND, THIRD);
  }

  private String process(List<String> args) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "command", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(JavaCommand.of(Main.class, args))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("EVOSEARCH_TEST_SECRET", FIRST);
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return Files.readString(log);
  }

  /** Parquet packs its pages: of tables the rows are searched as well as the bytes. */
  private void assertStoreHasNone() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(Path.of(TinySearch.store(folder)))) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThan(10);
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      String text = new String(bytes, StandardCharsets.ISO_8859_1) + StoredTexts.of(file, bytes);
      assertThat(text).as(file.toString()).doesNotContain(FIRST, SECOND, THIRD);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.conf.\"spark.speculation\"=true",
        "spark.conf.\"spark.master\"=nonsense",
        "spark.conf.\"spark.driver.maxResultSize\"=" + SECOND,
        "spark.hadoop.fs.s3a.secret.key=" + SECOND,
        "spark.conf.\"spark.hadoop.fs.s3a.secret.key=" + SECOND,
        "spark.conf.\"spark.hadoop.fs.s3a.secret.key\"=\"" + SECOND,
        "spark.conf.\"spark.hadoop.fs.s3a.secret.key\":" + SECOND,
        "search.generations=many",
        "spark.conf=none"
      })
  void mistakesBesideASecretAreToldWithoutIt(String mistake) {
    String secret = "spark.conf.\"spark.hadoop.fs.s3a.secret.key\"=" + SECOND;
    boolean isShown = mistake.contains("maxResultSize");
    CommandLineRun run = TinySearch.run(folder, "-D", secret, "-D", mistake);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1).contains("evosearch: ");
    if (!isShown) {
      assertThat(run.out() + run.err()).doesNotContain(SECOND);
    }
    // Whether a store can be written is tried before Spark starts: its folder may be there, empty.
    assertThat(folder.resolve("store").toFile().listFiles()).isNullOrEmpty();
  }

  @Test
  void whatStandsBehindASecretsKeyByMistakeIsMasked() {
    CommandLineRun run =
        TinySearch.run(folder, "-D", "spark.conf.\"spark.hadoop.fs.s3a.secret.key\"", "=", SECOND);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out() + run.err()).contains("(redacted)").doesNotContain(SECOND);
  }

  @Test
  void aFinalTrainingTellsNoSecret() {
    Path best = TinyTraining.chosen(folder);
    CommandLineRun run =
        TinyTraining.run(
            folder,
            best,
            "-D",
            "spark.conf.\"spark.hadoop.fs.s3a.secret.key\"=" + SECOND,
            "-D",
            "final-training.epochs=1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("(redacted)");
    assertThat(run.out() + run.err()).doesNotContain(SECOND);
  }
}
