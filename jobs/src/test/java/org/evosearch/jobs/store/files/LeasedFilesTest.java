package org.evosearch.jobs.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evosearch.jobs.store.files.RunLease.Terms;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.Test;

class LeasedFilesTest extends StoreFilesContract {

  private static final Terms SHORT =
      new Terms(Duration.ofMillis(400), Duration.ofMillis(50), Duration.ofMillis(100));
  private static final String LEASE = "_locks/run_id=r.lease";

  private final MemoryFiles shared = new MemoryFiles();

  @Override
  StoreFiles files() {
    return new LeasedFiles(shared, SHORT);
  }

  @Test
  void aRunThatIsHeldIsRefusedHoweverLongItIsHeld() throws IOException {
    try (Closeable lease = files().lock("r")) {
      assertThat(lease).isNotNull();
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> files().lock("r"))
            .isInstanceOf(JournalException.class)
            .hasMessageMatching(
                "Cannot open run r: another driver \\(host .+, pid \\d+, since .+Z\\) is running"
                    + " it")
            .extracting("kind")
            .isEqualTo(Kind.CONFLICT);
      }
    }
    assertThat(shared.read(LEASE)).isEmpty();
    files().lock("r").close();
  }

  @Test
  void aLeaseThatWasLeftBehindEnds() throws IOException {
    shared.write(LEASE, "dead\n7\nhost gone, pid 1".getBytes(StandardCharsets.UTF_8));
    long start = System.nanoTime();
    files().lock("r").close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(SHORT.length());
  }

  @Test
  void whoeverHasLostTheLeaseCommitsNothing() {
    SampleRecords records = new SampleRecords("a");
    try (Journal journal = new ParquetJournal(files())) {
      journal.open(SampleRecords.run("r"));
      journal.commit(records.generation(0, 2));
      shared.write(LEASE, "another\n1\nhost".getBytes(StandardCharsets.UTF_8));

      assertThatThrownBy(() -> journal.commit(records.generation(1, 2)))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("the lease of run r has ended")
          .extracting("kind")
          .isEqualTo(Kind.UNKNOWN);
    }
    assertThat(shared.read(new RunLayout("r").file(Table.FITNESS, 1))).isEmpty();
  }

  /** As S3A does it: who is interrupted waits no longer, but the request is carried out. */
  private final class Requests extends ForwardingFiles {

    private final ExecutorService sender = Executors.newSingleThreadExecutor();
    private final AtomicBoolean areSlow = new AtomicBoolean();
    private final CountDownLatch slow = new CountDownLatch(1);

    Requests() {
      super(shared);
    }

    @Override
    public void write(String file, byte[] content) throws IOException {
      try {
        sender.submit(() -> send(file, content)).get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IOException(e);
      }
    }

    private void send(String file, byte[] content) {
      while (areSlow.get()) {
        slow.countDown();
        Thread.onSpinWait();
      }
      shared.write(file, content);
    }
  }

  @Test
  void aRenewalThatIsUnderWayDoesNotBringBackALeaseThatIsGivenBack() throws Exception {
    Requests requests = new Requests();
    Closeable lease = new LeasedFiles(requests, SHORT).lock("r");
    requests.areSlow.set(true);
    assertThat(requests.slow.await(1, TimeUnit.MINUTES)).isTrue();
    Future<?> closed = Executors.newSingleThreadExecutor().submit(() -> closed(lease));
    Thread.sleep(SHORT.pause().toMillis());
    requests.areSlow.set(false);
    closed.get();
    requests.sender.shutdown();

    assertThat(requests.sender.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(shared.read(LEASE)).isEmpty();
  }

  private static boolean closed(Closeable lease) throws IOException {
    lease.close();
    return true;
  }

  @Test
  void ofManyDriversOneTakesAFreeRun() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> drivers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        drivers.add(this::takes);
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

  /** Takes the run and keeps it; whether that was possible. */
  private boolean takes() throws IOException {
    try {
      return files().lock("r") != null;
    } catch (JournalException e) {
      return false;
    }
  }
}
