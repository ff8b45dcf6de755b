package org.evosearch.jobs.store.compaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.evosearch.jobs.store.audit.Findings;
import org.evosearch.jobs.store.files.CompactedFiles;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.files.PackName;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every injury to a compacted store is found, under the name of the injured file. */
class CompactedStoreDamageTest {

  private static final RunLayout LAYOUT = new RunLayout("r");
  private static final int MERGED = 3;
  private static final int GENERATIONS = 4;
  private static final MemoryFiles SOUND = new MemoryFiles();

  private enum Injury {
    FLIPPED_BIT,
    TRUNCATED,
    LONGER,
    ZEROS,
    MISSING,
    ANOTHER_FILE
  }

  @BeforeAll
  static void compactAndGoOn() throws IOException {
    commit(0, MERGED);
    new RunCompaction(SOUND, LAYOUT).run();
    commit(MERGED, GENERATIONS);
  }

  private static void commit(int present, int generations) {
    try (Journal journal = new ParquetJournal(new CompactedFiles(SOUND))) {
      journal.open(SampleRecords.run("r"));
      for (int number = present; number < generations; number++) {
        journal.commit(new SampleRecords("a").generation(number, 3));
      }
    }
  }

  /** All but the last commit, of which nothing says how it was. */
  private static List<String> files() {
    int last = GENERATIONS - 1;
    return Stream.concat(
            Stream.of(LAYOUT.run(), new PackName("r", 0, MERGED - 1).file()),
            Table.OF_GENERATIONS.stream()
                .flatMap(
                    table ->
                        table == Table.FITNESS
                            ? Stream.of(LAYOUT.mergedFile(table, MERGED))
                            : Stream.of(
                                LAYOUT.mergedFile(table, MERGED), LAYOUT.file(table, last))))
        .toList();
  }

  @Test
  void aSoundStoreHasNoDamage() {
    Findings findings = verify(SOUND);

    assertThat(findings.damages()).isEmpty();
    assertThat(findings.notes()).isEmpty();
  }

  @Test
  void injuriesAreNamed() throws IOException {
    assertNamed(60);
  }

  @Tag("nightly")
  @Test
  void aThousandInjuriesAreNamed() throws IOException {
    assertNamed(1000);
  }

  private static void assertNamed(int injuries) throws IOException {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20);
    List<String> files = files();
    for (int i = 0; i < injuries; i++) {
      MemoryFiles store = SOUND.copy();
      String file = files.get(i % files.size());
      Injury injury = Injury.values()[random.nextInt(Injury.values().length)];
      injure(store, file, injury, random);
      assertThat(verify(store).damages())
          .as("%d: %s of %s", i, injury, file)
          .extracting(Damage::file)
          .contains(store.describe(file));
    }
  }

  private static Findings verify(MemoryFiles store) {
    return Findings.of(new CompactedFiles(store), "r");
  }

  private static void injure(
      MemoryFiles store, String file, Injury injury, UniformRandomProvider random)
      throws IOException {
    byte[] bytes = store.read(file).orElseThrow().clone();
    int at = random.nextInt(bytes.length);
    switch (injury) {
      case FLIPPED_BIT -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        store.write(file, bytes);
      }
      case TRUNCATED -> store.write(file, Arrays.copyOf(bytes, at));
      case LONGER -> store.write(file, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(99)));
      case ZEROS -> {
        bytes[at] = (byte) (bytes[at] + 1);
        Arrays.fill(
            bytes, Math.min(at + 1, bytes.length), Math.min(at + 64, bytes.length), (byte) 0);
        store.write(file, bytes);
      }
      case MISSING -> store.delete(file);
      case ANOTHER_FILE -> store.write(file, another(store, file, random));
    }
  }

  private static byte[] another(MemoryFiles store, String file, UniformRandomProvider random) {
    List<String> others = files().stream().filter(other -> !other.equals(file)).toList();
    return store.read(others.get(random.nextInt(others.size()))).orElseThrow();
  }
}
