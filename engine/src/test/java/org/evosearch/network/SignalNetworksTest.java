package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.SampleArchitectures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of signals from all spaces that have them. */
class SignalNetworksTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void aNetworkIsBuiltAsCountedAndHasNoWeightForRowsThatAreNotThere(int index) {
    Architecture network = SampleArchitectures.ofSignal(index);
    BuiltNetwork.assertFiniteAndCounted(network);
    assertThat(network.inputShape()).isEqualTo(TensorShape.image(3, 1, 32));
    assertThat(network.shapes())
        .filteredOn(TensorShape::isImage)
        .allMatch(map -> map.height() == 1);
    assertThat(network.nodes().stream().map(Node::operation)).allMatch(SignalNetworksTest::isRow);
  }

  private static boolean isRow(Operation operation) {
    if (operation instanceof Convolution convolution) {
      return convolution.kernel().height() == 1;
    }
    return !(operation instanceof Pooling pooling) || pooling.kernel().height() == 1;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aNetworkReadsBackAsItself(int index) {
    Architecture network = SampleArchitectures.ofSignal(index);
    Architecture read = ArchitectureJson.read(network.toString());
    assertThat(read).isEqualTo(network);
    assertThat(Fingerprint.of(read)).isEqualTo(Fingerprint.of(network));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aSquareWindowMakesAnotherNetwork(int index) {
    Architecture network = SampleArchitectures.ofSignal(index);
    List<Node> square =
        network.nodes().stream().map(n -> new Node(squared(n.operation()), n.inputs())).toList();
    assertThat(Fingerprint.of(new Architecture(square))).isNotEqualTo(Fingerprint.of(network));
  }

  private static Operation squared(Operation operation) {
    return operation instanceof Convolution c && c.kernel().isRow() && c.stride() == 1
        ? new Convolution(
            c.channels(), c.kernel().width(), 1, c.padding(), c.dilation(), c.groups(), c.bias())
        : operation;
  }
}
