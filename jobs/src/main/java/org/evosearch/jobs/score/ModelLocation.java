package org.evosearch.jobs.score;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFiles;

/** Reads models from any file system that can hold a store. */
public final class ModelLocation {

  private ModelLocation() {}

  /**
   * Reads a model.
   *
   * @param place folder of this machine, or a URI of a file system that Hadoop supports
   * @param conf how to reach the file system
   * @throws ModelException if there is none; one line
   */
  public static ModelFiles read(String place, Configuration conf) {
    try {
      Path folder = new Path(place);
      return folder.toUri().getScheme() == null
          ? ModelFiles.read(java.nio.file.Path.of(place))
          : ModelFiles.read(place, name -> bytes(new Path(folder, name), conf));
    } catch (IllegalArgumentException e) {
      throw new ModelException("Invalid model: " + place + " (" + e.getMessage() + ")", e);
    }
  }

  private static byte[] bytes(Path file, Configuration conf) throws IOException {
    try (InputStream in = file.getFileSystem(conf).open(file)) {
      return in.readAllBytes();
    }
  }
}
