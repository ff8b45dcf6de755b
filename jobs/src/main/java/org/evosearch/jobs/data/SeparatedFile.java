package org.evosearch.jobs.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a file of lines begins and ends.
 *
 * @param path of the file, compressed or not
 * @param conf how file systems are reached
 */
record SeparatedFile(Path path, Configuration conf) {

  /** Without its folder. */
  String name() {
    return path.getName();
  }

  /** The first line that is not blank; empty if there is none. */
  String firstLine() {
    try (InputStream in = open();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.trim().isEmpty()).findFirst().orElse("");
    } catch (IOException e) {
      throw cannotRead(e);
    }
  }

  private InputStream open() throws IOException {
    CompressionCodec codec = codec();
    FSDataInputStream in = path.getFileSystem(conf).open(path);
    return codec == null ? in : codec.createInputStream(in);
  }

  private @Nullable CompressionCodec codec() {
    return new CompressionCodecFactory(conf).getCodec(path);
  }

  /** Whether its last line has no end, so that it may be cut off. */
  boolean isOpen() {
    return codec() == null && !hasEnd();
  }

  private boolean hasEnd() {
    try {
      FileSystem files = path.getFileSystem(conf);
      long length = files.getFileStatus(path).getLen();
      if (length == 0) {
        return true;
      }
      try (FSDataInputStream in = files.open(path)) {
        in.seek(length - 1);
        int last = in.read();
        return last == '\n' || last == '\r';
      }
    } catch (IOException e) {
      throw cannotRead(e);
    }
  }

  private UncheckedIOException cannotRead(IOException e) {
    return new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
  }
}
