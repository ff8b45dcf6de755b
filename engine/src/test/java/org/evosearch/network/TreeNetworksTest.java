package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Settings;
import org.evosearch.genotype.Tree;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.tree.TreeSpace;
import org.junit.jupiter.api.Test;

/** Networks of random trees with random real genes, built. */
class TreeNetworksTest {

  private static final int NETWORKS = Integer.getInteger("evosearch.tree-networks", 100);
  private static final int CLASSES = 10;

  private static final TreeSpace SPACE =
      TreeSpace.of(
          Settings.parse("", List.of("space.tree { channels = 8, min-initial-depth = 4 }"))
              .root()
              .section("space")
              .section("tree"),
          TensorShape.image(3, 32, 32),
          CLASSES);

  private static Stream<Architecture> architectures() {
    return LongStream.range(0, NETWORKS)
        .mapToObj(i -> new RandomStreams(6).stream(Purpose.PROPOSAL, 0, i))
        .map(random -> SPACE.decode(SPACE.sample(random)).architecture());
  }

  @Test
  void allOperationsAreDrawn() {
    Set<String> drawn =
        LongStream.range(0, NETWORKS)
            .mapToObj(i -> new RandomStreams(6).stream(Purpose.PROPOSAL, 0, i))
            .flatMap(random -> SPACE.sample(random).tree().nodes())
            .map(Tree::operation)
            .collect(Collectors.toSet());
    assertThat(drawn).hasSize(19);
  }

  @Test
  void logitsAreFiniteAndCostsAreThoseOfWhatIsBuilt() {
    architectures().forEach(BuiltNetwork::assertFiniteAndCounted);
  }
}
