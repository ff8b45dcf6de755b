package org.evosearch.jobs.data.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The first line and the end of a text file.
 *
 * @param path of the file, compressed or not
 * @param conf how to reach its file system
 */
record SeparatedFile(Path path, Configuration conf) {

  /** A file by the URL that Spark uses as its name. */
  static SeparatedFile ofUrl(String url, Configuration conf) {
    return new SeparatedFile(new Path(URI.create(url)), conf);
  }

  /** For people. */
  String place() {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }

  /** The name without the folder. */
  String name() {
    return path.getName();
  }

  /** The first line that is not blank; empty if there is none. */
  String firstLine() {
    return lines(all -> all.filter(line -> !line.trim().isEmpty()).findFirst().orElse(""));
  }

  /** Applies a function to the lines, which are read lazily. */
  <T> T lines(Function<Stream<String>, T> reader) {
    return lines(StandardCharsets.UTF_8, reader);
  }

  /** The index of the first line whose bytes do not satisfy a predicate; -1 if there is none. */
  long firstOther(Predicate<byte[]> kind) {
    AtomicLong index = new AtomicLong(-1);
    return lines(
        StandardCharsets.ISO_8859_1,
        all ->
            all.peek(line -> index.incrementAndGet())
                .filter(line -> !kind.test(line.getBytes(StandardCharsets.ISO_8859_1)))
                .findFirst()
                .map(line -> index.get())
                .orElse(-1L));
  }

  private <T> T lines(Charset charset, Function<Stream<String>, T> reader) {
    try (InputStream in = packed().open();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, charset))) {
      return reader.apply(lines.lines());
    } catch (IOException e) {
      throw cannotRead(e);
    }
  }

  private PackedFile packed() {
    return new PackedFile(path, conf);
  }

  /** Whether its last line has no end, so that it may be cut off. */
  boolean isOpen() {
    return !packed().isPacked() && !hasEnd();
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
    return new UncheckedIOException("Cannot read " + place() + ": " + e.getMessage(), e);
  }
}
