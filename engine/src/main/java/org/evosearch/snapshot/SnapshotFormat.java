package org.evosearch.snapshot;

import java.util.ServiceLoader;

/** A storage format of snapshots, loaded as a service since formats need libraries of their own. */
public interface SnapshotFormat {

  /**
   * Opens a snapshot.
   *
   * @param location the folder of one snapshot, as a path or URI
   * @throws SnapshotException if there is none
   */
  Snapshot open(String location);

  /**
   * Opens a snapshot by the format that this process has.
   *
   * @param location the folder of one snapshot, as a path or URI
   * @throws SnapshotException if there is none, or no format is on the class path
   */
  static Snapshot at(String location) {
    return ServiceLoader.load(SnapshotFormat.class, SnapshotFormat.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new SnapshotException(
                    "Cannot read " + location + ": no format of snapshots is on the class path"))
        .open(location);
  }
}
