package org.evosearch.jobs.store.compaction;

import java.io.IOException;
import java.util.Optional;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.PackName;
import org.evosearch.jobs.store.files.StoreFiles;

/** Where the files of a compaction wait until they have their names. SQL engines skip it. */
final class StagedFiles {

  private final StoreFiles files;
  private final String directory;

  StagedFiles(StoreFiles files, String runId) {
    this.files = files;
    this.directory = PackName.directory(runId) + "/" + PackName.STAGED;
  }

  /** Writes a file, and returns the name that it has here. */
  String write(byte[] content) throws IOException {
    String name = directory + "/" + Sha256.hex(content);
    files.write(name, content);
    return name;
  }

  /** Writes a file under a name, or leaves the one that has it. Can be repeated. */
  void claim(byte[] content, String target) throws IOException {
    if (files.read(target).isEmpty()) {
      claim(write(content), target);
    }
  }

  /** Gives a file that was written here its name, unless another one has it. Can be repeated. */
  void claim(String name, String target) throws IOException {
    try {
      files.claim(name, target);
    } catch (IOException e) {
      // An earlier attempt may have had it done and lost the reply.
      Optional<byte[]> present = files.read(target);
      if (present.isEmpty()) {
        throw e;
      }
    }
  }

  /** Deletes what is left here. */
  void sweep() throws IOException {
    files.delete(directory);
  }
}
