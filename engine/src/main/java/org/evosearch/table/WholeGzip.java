package org.evosearch.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The unpacked content of a gzip stream. Fails if other data follow the stream, and after too many
 * bytes: a few can unpack to gigabytes.
 */
final class WholeGzip extends FilterInputStream {

  private final long most;
  private long unpacked;

  /**
   * Opens the stream and reads its header.
   *
   * @param most maximum number of unpacked bytes
   * @throws IOException if it is not gzip'd
   */
  WholeGzip(InputStream packed, long most) throws IOException {
    super(new Members(packed));
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    int read = super.read(bytes, from, count);
    unpacked += Math.max(read, 0);
    if (unpacked > most) {
      throw new IOException(
          "it unpacks to more than the %s MiB that Java has (-Xmx)".formatted(most >> 20));
    }
    return read;
  }

  /** One gzip member or several, with nothing after them. */
  private static final class Members extends GZIPInputStream {

    /** Bytes of checksum and length, which the inflater does not consume. */
    private static final int TRAILER = 8;

    Members(InputStream in) throws IOException {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int read = super.read(bytes, from, count);
      if (read < 0 && (inf.getRemaining() > TRAILER || in.available() > 0)) {
        throw new IOException("other data follow its gzip stream");
      }
      return read;
    }
  }
}
