package org.evosearch.training;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Port: a folder of files that outlive the process, and that can be read wherever a training run is
 * resumed. A serializable value.
 */
public interface LastingFolder extends Serializable {

  /** Names of the files, in any order. */
  List<String> names();

  /** All bytes of a file, empty if there is none of this name. */
  Optional<byte[]> read(String name);

  /** Writes or replaces a file, wholly or not at all. */
  void write(String name, byte[] content);

  /** Deletes a file, if it is there. */
  void delete(String name);
}
