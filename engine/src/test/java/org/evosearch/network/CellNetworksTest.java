package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.cells.CellsSettings;
import org.evosearch.space.cells.CellsSpace;
import org.junit.jupiter.api.Test;

/** Networks of random sequences of cells, built. */
class CellNetworksTest {

  private static final int NETWORKS = Integer.getInteger("evosearch.cell-networks", 40);

  private static final CellsSpace SPACE =
      new CellsSpace(new CellsSettings(6, 8), TensorShape.image(3, 32, 32), 10);

  private static Stream<Architecture> architectures() {
    return LongStream.range(0, NETWORKS)
        .mapToObj(i -> new RandomStreams(6).stream(Purpose.PROPOSAL, 0, i))
        .map(random -> SPACE.decode(SPACE.sample(random)).architecture());
  }

  @Test
  void allKindsOfOperationsAreDrawn() {
    Set<Class<?>> kinds =
        architectures()
            .flatMap(architecture -> architecture.nodes().stream())
            .<Class<?>>map(node -> node.operation().getClass())
            .collect(Collectors.toSet());
    assertThat(kinds).contains(SelfAttention.class, SqueezeExcitation.class, Sum.class);
  }

  @Test
  void logitsAreFiniteAndCostsAreThoseOfWhatIsBuilt() {
    architectures().forEach(BuiltNetwork::assertFiniteAndCounted);
  }
}
