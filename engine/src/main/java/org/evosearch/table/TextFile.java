package org.evosearch.table;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A file of text: UTF-8, or UTF-16 with a byte order mark; plain or gzip'd, whatever its name says.
 * Malformed bytes are rejected, never replaced; so is a gzip'd text that is larger than the memory
 * of Java.
 *
 * @param path of the file
 */
record TextFile(Path path) {

  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final int LONGEST_MARK = 3;

  /** The characters, without a byte order mark. */
  Reader open() throws IOException {
    InputStream bytes = bytes();
    try {
      return new BufferedReader(new InputStreamReader(bytes, decoder(charset(bytes))));
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /**
   * The first line that is not blank.
   *
   * @throws IOException if there is none
   */
  String firstLine() throws IOException {
    try (Reader text = open()) {
      String first =
          new BufferedReader(text).lines().filter(line -> !line.isBlank()).findFirst().orElse("");
      if (first.isEmpty()) {
        throw new IOException("it is empty");
      }
      if (first.indexOf('\0') >= 0) {
        throw new IOException("it is not UTF-8 text, and has no byte order mark");
      }
      return first;
    }
  }

  /** The position of the first malformed byte, in words. */
  String malformed() throws IOException {
    try (InputStream in = bytes()) {
      Charset charset = charset(in);
      byte[] all = in.readAllBytes();
      ByteBuffer rest = ByteBuffer.wrap(all);
      decoder(charset).decode(rest, CharBuffer.allocate(all.length), true);
      int at = Math.min(rest.position(), all.length - 1);
      String before = new String(all, 0, at, charset);
      return String.format(
          Locale.ROOT,
          "line %d holds the byte %s, which is no %s",
          before.chars().filter(c -> c == '\n').count() + 1,
          HexFormat.of().withUpperCase().formatHex(all, at, at + 1),
          charset);
    }
  }

  private InputStream bytes() throws IOException {
    InputStream plain = new BufferedInputStream(Files.newInputStream(path));
    try {
      return Arrays.equals(peek(plain, GZIP.length), GZIP)
          ? new BufferedInputStream(new WholeGzip(plain, Runtime.getRuntime().maxMemory()))
          : plain;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private static byte[] peek(InputStream bytes, int count) throws IOException {
    bytes.mark(count);
    byte[] first = bytes.readNBytes(count);
    bytes.reset();
    return first;
  }

  /** The charset of the byte order mark, which is skipped; UTF-8 if there is none. */
  private static Charset charset(InputStream bytes) throws IOException {
    String mark = HexFormat.of().formatHex(peek(bytes, LONGEST_MARK));
    if (mark.startsWith("fffe") || mark.startsWith("feff")) {
      bytes.skipNBytes(2);
      return mark.startsWith("fffe") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
    bytes.skipNBytes(mark.equals("efbbbf") ? LONGEST_MARK : 0);
    return StandardCharsets.UTF_8;
  }

  private static CharsetDecoder decoder(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }
}
