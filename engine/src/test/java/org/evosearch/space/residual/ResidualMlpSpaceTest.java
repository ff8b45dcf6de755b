package org.evosearch.space.residual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.LearningTask;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.Test;

class ResidualMlpSpaceTest {

  private final ResidualMlpSpace space = new ResidualMlpSpace(4, TensorShape.vector(10), 3);

  private Candidate.Network network(int... choices) {
    return space.decode(new Choices(IntStream.of(choices).boxed().toList())).network();
  }

  private static long count(Architecture network, Class<?> kind) {
    return network.nodes().stream().map(Node::operation).filter(kind::isInstance).count();
  }

  @Test
  void aNetworkHasTheParametersThatItsLayersSay() {
    // Two blocks of width 64, twice as wide inside, with batch normalization.
    Architecture network = network(1, 0, 2, 1, 1, 0, 0, 2, 0).architecture();
    long stem = 10 * 64 + 64;
    long block = 2 * 64 + 64 * 128 + 128 + 128 * 64 + 64;
    long head = 2 * 64 + 64 * 3 + 3;

    assertThat(Footprint.of(network).parameters()).isEqualTo(stem + 2 * block + head);
    assertThat(network.outputShape()).isEqualTo(TensorShape.vector(3));
    assertThat(count(network, Dropout.class)).isEqualTo(4);
    assertThat(count(network, BatchNormalization.class)).isEqualTo(3);
  }

  @Test
  void normalizationsAndDropoutMayBeLeftOut() {
    Architecture layer = network(0, 0, 0, 0, 1, 1, 0, 2, 0).architecture();
    Architecture none = network(0, 0, 0, 0, 0, 2, 0, 2, 0).architecture();

    assertThat(count(layer, LayerNormalization.class)).isEqualTo(2);
    assertThat(count(layer, Dropout.class)).isEqualTo(1);
    assertThat(count(none, LayerNormalization.class) + count(none, BatchNormalization.class))
        .isZero();
    assertThat(count(none, Dropout.class)).isZero();
  }

  @Test
  void genesSayHowANetworkIsTrained() {
    Candidate.Network network = network(0, 0, 0, 0, 0, 2, 0, 3, 4);

    assertThat(network.hyperparameters().optimizer()).isEqualTo(OptimizerKind.ADAM);
    assertThat(network.hyperparameters().learningRate()).isEqualTo(3e-3);
    assertThat(network.hyperparameters().weightDecay()).isEqualTo(1e-3);
  }

  @Test
  void weightsOfBlocksKeepTheirNames() {
    List<String> ids = network(1, 0, 0, 0, 0, 0, 0, 0, 0).architecture().ids();

    assertThat(ids.stream().skip(1)).noneMatch(String::isEmpty);
    assertThat(ids).anyMatch(id -> id.startsWith("block2/"));
  }

  @Test
  void imagesAreLaidOutAsVectors() {
    ResidualMlpSpace images = new ResidualMlpSpace(2, TensorShape.image(1, 8, 8), 10);
    Choices drawn = images.sample(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0));

    assertThat(images.decode(drawn).architecture().inputShape())
        .isEqualTo(TensorShape.image(1, 8, 8));
    assertThat(images.parse(drawn.text())).isEqualTo(drawn);
  }

  private static Candidate.Network withExtras(
      int hidden, List<Integer> categories, int... choices) {
    LearningTask task = new LearningTask(TensorShape.vector(30), 3, categories);
    ResidualMlpSpace all =
        new ResidualMlpSpace(4, task, new ResidualMlpSpace.Extras(true, OptionalInt.of(5)));
    assertThat(all.genes().get(6).words())
        .containsExactly("relu", "gelu", "elu", "tanh", "reglu", "geglu");
    List<Integer> genotype = new ArrayList<>(List.of(0, 0, hidden, 0, 0, 2));
    IntStream.of(choices).forEach(genotype::add);
    return all.decode(new Choices(genotype)).network();
  }

  @Test
  void gatesTakeTwiceTheWeightsOfTheHiddenLayer() {
    long plain = Footprint.of(withExtras(2, List.of(), 0, 2, 0, 0).architecture()).parameters();
    Architecture gated = withExtras(2, List.of(), 4, 2, 0, 0).architecture();

    assertThat(Footprint.of(gated).parameters()).isEqualTo(plain + 64 * 128 + 128);
    assertThat(Footprint.of(gated).multiplyAdds())
        .isEqualTo(30 * 64 + 2 * 64 * 128 + 128 * 64 + 64 * 3);
    assertThat(count(gated, Product.class)).isEqualTo(1);
  }

  @Test
  void categoriesOfColumnsWithManyInputsAreEmbedded() {
    // 30 inputs: 11 numbers, then categories with 4, 6 and 9 inputs, of which two are embedded.
    List<Integer> categories = List.of(4, 6, 9);
    Architecture narrow = withExtras(0, categories, 0, 2, 0, 1).architecture();
    Architecture wide = withExtras(0, categories, 0, 2, 0, 2).architecture();

    assertThat(count(narrow, Concatenation.class)).isEqualTo(1);
    assertThat(Footprint.of(narrow).parameters())
        .isEqualTo(6 * 4 + 9 * 4 + (15 + 8) * 64 + 64 + 2 * (64 * 64 + 64) + 64 * 3 + 3);
    assertThat(Footprint.of(wide).parameters())
        .as("no vector is longer than there are categories")
        .isEqualTo(6 * 6 + 9 * 8 + (15 + 14) * 64 + 64 + 2 * (64 * 64 + 64) + 64 * 3 + 3);
    assertThat(narrow.ids().stream().skip(1)).noneMatch(String::isEmpty);
    assertThat(ArchitectureJson.read(ArchitectureJson.write(narrow))).isEqualTo(narrow);
    assertThat(Fingerprint.of(withExtras(0, List.of(4), 0, 2, 0, 1).architecture()))
        .isEqualTo(Fingerprint.of(withExtras(0, List.of(), 0, 2, 0, 2).architecture()));
  }
}
