package org.evosearch.jobs.store.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.Damage.Remedy;

/**
 * Files in a ZIP file whose comment is the SHA-256, in hex, of all bytes before it: a pack is
 * verified before anything of it is parsed. Equal packs give equal bytes.
 *
 * @param files content by name in the store, in alphabetical order
 */
public record Pack(Map<String, byte[]> files) {

  /** The same for all entries: equal packs give equal bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final String BLANK = "0".repeat(Sha256.LENGTH);

  /** Copies the map. */
  public Pack {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** The ZIP file. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      zip.setComment(BLANK);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sealed(out.toByteArray());
  }

  private static byte[] sealed(byte[] bytes) {
    byte[] seal = digest(bytes);
    System.arraycopy(seal, 0, bytes, bytes.length - seal.length, seal.length);
    return bytes;
  }

  /** The digest of all bytes except those at the end, where it is stored. */
  private static byte[] digest(byte[] bytes) {
    return Sha256.hex(Arrays.copyOf(bytes, bytes.length - Sha256.LENGTH))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads a pack.
   *
   * @param name for messages
   * @throws DamagedFile if it is not what was written
   */
  public static Pack read(String name, byte[] bytes) {
    if (!isIntact(bytes)) {
      throw damaged(name, "the file is damaged (it is not what was written)");
    }
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(name, "it cannot be unpacked (" + e.getMessage() + ")");
    }
    return new Pack(files);
  }

  private static boolean isIntact(byte[] bytes) {
    int end = bytes.length - Sha256.LENGTH;
    return end > 0 && Arrays.equals(digest(bytes), Arrays.copyOfRange(bytes, end, bytes.length));
  }

  /** Names the expected pack, so that no caller adds the digest of a file in it. */
  private static DamagedFile damaged(String name, String reason) {
    return new DamagedFile(new Damage(name, reason, "the pack that compact wrote", Remedy.RESTORE));
  }
}
