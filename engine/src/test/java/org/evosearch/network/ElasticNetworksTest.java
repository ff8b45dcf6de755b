package org.evosearch.network;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.autoformer.AutoFormerSpace;
import org.evosearch.space.mobilenetv3.MobileNetV3Space;
import org.evosearch.trial.Candidate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small networks of the spaces in which depths and widths are chosen, built. */
class ElasticNetworksTest {

  private static final int NETWORKS = Integer.getInteger("evosearch.elastic-networks", 10);
  private static final TensorShape IMAGE = TensorShape.image(3, 16, 24);

  private static Section section(String name, String values) {
    String path = "space." + name;
    return Settings.parse(path + " {" + values + "}", List.of()).root().section(path);
  }

  static Stream<ChoiceSpace> spaces() {
    String transformer = "size = own, head-width = 8, patch = 4, reach = 2, ";
    return Stream.of(
        MobileNetV3Space.of(section("mobilenetv3", "width = 0.25, halvings = 3"), IMAGE, 10),
        AutoFormerSpace.of(section("autoformer", transformer + "readout = patches"), IMAGE, 10),
        AutoFormerSpace.of(
            section("autoformer", transformer + "readout = class-token"), IMAGE, 10));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void logitsAreFiniteAndCostsAreThoseOfWhatIsBuilt(ChoiceSpace space) {
    LongStream.range(0, NETWORKS)
        .mapToObj(i -> new RandomStreams(8).stream(Purpose.PROPOSAL, 0, i))
        .map(space::sample)
        .flatMap(
            genotype ->
                Stream.of(space.decode(genotype).network(), space.decode(genotype).finalNetwork()))
        .map(Candidate.Network::architecture)
        .forEach(BuiltNetwork::assertFiniteAndCounted);
  }
}
