package org.evosearch.jobs.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.OlderFiles;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.jobs.store.journal.SampleReEvaluation;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleHeirs;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.MemoryUse;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTablesIT {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static SparkSession spark;

  @TempDir private Path store;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 1)
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private void commit(String run, int generations) {
    try (Journal journal = new ParquetJournal(store.toString(), new Configuration(false))) {
      journal.open(SampleRecords.run(run));
      RECORDS.generations(generations, 6).forEach(journal::commit);
    }
  }

  private List<String> query(String sql) {
    StoreTables.register(spark, store.toUri().toString());
    return spark.sql(sql).collectAsList().stream().map(Row::toString).toList();
  }

  @Test
  void anEmptyStoreHasEmptyTables() {
    for (Table table : Table.values()) {
      assertThat(query("SELECT * FROM " + table.key())).isEmpty();
    }
    assertThat(query("SELECT * FROM trials, best, progress")).isEmpty();
  }

  @Test
  void runIdsAreTextWhateverTheyLookLike() {
    commit("007", 1);

    assertThat(query("SELECT run_id, settings_digest, created_at, schema_version FROM runs"))
        .containsExactly("[007,5e,2026-03-01 12:00:00.123456,7]");
  }

  @Test
  void aTrialIsWhatWasProposedAndWhatCameOfIt() {
    commit("r", 2);
    Trial trial = SampleRecords.trial(new TrialId(1, 1));

    assertThat(
            query(
                "SELECT genotype, architecture, hyperparameters, parents, seed, status,"
                    + " failure_kind, fitness, wall_s, started_at, device FROM trials"
                    + " WHERE generation = 1 AND trial = 1"))
        .containsExactly(
            "[genes \"1\" | ä 1,"
                + ArchitectureJson.write(trial.network().architecture())
                + ",{\"optimizer\":\"sgd\",\"learning_rate\":0.05},0/0,0/1,-6,failed,out-of-memory,"
                + "null,1.235,2026-03-01 12:01:00.000001,gpu(1)]");
  }

  @Test
  void heirsNameTheirDonorsTheirEpochsAndTheirSpecies() {
    try (Journal journal = new ParquetJournal(store.toString(), new Configuration(false))) {
      journal.open(SampleRecords.run("heirs"));
      SampleHeirs.generations(3).forEach(journal::commit);
    }
    commit("others", 1);

    assertThat(
            query(
                "SELECT generation, inherited_epochs, own_epochs, donor_generation, donor_trial,"
                    + " weights, species FROM trials WHERE run_id = 'heirs' ORDER BY generation"))
        .containsExactly(
            "[0,0,3,null,null," + SampleHeirs.weights(0) + ",0]",
            "[1,3,3,0,0," + SampleHeirs.weights(1) + ",1]",
            "[2,6,3,1,0," + SampleHeirs.weights(2) + ",2]");
    assertThat(
            query(
                "SELECT DISTINCT inherited_epochs, own_epochs, donor_generation, donor_trial,"
                    + " weights, species FROM trials WHERE run_id = 'others'"))
        .containsExactly("[null,null,null,null,null,null]");
  }

  @Test
  void reusedTrialsHaveNoCostAndNoCurve() {
    commit("r", 2);

    assertThat(
            query(
                "SELECT f.trial, f.fitness IS NULL, wall_s, host, started_at, f.epochs, c.epoch"
                    + " FROM fitness f LEFT JOIN learning_curves c"
                    + " ON c.generation = f.generation AND c.trial = f.trial"
                    + " WHERE f.generation = 1 AND f.reused_from = '0/0'"))
        .containsExactly("[2,false,null,null,null,null,null]");
  }

  @Test
  void progressSaysHowEachGenerationWent() {
    commit("r", 2);

    assertThat(
            query(
                "SELECT generation, trials, failures, reused, trainings, round(seconds, 3),"
                    + " best_so_far >= best_fitness, best_fitness > mean_fitness"
                    + " FROM progress ORDER BY generation"))
        .containsExactly("[0,6,1,0,6,7.419,true,true]", "[1,6,1,1,5,6.183,true,true]");
  }

  @Test
  void theBestTrialOfEachRunIsFound() {
    commit("r", 3);
    commit("s", 1);
    double best =
        RECORDS.generations(3, 6).stream()
            .flatMap(generation -> generation.trials().stream())
            .mapToDouble(row -> row.fitness().orElse(0))
            .max()
            .orElseThrow();

    assertThat(query("SELECT fitness FROM best WHERE run_id = 'r'"))
        .containsExactly("[" + best + "]");
    assertThat(query("SELECT run_id, generation FROM best ORDER BY run_id")).hasSize(2);
  }

  @Test
  void theErrorOfPredictedMemoryIsKnownWhereItWasMeasured() {
    List<MemoryUse> uses =
        List.of(new MemoryUse(300, 200), new MemoryUse(300, 0), MemoryUse.UNKNOWN);
    GenerationRecord first = RECORDS.generations(1, 3).get(0);
    List<TrialRecord> trials =
        IntStream.range(0, uses.size())
            .mapToObj(i -> using(first.trials().get(i), uses.get(i)))
            .toList();
    GenerationRecord measured = new GenerationRecord(0, trials, first.archives());
    try (Journal journal = new ParquetJournal(store.toString(), new Configuration(false))) {
      journal.open(SampleRecords.run("a"));
      journal.commit(measured);
    }

    assertThat(query("SELECT trial, memory_predicted, memory_measured, error, ratio FROM memory"))
        .containsExactly("[0,300,200,100,1.5]", "[1,300,null,null,null]");
    try (Journal journal = new ParquetJournal(store.toString(), new Configuration(false))) {
      assertThat(journal.open(SampleRecords.run("a"))).containsExactly(measured);
    }
  }

  private static TrialRecord using(TrialRecord record, MemoryUse use) {
    Outcome outcome = record.outcome();
    return new TrialRecord(
        record.trial(),
        record.genotype(),
        record.origin(),
        record.reusedFrom(),
        outcome.with(outcome.execution().with(use)),
        record.fitness());
  }

  @Test
  void winnersOfAFinalReEvaluationHaveTheirSuccessesAndFailures() {
    GenerationRecord round = SampleReEvaluation.of(RECORDS);
    try (Journal journal = new ParquetJournal(store.toString(), new Configuration(false))) {
      journal.open(SampleRecords.run("r"));
      RECORDS.generations(3, 4).forEach(journal::commit);
      journal.commit(round);
    }
    double mean = Objects.requireNonNull(round.archives().get("re-scored")).get(0).fitness();

    assertThat(
            query(
                "SELECT archive, rank, fitness, re_scores, re_score_failures, generation, trial"
                    + " FROM winners"))
        .containsExactly("[re-scored,1," + mean + ",1,1,2,0]");
  }

  @Test
  void winnersOfASearchWithoutAFinalReEvaluationHaveNoFurtherScores() {
    commit("r", 3);

    assertThat(query("SELECT DISTINCT archive, re_scores, re_score_failures FROM winners"))
        .containsExactly("[hall-of-fame,0,0]");
  }

  @Test
  void onlyCommittedGenerationsAreSeen() throws IOException {
    commit("r", 2);
    Path uncommitted = store.resolve(new RunLayout("r").file(Table.FITNESS, 1));
    Files.delete(uncommitted);

    for (String table : List.of("populations", "learning_curves", "archives", "trials")) {
      assertThat(query("SELECT DISTINCT generation FROM " + table)).containsExactly("[0]");
    }
  }

  /** Scores of an earlier version, which had a column for each, look like those of today. */
  @Test
  void scoresOfAllVersionsHaveOneFace() throws IOException {
    commit("new", 1);
    commit("old", 1);
    overwrite(
        "new",
        new TableFile(
                Footer.of(Table.FITNESS, "new", 0),
                List.of(
                    OlderFiles.measured(0)
                        .with("scores", Map.of("synflow", 2.5, "grad-norm", 3.0, "own", 4.0)),
                    OlderFiles.measured(1)))
            .bytes(Table.FITNESS));
    overwrite(
        "old",
        OlderFiles.fitness(
            4,
            "old",
            0,
            List.of(
                OlderFiles.measured(0).with("synflow", 1.5).with("grad_norm", Double.NaN),
                OlderFiles.measured(1).with("predicted_accuracy", 9.0),
                OlderFiles.measured(2))));

    assertThat(
            query(
                "SELECT run_id, trial, synflow, grad_norm, predicted_accuracy, zico,"
                    + " scores['own'], size(map_keys(scores)), scores IS NULL"
                    + " FROM trials ORDER BY run_id, trial"))
        .containsExactly(
            "[new,0,2.5,3.0,null,null,4.0,3,false]",
            "[new,1,null,null,null,null,null,null,true]",
            "[old,0,1.5,NaN,null,null,null,2,false]",
            "[old,1,null,null,9.0,null,null,1,false]",
            "[old,2,null,null,null,null,null,null,true]");
  }

  private void overwrite(String run, byte[] fitness) throws IOException {
    Files.write(store.resolve(new RunLayout(run).file(Table.FITNESS, 0)), fitness);
  }

  @Test
  void archivesAreRankedFromOne() {
    commit("r", 2);
    GenerationRecord last = RECORDS.generation(1, 6);

    assertThat(
            query(
                "SELECT archive, rank, trial FROM archives WHERE generation = 1"
                    + " AND archive = 'pareto-front'"))
        .containsExactly("[pareto-front,1," + bestOf(last) + "]");
  }

  private static int bestOf(GenerationRecord generation) {
    return generation.archives().getOrDefault("pareto-front", List.of()).get(0).id().index();
  }

  /** What {@code query --list} says of columns is what they are. */
  @Test
  void viewsHaveTheColumnsThatTheCatalogLists() {
    commit("a", 2);
    StoreTables.register(spark, store.toUri().toString());
    for (StoreCatalog.Relation relation : StoreCatalog.relations()) {
      assertThat(spark.table(relation.name()).columns())
          .as(relation.name())
          .containsExactlyInAnyOrderElementsOf(
              relation.columns().stream().map(StoreCatalog.Column::name).toList());
    }
  }

  @Test
  void viewsAnswerWhatTheyAreNamedAfter() {
    commit("a", 3);
    assertThat(
            query(
                "SELECT max(evaluation) = count(*), max(best_fitness) = max(fitness) FROM"
                    + " best_so_far"))
        .containsExactly("[true,true]");
    assertThat(
            query(
                "SELECT max(l.fitness) = max(b.fitness) FROM leaderboard l JOIN best b"
                    + " ON l.run_id = b.run_id AND l.rank = 1"))
        .containsExactly("[true]");
    assertThat(
            query(
                "SELECT count(*) = 0 FROM parents p JOIN populations o ON p.run_id = o.run_id AND"
                    + " p.generation = o.generation AND p.trial = o.trial WHERE"
                    + " array_join(transform(p.parents, x -> concat(x.generation, '/', x.trial)),"
                    + " ',') <> o.parents"))
        .containsExactly("[true]");
    assertThat(
            query(
                "SELECT count(*) = (SELECT count(*) FROM fitness WHERE status = 'failed'),"
                    + " sum(seconds) >= 0 FROM (SELECT explode(sequence(1, int(trials))), seconds"
                    + " FROM failures_by_cause)"))
        .containsExactly("[true,true]");
    assertThat(
            query(
                "SELECT DISTINCT round(sum(share), 9) FROM operation_shares GROUP BY run_id,"
                    + " generation"))
        .containsExactly("[1.0]");
  }
}
