package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.awaitility.Awaitility;
import org.evosearch.jobs.Signals;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches on a real cluster of which everything is killed or frozen in turn end with the tables of
 * one that nothing happened to, and repeat no more than what was running.
 */
@EnabledOnOs(OS.LINUX)
class ClusterFaultsIT {

  /** Searches with all faults, each by a seed of its own. */
  private static final int ROUNDS = Integer.getInteger("evosearch.test.rounds", 1);

  /** Moments at which a driver is killed, where that is all that happens. */
  private static final int KILLS = Integer.getInteger("evosearch.test.kills", 100);

  private static final int SLOTS = 4;
  private static final List<String> EACH_ALONE =
      List.of("-D", "search.generations=6", "-D", "search.pipeline=1");
  private static final List<String> OVERLAPPING = List.of("-D", "search.generations=6");

  @TempDir private static Path clusterFolder = Path.of("");
  private static StandaloneCluster cluster;

  @TempDir private Path unbroken = Path.of("");
  @TempDir private Path broken = Path.of("");

  @BeforeAll
  static void startCluster() throws IOException, InterruptedException {
    assumeTrue(StandaloneCluster.isInstalled(), "jobs/bin/cluster install was not typed");
    cluster = StandaloneCluster.start(clusterFolder);
  }

  @AfterAll
  static void stopCluster() throws IOException, InterruptedException {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** The tables of the search that nothing happens to. */
  private RunTables expected(List<String> more) {
    CommandLineRun run = TinySearch.run(unbroken, more.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return RunTables.of(unbroken);
  }

  @Test
  void whateverIsKilledOrFrozenCostsWhatWasRunningAndNoResult() throws Exception {
    RunTables expected = expected(EACH_ALONE);
    List<Integer> paid = Trainings.paid(unbroken);
    for (int round = 0; round < ROUNDS; round++) {
      Path folder = broken.resolve("round-" + round);
      List<ClusterFault.Placed> script = ClusterFault.script(round, paid);
      Trainings trainings = searched(folder, script);

      assertThat(RunTables.of(folder))
          .describedAs("round %d: %s", round, script)
          .isEqualTo(expected);
      assertThat(trainings.begun(0)).hasSize(paid.get(0));
      for (ClusterFault.Placed placed : script) {
        int begun = trainings.begun(placed.generation()).size();
        int due = paid.get(placed.generation());
        FaultLedger.note(placed.fault().title(), 1, due, begun);
        assertThat(begun - due).describedAs("round %d: %s", round, placed).isBetween(0, 2 * SLOTS);
      }
    }
  }

  /** Each generation that something happens to begins when all is as it was before. */
  private Trainings searched(Path folder, List<ClusterFault.Placed> script) throws Exception {
    Trainings trainings = new Trainings(folder.resolve("trace"));
    for (ClusterFault.Placed placed : script) {
      trainings.close(placed.generation());
    }
    List<ProcessHandle> frozen = new ArrayList<>();
    try (ClusterSearch search = ClusterSearch.start(cluster, folder, EACH_ALONE)) {
      for (ClusterFault.Placed placed : script) {
        trainings.open(placed.generation());
        long process = search.awaitTraining(placed.generation(), placed.training()).process();
        switch (placed.fault()) {
          case KILLED_WORKER -> lose(List.of(cluster.workerOf(process)));
          case KILLED_WORKERS -> lose(List.of(0, 1));
          case FROZEN_EXECUTOR -> frozen.add(frozen(process));
          case KILLED_DRIVER -> search.restart();
        }
      }
      search.awaitEnd();
    }
    frozen.forEach(ClusterFaultsIT::awaitEnd);
    return trainings;
  }

  private static void lose(List<Integer> workers) throws IOException, InterruptedException {
    for (int worker : workers) {
      cluster.kill(worker);
    }
    for (int worker : workers) {
      cluster.restart(worker);
    }
  }

  private static ProcessHandle frozen(long process) throws IOException, InterruptedException {
    ProcessHandle executor = ProcessHandle.of(process).orElseThrow();
    Signals.send("STOP", executor);
    return executor;
  }

  /** Whoever stands still hears nothing but KILL, which its worker sends in the end. */
  private static void awaitEnd(ProcessHandle frozen) {
    Path state = Path.of("/proc", Long.toString(frozen.pid()), "status");
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> !Files.exists(state) || !Files.readString(state).contains("T (stopped)"));
  }

  /** Starts a new search whenever one has ended, until the driver was killed often enough. */
  @Test
  @Tag("nightly")
  void aDriverThatIsKilledAtAnyMomentGoesOn() throws Exception {
    RunTables expected = expected(OVERLAPPING);
    int paid = Trainings.allPaid(unbroken);
    UniformRandomProvider random = new RandomStreams(KILLS).stream(Purpose.SHUFFLE, 0, 0);
    long duration = duration();
    int begun = 0;
    int searches = 0;
    for (int kills = 0; kills < KILLS; searches++) {
      Path folder = broken.resolve("search-" + searches);
      kills += killed(folder, random, duration, KILLS - kills);
      begun += new Trainings(folder.resolve("trace")).begun().size();
      assertThat(RunTables.of(folder)).isEqualTo(expected);
    }
    FaultLedger.note("driver killed in " + searches + " searches", KILLS, searches * paid, begun);
    assertThat(begun - searches * paid).isBetween(0, 2 * SLOTS * KILLS);
  }

  /** How long a search takes that nothing happens to, in milliseconds. */
  private long duration() throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (ClusterSearch search =
        ClusterSearch.start(cluster, broken.resolve("whole"), OVERLAPPING)) {
      search.awaitEnd();
    }
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** Kills a search's driver at moments of its time, until it has ended; returns how often. */
  private static int killed(Path folder, UniformRandomProvider random, long duration, int mostKills)
      throws Exception {
    int kills = 0;
    try (ClusterSearch search = ClusterSearch.start(cluster, folder, OVERLAPPING)) {
      while (kills < mostKills && !search.hasEndedWithin(random.nextLong(duration))) {
        search.restart();
        kills++;
      }
      search.awaitEnd();
      return kills;
    }
  }
}
