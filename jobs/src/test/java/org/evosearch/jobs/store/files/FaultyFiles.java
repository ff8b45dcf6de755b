package org.evosearch.jobs.store.files;

import java.io.IOException;

/** Files of which one change goes wrong. */
public final class FaultyFiles extends ForwardingFiles {

  /** How a change goes wrong. */
  public enum Fault {
    /** The process ends before it. */
    CRASH_BEFORE,
    /** The process ends after it. */
    CRASH_AFTER,
    /** It fails and did nothing. */
    ERROR_BEFORE,
    /** It was done, but the reply is an error. */
    ERROR_AFTER
  }

  /** The end of a process: nothing may catch it. */
  public static final class Crash extends Error {

    private static final long serialVersionUID = 1L;
  }

  private interface Change {
    void run() throws IOException;
  }

  private final Fault fault;
  private final int place;
  private int changes;

  /**
   * Creates the files.
   *
   * @param place of the change that goes wrong, from 1
   */
  public FaultyFiles(StoreFiles files, Fault fault, int place) {
    super(files);
    this.fault = fault;
    this.place = place;
  }

  /** Whether the fault has happened. */
  public boolean happened() {
    return changes >= place;
  }

  private void change(Change change) throws IOException {
    changes++;
    if (changes != place) {
      change.run();
      return;
    }
    switch (fault) {
      case CRASH_BEFORE -> throw new Crash();
      case ERROR_BEFORE -> throw new IOException("no reply");
      case CRASH_AFTER -> {
        change.run();
        throw new Crash();
      }
      case ERROR_AFTER -> {
        change.run();
        throw new IOException("no reply");
      }
    }
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    change(() -> super.write(file, content));
  }

  @Override
  public void claim(String source, String target) throws IOException {
    change(() -> super.claim(source, target));
  }

  @Override
  public void rename(String source, String target) throws IOException {
    change(() -> super.rename(source, target));
  }

  @Override
  public void delete(String file) throws IOException {
    change(() -> super.delete(file));
  }
}
