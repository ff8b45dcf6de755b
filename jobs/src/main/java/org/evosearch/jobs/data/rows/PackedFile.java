package org.evosearch.jobs.data.rows;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.jspecify.annotations.Nullable;

/**
 * A file that is decompressed if its name has the extension of a codec, such as {@code .gz}.
 *
 * @param path of the file
 * @param conf how to reach its file system
 */
public record PackedFile(Path path, Configuration conf) {

  /** Its decompressed content. */
  public InputStream open() throws IOException {
    CompressionCodec codec = codec();
    FSDataInputStream in = path.getFileSystem(conf).open(path);
    return codec == null ? in : codec.createInputStream(in);
  }

  /** Whether it is compressed. */
  public boolean isPacked() {
    return codec() != null;
  }

  private @Nullable CompressionCodec codec() {
    return new CompressionCodecFactory(conf).getCodec(path);
  }
}
