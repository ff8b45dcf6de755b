package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.jobs.FaultyGateway;
import org.evosearch.jobs.FaultyGateway.Fault;
import org.evosearch.jobs.S3Server;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A search between which and its store, on S3, the network is cut or loses replies ends with the
 * tables of one on a local disk.
 */
class S3OutageIT {

  /** Outages of each kind, each at a moment of its own. */
  private static final int ROUNDS = Integer.getInteger("evosearch.test.rounds", 1);

  /** Less than S3A repeats a request, by {@link S3Server#settings}. */
  private static final int SHORT = 3;

  private static final Map<String, String> SPARK = new TreeMap<>();

  @TempDir private static Path folder = Path.of("");
  private static S3Server server;
  private static FaultyGateway gateway;
  private static RunTables unbroken;
  private static int paid;
  private static int requests;

  private final List<Throwable> seen = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(folder);
    gateway = new FaultyGateway(server.port());
    S3Server.settings(gateway.port())
        .forEach((key, value) -> SPARK.put("spark.hadoop." + key, value));
    // As spark-submit hands them to the commands.
    SPARK.forEach(System::setProperty);
    assertThat(TinySearch.run(folder).exitCode()).isZero();
    unbroken = RunTables.of(folder);
    paid = Trainings.allPaid(folder);
    gateway.heal();
    assertThat(run("unbroken").exitCode()).isZero();
    requests = gateway.requests().size();
  }

  @AfterAll
  static void stop() {
    SPARK.keySet().forEach(System::clearProperty);
    gateway.close();
    server.close();
  }

  @AfterEach
  void heal() {
    gateway.heal();
    gateway.onFault(() -> {});
  }

  private static Trainings trainings(String store) {
    return new Trainings(folder.resolve(store + ".trace"));
  }

  private static CommandLineRun run(String store) {
    String[] more = trainings(store).settings().toArray(String[]::new);
    return CommandLineRun.of(
        TinySearch.argsWithStore(folder, server.store(store), more).toArray(String[]::new));
  }

  /** Looks at a store whenever a request to it is mishandled. */
  private void watch(String store) {
    gateway.onFault(
        () -> {
          try {
            VisibleGenerations.check(server.file(store));
          } catch (IOException | AssertionError e) {
            seen.add(e);
          }
        });
  }

  private void assertThatItEnded(String fault, String store) {
    gateway.heal();
    assertThat(seen).isEmpty();
    assertThat(RunTables.of(server.store(store))).isEqualTo(unbroken);
    FaultLedger.note(fault, 1, paid, trainings(store).begun().size());
  }

  /** A request in the middle of a search, one of each round. */
  private static int middle(int round) {
    UniformRandomProvider random = new RandomStreams(round).stream(Purpose.SHUFFLE, 0, 0);
    return requests / 4 + random.nextInt(requests / 2);
  }

  @Test
  void aSearchThatIsCutOffEndsInOneLineAndTheSameCommandGoesOn() {
    for (int round = 0; round < ROUNDS; round++) {
      String store = "cut-" + round;
      watch(store);
      gateway.cut(middle(round));
      CommandLineRun cut = run(store);
      gateway.heal();

      assertThat(cut.exitCode()).isEqualTo(1);
      assertThat(cut.err().strip().lines()).hasSize(1);
      assertThat(cut.err()).startsWith("evosearch: Cannot ");
      CommandLineRun again = run(store);
      assertThat(again.exitCode()).describedAs(again.err()).isZero();
      assertThatItEnded("network to the store cut", store);
    }
  }

  @Test
  @Tag("nightly")
  void aShortCutIsWaitedOut() {
    for (int round = 0; round < ROUNDS; round++) {
      String store = "short-" + round;
      watch(store);
      gateway.arm(Fault.CUT_BEFORE, middle(round), SHORT);
      CommandLineRun run = run(store);

      assertThat(run.exitCode()).describedAs(run.err()).isZero();
      assertThat(trainings(store).begun()).hasSize(paid);
      assertThatItEnded("network to the store cut for a moment", store);
    }
  }

  @Test
  void whenTheReplyToEveryCreationIsLostNothingIsRepeated() {
    watch("replies");
    gateway.armCreations(Fault.CUT_AFTER);
    CommandLineRun run = run("replies");

    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    assertThat(trainings("replies").begun()).hasSize(paid);
    assertThatItEnded("reply to every creation lost", "replies");
  }
}
