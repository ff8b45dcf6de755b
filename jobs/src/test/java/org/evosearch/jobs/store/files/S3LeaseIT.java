package org.evosearch.jobs.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.awaitility.Awaitility;
import org.evosearch.jobs.FaultyGateway;
import org.evosearch.jobs.S3Server;
import org.evosearch.jobs.store.files.RunLease.Terms;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hadoop's S3A and a real server, where a lease keeps drivers apart, whatever Hadoop can do. */
class S3LeaseIT extends StoreFilesContract {

  /** Longer than requests take on a busy machine. */
  static final Terms SHORT =
      new Terms(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMillis(200));

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final String LEASE = "_locks/run_id=r.lease";
  private static final AtomicInteger STORES = new AtomicInteger();

  @TempDir private static Path folder = Path.of("");
  private static S3Server server;
  private static FaultyGateway gateway;
  private static FileSystem system;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(folder);
    gateway = new FaultyGateway(server.port());
    system =
        new org.apache.hadoop.fs.Path(server.store(""))
            .getFileSystem(S3Server.conf(gateway.port()));
  }

  @AfterAll
  static void stop() throws IOException {
    system.close();
    gateway.close();
    server.close();
  }

  private static S3Files plain() {
    String store = server.store("store-" + STORES.incrementAndGet());
    return new S3Files(new org.apache.hadoop.fs.Path(store), system);
  }

  @Override
  StoreFiles files() {
    return new LeasedFiles(plain(), SHORT);
  }

  @Test
  void aStoreIsLeasedWhereAndOnlyWhereHadoopCannotClaim() {
    Configuration conf = S3Server.conf(server.port());
    StoreFiles byDefault = StoreLocation.filesInPlace(server.store("chosen"), conf);
    conf.setBoolean("fs.s3a.create.conditional.enabled", false);
    StoreFiles withoutClaims = StoreLocation.filesInPlace(server.store("chosen"), conf);

    assertThat(byDefault instanceof LeasedFiles).isEqualTo(!S3Server.hasConditionalCreation());
    assertThat(withoutClaims).isInstanceOf(LeasedFiles.class);
  }

  @Test
  void aRunGoesOnWithAnotherDriver() throws IOException {
    S3Files store = plain();
    for (int number = 0; number < 3; number++) {
      try (Journal journal = new ParquetJournal(new LeasedFiles(store, SHORT))) {
        assertThat(journal.open(SampleRecords.run("r"))).isEqualTo(RECORDS.generations(number, 4));
        journal.commit(RECORDS.generation(number, 4));
      }
      assertThat(store.read(LEASE)).isEmpty();
    }
  }

  @Test
  void aGenerationTakesAboutAsManyRequestsLateAsEarly() {
    List<Long> requests = new ArrayList<>();
    try (Journal journal = new ParquetJournal(files())) {
      journal.open(SampleRecords.run("r"));
      for (int number = 0; number < 8; number++) {
        gateway.heal();
        journal.commit(RECORDS.generation(number, 4));
        requests.add(gateway.requests().stream().filter(r -> !r.contains("_locks")).count());
      }
    }
    // Hadoop 3.3 sends some of its requests by the way, now in this generation, now in the next.
    assertThat(requests.get(7)).isBetween(requests.get(0) - 4, requests.get(0) + 4);
  }

  @Test
  void aLeaseThatWasLeftBehindEnds() throws IOException {
    S3Files store = plain();
    store.write(LEASE, "dead\n7\nhost gone, pid 1".getBytes(StandardCharsets.UTF_8));
    long start = System.nanoTime();
    new LeasedFiles(store, SHORT).lock("r").close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(SHORT.length());
  }

  @Test
  void whoeverHasLostTheLeaseCommitsNothing() throws IOException {
    S3Files store = plain();
    try (Journal journal = new ParquetJournal(new LeasedFiles(store, SHORT))) {
      journal.open(SampleRecords.run("r"));
      journal.commit(RECORDS.generation(0, 2));
      takeLease(store);

      assertThatThrownBy(() -> journal.commit(RECORDS.generation(1, 2)))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("the lease of run r has ended");
    }
    assertThat(store.read(new RunLayout("r").file(Table.FITNESS, 1))).isEmpty();
  }

  /**
   * Writes the lease of another driver, again if a renewal that was in progress has replaced it.
   */
  private static void takeLease(S3Files store) {
    byte[] another = "another\n1\nhost".getBytes(StandardCharsets.UTF_8);
    Awaitility.await()
        .pollInterval(SHORT.renewal().multipliedBy(2))
        .until(
            () -> {
              boolean isTaken = Arrays.equals(store.read(LEASE).orElseThrow(), another);
              store.write(LEASE, another);
              return isTaken;
            });
  }

  @Test
  void ofManyDriversOneTakesAFreeRun() throws Exception {
    S3Files store = plain();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> drivers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        drivers.add(() -> takes(new LeasedFiles(store, SHORT)));
      }
      List<Boolean> taken = new ArrayList<>();
      for (Future<Boolean> driver : threads.invokeAll(drivers)) {
        taken.add(driver.get());
      }
      assertThat(taken).containsOnlyOnce(true);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Takes the run and keeps it until others have tried; whether that was possible. */
  private static boolean takes(StoreFiles files) throws Exception {
    try (Closeable lease = files.lock("r")) {
      Thread.sleep(SHORT.length().toMillis());
      return lease != null;
    } catch (JournalException e) {
      assertThat(e).hasMessageContaining("Cannot open run r: another driver (host ");
      return false;
    }
  }
}
