package org.evosearch.dataset.source;

import ai.djl.Application;
import ai.djl.basicdataset.BasicDatasets;
import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import ai.djl.training.util.ProgressBar;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evosearch.dataset.DataException;
import org.jspecify.annotations.Nullable;

/**
 * The files of one of DJL's basic data sets, in DJL's cache. They are the published files, which
 * our own readers read; DJL's readers would convert them to float arrays.
 */
final class DjlDownload {

  private static final String VERSION = "1.0";

  private final Repository repository;
  private final String artifact;

  DjlDownload(Repository repository, String artifact) {
    this.repository = repository;
    this.artifact = artifact;
  }

  static DjlDownload of(String artifact) {
    return new DjlDownload(BasicDatasets.REPOSITORY, artifact);
  }

  /**
   * Downloads what is not in the cache yet, with a progress bar.
   *
   * @param dataset name of the data set, for messages
   * @param items names that DJL gives to the files
   * @param advice what the user may put into a folder instead
   * @return the files, in the order of {@code items}
   */
  List<Path> files(String dataset, List<String> items, String advice) {
    try {
      return prepared(items);
    } catch (IOException | JsonParseException e) {
      throw DataException.cannotDownload(dataset, e, advice);
    }
  }

  private List<Path> prepared(List<String> items) throws IOException {
    MRL resource =
        repository.dataset(Application.CV.ANY, BasicDatasets.GROUP_ID, artifact, VERSION);
    @Nullable Artifact found = resource.getDefaultArtifact();
    if (found == null || !found.getFiles().keySet().containsAll(items)) {
      throw new IOException("DJL does not offer " + items);
    }
    resource.prepare(found, new ProgressBar());
    List<Path> files = new ArrayList<>();
    for (String item : items) {
      files.add(repository.getFile(found.getFiles().get(item), ""));
    }
    return files;
  }
}
