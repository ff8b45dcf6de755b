package org.evosearch.jobs.store.files;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;

/**
 * A lock of a run, held by one driver. The operating system releases it when the process ends,
 * however it ends; the file stays and names the last holder.
 */
final class RunLock implements Closeable {

  /**
   * The holders within this process, by lock file. Asked first: on some systems a file that a
   * process opens and closes a second time loses the lock of the first time.
   */
  private static final Map<Path, String> HERE = new ConcurrentHashMap<>();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the run.
   *
   * @throws JournalException if another driver has it
   */
  static RunLock take(String runId, Path file) throws IOException {
    String holder = holder();
    String earlier = HERE.putIfAbsent(file, holder);
    if (earlier != null) {
      throw refused(runId, earlier);
    }
    try {
      return new RunLock(file, locked(runId, file, holder));
    } catch (IOException | RuntimeException e) {
      HERE.remove(file);
      throw e;
    }
  }

  private static FileChannel locked(String runId, Path file, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw refused(runId, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The error if another driver holds the run. */
  static JournalException refused(String runId, String holder) {
    return new JournalException(
        Kind.CONFLICT,
        "Cannot open run " + runId + ": another driver (" + holder + ") is running it");
  }

  /** This process, for messages. */
  static String holder() {
    return "host "
        + host()
        + ", pid "
        + ProcessHandle.current().pid()
        + ", since "
        + Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HERE.remove(file);
    }
  }
}
