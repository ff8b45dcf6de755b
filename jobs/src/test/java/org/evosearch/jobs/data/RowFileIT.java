package org.evosearch.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.table.TableEncoding.Goal;
import org.evosearch.experiment.settings.QuerySettings;
import org.evosearch.experiment.settings.TableQuestion;
import org.evosearch.jobs.data.rows.RowFile;
import org.evosearch.jobs.runner.EmbeddedSpark;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotColumn.Kind;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files of tables as people have them: cut off, with stray texts, of odd names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowFileIT {

  private static final String HEADER = "size,since,code,price\n";

  @TempDir private static Path folder = Path.of("");

  private final SparkSession spark = EmbeddedSpark.session();

  private final List<String> notes = new ArrayList<>();

  @AfterAll
  void stop() {
    spark.stop();
  }

  private static TableQuestion prices(String... categories) {
    return new TableQuestion(
        Goal.REGRESSION, List.of("price"), List.of(), List.of(categories), null, null, null);
  }

  /** Lines 2 to 101 of a file. */
  private static String lines() {
    return IntStream.range(0, 100)
        .mapToObj(
            i ->
                String.format(
                    Locale.ROOT, "%s.5,2020-01-%02d,%s,%s\n", i, 1 + i % 28, i % 3, 2 * i))
        .collect(Collectors.joining());
  }

  private static Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private SnapshotFacts made(Path file, TableQuestion question, double limit) {
    QuerySettings.Source source = new QuerySettings.Source("", file.toString());
    SnapshotMaker maker = new SnapshotMaker(folder.resolve("store").toString(), Map.of());
    notes.clear();
    return maker.make(
        RowFile.of(file.toString()).orElseThrow().rows(spark, question.words(), notes::add),
        new QuerySettings(
            source, 0, 0, limit, Optional.empty(), Optional.of(question), Optional.empty()));
  }

  private static List<Kind> kinds(SnapshotFacts facts) {
    return facts.content().columns().stream().map(SnapshotColumn::kind).toList();
  }

  private List<SnapshotRow> read(SnapshotFacts facts) {
    List<SnapshotRow> rows = new ArrayList<>();
    String store = folder.resolve("store/_data/sha256=" + facts.digest()).toString();
    new ParquetSnapshots().open(store).read(rows::add);
    return rows;
  }

  @Test
  void aLineThatIsCutOffDoesNotChangeTypes() throws IOException {
    Path whole = file("whole.csv", HEADER + lines());
    SnapshotFacts expected = made(whole, prices("code"), 0);
    assertThat(notes).isEmpty();
    assertThat(kinds(expected)).containsExactly(Kind.NUMBER, Kind.DATE, Kind.CATEGORY);

    for (String cut : List.of("7.5,2020-0", "-,2020-01-02,1.", "\"2")) {
      SnapshotFacts facts = made(file("cut.csv", HEADER + lines() + cut), prices("code"), 0.1);
      assertThat(facts.content()).as(cut).isEqualTo(expected.content());
      assertThat(read(facts)).hasSize(100).allMatch(row -> row.texts().get(0).length() == 1);
      assertThat(facts.unreadable()).containsOnlyKeys("its line has other fields than the header");
      assertThat(notes)
          .containsExactly(
              "1 of 101 lines do not have as many fields as the header, the first one is line 102"
                  + " of cut.csv",
              "cut.csv does not end with a line break: its last line may be cut off");
    }
  }

  @Test
  void aLineThatIsCutOffInItsLastFieldIsTold() throws IOException {
    made(file("last.csv", HEADER + lines() + "1,2020-01-01,1,12"), prices(), 0);
    assertThat(notes)
        .containsExactly("last.csv does not end with a line break: its last line may be cut off");

    SnapshotFacts facts =
        made(file("last.csv", HEADER + lines() + "1,2020-01-01,1,12e"), prices(), 0.1);
    assertThat(facts.unreadable())
        .containsOnly(Map.entry("column price has a text that is not a number", 1));
    assertThat(facts.content().targets()).containsExactly("price");
    assertThat(notes)
        .contains(
            "column price: 1 of 101 values are not numbers, the first one \"12e\" in line 102 of"
                + " last.csv; their rows are left out (unless dataset.tabular.categories names the"
                + " column)");
  }

  @Test
  void aStrayTextIsTheErrorOfItsRow() throws IOException {
    String strays = "many,2020-01-01,1,3\n\n5,soon,1,3\n";
    SnapshotFacts facts = made(file("stray.csv", HEADER + strays + lines()), prices(), 0.1);

    assertThat(kinds(facts)).containsExactly(Kind.NUMBER, Kind.DATE, Kind.NUMBER);
    assertThat(facts.rows()).isEqualTo(100);
    assertThat(facts.unreadable())
        .containsOnly(
            Map.entry("column size has a text that is not a number", 1),
            Map.entry("column since has a text that is not a date", 1));
    assertThat(notes)
        .containsExactly(
            "column size: 1 of 102 values are not numbers, the first one \"many\" in line 2 of"
                + " stray.csv; their rows are left out (unless dataset.tabular.categories names the"
                + " column)",
            "column since: 1 of 102 values are not dates, the first one \"soon\" in line 4 of"
                + " stray.csv; their rows are left out (unless dataset.tabular.categories names the"
                + " column)");
    assertThatThrownBy(() -> made(folder.resolve("stray.csv"), prices(), 0))
        .hasMessageContaining("2 of 102 rows cannot be read");
    assertThat(kinds(made(folder.resolve("stray.csv"), prices("size", "since"), 0)))
        .containsExactly(Kind.CATEGORY, Kind.CATEGORY, Kind.NUMBER);
    assertThat(notes).isEmpty();
  }

  /** Words of R, pandas and spreadsheets; of categories they are values. */
  @Test
  void wordsForMissingValuesAreMissing() throws IOException {
    String missing = "NA,<NA>,1,3\nNone,n/a,NA,3\nnull,NULL,#N/A,3\n".repeat(40);
    SnapshotFacts facts = made(file("na.csv", HEADER + missing + lines()), prices("code"), 0);

    assertThat(kinds(facts)).containsExactly(Kind.NUMBER, Kind.DATE, Kind.CATEGORY);
    assertThat(facts.rows()).isEqualTo(220);
    assertThat(notes).isEmpty();
    List<SnapshotRow> rows = read(facts);
    assertThat(rows).filteredOn(row -> Double.isNaN(row.numbers()[0])).hasSize(120);
    assertThat(rows).filteredOn(row -> Double.isNaN(row.numbers()[1])).hasSize(120);
    assertThat(rows).filteredOn(row -> row.texts().contains("NA")).hasSize(40);
    assertThat(made(file("na.csv", HEADER + lines() + "1,2020-01-01,1,NA\n"), prices(), 0.1))
        .returns(1, SnapshotFacts::unreadableRows);
  }

  /** Spark would replace all of their umlauts by the same character. */
  @Test
  void anotherEncodingIsRefusedWithItsPlace() throws IOException {
    Path latin =
        Files.writeString(
            folder.resolve("latin.csv"),
            "a,animal\n1,Hund\n\n2,B\u00e4r\n3,B\u00fcr\n",
            StandardCharsets.ISO_8859_1);
    RowFile file = RowFile.of(latin.toString()).orElseThrow();
    String expected = "Cannot read " + latin + ": line 4 is not UTF-8 text; save the file as UTF-8";
    assertThatThrownBy(() -> file.rows(spark, Set.of(), notes::add)).hasMessage(expected);
    assertThatThrownBy(() -> file.texts(spark)).hasMessage(expected);

    Files.writeString(latin, "B\u00e4r,1,2\n", StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> file.signals(spark)).hasMessage(expected.replace("line 4", "line 1"));

    Files.writeString(latin, "a,animal\n1,B\u00e4r\n2,\ufffd\n");
    assertThat(file.texts(spark).select("animal").as(Encoders.STRING()).collectAsList())
        .containsExactlyInAnyOrder("B\u00e4r", "\ufffd");
  }

  /** Brackets and stars are no patterns: nothing else is read in place of a file. */
  @Test
  void anAbsentFileIsNamed() throws IOException {
    file("x1.csv", HEADER + lines());
    for (String absent : List.of("x[1].csv", "x*.csv", "x2.csv", "x[1].parquet")) {
      RowFile file = RowFile.of(folder.resolve(absent).toString()).orElseThrow();
      assertThatThrownBy(() -> file.texts(spark))
          .hasMessage("Cannot read " + folder.resolve(absent) + ": no such file");
      assertThatThrownBy(() -> file.signals(spark))
          .hasMessage("Cannot read " + folder.resolve(absent) + ": no such file");
    }
  }

  /** As pandas writes the index of a frame. */
  @Test
  void aColumnWithoutANameIsLeftOut() throws IOException {
    String lines = lines().lines().map(line -> "7," + line + "\n").collect(Collectors.joining());
    SnapshotFacts facts = made(file("index.csv", "," + HEADER + lines), prices(), 0);

    assertThat(facts.content().columns())
        .extracting(SnapshotColumn::name)
        .containsExactly("size", "since", "code");
    assertThat(notes)
        .containsExactly(
            "column 1 has no name in the header, as an index that pandas writes, and is left out;"
                + " give it a name to learn from it");
    assertThat(made(folder.resolve("index.csv"), prices("_c0"), 0).content().columns())
        .extracting(SnapshotColumn::name)
        .contains("_c0");
  }

  @Test
  void faultsOfAFileAreNotThoseOfAQuery() throws IOException {
    Path file = file("short.csv", "size,cost\n1,2\n");
    assertThatThrownBy(() -> made(file, prices(), 0))
        .hasMessage(
            "Cannot use dataset.file " + file + ": it has no column price (did you mean size?)");
  }

  @Test
  void datesAndNumbersAreThoseOfColumnsWithoutStrayTexts() throws IOException {
    SnapshotFacts plain = made(file("plain.csv", HEADER + lines()), prices(), 0);
    SnapshotFacts stray = made(file("stray.csv", HEADER + lines() + "?,?,1,3\n"), prices(), 0.1);

    assertThat(read(stray).stream().map(SnapshotRow::numbers).map(Arrays::toString).toList())
        .containsExactlyInAnyOrderElementsOf(
            read(plain).stream().map(SnapshotRow::numbers).map(Arrays::toString).toList());
  }

  @Test
  void columnsOfManyTextsAreCategories() throws IOException {
    String mixed =
        IntStream.range(0, 30)
            .mapToObj(i -> (i % 3 == 0 ? "A/" + i : "" + i) + ",2020-01-01,x" + i + ",3\n")
            .collect(Collectors.joining());
    SnapshotFacts facts = made(file("mixed.csv", HEADER + mixed), prices(), 0);

    assertThat(kinds(facts)).containsExactly(Kind.CATEGORY, Kind.DATE, Kind.CATEGORY);
    assertThat(notes)
        .containsExactly(
            "column size: 10 of 30 values are not numbers, the first one \"A/0\" in line 2 of"
                + " mixed.csv; all of them count as categories");
  }

  @Test
  void aFolderOfFilesIsReadAsOneAndItsBadFileIsNamed() throws IOException {
    Path parts = Files.createDirectories(folder.resolve("parts.csv"));
    Files.writeString(parts.resolve("a.csv"), HEADER + lines());
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(parts.resolve("b.csv.gz")))) {
      out.write((HEADER + lines() + "no,2020-01-01,1,3").getBytes(StandardCharsets.UTF_8));
    }

    assertThat(made(parts, prices(), 0.1).rows()).isEqualTo(200);
    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).contains("\"no\" in line 102 of b.csv.gz");
  }

  @Test
  void pathsAreNames() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("my data[1]/50% {a,b}#*.csv"));
    Files.writeString(odd.resolve("a [2]%20.csv"), HEADER + lines() + "no,2020-01-01,1,3\n7");

    assertThat(made(odd, prices(), 0.1).rows()).isEqualTo(100);
    assertThat(notes).hasSize(3);
    assertThat(notes.get(0)).endsWith("the first one is line 103 of a [2]%20.csv");
    assertThat(notes.get(1)).startsWith("a [2]%20.csv does not end");
    assertThat(notes.get(2)).contains("\"no\" in line 102 of a [2]%20.csv");

    Path parquet = folder.resolve("my data[1]/p[1].parquet");
    spark.range(3).write().parquet(parquet.toString());
    assertThat(RowFile.of(parquet.toString()).orElseThrow().texts(spark).count()).isEqualTo(3);
  }

  @Test
  void whereNoLineIsWholeThatIsTheError() throws IOException {
    Path commas = file("commas.csv", HEADER + "1,2020-01-01,1,3,\n2,2020-01-01,1,3,\n");

    assertThatThrownBy(() -> made(commas, prices(), 0.9))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read "
                + commas
                + ": 2 of 2 lines do not have as many fields as the header, the first one is line 2"
                + " of commas.csv");
  }

  @Test
  void aColumnMayBeEmptyInAllWholeLines() throws IOException {
    String lines = "1,,1,3\n2,,2,4\n3,,x,5\n4,2020-01-01,1,3,9\n";
    SnapshotFacts facts = made(file("empty.csv", HEADER + lines), prices(), 0.5);

    assertThat(kinds(facts)).containsExactly(Kind.NUMBER, Kind.CATEGORY, Kind.CATEGORY);
    assertThat(facts.rows()).isEqualTo(3);
  }

  @Test
  void quotesWithinQuotesDoNotMoveColumns() throws IOException {
    String quoted = "3,2020-01-01,\"a \"\"b\"\", c\",3\n".repeat(5);
    SnapshotFacts facts = made(file("quotes.csv", HEADER + quoted + "7\n"), prices(), 0.5);

    assertThat(kinds(facts)).containsExactly(Kind.NUMBER, Kind.DATE, Kind.CATEGORY);
    assertThat(read(facts)).hasSize(5).allMatch(row -> row.texts().get(0).equals("a \"b\", c"));
  }

  @Test
  void datesAreThoseThatPredictionReads() throws IOException {
    String header = "month,short,hour,zone,noon,open,since,price\n";
    String line = "2020-01,2020-1-5,08:30:00,2020-01-05 7:30,24:00,TRUE,2020-01-05 12:00 UTC,3\n";
    SnapshotFacts facts = made(file("dates.csv", header + line.repeat(3)), prices(), 0);

    assertThat(kinds(facts))
        .containsExactly(
            Kind.CATEGORY,
            Kind.CATEGORY,
            Kind.CATEGORY,
            Kind.CATEGORY,
            Kind.CATEGORY,
            Kind.FLAG,
            Kind.DATE);
    assertThat(read(facts).get(0).numbers()).containsExactly(1, 18266.5);
  }

  @Test
  void nineOfTenNumbersAreEnough() throws IOException {
    String lines = "1,2020-01-01,1,3\n".repeat(9) + "many,2020-01-01,1,3\n";
    SnapshotFacts facts = made(file("tenth.csv", HEADER + lines), prices(), 0.1);

    assertThat(kinds(facts)).containsExactly(Kind.NUMBER, Kind.DATE, Kind.NUMBER);
    assertThat(facts.rows()).isEqualTo(9);
  }

  @Test
  void blankLinesBeforeTheHeaderAreCounted() throws IOException {
    made(file("blank.csv", "\n  \n" + HEADER + lines() + "no,2020-01-01,1,3\n"), prices(), 0.1);

    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).contains("\"no\" in line 104 of blank.csv");
  }

  @Test
  void filesOfAFolderHaveOneHeader() throws IOException {
    Path parts = Files.createDirectories(folder.resolve("order.csv"));
    Files.writeString(parts.resolve("a.csv"), HEADER + lines());
    Files.writeString(parts.resolve("b.csv"), "\"size\",since ,code,price\n" + lines());
    Files.writeString(parts.resolve("c.csv"), "");
    assertThat(made(parts, prices(), 0).rows()).isEqualTo(200);

    Files.writeString(parts.resolve("d.csv"), "since,size,code,price\n2020-01-01,1,1,3\n");
    String told =
        "Cannot read "
            + parts
            + ": the header of d.csv is since, size, code, price, that of a.csv is size, since,"
            + " code, price";
    assertThatThrownBy(() -> made(parts, prices(), 0))
        .isInstanceOf(DataException.class)
        .hasMessage(told);
    assertThatThrownBy(() -> RowFile.of(parts.toString()).orElseThrow().texts(spark))
        .hasMessage(told);
  }

  @Test
  void aHeaderMayNotHaveTheNameOfBrokenLines() throws IOException {
    Path file = file("corrupt.csv", "a,_corrupt_record\n1,2\n");

    assertThatThrownBy(() -> RowFile.of(file.toString()).orElseThrow().texts(spark))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read "
                + file
                + ": its column _corrupt_record has a name that is kept for broken lines");
  }
}
