package org.evosearch.jobs.store.journal;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;

/**
 * Writes the store of the current schemas that {@link GoldenStoreTest} keeps for later versions.
 * The second generation is one as a comparison on a table writes it.
 */
final class GoldenStore {

  static final String RUN = "golden";

  private GoldenStore() {}

  /** The generations of the store. */
  static List<GenerationRecord> generations() {
    List<GenerationRecord> plain = new SampleRecords(RUN).generations(2, 4);
    GenerationRecord last = plain.get(1);
    return List.of(
        plain.get(0),
        new GenerationRecord(
            1, last.trials(), last.archives(), "two generations", List.of(0, 0, 1, 2)));
  }

  /**
   * Writes the store.
   *
   * @param arguments the directory, which must not exist
   */
  public static void main(String... arguments) {
    String store = Path.of(arguments[0]).toString();
    try (Journal journal = new ParquetJournal(store, new Configuration(false))) {
      journal.open(SampleRecords.run(RUN));
      generations().forEach(journal::commit);
    }
  }
}
