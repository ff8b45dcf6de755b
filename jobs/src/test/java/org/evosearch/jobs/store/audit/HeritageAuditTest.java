package org.evosearch.jobs.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleHeirs;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Donors that make no sense are found though every seal and digest is right. */
class HeritageAuditTest {

  private static final RunLayout LAYOUT = new RunLayout("r");
  private static final String EPOCHS = "inherited_epochs";
  private static final String GENERATION = "donor_generation";
  private static final String TRIAL = "donor_trial";

  private final StoreFiles files = new MemoryFiles();

  @BeforeEach
  void commitFourGenerations() {
    try (Journal journal = new ParquetJournal(files)) {
      journal.open(SampleRecords.run("r"));
      SampleHeirs.generations(4).forEach(journal::commit);
    }
  }

  @Test
  void aLineOfDescentIsSound() {
    assertThat(Findings.of(files, "r").lines()).isEmpty();
  }

  private void forge(Table table, int generation, Map<String, Object> values) throws IOException {
    new ForgedRun(files, LAYOUT)
        .change(
            table,
            generation,
            rows -> {
              TableRow row = rows.get(0);
              values.forEach(row::with);
              return rows;
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | 0 | 6 | of trial 2/0, which does not come before it",
        "3 | 0 | 6 | of trial 3/0, which does not come before it",
        "1 | 7 | 6 | of trial 1/7, which does not exist",
        "1 | 0 | 5 | of trial 1/0, which had trained them for 6 epochs, not 5",
        "0 | 0 | 6 | of trial 0/0, which had trained them for 3 epochs, not 6"
      })
  void aDonorThatCannotBeOneIsFound(int generation, int trial, int epochs, String reason)
      throws IOException {
    forge(Table.FITNESS, 2, Map.of(GENERATION, generation, TRIAL, trial, EPOCHS, epochs));

    assertThat(Findings.of(files, "r").lines())
        .anyMatch(line -> line.contains("trial 0 began with weights " + reason));
  }

  @Test
  void epochsWithoutADonorAreFound() throws IOException {
    forge(Table.FITNESS, 0, Map.of(EPOCHS, 3));

    assertThat(Findings.of(files, "r").lines())
        .anyMatch(line -> line.contains("trial 0 has inherited epochs and no donor"));
  }

  @Test
  void aDonorThatLeftNothingIsFound() {
    StoreFiles others = new MemoryFiles();
    List<GenerationRecord> line = SampleHeirs.generations(3);
    try (Journal journal = new ParquetJournal(others)) {
      journal.open(SampleRecords.run("r"));
      journal.commit(line.get(0));
      journal.commit(SampleHeirs.barren(line.get(1)));
      journal.commit(line.get(2));
    }

    assertThat(Findings.of(others, "r").lines())
        .anyMatch(text -> text.contains("weights of trial 1/0, which left no weights"));
  }

  @Test
  void aDonorOfATrialWithoutParentsIsFound() throws IOException {
    forge(Table.POPULATIONS, 2, Map.of("parents", ""));

    assertThat(Findings.of(files, "r").lines())
        .anyMatch(line -> line.contains("weights of trial 1/0, which is no parent: it has none"));
  }
}
