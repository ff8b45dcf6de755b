package org.evosearch.jobs.store.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The few file operations that the store is built from. Names are relative to the store and use
 * {@code /}; directories are created as needed.
 */
public interface StoreFiles {

  /** Creates the store's directory, if the file system has directories. */
  default void createRoot() throws IOException {}

  /** The name of a file with that of the store, for messages. */
  String describe(String file);

  /** All bytes of a file, empty if there is no such file. */
  Optional<byte[]> read(String file) throws IOException;

  /** The names in a directory except hidden ones, in any order; none if it does not exist. */
  List<String> list(String directory) throws IOException;

  /**
   * The hidden names in a directory, which killed writers left there; none if the file system
   * cannot tell whether their writers have ended.
   */
  default List<String> abandoned(String directory) throws IOException {
    return List.of();
  }

  /**
   * Writes a file, or replaces it. Readers see the new content or the old one, never a part of
   * either; the bytes are durable when this returns.
   */
  void write(String file, byte[] content) throws IOException;

  /**
   * Gives a written file its final name, unless another file has it; exactly one of several
   * attempts succeeds. When this returns, name and content are durable, and so are all files beside
   * the source. The source's name may stay or vanish.
   *
   * @throws IOException if the name is taken; or if anything else went wrong, and then the outcome
   *     is unknown
   */
  void claim(String source, String target) throws IOException;

  /**
   * Gives a file another name in one step, replacing what is there. The source's name may stay or
   * vanish.
   *
   * @throws IOException if there is no such file; or if anything else went wrong
   */
  void rename(String source, String target) throws IOException;

  /** Deletes a file, or a directory with all that is in it, if it exists. */
  void delete(String file) throws IOException;

  /**
   * Locks the run for this process, if the file system can tell when a process has ended; otherwise
   * does nothing.
   *
   * @return releases the run
   * @throws org.evosearch.search.JournalException if another driver has it
   */
  Closeable lock(String runId) throws IOException;
}
