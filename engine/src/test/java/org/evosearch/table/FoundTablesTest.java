package org.evosearch.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.evosearch.table.TableSettings.Column;
import org.evosearch.table.TableSettings.Fidelity;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as pandas, NumPy, R and spreadsheets write them: read as they mean, or one line. */
class FoundTablesTest {

  private static final int ROWS = 30;
  private static final List<String> HEADER = List.of("cell", "channels", "valid", "test", "params");

  @TempDir private Path folder = Path.of("");

  private static String line(int row) {
    return String.format(
        Locale.ROOT,
        "|a~%d|,%d,%s,%s,%d",
        row,
        8 + row % 2,
        60 + row * 0.5,
        50 + row * 0.25,
        1000 + row);
  }

  private static String table() {
    return table(UnaryOperator.identity(), UnaryOperator.identity());
  }

  private static String table(UnaryOperator<String> header, UnaryOperator<String> line) {
    StringBuilder text = new StringBuilder(header.apply(String.join(",", HEADER))).append('\n');
    IntStream.range(0, ROWS).forEach(row -> text.append(line.apply(line(row))).append('\n'));
    return text.toString();
  }

  private static String changed(UnaryOperator<String> line) {
    return table(UnaryOperator.identity(), line);
  }

  /** With another value of the first row's column {@code valid}. */
  private static String holding(String value) {
    return table().replaceFirst(",60.0,", "," + value + ",");
  }

  private static byte[] gzip(byte[] bytes) {
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(packed)) {
        out.write(bytes);
      }
      return packed.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private BenchmarkTable load(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return TableLoader.load(
        new TableSettings(
            file.toString(),
            List.of(),
            null,
            List.of("cell", "channels"),
            Map.of(
                Metric.VALIDATION_ACCURACY, new Column(List.of("valid"), 1),
                Metric.TEST_ACCURACY, new Column(List.of("test"), 1),
                Metric.PARAMETERS, new Column(List.of("params"), 1)),
            new Fidelity(null, 1)),
        List.of(CsvFormat.CSV),
        Set.of(Metric.VALIDATION_ACCURACY));
  }

  private String refusal(String name, byte[] content) {
    TableException e = catchThrowableOfType(TableException.class, () -> load(name, content));
    assertThat(e).as("an error of %s", name).isNotNull();
    String message = String.valueOf(e.getMessage());
    assertThat(message).hasLineCount(1).contains(name).doesNotContain("Exception");
    return message;
  }

  static List<Arguments> readable() {
    String plain = table();
    return List.of(
        Arguments.of("plain.csv", bytes(plain)),
        Arguments.of("UPPER.CSV", bytes(plain)),
        Arguments.of("bom.csv", bytes("\ufeff" + plain)),
        Arguments.of("crlf.csv", bytes(plain.replace("\n", "\r\n"))),
        Arguments.of("no-newline-at-end.csv", bytes(plain.stripTrailing())),
        Arguments.of("blank-end.csv", bytes(plain + "\n\n")),
        Arguments.of("separators-at-end.csv", bytes(plain + ",,,,\n,,,,\n")),
        Arguments.of("separators-behind-lines.csv", bytes(plain.replace("\n", ",,\n"))),
        Arguments.of("pandas-index.csv", bytes(table(h -> "," + h, l -> "7," + l))),
        Arguments.of("r-index.csv", bytes(table(h -> "\"\"," + h, l -> "\"7\"," + l))),
        Arguments.of("quoted.csv", bytes(plain.replaceAll("([^,\n]+)", "\"$1\""))),
        Arguments.of("semicolons.csv", bytes(plain.replace(",", ";"))),
        Arguments.of("tabs.csv", bytes(plain.replace(",", "\t"))),
        Arguments.of("tabs.tsv", bytes(plain.replace(",", "\t"))),
        Arguments.of("spaces.csv", bytes(plain.replace(",", " , "))),
        Arguments.of("gzip.csv.gz", gzip(bytes(plain))),
        Arguments.of("gzip-without-gz.csv", gzip(bytes(plain))),
        Arguments.of("two-gzips.csv.gz", joined(gzip(bytes(plain)), gzip(bytes("\n")))),
        Arguments.of("plain-named-gz.csv.gz", bytes(plain)),
        Arguments.of("utf16.csv", joined(bytes16("\ufeff" + plain, StandardCharsets.UTF_16LE))),
        Arguments.of("utf16be.csv", joined(bytes16("\ufeff" + plain, StandardCharsets.UTF_16BE))),
        Arguments.of("whole-as-real.csv", bytes(changed(l -> l.replaceAll(",(8|9),", ",$1.0,")))),
        Arguments.of("a b#c+d%20e (1).csv", bytes(plain)));
  }

