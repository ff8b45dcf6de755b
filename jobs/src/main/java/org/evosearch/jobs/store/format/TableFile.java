package org.evosearch.jobs.store.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.Damage.Remedy;
import org.evosearch.jobs.store.files.DamagedFile;

/**
 * One Parquet file, as a value. Equal files give equal bytes.
 *
 * @param footer key-value metadata
 * @param rows in order
 */
public record TableFile(Footer footer, List<TableRow> rows) {

  /** Copies the rows. */
  public TableFile {
    rows = List.copyOf(rows);
  }

  TableFile withFooter(String key, String value) {
    return new TableFile(footer.with(key, value), rows);
  }

  /** The sealed bytes of this file. */
  public byte[] bytes(Table table) {
    return bytes(table.schema());
  }

  /** The sealed bytes of this file in some version of its table. */
  byte[] bytes(TableSchema schema) {
    MessageType type = schema.messageType();
    Map<String, String> entries = new TreeMap<>(footer.entries());
    entries.put(Seal.KEY, Seal.BLANK);
    return Seal.set(
        GroupFile.write(
            type, entries, rows.stream().map(row -> row.toGroup(schema, type)).iterator()));
  }

  /**
   * Reads a file.
   *
   * @param name for messages
   * @throws DamagedFile if the file is damaged, or of a newer version
   */
  public static TableFile read(Table table, String name, byte[] bytes) {
    if (!Seal.isIntact(bytes)) {
      throw DamagedFile.of(name, "the file is damaged (it is not what was written)");
    }
    try (GroupFile groups = GroupFile.open(bytes)) {
      Footer footer = groups.footer();
      if (footer.schemaVersion() > table.schema().version()) {
        String reason = newer(footer.schemaVersion(), table.schema().version());
        throw new DamagedFile(new Damage(name, reason, "", Remedy.UPGRADE));
      }
      return new TableFile(footer, rows(groups, table.schema()));
    } catch (DamagedFile e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Parquet throws exceptions of many kinds for files of other origin.
      throw DamagedFile.of(name, "the file cannot be understood (" + e.getMessage() + ")", e);
    }
  }

  private static String newer(int version, int own) {
    return "written by a newer version of EvoSearch (schema "
        + version
        + ", this one reads up to "
        + own
        + ")";
  }

  private static List<TableRow> rows(GroupFile groups, TableSchema schema) throws IOException {
    List<TableRow> rows = new ArrayList<>();
    for (Group group = groups.next(); group != null; group = groups.next()) {
      rows.add(TableRow.of(group, schema));
    }
    return rows;
  }
}
