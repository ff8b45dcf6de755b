package org.evosearch.jobs.store.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;

/**
 * A folder of a store with results for other programs. Each file is replaced atomically, and
 * {@value #SUMS} has the SHA-256 of all, in the form of {@code sha256sum}.
 */
public final class ResultFolder {

  /** The file with the digests of the others, which is written last. */
  public static final String SUMS = "SHA256SUMS";

  private final StoreFiles files;
  private final String name;

  /**
   * Opens a folder, which its first file creates.
   *
   * @param name relative to the store
   * @throws JournalException if the store's file system cannot hold one
   */
  public ResultFolder(String storeUri, Configuration conf, String name) {
    this(StoreLocation.files(storeUri, conf), name);
  }

  public ResultFolder(StoreFiles files, String name) {
    this.files = files;
    this.name = name;
  }

  /** The folder of a run, relative to the store. */
  public static String ofRun(String runId) {
    return "results/run_id=" + runId;
  }

  /** The name of a file with that of the store. */
  public String describe(String file) {
    return files.describe(name + "/" + file);
  }

  /**
   * Writes all files. Earlier digests are deleted first, so that a concurrent verification finds
   * none, and never a wrong one.
   *
   * @throws JournalException if that fails; one line
   */
  public void write(Map<String, byte[]> contents) {
    attempt(
        () -> {
          files.delete(name + "/" + SUMS);
          for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            files.write(name + "/" + file.getKey(), file.getValue());
          }
          writeSums(contents);
        });
  }

  /**
   * Writes the digests of existing files, unless digests were written before: later changes of
   * files must not become valid.
   *
   * @param folder subfolder of the files
   */
  public void sealOnce(String folder) {
    attempt(
        () -> {
          if (files.read(name + "/" + SUMS).isEmpty()) {
            Map<String, byte[]> contents = new TreeMap<>();
            for (String file : files.list(name + "/" + folder)) {
              read(folder + "/" + file)
                  .ifPresent(bytes -> contents.put(folder + "/" + file, bytes));
            }
            writeSums(contents);
          }
        });
  }

  private void writeSums(Map<String, byte[]> contents) throws IOException {
    String lines =
        new TreeMap<>(contents)
            .entrySet().stream()
                .map(file -> Sha256.hex(file.getValue()) + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
    files.write(name + "/" + SUMS, lines.getBytes(StandardCharsets.UTF_8));
  }

  /** All bytes of a file, if it exists. */
  public Optional<byte[]> read(String file) throws IOException {
    return files.read(name + "/" + file);
  }

  /** The recorded digests by file; none if there are none. */
  public NavigableMap<String, String> sums() throws IOException {
    NavigableMap<String, String> sums = new TreeMap<>();
    String text = read(SUMS).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    for (String line : text.lines().toList()) {
      String[] parts = line.split("  ", 2);
      sums.put(parts.length == 2 ? parts[1] : line, parts[0]);
    }
    return sums;
  }

  /**
   * What is wrong with a file that does not have the expected digest, as long as that digest is
   * recorded; empty if nothing is.
   */
  public List<String> problems(String file, String expected) throws IOException {
    Optional<byte[]> content = read(file);
    boolean isSound = content.isPresent() && Sha256.hex(content.get()).equals(expected);
    List<String> problems = new ArrayList<>();
    if (!isSound && expected.equals(sums().get(file))) {
      problems.add(content.isEmpty() ? "the file is missing" : "it is not what was written");
    }
    return problems;
  }

  private interface Step {
    void take() throws IOException;
  }

  private void attempt(Step step) {
    try {
      step.take();
    } catch (IOException e) {
      throw new JournalException(
          Kind.UNKNOWN, "Cannot write " + files.describe(name) + ": " + e.getMessage(), e);
    }
  }
}
