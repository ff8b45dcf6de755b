package org.evosearch.jobs.store.files;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.RemoteFileChangedException;

/**
 * A store on S3, by Hadoop's S3A. Objects are created atomically, by one request; a name is claimed
 * by a request that S3 executes only if there is no such object. Nothing is renamed: a small file
 * is written again under its new name. There is no lock: S3 cannot tell a dead driver from a slow
 * one, so conflicts of drivers are decided by the commit.
 *
 * <p>S3A retries requests that fail or get no reply. A claim that succeeded and is retried is then
 * refused, as if another driver had the name; the caller reads back whose it is.
 */
public final class S3Files implements StoreFiles {

  /**
   * Creates a file only if it is absent: a capability, and an option, of Hadoop 3.4.2 and later.
   */
  private static final String IF_ABSENT = "fs.option.create.conditional.overwrite";

  /** Lets S3A create a file without first checking what exists. */
  private static final String WITHOUT_QUESTIONS = "fs.s3a.create.performance";

  private static final int ATTEMPTS = 3;

  /** Doubled after each attempt. */
  private static final long FIRST_PAUSE_MS = 100;

  private final HadoopFolder folder;

  public S3Files(Path root, FileSystem system) {
    this.folder = new HadoopFolder(root, system);
  }

  /** Whether Hadoop and the settings of the file system let names be claimed. */
  boolean canClaim() throws IOException {
    return folder.system().hasPathCapability(folder.root(), IF_ABSENT);
  }

  @Override
  public String describe(String file) {
    return folder.path(file).toString();
  }

  @Override
  public Optional<byte[]> read(String file) throws IOException {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return folder.read(file);
      } catch (RemoteFileChangedException e) {
        // S3A looks an object up before it reads it; a lease may be renewed or released in between.
        pauseAfter(attempt);
      }
    }
    return folder.read(file);
  }

  private static void pauseAfter(int attempt) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MS << (attempt - 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for S3");
    }
  }

  private byte[] present(String file) throws IOException {
    return read(file).orElseThrow(() -> new FileNotFoundException(describe(file)));
  }

  @Override
  public List<String> list(String directory) throws IOException {
    return folder.list(directory);
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    put(creation(file).opt(WITHOUT_QUESTIONS, true), content);
  }

  private FSDataOutputStreamBuilder<?, ?> creation(String file) {
    return folder.system().createFile(folder.path(file)).recursive().overwrite(true);
  }

  private static void put(FSDataOutputStreamBuilder<?, ?> creation, byte[] content)
      throws IOException {
    FSDataOutputStream out = creation.build();
    try {
      out.write(content);
    } catch (IOException | RuntimeException e) {
      // Closing it would make an object of what was written so far.
      out.abort();
      throw e;
    }
    out.close();
  }

  @Override
  public void claim(String source, String target) throws IOException {
    byte[] content = present(source);
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        create(target, content);
        return;
      } catch (IOException e) {
        if (read(target).isPresent()) {
          throw e;
        }
        // S3 may refuse both of two concurrent claims (409 Conflict), and asks to retry.
        pauseAfter(attempt);
      }
    }
    create(target, content);
  }

  private void create(String target, byte[] content) throws IOException {
    put(creation(target).must(IF_ABSENT, true), content);
  }

  @Override
  public void rename(String source, String target) throws IOException {
    write(target, present(source));
  }

  @Override
  public void delete(String file) throws IOException {
    folder.delete(file);
  }

  @Override
  public Closeable lock(String runId) {
    return () -> {};
  }
}
