package org.evosearch.jobs.store.journal;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.jobs.store.files.ReadOnlyFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.jobs.store.format.GenerationFiles;
import org.evosearch.jobs.store.format.RunCodec;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;

/**
 * Reads the committed generations of a run, each file checked against the chain of digests, and
 * changes nothing: files that are committed and not published yet are read where they are staged.
 */
public final class RunReader {

  private static final TypeToken<Map<String, String>> TEXTS = new TypeToken<>() {};

  private final StoreFiles files;

  /**
   * Reads a store.
   *
   * @throws JournalException if its file system cannot hold one
   */
  public RunReader(String storeUri, Configuration conf) {
    this.files = new ReadOnlyFiles(StoreLocation.files(storeUri, conf));
  }

  /**
   * The record of a run before its first generation.
   *
   * @param runId the run
   * @param settings that it was begun with, as JSON
   * @param settingsDigest SHA-256 of what results depend on
   * @param dataDigest SHA-256 of the data
   * @param protocol valid or oracle-test
   * @param provenance versions and platform, by name
   * @param createdAt when it was begun
   */
  public record Facts(
      String runId,
      String settings,
      String settingsDigest,
      String dataDigest,
      String protocol,
      Map<String, String> provenance,
      Instant createdAt) {

    /** Copies the map. */
    public Facts {
      provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }
  }

  /**
   * The facts of a run.
   *
   * @return empty if there is no such run
   * @throws JournalException if its file cannot be read or is damaged
   */
  public Optional<Facts> facts(String runId) {
    try {
      String file = new RunLayout(runId).run();
      return files
          .read(file)
          .map(bytes -> TableFile.read(Table.RUNS, files.describe(file), bytes).rows().get(0))
          .map(row -> facts(runId, row));
    } catch (IOException e) {
      throw unreadable(runId, e);
    }
  }

  private static Facts facts(String runId, TableRow row) {
    return new Facts(
        runId,
        row.text(RunCodec.SETTINGS),
        row.text(RunCodec.SETTINGS_DIGEST),
        row.text("data_digest"),
        row.has("protocol") ? row.text("protocol") : "valid",
        new Gson().fromJson(row.text("provenance"), TEXTS),
        row.instant(RunCodec.CREATED_AT));
  }

  /**
   * Passes the committed generations of a run to a reader, from 0 on.
   *
   * @throws JournalException if a file cannot be read, or is not the one that was committed
   */
  public void forEach(String runId, Consumer<GenerationRecord> reader) {
    RunLayout layout = new RunLayout(runId);
    try {
      Chain chain = chain(layout);
      Map<TrialId, Outcome> outcomes = new HashMap<>();
      Optional<CommittedGeneration> link = chain.next();
      while (link.isPresent()) {
        reader.accept(GenerationFiles.read(link.get().generation(), link.get().tables(), outcomes));
        link = chain.next();
      }
    } catch (IOException e) {
      throw unreadable(runId, e);
    }
  }

  private Chain chain(RunLayout layout) throws IOException {
    Optional<RunFile.Content> root = new RunFile(files, layout).read();
    return new Chain(
        files,
        layout,
        new Companions(files, layout, (table, generation, digest) -> {}),
        root.map(RunFile.Content::settingsDigest),
        root.map(RunFile.Content::digest),
        damage -> {
          throw damage;
        });
  }

  private static JournalException unreadable(String runId, IOException e) {
    return new JournalException(Kind.UNKNOWN, "Cannot read run " + runId + ": " + e, e);
  }
}
