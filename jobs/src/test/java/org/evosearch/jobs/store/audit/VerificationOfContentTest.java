package org.evosearch.jobs.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.Damage.Remedy;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.jobs.store.journal.SampleReEvaluation;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that make no sense are found though every seal and digest is right. */
class VerificationOfContentTest {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final RunLayout LAYOUT = new RunLayout("r");
  private static final int CHANGED = 1;

  private final StoreFiles files = new MemoryFiles();

  @BeforeEach
  void commitThreeGenerations() {
    commit(RECORDS.generations(3, 4));
  }

  private void commit(List<GenerationRecord> generations) {
    try (Journal journal = new ParquetJournal(files)) {
      int known = journal.open(SampleRecords.run("r")).size();
      generations.stream().skip(known).forEach(journal::commit);
    }
  }

  private static Arguments rows(Table table, UnaryOperator<List<TableRow>> change, String reason) {
    return Arguments.of(table, change, reason);
  }

  private static Arguments row(Table table, int row, Consumer<TableRow> change, String reason) {
    return rows(
        table,
        rows -> {
          change.accept(rows.get(row));
          return rows;
        },
        reason);
  }

  private static Arguments value(Table table, int row, String column, Object value, String reason) {
    return row(table, row, one -> one.with(column, value), reason);
  }

  static Stream<Arguments> proposals() {
    Table table = Table.POPULATIONS;
    return Stream.of(
        rows(table, rows -> rows.subList(0, 3), "it has 3 trials, fitness has 4"),
        rows(table, VerificationOfContentTest::swapped, "row 1 is not that of trial 0"),
        value(table, 3, "fingerprint", "ab".repeat(32), "trial 3 has another fingerprint in fit"),
        value(table, 3, "fingerprint", "ab", "trial 3 cannot be understood (Invalid fingerprint"),
        value(table, 0, "architecture", "[]", "trial 0 cannot be understood"),
        value(table, 0, "hyperparameters", "{\"optimizer\":\"x\"}", "trial 0 cannot be understood"),
        value(
            table,
            0,
            "hyperparameters",
            "{\"learning_rate\":0.5}",
            "trial 0 has a fingerprint that is not that of its network"),
        value(table, 0, "parents", "0/0,1/0", "trial 0 has a parent that does not come before it"),
        value(table, 0, "epochs", -1, "trial 0 cannot be understood"),
        value(table, 0, "search_generation", 0, "only some trials have a search_generation"),
        rows(
            table,
            rows -> numbered(rows, 0, 1, 0, 1),
            "trial 2 was proposed before its predecessor, in search generation 0"));
  }

  private static List<TableRow> numbered(List<TableRow> rows, int... proposedIn) {
    for (int i = 0; i < proposedIn.length; i++) {
      rows.get(i).with("search_generation", proposedIn[i]);
    }
    return rows;
  }

  private static List<TableRow> swapped(List<TableRow> rows) {
    Collections.swap(rows, 0, 1);
    return rows;
  }

  static Stream<Arguments> outcomes() {
    Table table = Table.FITNESS;
    return Stream.of(
        value(
            table,
            2,
            "reused_from",
            "0/9",
            "takes over the outcome of trial 0/9, which does not exist"),
        value(table, 2, "reused_from", "1/2", "of trial 1/2, which does not come before it"),
        value(table, 2, "reused_from", "2/0", "of trial 2/0, which does not come before it"),
        value(table, 2, "reused_from", "0/3", "of trial 0/3, which has another fingerprint"),
        value(table, 2, "reused_from", "x", "trial 2 cannot be understood (Invalid trial: x"),
        value(table, 2, "validation_accuracy", 99.5, "of trial 0/0, which had another outcome"),
        value(table, 2, "wall_s", 3.0, "trial 2 reuses an outcome, and yet has a cost"),
        value(table, 0, "status", "guessed", "trial 0 cannot be understood (unknown status"),
        value(table, 1, "failure_kind", "bored", "trial 1 cannot be understood"),
        value(table, 0, "trial", 3, "row 1 is not that of trial 0"));
  }

  static Stream<Arguments> curves() {
    Table table = Table.LEARNING_CURVES;
    return Stream.of(
        rows(
            table,
            rows -> rows.subList(1, rows.size()),
            "trial 0 has a curve of 2 epochs, by fitness it has 3"),
        rows(table, rows -> List.of(), "trial 0 has a curve of 0 epochs, by fitness it has 3"),
        value(table, 0, "trial", 7, "trial 7 is none of this generation"),
        value(table, 0, "trial", 1, "trial 1 has a curve of 1 epochs, by fitness it has 0"));
  }

