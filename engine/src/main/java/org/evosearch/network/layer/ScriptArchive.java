package org.evosearch.network.layer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The file of a TorchScript module without parameters: a ZIP archive with its source, and pickles
 * of its attributes and constants.
 */
final class ScriptArchive {

  private static final String MODULE =
      """
      class M(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.M,
      %s) -> Tensor:
          return %s
      """;

  /** A pickle of an object of class M whose attribute {@code training} is false. */
  private static final String OBJECT =
      "\u0080\u0002c__torch__\nM\n)\u0081}(X\b\u0000\u0000\u0000training\u0089ub.";

  /** A pickle of an empty tuple. */
  private static final String NOTHING = "\u0080\u0002).";

  private ScriptArchive() {}

  /**
   * The bytes of the file.
   *
   * @param arguments with their types, a line each
   * @param expression that the module returns
   */
  static byte[] of(String arguments, String expression) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "data.pkl", OBJECT);
      add(zip, "code/__torch__.py", MODULE.formatted(arguments, expression));
      add(zip, "constants.pkl", NOTHING);
      add(zip, "version", "3\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Without compression: libtorch reads no other entries of pickles. */
  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry("m/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
