package org.evosearch.jobs.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.evosearch.jobs.store.format.GroupFile;
import org.evosearch.jobs.store.format.Seal;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads rows of a snapshot as one sealed Parquet file with flat columns: the tag, then
 * {@code image}, {@code signal} or the table's columns and targets under their own names.
 */
final class SnapshotPart {

  /** Columns that each answer may have beside what networks learn from. */
  static final String KEY = "row_key";

  static final String SPLIT = "split";
  static final String GROUP = "group";
  static final String LABEL = "label";
  static final String IMAGE = "image";

  /** All values of a signal, channel by channel. */
  static final String SIGNAL = "signal";

  private final SnapshotContent content;
  private final List<SnapshotColumn> numeric;
  private final List<SnapshotColumn> categories;
  private final MessageType type;

  SnapshotPart(SnapshotContent content) {
    this.content = content;
    this.numeric = content.numeric();
    this.categories = content.categories();
    this.type = new MessageType("snapshot", fields(content));
  }

  private static List<Type> fields(SnapshotContent content) {
    List<Type> fields = new ArrayList<>();
    fields.add(text(KEY, Repetition.REQUIRED));
    fields.add(text(SPLIT, Repetition.OPTIONAL));
    fields.add(text(GROUP, Repetition.OPTIONAL));
    if (content.isClasses()) {
      fields.add(text(LABEL, Repetition.REQUIRED));
    }
    if (content.isImages()) {
      fields.add(Types.primitive(PrimitiveTypeName.BINARY, Repetition.REQUIRED).named(IMAGE));
    }
    if (content.isSignals()) {
      fields.add(number(SIGNAL, Repetition.REPEATED));
    }
    content.targets().forEach(target -> fields.add(number(target, Repetition.REQUIRED)));
    for (SnapshotColumn column : content.columns()) {
      fields.add(
          column.isNumeric()
              ? number(column.name(), Repetition.OPTIONAL)
              : text(column.name(), Repetition.OPTIONAL));
    }
    return fields;
  }

  private static Type text(String name, Repetition repetition) {
    return Types.primitive(PrimitiveTypeName.BINARY, repetition)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  private static Type number(String name, Repetition repetition) {
    return Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
  }

  /** The file of some rows. */
  byte[] write(Iterator<SnapshotRow> rows) {
    Iterator<Group> groups =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public Group next() {
            return group(rows.next());
          }
        };
    return Seal.set(GroupFile.write(type, Map.of(Seal.KEY, Seal.BLANK), plain(), groups));
  }

  /** Columns without a dictionary: images, keys and numbers hardly repeat. */
  private Set<String> plain() {
    return type.getFields().stream()
        .filter(
            field ->
                field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE
                    || List.of(IMAGE, KEY).contains(field.getName()))
        .map(Type::getName)
        .collect(Collectors.toSet());
  }

  private Group group(SnapshotRow row) {
    Group group = new SimpleGroup(type);
    RowTag tag = row.tag();
    group.add(KEY, tag.key());
    addText(group, SPLIT, tag.split() == null ? null : word(tag.split()));
    addText(group, GROUP, tag.group());
    if (content.isClasses()) {
      group.add(LABEL, tag.label());
    }
    if (content.isImages()) {
      group.add(IMAGE, Binary.fromConstantByteBuffer(row.pixels()));
    }
    if (content.isSignals()) {
      Arrays.stream(row.numbers()).forEach(value -> group.add(SIGNAL, value));
    } else {
      addTable(group, row);
    }
    return group;
  }

  private static void addText(Group group, String column, @Nullable String text) {
    if (text != null) {
      group.add(column, text);
    }
  }

  private void addTable(Group group, SnapshotRow row) {
    double[] targets = row.targets();
    for (int i = 0; i < targets.length; i++) {
      group.add(content.targets().get(i), targets[i]);
    }
    double[] numbers = row.numbers();
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isNaN(numbers[i])) {
        group.add(numeric.get(i).name(), numbers[i]);
      }
    }
    List<@Nullable String> texts = row.texts();
    for (int i = 0; i < texts.size(); i++) {
      addText(group, categories.get(i).name(), texts.get(i));
    }
  }

  /**
   * Passes the rows of a file to a reader.
   *
   * @throws IOException if the file is damaged or has other columns; the message is the reason
   *     alone
   */
  void read(byte[] file, Consumer<SnapshotRow> reader) throws IOException {
    if (!Seal.isIntact(file)) {
      throw new IOException("the file is damaged (it is not what was written)");
    }
    try (GroupFile groups = GroupFile.open(file, type)) {
      for (Group group = groups.next(); group != null; group = groups.next()) {
        reader.accept(row(group));
      }
    } catch (RuntimeException e) {
      if (e.getClass().getPackageName().startsWith("org.evosearch")) {
        throw e;
      }
      // Parquet throws exceptions of many kinds for files of other origin.
      throw new IOException("the file cannot be understood (" + e.getMessage() + ")", e);
    }
  }

  private SnapshotRow row(Group group) {
    String split = optionalText(group, SPLIT);
    RowTag tag =
        new RowTag(
            group.getString(KEY, 0),
            content.isClasses() ? group.getString(LABEL, 0) : "",
            split == null ? null : RowTag.Split.valueOf(split.toUpperCase(Locale.ROOT)),
            optionalText(group, GROUP));
    if (content.isSignals()) {
      return SnapshotRow.ofSignal(tag, signal(group));
    }
    return content.isImages()
        ? SnapshotRow.ofImage(tag, group.getBinary(IMAGE, 0).getBytes())
        : SnapshotRow.ofTable(
            tag,
            numeric.stream().mapToDouble(column -> optionalNumber(group, column.name())).toArray(),
            categories.stream()
                .map(column -> optionalText(group, column.name()))
                .toArray(String[]::new),
            content.targets().stream().mapToDouble(name -> group.getDouble(name, 0)).toArray());
  }

  private static double[] signal(Group group) {
    return IntStream.range(0, group.getFieldRepetitionCount(SIGNAL))
        .mapToDouble(i -> group.getDouble(SIGNAL, i))
        .toArray();
  }

  private static @Nullable String optionalText(Group group, String column) {
    return group.getFieldRepetitionCount(column) == 0 ? null : group.getString(column, 0);
  }

  private static double optionalNumber(Group group, String column) {
    return group.getFieldRepetitionCount(column) == 0 ? Double.NaN : group.getDouble(column, 0);
  }

  private static String word(RowTag.Split split) {
    return split.name().toLowerCase(Locale.ROOT);
  }
}
