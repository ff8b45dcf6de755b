package org.evosearch.jobs.store.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.evosearch.search.JournalException;

/**
 * A lease of a run: one driver holds the run for a limited time, which it extends again and again,
 * in a file that names the holder. No clocks are compared: a driver that wants the run watches the
 * file, and takes the run once the file has not changed for as long as a lease lasts.
 *
 * <p>The file is written, and after a pause read: of several drivers that find the run free at
 * once, the one whose content stays holds it. That is safe as long as no driver takes longer than
 * the pause between finding the run free and writing (M. Fischer's algorithm, in L. Lamport, "A
 * Fast Mutual Exclusion Algorithm", 1987). A violation is detected when the lease is next renewed
 * or checked.
 */
public final class RunLease implements Closeable {

  /**
   * The durations of a lease.
   *
   * @param length after which a lease that was not renewed has ended
   * @param renewal between two renewals
   * @param pause between writing the file and reading it back
   */
  public record Terms(Duration length, Duration renewal, Duration pause) {

    static final Terms DEFAULT =
        new Terms(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(5));
  }

  private final StoreFiles files;
  private final String runId;
  private final Terms terms;
  private final String attempt = UUID.randomUUID().toString();
  private final String holder = RunLock.holder();
  private final ScheduledThreadPoolExecutor renewals;
  private long renewed;
  private int number;
  private boolean closed;

  private RunLease(StoreFiles files, String runId, Terms terms) {
    this.files = files;
    this.runId = runId;
    this.terms = terms;
    this.renewals =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "lease of run " + runId);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes the run; waits as long as a lease lasts if its last driver left one behind.
   *
   * @throws JournalException if another driver has it
   */
  static RunLease take(StoreFiles files, String runId, Terms terms) throws IOException {
    RunLease lease = new RunLease(files, runId, terms);
    lease.awaitEndOfOthers();
    lease.write();
    pause(terms.pause());
    Optional<byte[]> content = lease.read();
    if (content.isEmpty() || !lease.isMine(content.get())) {
      throw RunLock.refused(runId, content.map(RunLease::holder).orElse("unknown"));
    }
    long period = terms.renewal().toMillis();
    var unused =
        lease.renewals.scheduleWithFixedDelay(lease::renew, 0, period, TimeUnit.MILLISECONDS);
    return lease;
  }

  private void awaitEndOfOthers() throws IOException {
    Optional<byte[]> first = read();
    long end = System.nanoTime() + terms.length().toNanos();
    while (first.isPresent() && System.nanoTime() < end) {
      pause(terms.renewal().dividedBy(2));
      Optional<byte[]> now = read();
      if (now.isEmpty()) {
        return;
      }
      if (!Arrays.equals(now.get(), first.get())) {
        throw RunLock.refused(runId, holder(now.get()));
      }
    }
  }

  private static void pause(Duration duration) throws IOException {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a lease", e);
    }
  }

  private Optional<byte[]> read() throws IOException {
    return files.read(file());
  }

  private String file() {
    return "_locks/run_id=" + runId + ".lease";
  }

  private synchronized void write() throws IOException {
    long now = System.nanoTime();
    number++;
    String content = attempt + "\n" + number + "\n" + holder + "\n";
    files.write(file(), content.getBytes(StandardCharsets.UTF_8));
    renewed = now;
  }

  private boolean isMine(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).startsWith(attempt);
  }

  private static String holder(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).lines().skip(2).findFirst().orElse("");
  }

  /** Excludes {@link #close}, after which the file must not be written again. */
  private synchronized void renew() {
    try {
      if (!closed) {
        check();
        write();
      }
    } catch (IOException e) {
      // Retried until the lease has ended; then, or if another driver holds it, the check fails.
    }
  }

  /**
   * Checks that this driver still holds the run.
   *
   * @throws IOException if it does not, or that cannot be determined
   */
  synchronized void check() throws IOException {
    Optional<byte[]> content = read();
    boolean ended = System.nanoTime() - renewed > terms.length().toNanos();
    if (ended || content.isEmpty() || !isMine(content.get())) {
      throw new IOException("the lease of run " + runId + " has ended");
    }
  }

  @Override
  public void close() throws IOException {
    // Not interrupted: a request in flight to S3 would still arrive, after the deletion.
    renewals.shutdown();
    synchronized (this) {
      closed = true;
      Optional<byte[]> content = read();
      if (content.isPresent() && isMine(content.get())) {
        files.delete(file());
      }
    }
  }
}
