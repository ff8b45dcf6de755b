package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.awaitility.Awaitility;
import org.evosearch.evaluation.ResourceRecipe;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two searches in one session, which outlives them. */
class SharedSessionIT {

  private static final List<Trial> TRIALS = SampleSearch.trials(8);

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void createFile() throws IOException {
    file = Files.createFile(folder.resolve("evaluators"));
  }

  private TrialRunner search(JavaSparkContext spark, String name, int longestMillis) {
    ResourceRecipe recipe = ResourceRecipe.named(file, name, longestMillis);
    return new SparkTrialRunner(() -> spark, recipe, name);
  }

  private static void run(TrialRunner runner) {
    assertThat(runner.start(TRIALS, (trial, outcome) -> {}).join())
        .hasSize(8)
        .allMatch(Outcome.Measured.class::isInstance);
  }

  private long noted(String line) throws IOException {
    return Files.readAllLines(file).stream().filter(line::equals).count();
  }

  private void awaitClosed(String name, long opened) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(noted("close " + name)).isEqualTo(opened));
  }

  @Test
  void executorsGiveBackWhatASearchHeldWhileTheNextOneRuns() throws IOException {
    SparkConf conf = LocalCluster.conf(2, 2);
    try (JavaSparkContext spark = EmbeddedSpark.start(conf);
        TrialRunner second = search(spark, "second", 0)) {
      try (TrialRunner first = search(spark, "first", 300)) {
        run(first);
        run(second);
        assertThat(noted("close first")).isZero();
      }
      long opened = noted("open first");
      assertThat(opened).isBetween(1L, 2L);
      awaitClosed("first", opened);

      run(second);
      assertThat(noted("close second")).isZero();
      assertThat(LocalCluster.executors().count()).isEqualTo(2);
    }
  }

  @Test
  void anEmbeddedSearchGivesBackWhatItHeldEvenIfItIsCutShort() throws IOException {
    try (JavaSparkContext spark = EmbeddedSpark.local(4)) {
      try (TrialRunner first = search(spark, "first", 0)) {
        run(first);
      }
      assertThat(noted("close first")).isEqualTo(1);

      CompletableFuture<List<Outcome>> cut;
      try (TrialRunner second = search(spark, "second", 2000)) {
        cut = second.start(TRIALS, (trial, outcome) -> {});
        Awaitility.await().until(() -> noted("open second") == 1);
      }
      awaitClosed("second", 1);
      assertThat(cut).isNotNull();
    }
  }
}
