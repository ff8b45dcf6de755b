package org.evosearch.jobs.store.compaction;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evosearch.jobs.store.files.CompactedFiles;
import org.evosearch.jobs.store.files.Pack;
import org.evosearch.jobs.store.files.PackName;
import org.evosearch.jobs.store.files.StoreFiles;

/** All that is in the packs of a run. */
record CompactedFilesContent(StoreFiles files, String runId) {

  /** Takes a file. */
  interface Reader {
    void take(String file, byte[] content) throws IOException;
  }

  void forEach(Reader reader) throws IOException {
    for (Map.Entry<String, byte[]> file : content().entrySet()) {
      reader.take(file.getKey(), file.getValue());
    }
  }

  List<String> names() throws IOException {
    return List.copyOf(content().keySet());
  }

  private Map<String, byte[]> content() throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    for (PackName name : CompactedFiles.list(files, runId)) {
      all.putAll(Pack.read(name.file(), files.read(name.file()).orElseThrow()).files());
    }
    return all;
  }
}