  static Stream<Arguments> archives() {
    Table table = Table.ARCHIVES;
    return Stream.of(
        value(table, 0, "fitness", 99.5, "in hall-of-fame has fitness 99.5, by fitness it has "),
        value(table, 0, "trial", 9, "trial 1/9 in hall-of-fame is none of its generation"),
        value(table, 0, "trial", -9, "its rows cannot be understood (Invalid trial"),
        value(table, 0, "trial", 1, "trial 1/1 in hall-of-fame has another fingerprint there"),
        value(table, 0, "trial_generation", 2, "in hall-of-fame is of a later generation"),
        value(table, 0, "fingerprint", "ab".repeat(32), "has another fingerprint there"),
        value(table, 0, "rank", 5, "in hall-of-fame has rank 5, out of order"));
  }

  @ParameterizedTest
  @MethodSource({"proposals", "outcomes", "curves", "archives"})
  void aForgedRowIsFound(Table table, UnaryOperator<List<TableRow>> change, String reason)
      throws IOException {
    new ForgedRun(files, LAYOUT).change(table, CHANGED, change);
    List<Damage> damages = Findings.of(files, "r").damages();

    assertThat(damages)
        .isNotEmpty()
        .allMatch(damage -> damage.file().equals(files.describe(LAYOUT.file(table, CHANGED))))
        .allMatch(damage -> damage.remedy() == Remedy.INVESTIGATE)
        .anyMatch(damage -> damage.reason().contains(reason));
  }

  @Test
  void aForgerWhoChangesNothingIsNotFound() throws IOException {
    new ForgedRun(files, LAYOUT).change(Table.FITNESS, CHANGED, rows -> rows);

    assertThat(Findings.of(files, "r").lines()).isEmpty();
  }

  @Test
  void aForgedFitnessIsFoundByTheArchive() throws IOException {
    new ForgedRun(files, LAYOUT)
        .change(
            Table.FITNESS,
            CHANGED,
            rows -> {
              rows.get(0).with("fitness", 99.5);
              return rows;
            });

    assertThat(Findings.of(files, "r").lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("archives") && line.contains("by fitness it has 99.5"));
  }

  @Test
  void anOutcomeThatNeededMoreTrainingIsFound() throws IOException {
    new ForgedRun(files, LAYOUT)
        .change(
            Table.POPULATIONS,
            CHANGED,
            rows -> {
              rows.get(2).with("epochs", 30);
              return rows;
            });

    assertThat(Findings.of(files, "r").lines())
        .singleElement()
        .asString()
        .contains("takes over the outcome of trial 0/0, which had less training");
  }

  @Test
  void whatRestsOnAGenerationThatCannotBeReadIsNotBlamed() throws IOException {
    files.write(LAYOUT.file(Table.POPULATIONS, 0), new byte[0]);

    assertThat(Findings.of(files, "r").lines()).hasSize(1);
  }

  @Test
  void whatIsNoLongerRememberedIsReadAgain() throws IOException {
    RecordedTrials forgetful = new RecordedTrials(files, LAYOUT, 1);
    RecordedTrials other = new RecordedTrials(files, LAYOUT);
    for (int generation : List.of(0, 1, 2, 0, 1, 3)) {
      assertThat(forgetful.of(generation)).isEqualTo(other.of(generation));
    }
    assertThat(forgetful.of(0).orElseThrow()).hasSize(4);
    assertThat(forgetful.of(3)).isEmpty();
  }

  @Test
  void aFinalReEvaluationIsSoundAndItsForgedMeansAreFound() throws IOException {
    List<GenerationRecord> generations = new ArrayList<>(RECORDS.generations(3, 4));
    generations.add(SampleReEvaluation.of(RECORDS));
    commit(generations);
    assertThat(Findings.of(files, "r").lines()).isEmpty();

    new ForgedRun(files, LAYOUT)
        .change(
            Table.ARCHIVES,
            3,
            rows -> {
              rows.get(rows.size() - 1).with("fitness", 1.0);
              return rows;
            });
    assertThat(Findings.of(files, "r").lines())
        .singleElement()
        .asString()
        .contains("trial 2/0 in re-scored has fitness 1.0, by fitness it has ");
  }
}
