package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.autoformer.AutoFormerSpace;
import org.evosearch.space.mobilenetv3.MobileNetV3Space;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of blocks and of transformer layers learn. */
class ElasticTrainingTest {

  private static final TrainingPlan ADAM =
      SampleTrainings.plan(SampleTrainings.optimizer(OptimizerKind.ADAM, 0.003));

  private static Section section(String name, String values) {
    String path = "space." + name;
    return Settings.parse(path + " {" + values + "}", List.of()).root().section(path);
  }

  static Stream<ChoiceSpace> spaces() {
    int classes = SampleTrainings.DIGITS.classes();
    return Stream.of(
        MobileNetV3Space.of(
            section("mobilenetv3", "width = 0.25, halvings = 2"), SampleTrainings.IMAGE, classes),
        AutoFormerSpace.of(
            section("autoformer", "size = own, head-width = 16, patch = 2"),
            SampleTrainings.IMAGE,
            classes));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void lossFalls(ChoiceSpace space) {
    Architecture network =
        space
            .decode(space.sample(new RandomStreams(5).stream(Purpose.PROPOSAL, 0, 0)))
            .architecture();
    TrainingTask task = new TrainingTask(network, ADAM, new Budget(2, 6, 0.25), 1);
    try (TaskData images = SampleTrainings.digits();
        TrainingRun run = new TrainingRun(task, images, new Deadline(Duration.ZERO))) {
      List<Epoch> curve = run.run().curve();

      assertThat(curve).hasSize(2);
      assertThat(curve.get(1).trainLoss()).isFinite().isLessThan(curve.get(0).trainLoss());
    }
  }
}
