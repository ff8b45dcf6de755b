package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.jobs.JavaCommand;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands whose store is on a disk that becomes full, a real one: a file system in memory that a
 * process mounts in namespaces of its own, where the system lets everybody do so.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskIT {

  private static final int ROUNDS = Integer.getInteger("evosearch.test.rounds", 1);
  private static final List<String> NAMESPACES =
      List.of("unshare", "--user", "--map-root-user", "--mount");
  private static final int PAGE = 4096;

  @TempDir private Path unbroken = Path.of("");
  @TempDir private Path broken = Path.of("");

  @BeforeAll
  static void askForNamespaces() throws InterruptedException {
    assumeTrue(isAllowed(), "this system lets users mount nothing, not even for themselves");
  }

  private static boolean isAllowed() throws InterruptedException {
    List<String> command = new ArrayList<>(NAMESPACES);
    command.addAll(List.of("mount", "-t", "tmpfs", "tmpfs", "/mnt"));
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aSearchEndsInOneLineAndGoesOnWhenThereIsSpace() throws Exception {
    assertThat(TinySearch.run(unbroken).exitCode()).isZero();
    RunTables expected = RunTables.of(unbroken);
    int paid = Trainings.allPaid(unbroken);
    for (int round = 0; round < ROUNDS; round++) {
      Path folder = Files.createDirectories(broken.resolve("round-" + round));
      Trainings trainings = new Trainings(folder.resolve("trace"));
      String[] more = trainings.settings().toArray(String[]::new);

      assertThatItGoesOn(folder, middle(round), "Cannot ", TinySearch.args(folder, more));
      assertThat(RunTables.of(folder.resolve("copy").toString())).isEqualTo(expected);
      FaultLedger.note("disk of the store full", 1, paid, trainings.begun().size());
    }
  }

  /** The space that the searched store takes, in KiB, or less. */
  private long middle(int round) throws IOException {
    UniformRandomProvider random = new RandomStreams(round).stream(Purpose.SHUFFLE, 0, 0);
    long whole = pages(unbroken.resolve("store")) * (PAGE / 1024);
    return whole / 4 + random.nextLong(whole / 2);
  }

  private static long pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(Path::toFile)
          .filter(file -> file.isFile())
          .mapToLong(file -> (file.length() + PAGE - 1) / PAGE)
          .sum();
    }
  }

  /** Checkpoints are what an executor writes by itself. */
  @Test
  @Tag("nightly")
  void aTrainingWhoseCheckpointsDoNotFitGoesOnWhenThereIsSpace() throws Exception {
    Path chosen = TinyTraining.chosen(unbroken);
    CommandLineRun whole = TinyTraining.run(unbroken, chosen);
    assertThat(whole.exitCode()).as(whole.err()).isZero();
    long size = pages(unbroken.resolve("store/checkpoints/run_id=last")) * (PAGE / 1024) * 3 / 4;

    assertThatItGoesOn(broken, size, "Cannot train ", TinyTraining.args(broken, chosen));
    assertThat(SavedFiles.digests(broken.resolve("copy/results/run_id=last/model")))
        .isEqualTo(SavedFiles.digests(unbroken.resolve("store/results/run_id=last/model")))
        .hasSize(4);
  }

  /** Runs a command on a disk of a size in KiB, which is too small until the third time. */
  private static void assertThatItGoesOn(
      Path folder, long size, String complaint, List<String> command) throws Exception {
    String store = TinySearch.store(folder);
    List<String> args =
        new ArrayList<>(List.of(store, String.valueOf(size), folder.resolve("copy").toString()));
    args.addAll(command);
    List<String> runs = runs(folder, JavaCommand.of(FullDisk.class, args));

    assertThat(runs).describedAs(Files.readString(folder.resolve("err"))).hasSize(3);
    for (String failed : runs.subList(0, 2)) {
      assertThat(failed)
          .startsWith("run 1 evosearch: " + complaint)
          .contains("No space left on device")
          .doesNotContain("\\n");
    }
    assertThat(runs.get(2)).isEqualTo("run 0 ");
  }

  private static List<String> runs(Path folder, List<String> java) throws Exception {
    List<String> command = new ArrayList<>(NAMESPACES);
    command.addAll(java);
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    return Files.readAllLines(out).stream().filter(line -> line.startsWith("run ")).toList();
  }
}
