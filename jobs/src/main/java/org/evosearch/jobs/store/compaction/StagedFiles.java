package org.evosearch.jobs.store.compaction;

import java.io.IOException;
import java.util.Optional;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.PackName;
import org.evosearch.jobs.store.files.StoreFiles;

/** The staging directory of a compaction. SQL engines skip it. */
final class StagedFiles {

  private final StoreFiles files;
  private final String directory;

  StagedFiles(StoreFiles files, String runId) {
    this.files = files;
    this.directory = PackName.directory(runId) + "/" + PackName.STAGED;
  }

  /** Stages a file and returns its staged name. */
  String write(byte[] content) throws IOException {
    String name = directory + "/" + Sha256.hex(content);
    files.write(name, content);
    return name;
  }

  /** Publishes content under a name, unless a file has it. Can be repeated. */
  void claim(byte[] content, String target) throws IOException {
    if (files.read(target).isEmpty()) {
      claim(write(content), target);
    }
  }

  /** Publishes a staged file under a name, unless a file has it. Can be repeated. */
  void claim(String name, String target) throws IOException {
    try {
      files.claim(name, target);
    } catch (IOException e) {
      // An earlier attempt may have succeeded and lost the reply.
      Optional<byte[]> present = files.read(target);
      if (present.isEmpty()) {
        throw e;
      }
    }
  }

  /** Deletes the directory. */
  void sweep() throws IOException {
    files.delete(directory);
  }
}
