package org.evosearch.jobs.data;

import org.apache.spark.Partitioner;
import org.evosearch.snapshot.RowHash;

/** Partitions rows into ranges of their hashes, in order and of about equal size. */
final class HashRanges extends Partitioner {

  private static final long serialVersionUID = 1L;

  private final int parts;

  HashRanges(int parts) {
    this.parts = parts;
  }

  @Override
  public int numPartitions() {
    return parts;
  }

  @Override
  public int getPartition(Object key) {
    return ((RowHash) key).part(parts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HashRanges ranges && ranges.parts == parts;
  }

  @Override
  public int hashCode() {
    return parts;
  }
}
