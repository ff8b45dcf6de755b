package org.evosearch.experiment;

import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataTask;
import org.evosearch.search.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The part of its data that a search sees.
 *
 * @param digest SHA-256, in hex, of the data; empty before it is read
 * @param protocol what the search may see
 * @param account what was read of its images, null where it has none
 */
record DataSeen(String digest, Protocol protocol, @Nullable DataAccount account) {

  /** Data that are not read yet, or that do not exist. */
  static final DataSeen NOTHING = new DataSeen("", Protocol.VALID, null);

  /** The validation part of data, and not the test part. */
  static DataSeen of(DataTask data) {
    return new DataSeen(data.digest(), Protocol.VALID, data.account());
  }
}
