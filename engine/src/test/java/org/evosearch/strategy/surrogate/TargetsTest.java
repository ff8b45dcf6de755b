package org.evosearch.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class TargetsTest {

  private static Evaluation<Choices> evaluation(int index, List<Double> objectives, double excess) {
    Proposal<Choices> proposal = new Proposal<>(Choices.of(index), "sample", List.of());
    return new Evaluation<>(
        new TrialId(0, index), proposal, Fingerprint.ofText("" + index), objectives, excess, 0);
  }

  @Property
  void targetsKeepTheOrderAndAreStandardized(
      @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -100, max = 100) Double> merits) {
    double[] values = merits.stream().mapToDouble(Double::doubleValue).toArray();
    double[] targets = Targets.ofMerits(values);
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        if (values[i] > values[j]) {
          assertThat(targets[i]).isGreaterThan(targets[j]);
        }
      }
    }
    assertThat(Arrays.stream(targets).sum()).isCloseTo(0, within(1e-9));
    boolean equal = merits.stream().distinct().count() == 1;
    assertThat(Arrays.stream(targets).map(target -> target * target).sum())
        .isCloseTo(equal ? 0 : values.length, within(1e-9));
  }

  @Test
  void howBadTheWorstIsChangesNothing() {
    double[] merits = {90, 91, 92, 93, 94, 10};
    double[] worse = {90, 91, 92, 93, 94, -1e6};
    assertThat(Targets.ofMerits(worse)).containsExactly(Targets.ofMerits(merits));
  }

  @Test
  void whoFailsOrExceedsIsAsBadAsTheWorstOther() {
    double[] targets =
        Targets.of(
            List.of(
                evaluation(0, List.of(), 0),
                evaluation(1, List.of(80.0), 0),
                evaluation(2, List.of(99.0), 0.1),
                evaluation(3, List.of(85.0), 0)));
    assertThat(targets[0]).isEqualTo(targets[1]).isEqualTo(targets[2]).isLessThan(targets[3]);
  }

  @Test
  void ofThoseWhoAllExceedTheLeastExcessIsBest() {
    double[] targets =
        Targets.of(
            IntStream.range(0, 3)
                .mapToObj(i -> evaluation(i, OptionalDouble.of(i).stream().boxed().toList(), 3 - i))
                .toList());
    assertThat(targets).isSorted();
  }
}
