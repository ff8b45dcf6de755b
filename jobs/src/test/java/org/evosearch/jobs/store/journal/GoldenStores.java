package org.evosearch.jobs.store.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.evosearch.jobs.store.files.LocalFiles;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;

/**
 * Writes the golden store of today's schemas, by the journal itself: two generations of {@code
 * SampleRecords("golden")}. It is run once for a new schema; what it wrote is never written again.
 */
final class GoldenStores {

  /** The last one of the samples that took over an outcome for another network. */
  private static final int LAST_WITH_OLD_SAMPLES = 6;

  static final int GENERATIONS = 2;
  static final int TRIALS = 4;

  private GoldenStores() {}

  /** Writes {@code store-vN} into a folder of golden stores, N being the next number. */
  public static void main(String[] args) throws IOException {
    Path stores = Path.of(args[0]);
    List<Integer> numbers = numbers(stores);
    Path store = stores.resolve(name(numbers.get(numbers.size() - 1) + 1));
    write(store);
    System.out.println("wrote " + store);
  }

  /** The numbers of the golden stores in a folder, ascending. */
  static List<Integer> numbers(Path stores) {
    return IntStream.iterate(1, n -> Files.isDirectory(stores.resolve(name(n))), n -> n + 1)
        .boxed()
        .toList();
  }

  static String name(int number) {
    return "store-v" + number;
  }

  /** Whether a golden store has the samples of its time, which no search would write. */
  static boolean hasOldSamples(int number) {
    return number <= LAST_WITH_OLD_SAMPLES;
  }

  /** Writes a golden store into a new folder. */
  static void write(Path store) throws IOException {
    Files.createDirectory(store);
    try (Journal journal = new ParquetJournal(new LocalFiles(store))) {
      journal.open(SampleRecords.run("golden"));
      new SampleRecords("golden").generations(GENERATIONS, TRIALS).forEach(journal::commit);
    }
    deleteState(store);
  }

  /** Locks and trials that are not committed: of a driver, not of a store. */
  private static void deleteState(Path store) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(store, "_*")) {
      for (Path folder : folders) {
        FileUtils.deleteDirectory(folder.toFile());
      }
    }
  }
}
