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
 * A file that its name may say to be packed, such as by gzip.
 *
 * @param path of the file
 * @param conf how to reach its file system
 */
public record PackedFile(Path path, Configuration conf) {

  /** Its content, unpacked. */
  public InputStream open() throws IOException {
    CompressionCodec codec = codec();
    FSDataInputStream in = path.getFileSystem(conf).open(path);
    return codec == null ? in : codec.createInputStream(in);
  }

  /** Whether it is packed. */
  public boolean isPacked() {
    return codec() != null;
  }

  private @Nullable CompressionCodec codec() {
    return new CompressionCodecFactory(conf).getCodec(path);
  }
}
