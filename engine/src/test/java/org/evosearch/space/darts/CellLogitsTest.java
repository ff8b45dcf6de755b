package org.evosearch.space.darts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CellLogitsTest {

  private static final List<String> WITH_NONE =
      Stream.concat(Stream.of("none"), CellOperation.words().stream()).toList();

  private static List<List<Double>> zeros(int columns) {
    return new ArrayList<>(Collections.nCopies(14, Collections.nCopies(columns, 0.0)));
  }

  private static List<Double> row(int columns, int column, double logit) {
    List<Double> row = new ArrayList<>(Collections.nCopies(columns, 0.0));
    row.set(column, logit);
    return row;
  }

  @Test
  void ofEqualsTheFirstEdgesAndTheFirstOperationAreKept() {
    Cell cell = new CellLogits(WITH_NONE, zeros(8)).derived();

    assertThat(cell.edges())
        .isEqualTo(
            IntStream.range(0, 8)
                .mapToObj(i -> new Edge(i % 2, CellOperation.MAX_POOL_3X3))
                .toList());
  }

  /** Rows: node 2 has 0 and 1, node 3 has 2 to 4, node 4 has 5 to 8, node 5 has 9 to 13. */
  @Test
  void theStrongestEdgesAreKeptWithTheirStrongestOperations() {
    List<List<Double>> logits = zeros(7);
    logits.set(1, row(7, 3, 1));
    logits.set(4, row(7, 5, 2));
    logits.set(3, row(7, 2, 1));
    logits.set(8, row(7, 6, 1));
    logits.set(12, row(7, 4, 3));
    logits.set(13, row(7, 1, 4));

    assertThat(new CellLogits(CellOperation.words(), logits).derived().text())
        .isEqualTo(
            "[('max_pool_3x3', 0), ('sep_conv_3x3', 1), ('skip_connect', 1), ('dil_conv_3x3', 2),"
                + " ('max_pool_3x3', 0), ('dil_conv_5x5', 3), ('sep_conv_5x5', 3),"
                + " ('avg_pool_3x3', 4)]");
  }

  @Test
  void noneIsNeverKeptButTakesItsShareOfAnEdge() {
    List<List<Double>> logits = zeros(8);
    // The largest logit of node 3 is on the edge from 0, most of which is none.
    List<Double> mostlyNone = new ArrayList<>(row(8, 4, 2));
    mostlyNone.set(0, 9.0);
    logits.set(2, mostlyNone);

    assertThat(new CellLogits(WITH_NONE, logits).derived().incoming(1))
        .extracting(Edge::from)
        .containsExactly(1, 2);
  }

  @Test
  void theOrderOfTheColumnsIsTheCallers() {
    List<String> reversed = new ArrayList<>(CellOperation.words());
    Collections.reverse(reversed);
    List<List<Double>> logits = Collections.nCopies(14, row(7, 0, 1));

    assertThat(new CellLogits(reversed, logits).derived().edges())
        .allMatch(edge -> edge.operation() == CellOperation.DIL_CONV_5X5);
  }

  /** A softmax does not see what is added to all logits of a row. */
  @Property(tries = 100)
  void whatIsAddedToARowChangesNothing(
      @ForAll @Size(112) List<@DoubleRange(min = -3, max = 3) Double> numbers,
      @ForAll @DoubleRange(min = -700, max = 700) double added) {
    List<List<Double>> logits =
        IntStream.range(0, 14).mapToObj(i -> rounded(numbers.subList(8 * i, 8 * i + 8))).toList();
    List<List<Double>> shifted = new ArrayList<>(logits);
    shifted.set(6, logits.get(6).stream().map(logit -> logit + Math.rint(added)).toList());

    assertThat(new CellLogits(WITH_NONE, shifted).derived())
        .isEqualTo(new CellLogits(WITH_NONE, logits).derived());
  }

  /** Multiples of 1/64, which a whole number can be added to exactly. */
  private static List<Double> rounded(List<Double> row) {
    return row.stream().map(number -> Math.rint(number * 64) / 64).toList();
  }

  @Test
  void whatIsNoMatrixOfLogitsIsRefused() {
    assertThatThrownBy(() -> new CellLogits(WITH_NONE, zeros(7)))
        .hasMessage("Invalid logits: 14 rows (14 of 8 columns each)");
    assertThatThrownBy(() -> new CellLogits(WITH_NONE, zeros(8).subList(1, 14)))
        .hasMessage("Invalid logits: 13 rows (14 of 8 columns each)");
    assertThatThrownBy(() -> new CellLogits(List.of("none"), zeros(1)))
        .hasMessageStartingWith("Invalid operations: [none] (");
    assertThatThrownBy(() -> new CellLogits(List.of("max_pool_3x3", "conv"), zeros(2)))
        .hasMessageStartingWith("Invalid operations: [max_pool_3x3, conv] (");
    List<List<Double>> broken = zeros(8);
    broken.set(3, row(8, 2, Double.NaN));
    assertThatThrownBy(() -> new CellLogits(WITH_NONE, broken))
        .hasMessageStartingWith("Invalid logits: ");
  }
}
