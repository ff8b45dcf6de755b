package org.evosearch.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.space.nasbench101.NasBench101Settings;
import org.evosearch.space.nasbench101.NasBench101Space;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.space.natsbench.NatsBenchSizeSpace;
import org.evosearch.space.transnas.MacroSpace;
import org.evosearch.space.transnas.MicroSpace;
import org.evosearch.space.transnas.TransNasSettings;
import org.evosearch.table.CsvFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Rows of the published tables against the spaces; published_rows.py has made them. */
class PublishedRowsTest {

  private static final List<String> COLUMNS =
      List.of("space", "side", "classes", "genes", "key", "parameters", "multiply_adds", "same");

  /** For each space and fingerprint what its rows must agree in. */
  private final Map<String, Map<Fingerprint, String>> same = new HashMap<>();

  private record Row(
      String space,
      int side,
      int classes,
      List<String> words,
      String key,
      long parameters,
      String multiplyAdds,
      String same) {

    static Row of(List<String> cells) {
      return new Row(
          cells.get(0),
          Integer.parseInt(cells.get(1)),
          Integer.parseInt(cells.get(2)),
          List.of(cells.get(3).split(" ", -1)),
          cells.get(4),
          Long.parseLong(cells.get(5)),
          cells.get(6),
          cells.get(7));
    }

    Choices genotype(ChoiceSpace of) {
      assertThat(words).hasSameSizeAs(of.genes());
      return new Choices(
          IntStream.range(0, words.size())
              .mapToObj(gene -> of.genes().get(gene).words().indexOf(words.get(gene)))
              .toList());
    }
  }

  private static ChoiceSpace space(Row row) {
    TensorShape image = TensorShape.image(3, row.side, row.side);
    return switch (row.space) {
      case "nasbench201" -> new NasBench201Space(NasBench201Settings.PUBLISHED, image, row.classes);
      case "natsbench-size" -> new NatsBenchSizeSpace(image, row.classes);
      case "transnas101-micro" -> new MicroSpace(TransNasSettings.PUBLISHED, image, row.classes);
      case "transnas101-macro" -> new MacroSpace(TransNasSettings.PUBLISHED, image, row.classes);
      case "nasbench101-4" ->
          new NasBench101Space(NasBench101Settings.published(4), image, row.classes);
      case "nasbench101-5" ->
          new NasBench101Space(NasBench101Settings.published(5), image, row.classes);
      default -> throw new IllegalArgumentException("Invalid space: " + row.space);
    };
  }

  private int check(Path file) {
    List<Row> rows = new ArrayList<>();
    CsvFormat.CSV.read(file, COLUMNS, cells -> rows.add(Row.of(List.copyOf(cells))));
    rows.forEach(this::check);
    return rows.size();
  }

  private void check(Row row) {
    ChoiceSpace space = space(row);
    Choices genotype = row.genotype(space);
    assertThat(space.contains(genotype)).as(row.toString()).isTrue();
    assertThat(space.tableKey(genotype)).isEqualTo(row.key);
    Footprint footprint = Footprint.of(space.decode(genotype).architecture());
    assertThat(footprint.parameters()).as(row.toString()).isEqualTo(row.parameters);
    if (!row.multiplyAdds.isEmpty()) {
      assertThat(footprint.multiplyAdds()).isEqualTo(Long.parseLong(row.multiplyAdds));
    }
    Map<Fingerprint, String> seen = same.computeIfAbsent(row.space, name -> new HashMap<>());
    assertThat(seen.computeIfAbsent(space.decode(genotype).fingerprint(), f -> row.same))
        .as(row.toString())
        .isEqualTo(row.same);
  }

  @Test
  void aSampleOfAllTables() throws URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(PublishedRowsTest.class.getResource("published_rows.csv"))
                .toURI());
    assertThat(check(file)).isGreaterThan(100);
    assertThat(same).hasSize(6);
  }

  /** A minute on an idle machine. */
  @Test
  @EnabledIfSystemProperty(named = "evosearch.published-rows", matches = ".+")
  void allRows() {
    check(Path.of(System.getProperty("evosearch.published-rows")));
    assertThat(classes("nasbench201")).hasSize(6_466).doesNotHaveDuplicates();
    assertThat(classes("natsbench-size")).hasSize(32_768);
    assertThat(classes("transnas101-micro")).hasSize(653);
    assertThat(classes("transnas101-macro")).hasSize(662);
    assertThat(classes("nasbench101-4")).hasSize(91);
    assertThat(classes("nasbench101-5")).hasSize(2_532);
  }

  /** What the rows of each fingerprint agree in. */
  private List<String> classes(String space) {
    return List.copyOf(same.getOrDefault(space, Map.of()).values());
  }
}
