package org.evosearch.jobs.store.format;

import java.io.ByteArrayInputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A Parquet file that is read from memory. */
final class BytesInputFile implements InputFile {

  private final byte[] bytes;

  BytesInputFile(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long getLength() {
    return bytes.length;
  }

  @Override
  public SeekableInputStream newStream() {
    Positioned stream = new Positioned(bytes);
    return new DelegatingSeekableInputStream(stream) {

      @Override
      public long getPos() {
        return stream.position();
      }

      @Override
      public void seek(long position) {
        stream.seek(position);
      }
    };
  }

  private static final class Positioned extends ByteArrayInputStream {

    Positioned(byte[] bytes) {
      super(bytes);
    }

    synchronized long position() {
      return pos;
    }

    synchronized void seek(long position) {
      pos = Math.toIntExact(position);
    }
  }
}
