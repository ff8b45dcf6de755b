package org.evosearch.jobs.recomputation;

import java.util.List;
import java.util.Optional;
import org.evosearch.training.LastingFolder;

/** A folder that discards the weights which a trial leaves to later ones. */
record DiscardingFolder() implements LastingFolder {

  private static final long serialVersionUID = 1L;

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public Optional<byte[]> read(String file) {
    return Optional.empty();
  }

  @Override
  public void write(String file, byte[] content) {}

  @Override
  public void delete(String file) {}
}
