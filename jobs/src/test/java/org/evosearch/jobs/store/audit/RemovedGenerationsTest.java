package org.evosearch.jobs.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole generations that were removed or forged, and what a digest that was kept says of them. */
class RemovedGenerationsTest {

  private static final RunLayout LAYOUT = new RunLayout("r");
  private static final int LAST = 3;

  private final StoreFiles files = new MemoryFiles();

  @BeforeEach
  void commitFourGenerations() {
    try (Journal journal = new ParquetJournal(files)) {
      journal.open(SampleRecords.run("r"));
      new SampleRecords("a").generations(LAST + 1, 4).forEach(journal::commit);
    }
  }

  private String digest(String file) throws IOException {
    return Sha256.hex(files.read(file).orElseThrow());
  }

  private Findings verify(String... kept) {
    return Findings.of(files, "r", kept);
  }

  private void remove(int generation) throws IOException {
    for (Table table : Table.OF_GENERATIONS) {
      files.delete(LAYOUT.file(table, generation));
    }
  }

  @Test
  void generationsThatWereRemovedFromTheMiddleAreFound() throws IOException {
    remove(1);
    remove(2);

    assertThat(verify().lines())
        .containsExactly(
            files.describe(LAYOUT.file(Table.FITNESS, 1))
                + ": the file is missing, later ones are there; each generation from 1 to 2 is"
                + " expected; restore it from a backup");
  }

  @Test
  void generationsThatWereRemovedFromTheEndAreFoundByTheDigestThatWasKept() throws IOException {
    String kept = digest(LAYOUT.file(Table.FITNESS, LAST));
    remove(LAST);

    assertThat(verify().lines()).isEmpty();
    Findings findings = verify(kept);
    assertThat(findings.run().orElseThrow().isSound()).isFalse();
    assertThat(findings.lines())
        .singleElement()
        .asString()
        .startsWith(
            files.describe(LAYOUT.file(Table.FITNESS, 2)) + ": neither it nor a file before")
        .contains("SHA-256 " + kept + " is expected");
  }

  @Test
  void aRunThatHasGrownSinceTheDigestWasKeptIsSound() throws IOException {
    Findings findings = verify(digest(LAYOUT.file(Table.FITNESS, 1)));

    assertThat(findings.lines()).isEmpty();
    assertThat(findings.notes())
        .containsExactly("the run has grown since the digest was kept, from 2 generations to 4");
    assertThat(verify(digest(LAYOUT.run())).notes()).hasSize(1);
    assertThat(verify(digest(LAYOUT.file(Table.FITNESS, LAST))).notes()).isEmpty();
  }

  @Test
  void aLastGenerationThatWasForgedIsFoundByTheDigestThatWasKept() throws IOException {
    String kept = digest(LAYOUT.file(Table.FITNESS, LAST));
    new ForgedRun(files, LAYOUT)
        .change(
            Table.FITNESS,
            LAST,
            rows -> rows.stream().map(row -> row.with("validation_loss", 0.5)).toList());

    assertThat(verify().lines()).noneMatch(line -> line.contains("not follow"));
    assertThat(verify(kept).lines()).anyMatch(line -> line.contains("written anew"));
  }
}
