package org.evosearch.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.limit.ForeknownChoices;
import org.evosearch.space.limit.LimitedSpace;
import org.evosearch.space.table.TableSpace;
import org.evosearch.strategy.NoveltyFilter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Views of a table with three rows of a space that is too large to enumerate. */
class ChoiceSpaceViewTest {

  private static final List<Choices> ROWS =
      List.of(
          Choices.of(0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1),
          Choices.of(0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 2),
          Choices.of(4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4));

  /** Keys of rows name their genotypes. */
  private static final class Named extends ChoiceSpaceView {

    Named() {
      super(new ToyChoices(12, 5));
    }

    @Override
    public Optional<Choices> named(String tableKey) {
      return Optional.of(
          new Choices(
              Arrays.stream(tableKey.split(":", -1))
                  .map(one -> Integer.parseInt(one) - 1)
                  .toList()));
    }
  }

  private static TableSpace table() {
    ChoiceSpace space = new Named();
    return new TableSpace(space, Set.copyOf(ROWS.stream().map(space::tableKey).toList()));
  }

  static Stream<UnaryOperator<ChoiceSpace>> views() {
    UnaryOperator<ChoiceSpace> graphs = GraphSpace::new;
    UnaryOperator<ChoiceSpace> known =
        space -> new ForeknownChoices(space, one -> Map.of(), Set.of());
    UnaryOperator<ChoiceSpace> limited = space -> LimitedSpace.of(space, one -> 0);
    return Stream.of(
        graphs, known, limited, space -> limited.apply(known.apply(graphs.apply(space))));
  }

  @ParameterizedTest
  @MethodSource("views")
  void aViewOfASparseTableHasItsRowsAndNoOthers(UnaryOperator<ChoiceSpace> view) {
    ChoiceSpace seen = view.apply(table());
    assertThat(seen.isEnumerable()).isTrue();
    assertThat(seen.all()).containsExactlyElementsOf(table().all().toList());
    assertThat(seen.combinations()).isEqualTo(table().combinations());
    assertThat(seen.neighbors(ROWS.get(0))).containsExactly(ROWS.get(1));
    UniformRandomProvider random = new RandomStreams(3).stream(Purpose.PROPOSAL, 0, 0);
    assertThat(IntStream.range(0, 100).mapToObj(i -> seen.sample(random)).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(ROWS);
    assertThat(seen.initial(random)).isIn(ROWS);
  }

  /** What is left is found by going through the space. */
  @ParameterizedTest
  @MethodSource("views")
  void aBatchTakesEachRowOnce(UnaryOperator<ChoiceSpace> view) {
    NoveltyFilter<Choices>.Batch batch = new NoveltyFilter<>(view.apply(table())).batch();
    UniformRandomProvider random = new RandomStreams(4).stream(Purpose.PROPOSAL, 0, 0);
    assertThat(Stream.generate(() -> batch.sample(random)).limit(4).flatMap(Optional::stream))
        .containsExactlyInAnyOrderElementsOf(ROWS);
  }
}
