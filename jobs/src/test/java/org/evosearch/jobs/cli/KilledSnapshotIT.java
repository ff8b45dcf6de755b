package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.jobs.data.ParquetSnapshots;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver that is killed while it makes the snapshot of a table: no half snapshot is ever read,
 * and the digest in the end is that of an unbroken one.
 */
class KilledSnapshotIT {

  private static final int KILLS = Integer.getInteger("evosearch.test.kills", 20);
  private static final int ROWS = 20_000;

  @TempDir private Path unbroken = Path.of("");
  @TempDir private Path broken = Path.of("");

  private static String line(int i) {
    return i + "," + i * 31 % 1009 / 7.0 + ",city " + i % 11 + "," + (i % 3 == 0) + "\n";
  }

  private static Driver start(Path folder) throws IOException {
    String rows =
        IntStream.range(0, ROWS).mapToObj(KilledSnapshotIT::line).collect(Collectors.joining());
    Path table = Files.writeString(folder.resolve("rows.csv"), "id,size,city,open\n" + rows);
    Path settings =
        Files.writeString(
            folder.resolve("rows.conf"),
            """
            dataset {
              name = query
              kind = tabular
              file = "%s"
              tabular.targets = [open]
            }
            store = "%s/store"
            """
                .formatted(table, folder));
    return Driver.start(folder, List.of("data", "snapshot", "-c", settings.toString()));
  }

  private static List<Path> folders(Path folder) throws IOException {
    Path data = folder.resolve("store/_data");
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(data)) {
      return all.filter(path -> path.getFileName().toString().startsWith("sha256=")).toList();
    }
  }

  /** Digests of the snapshots that readers see, each of which they can read. */
  private static List<String> digests(Path folder) throws IOException {
    List<String> digests = new ArrayList<>();
    for (Path path : folders(folder)) {
      if (Files.exists(path.resolve("snapshot.json"))) {
        Snapshot snapshot = new ParquetSnapshots().open(path.toString());
        List<SnapshotRow> rows = new ArrayList<>();
        snapshot.read(rows::add);
        assertThat(rows).hasSize(ROWS);
        digests.add(snapshot.facts().digest());
      }
    }
    return digests;
  }

  private static String log(Path folder) throws IOException {
    return Files.readString(folder.resolve("driver.log"));
  }

  @Test
  @Tag("nightly")
  void noHalfSnapshotIsReadAndTheDigestIsTheSameInTheEnd() throws Exception {
    long start = System.nanoTime();
    try (Driver driver = start(unbroken)) {
      assertThat(driver.exitCode()).describedAs(log(unbroken)).isZero();
    }
    long duration = (System.nanoTime() - start) / 1_000_000;
    List<String> whole = digests(unbroken);
    assertThat(whole).hasSize(1);

    UniformRandomProvider random = new RandomStreams(KILLS).stream(Purpose.SHUFFLE, 0, 0);
    int making = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (Driver driver = start(broken)) {
        // The first third is the start of Java and Spark.
        Thread.sleep(duration / 3 + random.nextLong(duration * 2 / 3));
        driver.kill();
      }
      assertThat(digests(broken)).isSubsetOf(whole);
      making += isBeingMade() ? 1 : 0;
    }
    assertThat(making).as("kills before the snapshot was whole").isPositive();

    try (Driver first = start(broken);
        Driver second = start(broken)) {
      assertThat(first.exitCode()).describedAs(log(broken)).isZero();
      assertThat(second.exitCode()).describedAs(log(broken)).isZero();
    }
    assertThat(digests(broken)).isEqualTo(whole);
  }

  private boolean isBeingMade() throws IOException {
    return digests(broken).isEmpty();
  }
}
