package org.evosearch.jobs.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.search.JournalException;
import org.evosearch.snapshot.RowHash;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotDigest;
import org.evosearch.snapshot.SnapshotException;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotJson;
import org.evosearch.snapshot.SnapshotRow;

/** A snapshot in the folder of a store. One part is in memory at a time. */
final class StoredSnapshot implements Snapshot {

  private final StoreFiles files;
  private final SnapshotFacts facts;

  private StoredSnapshot(StoreFiles files, SnapshotFacts facts) {
    this.files = files;
    this.facts = facts;
  }

  /** Opens the snapshot of a folder. */
  static Snapshot open(String location, Configuration conf) {
    try {
      StoreFiles files = StoreLocation.files(location, conf);
      byte[] manifest =
          files
              .read(SnapshotFolder.MANIFEST)
              .orElseThrow(() -> cannotRead(files, SnapshotFolder.MANIFEST, "no such file"));
      return new StoredSnapshot(files, facts(files, manifest));
    } catch (IOException | JournalException e) {
      throw new SnapshotException(
          "Cannot read the snapshot " + location + ": " + e.getMessage(), e);
    }
  }

  private static SnapshotFacts facts(StoreFiles files, byte[] manifest) {
    try {
      return SnapshotJson.read(new String(manifest, StandardCharsets.UTF_8));
    } catch (SnapshotException e) {
      throw cannotRead(files, SnapshotFolder.MANIFEST, String.valueOf(e.getMessage()));
    }
  }

  private static SnapshotException cannotRead(StoreFiles files, String file, String reason) {
    return new SnapshotException("Cannot read " + files.describe(file) + ": " + reason);
  }

  @Override
  public SnapshotFacts facts() {
    return facts;
  }

  @Override
  public void read(Consumer<SnapshotRow> reader) {
    SnapshotDigest digest = new SnapshotDigest(facts.content(), facts.unreadable());
    int parts = facts.partRows().size();
    for (int part = 0; part < parts; part++) {
      read(
          SnapshotFolder.part(part, parts),
          row -> {
            digest.add(RowHash.ofKeyed(row).bytes());
            reader.accept(row);
          });
    }
    if (!digest.hex().equals(facts.digest())) {
      throw cannotRead(
          files, SnapshotFolder.MANIFEST, "the snapshot is damaged (its rows have another digest)");
    }
  }

  private void read(String part, Consumer<SnapshotRow> reader) {
    try {
      byte[] content = files.read(part).orElseThrow(() -> cannotRead(files, part, "no such file"));
      new SnapshotPart(facts.content()).read(content, reader);
    } catch (IOException e) {
      throw cannotRead(files, part, String.valueOf(e.getMessage()));
    }
  }
}
