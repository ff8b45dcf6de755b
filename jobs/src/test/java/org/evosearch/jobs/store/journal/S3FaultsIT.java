package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.evosearch.jobs.FaultyGateway;
import org.evosearch.jobs.FaultyGateway.Fault;
import org.evosearch.jobs.S3Server;
import org.evosearch.jobs.store.files.LeasedFiles;
import org.evosearch.jobs.store.files.RunLease;
import org.evosearch.jobs.store.files.S3Files;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server that mishandles each request of a run in turn. Whenever it does, what is visible is
 * looked at by the side: whole generations and nothing else.
 */
class S3FaultsIT {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final int SIZE = 3;

  /** Each kind of fault meets one request of so many, unlike the others; 1 for all with all. */
  private static final int STEP = Integer.getInteger("evosearch.test.fault-step", 10);

  /** Where a lease is needed: longer than a request takes that is mishandled on a busy machine. */
  private static final RunLease.Terms TERMS =
      new RunLease.Terms(Duration.ofSeconds(20), Duration.ofSeconds(4), Duration.ofMillis(200));

  @TempDir private static Path folder = Path.of("");
  private static S3Server server;
  private static FaultyGateway gateway;

  /** Repeats requests. */
  private static FileSystem patient;

  /** Takes the first failure for an answer. */
  private static FileSystem hasty;

  private static FileSystem direct;

  private final List<Throwable> seen = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(folder);
    gateway = new FaultyGateway(server.port());
    Configuration conf = S3Server.conf(gateway.port());
    patient = system(conf);
    conf.set("fs.s3a.attempts.maximum", "0");
    conf.set("fs.s3a.retry.limit", "0");
    hasty = system(conf);
    direct = system(S3Server.conf(server.port()));
  }

  private static FileSystem system(Configuration conf) throws IOException {
    return new org.apache.hadoop.fs.Path(server.store("")).getFileSystem(conf);
  }

  @AfterAll
  static void stop() throws IOException {
    for (FileSystem system : List.of(patient, hasty, direct)) {
      system.close();
    }
    gateway.close();
    server.close();
  }

  private static StoreFiles files(FileSystem system, String store) {
    S3Files files = new S3Files(new org.apache.hadoop.fs.Path(server.store(store)), system);
    return S3Server.hasConditionalCreation() ? files : new LeasedFiles(files, TERMS);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "SLOW")
  void aRequestThatIsMishandledIsRepeated(Fault fault) throws IOException {
    int requests = Integer.MAX_VALUE;
    int place = firstPlace(fault);
    for (; place <= requests; place += STEP) {
      String store = fault + "-" + place;
      watch(store);
      gateway.arm(fault, place, 1);
      commit(patient, store, 0, 2);
      requests = gateway.requests().size();
      gateway.heal();
      assertThat(reopened(store)).isEqualTo(RECORDS.generations(2, SIZE));
    }
    assertThat(place).isGreaterThan(30);
    assertThat(seen).isEmpty();
  }

  private static int firstPlace(Fault fault) {
    return fault.name().length() * 3 % STEP + 1;
  }

  @Test
  void aReplyThatComesTooLateIsNotWaitedFor() throws IOException {
    watch("slow");
    gateway.arm(Fault.SLOW, "PUT " + server.path("slow/fitness/"));
    commit(patient, "slow", 0, 1);

    gateway.heal();
    assertThat(reopened("slow")).isEqualTo(RECORDS.generations(1, SIZE));
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"ERROR_BEFORE", "CUT_AFTER"})
  void aDriverThatLosesTheServerLeavesARunThatGoesOn(Fault fault) throws IOException {
    boolean isEnded = false;
    int place = firstPlace(fault);
    for (; !isEnded; place += STEP) {
      String store = "lost-" + fault + "-" + place;
      watch(store);
      gateway.arm(fault, place, Integer.MAX_VALUE / 2);
      isEnded = endsInOrder(store);
      gateway.heal();
      List<GenerationRecord> found = reopened(store);
      assertThat(found).isEqualTo(RECORDS.generations(found.size(), SIZE));
      commit(direct, store, found.size(), 2);
      assertThat(reopened(store)).isEqualTo(RECORDS.generations(2, SIZE));
    }
    assertThat(place).isGreaterThan(30);
    assertThat(seen).isEmpty();
  }

  private static boolean endsInOrder(String store) {
    try {
      commit(hasty, store, 0, 2);
      return true;
    } catch (JournalException e) {
      assertThat(e.kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(e.getMessage()).doesNotContain("\n");
      return false;
    }
  }

  private static void commit(FileSystem system, String store, int from, int until) {
    try (Journal journal = new ParquetJournal(files(system, store))) {
      journal.open(SampleRecords.run("r"));
      for (int number = from; number < until; number++) {
        journal.commit(RECORDS.generation(number, SIZE));
      }
    }
  }

  private static List<GenerationRecord> reopened(String store) {
    try (Journal journal = new ParquetJournal(files(direct, store))) {
      return journal.open(SampleRecords.run("r"));
    }
  }

  /** Looks at a store whenever a request to it is mishandled. */
  private void watch(String store) {
    gateway.onFault(
        () -> {
          try {
            assertThatOnlyWholeGenerationsAreVisible(files(direct, store));
          } catch (IOException | AssertionError e) {
            seen.add(e);
          }
        });
  }

  private static void assertThatOnlyWholeGenerationsAreVisible(StoreFiles files)
      throws IOException {
    RunLayout layout = new RunLayout("r");
    // Companions first: what is published meanwhile must not look as if it came too early.
    Set<String> companions = new TreeSet<>();
    for (Table table : Table.COMPANIONS) {
      companions.addAll(files.list(layout.directory(table)));
    }
    List<String> committed = files.list(layout.directory(Table.FITNESS));
    assertThat(committed).containsAll(companions);
    if (!committed.isEmpty()) {
      String root = new RunFile(files, layout).begin(SampleRecords.run("r")).digest();
      String digest = SampleRecords.run("r").settingsDigest();
      List<GenerationRecord> found = new ArrayList<>();
      History history = new History(files, layout, digest, root);
      while (history.hasNext()) {
        found.add(history.next());
      }
      assertThat(found).isEqualTo(RECORDS.generations(found.size(), SIZE));
    }
  }
}
