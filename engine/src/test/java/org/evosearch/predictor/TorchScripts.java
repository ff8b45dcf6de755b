package org.evosearch.predictor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** TorchScript files of one line of code, written byte by byte: an archive of code and pickles. */
final class TorchScripts {

  private static final String CODE =
      """
      class Embedding(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.Embedding,
          x: Tensor) -> Tensor:
          return %s
      """;

  private TorchScripts() {}

  /** Writes a script. */
  static Path write(Path file, String expression) {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      add(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
      add(zip, "code/__torch__.py", CODE.formatted(expression).getBytes(StandardCharsets.UTF_8));
      add(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
      add(zip, "data.pkl", module());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry("embedding/" + name));
    zip.write(content);
    zip.closeEntry();
  }

  /** Protocol 2: an object of the class with the state {training: False}. */
  private static byte[] module() {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2});
    pickle.writeBytes("c__torch__\nEmbedding\n)\u0081}".getBytes(StandardCharsets.ISO_8859_1));
    pickle.writeBytes(new byte[] {'X', 8, 0, 0, 0});
    pickle.writeBytes("training\u0089sb.".getBytes(StandardCharsets.ISO_8859_1));
    return pickle.toByteArray();
  }
}
