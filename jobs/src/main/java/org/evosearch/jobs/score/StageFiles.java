package org.evosearch.jobs.score;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.evosearch.export.ModelFiles;

/** A saved stage: Spark's metadata of its parameters, and the model in a folder beside it. */
final class StageFiles {

  private static final String MODEL = "model";

  private StageFiles() {}

  /** Saves a stage. */
  static final class Writer extends MLWriter {

    private final NetworkStage<?> stage;
    private final ModelFiles model;

    Writer(NetworkStage<?> stage, ModelFiles model) {
      this.stage = stage;
      this.model = model;
    }

    @Override
    public void saveImpl(String path) {
      new DefaultParamsWriter(stage).saveImpl(path);
      try {
        write(new Path(path, MODEL), sparkSession().sparkContext().hadoopConfiguration());
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write " + path + ": " + e.getMessage(), e);
      }
    }

    private void write(Path folder, Configuration conf) throws IOException {
      FileSystem files = folder.getFileSystem(conf);
      for (Map.Entry<String, byte[]> file : model.contents().entrySet()) {
        try (OutputStream out = files.create(new Path(folder, file.getKey()), true)) {
          out.write(file.getValue());
        }
      }
    }
  }

  /** Loads a stage. */
  static final class Reader<T extends NetworkStage<?>> extends MLReader<T> {

    @Override
    public T load(String path) {
      T stage = new DefaultParamsReader<T>().load(path);
      String place = new Path(path, MODEL).toString();
      stage.use(ModelLocation.read(place, sparkSession().sparkContext().hadoopConfiguration()));
      return stage;
    }
  }
}
