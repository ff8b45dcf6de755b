package org.evosearch.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.evosearch.table.TableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFormatTest {

  private static final int ROWS = 200;

  @TempDir private Path folder = Path.of("");

  private Path table(String column, boolean checksums, Consumer<Group> value) throws IOException {
    MessageType type = MessageTypeParser.parseMessageType("message t { " + column + "; }");
    Path file = folder.resolve("t.parquet");
    Files.deleteIfExists(file);
    Files.deleteIfExists(folder.resolve(".t.parquet.crc"));
    Configuration local = new Configuration(false);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(
                HadoopOutputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), local))
            .withConf(local)
            .withType(type)
            .withPageWriteChecksumEnabled(checksums)
            .withDictionaryEncoding(false)
            .build()) {
      for (int row = 0; row < ROWS; row++) {
        Group group = new SimpleGroup(type);
        value.accept(group);
        writer.write(group);
      }
    }
    Files.deleteIfExists(folder.resolve(".t.parquet.crc"));
    return file;
  }

  private static List<String> values(Path file) {
    List<String> values = new ArrayList<>();
    ParquetFormat.PARQUET.read(file, List.of("v"), row -> values.add(row.get(0)));
    assertThat(values).hasSize(ROWS);
    return values.stream().distinct().toList();
  }

  private static String refusal(Path file) {
    TableException e = catchThrowableOfType(TableException.class, () -> values(file));
    assertThat(e).isNotNull();
    String message = String.valueOf(e.getMessage());
    assertThat(message).hasLineCount(1).startsWith("Cannot read " + file + ": ");
    return message;
  }

  @Test
  void numbersAndTextsAreRead() throws IOException {
    assertThat(values(table("optional double v", true, row -> row.add("v", 61.5))))
        .containsExactly("61.5");
    assertThat(values(table("optional double v", true, row -> {}))).containsExactly("");
    assertThat(values(table("required float v", true, row -> row.add("v", 0.25f))))
        .containsExactly("0.25");
    assertThat(values(table("required int64 v", true, row -> row.add("v", -3L))))
        .containsExactly("-3");
    assertThat(values(table("required int32 v (INTEGER(32,false))", true, row -> row.add("v", -1))))
        .containsExactly("4294967295");
    assertThat(values(table("required binary v (UTF8)", true, row -> row.add("v", "|a~0|"))))
        .containsExactly("|a~0|");
    assertThat(values(table("required binary v", true, row -> row.add("v", "|b~0|"))))
        .containsExactly("|b~0|");
  }

  @Test
  void decimalsAreRead() throws IOException {
    assertThat(values(table("required int32 v (DECIMAL(9,2))", true, row -> row.add("v", 6150))))
        .containsExactly("61.50");
    assertThat(
            values(table("required int64 v (DECIMAL(18,3))", true, row -> row.add("v", -61500L))))
        .containsExactly("-61.500");
    Binary unscaled = Binary.fromConstantByteArray(BigInteger.valueOf(-123_456).toByteArray());
    assertThat(
            values(table("required binary v (DECIMAL(38,2))", true, row -> row.add("v", unscaled))))
        .containsExactly("-1234.56");
  }

  @ParameterizedTest
  @CsvSource({
    "required int32 v (DATE), DATE",
    "required int32 v (TIME_MILLIS), TIME",
    "required int64 v (TIMESTAMP_MILLIS), TIMESTAMP",
    "required boolean v, BOOLEAN",
    "required int96 v, INT96",
    "repeated double v, lists",
    "required group v { required double w; }, groups"
  })
  void otherKindsOfColumnsAreRefused(String column, String kind) throws IOException {
    String end = column.endsWith("}") ? "" : ";";
    MessageType type = MessageTypeParser.parseMessageType("message t { " + column + end + " }");
    assertThat(type.getFieldCount()).isEqualTo(1);
    IllegalArgumentException e =
        catchThrowableOfType(
            IllegalArgumentException.class, () -> ParquetValue.of(type.getType("v")));

    assertThat(e.getMessage())
        .contains("the column v holds ", kind)
        .endsWith("neither numbers nor texts");
  }

  @Test
  void daysAreRefusedInOneLine() throws IOException {
    assertThat(refusal(table("required int32 v (DATE)", true, row -> row.add("v", 19_000))))
        .endsWith("the column v holds DATE, neither numbers nor texts");
  }

  @Test
  void textsThatAreNoTextsAreRefused() throws IOException {
    Binary latin = Binary.fromConstantByteArray(new byte[] {(byte) 0xe4, 'a'});
    assertThat(refusal(table("required binary v", true, row -> row.add("v", latin))))
        .endsWith("the column v holds bytes that are no UTF-8");
  }

  /** Every flipped bit of the values is found. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void damagedPagesAreFoundByTheirChecksums(int seed) throws IOException {
    Path file = table("required double v", true, row -> row.add("v", 61.5));
    byte[] bytes = Files.readAllBytes(file);
    int from = 200 + new Random(seed).nextInt(ROWS * Double.BYTES - 400);
    bytes[from] ^= 4;
    Files.write(file, bytes);

    assertThat(refusal(file)).contains("could not verify page integrity");
  }

  /** Whatever is flipped without checksums: values, or one line. */
  @Test
  void damageEndsInOneLine() throws IOException {
    Path file = table("required double v", false, row -> row.add("v", 61.5));
    byte[] sound = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = sound.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      try {
        ParquetFormat.PARQUET.header(file);
        ParquetFormat.PARQUET.read(file, List.of("v"), row -> assertThat(row).hasSize(1));
      } catch (TableException e) {
        assertThat(e.getMessage()).hasLineCount(1).startsWith("Cannot read ");
      }
    }
  }
}