  private static byte[] bytes16(String text, Charset charset) {
    return text.getBytes(charset);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readable(String name, byte[] content) throws IOException {
    BenchmarkTable table = load(name, content);

    assertThat(table.keys()).hasSize(ROWS).contains("|a~0|:8", "|a~29|:9");
    assertThat(table.row("|a~3|:9"))
        .isEqualTo(
            Map.of(
                Metric.VALIDATION_ACCURACY, 61.5,
                Metric.TEST_ACCURACY, 50.75,
                Metric.PARAMETERS, 1003.0));
    assertThat(table.remarks()).isEmpty();
  }

  static List<Arguments> refused() {
    String plain = table();
    return List.of(
        Arguments.of("empty.csv", new byte[0], "it is empty"),
        Arguments.of("empty.csv.gz", new byte[0], "it is empty"),
        Arguments.of("empty-gzip.csv.gz", gzip(new byte[0]), "it is empty"),
        Arguments.of("blank.csv", bytes("\n\n"), "it is empty"),
        Arguments.of("no-rows.csv", bytes(String.join(",", HEADER)), "it has no rows"),
        Arguments.of("cut.csv", bytes(plain.substring(0, plain.length() - 14)), "line 31 has 3"),
        Arguments.of("cut.csv.gz", Arrays.copyOf(gzip(bytes(plain)), 100), "it is cut off"),
        Arguments.of("flipped.csv.gz", flipped(gzip(bytes(plain))), "it is damaged ("),
        Arguments.of("junk.csv.gz", joined(gzip(bytes(plain)), bytes("junk")), "follow its gzip"),
        Arguments.of(
            "long-junk.csv.gz", joined(gzip(bytes(plain)), new byte[100_000]), "follow its gzip"),
        Arguments.of(
            "latin1.csv",
            holding("60.0").replace("|a~1|", "|\u00e4~1|").getBytes(StandardCharsets.ISO_8859_1),
            "line 3 holds the byte E4, which is no UTF-8"),
        Arguments.of(
            "utf16-without-mark.csv",
            plain.getBytes(StandardCharsets.UTF_16LE),
            "no byte order mark"),
        Arguments.of(
            "several-columns.csv",
            bytes(table(h -> h + ",valid", l -> l + ",1")),
            "its header has several columns valid"),
        Arguments.of(
            "row-names.csv",
            bytes(changed(l -> "7," + l)),
            "line 2 has 6 values, the header has 5"),
        Arguments.of(
            "all-empty.csv",
            bytes(changed(l -> l.replaceFirst("(,[89],)[^,]*", "$1"))),
            "no row has a value of validation-accuracy (column valid)"),
        Arguments.of(
            "decimal-commas.csv",
            bytes(changed(l -> l.replaceFirst("(,[89],)(\\d+)\\.(\\d+)", "$1\"$2,$3\""))),
            "row 1: valid holds 60,0, which has to have a decimal point"),
        Arguments.of(
            "decimal-commas-between-semicolons.csv",
            bytes(plain.replace(",", ";").replace(".", ",")),
            "row 1: test holds 50,0, which has to have a decimal point"),
        Arguments.of(
            "percent.csv",
            bytes(changed(l -> l.replaceFirst("(,[89],[^,]*)", "$1%"))),
            "row 1: valid holds 60.0%, which must not have a percent sign"));
  }

  private static byte[] flipped(byte[] bytes) {
    bytes[bytes.length - 6] ^= 0x10;
    return bytes;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String name, byte[] content, String reason) {
    assertThat(refusal(name, content)).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nan", "NaN", "NA", "N/A", "#N/A", "<NA>", "None", "NULL", "null"})
  void whatSaysThatThereIsNoValueIsNone(String word) throws IOException {
    BenchmarkTable table = load("t.csv", bytes(holding(word)));

    assertThat(table.row("|a~0|:8")).containsOnlyKeys(Metric.TEST_ACCURACY, Metric.PARAMETERS);
    assertThat(table.remarks())
        .containsExactly("The table has no validation-accuracy for 1 of its 30 networks.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "-inf", "+inf", "Infinity", "-Infinity", "Inf"})
  void infiniteValuesAreNoneAndSaid(String word) throws IOException {
    BenchmarkTable table = load("t.csv", bytes(holding(word)));

    assertThat(table.row("|a~0|:8")).containsOnlyKeys(Metric.TEST_ACCURACY, Metric.PARAMETERS);
    assertThat(table.remarks())
        .containsExactly(
            "The table has no validation-accuracy for 1 of its 30 networks (infinite: 1).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "1f", "0x1p3", "1e", "--1", "1.2.3", "six", "1_000", "\u0663"})
  void otherTextsAreNoNumbers(String text) {
    assertThat(refusal("t.csv", bytes(holding(text))))
        .endsWith("row 1: valid holds " + text + ", which is no number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"60.5", "6.05e1", "+60.5", ".605E2", "0060.5", "605e-1"})
  void numbersMayBeWrittenAsNumbersAre(String text) throws IOException {
    assertThat(load("t.csv", bytes(holding(text))).row("|a~0|:8"))
        .containsEntry(Metric.VALIDATION_ACCURACY, 60.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100.5", "1e308", "-1e308"})
  void whatNoPercentageCanBeIsRefused(String text) {
    assertThat(refusal("t.csv", bytes(holding(text))))
        .contains("valid holds " + text + ", which is no validation-accuracy (0 to 100)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e300"})
  void whatNoSizeCanBeIsRefused(String text) {
    assertThat(refusal("t.csv", bytes(table().replaceFirst(",1000\n", "," + text + "\n"))))
        .contains("params holds " + text + ", which is no parameters (0 to ");
  }

  @Test
  void whatNoNumberHereCanBeIsRefused() {
    assertThat(refusal("t.csv", bytes(holding("1e400"))))
        .endsWith("valid holds 1e400, which is larger than any number here");
  }

  @Test
  void fractionsAreSaid() throws IOException {
    String fractions = changed(l -> l.replaceFirst("(,[89],)(\\d)(\\d)\\.", "$10.$2$3"));

    assertThat(load("fraction.csv", bytes(fractions)).remarks())
        .containsExactly(
            "No validation-accuracy of the table is above 1 percent. If these are fractions of 1:"
                + " -D evaluation.tabular.scale.validation-accuracy=100");
  }

  @Test
  void oneRowIsATable() throws IOException {
    String one = String.join(",", HEADER) + "\n" + line(0) + "\n";

    assertThat(load("one-row.csv", bytes(one)).keys()).containsExactly("|a~0|:8");
  }

  @Test
  void epochsMayBeWrittenAsReals() throws IOException {
    Path file = Files.writeString(folder.resolve("e.csv"), "cell,epochs,acc\na,12.0,61\na,4.0,9\n");
    TableSettings settings =
        new TableSettings(
            file.toString(),
            List.of(),
            null,
            List.of("cell"),
            Map.of(Metric.VALIDATION_ACCURACY, new Column(List.of("acc"), 1)),
            new Fidelity("epochs", 12));

    assertThat(TableLoader.load(settings, List.of(CsvFormat.CSV), Set.of()).row("a"))
        .isEqualTo(Map.of(Metric.VALIDATION_ACCURACY, 61.0));
  }
}
