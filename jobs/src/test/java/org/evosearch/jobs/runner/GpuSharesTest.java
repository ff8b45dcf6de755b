package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.evaluation.MemoryDemand;
import org.evosearch.search.SampleSearch;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;

class GpuSharesTest {

  private static final List<Trial> TRIALS = SampleSearch.trials(6);

  /** Trials take as many bytes as their index says hundreds. */
  private record GrowingRecipe(long limit) implements EvaluatorRecipe {

    @Override
    public Evaluator open(DeviceSlot device) {
      return FormulaRecipe.PLAIN.open(device);
    }

    @Override
    public Optional<MemoryDemand> memory(Trial trial) {
      return Optional.of(new MemoryDemand("It", 100L * (1 + trial.id().index()), limit));
    }
  }

  @Test
  void trialsShareAGpuByWhatTheyTakeOfIt() {
    GpuShares shares = new GpuShares(new GrowingRecipe(600), 4);

    assertThat(shares.of(TRIALS).get(4)).containsExactly(TRIALS.get(0));
    assertThat(shares.of(TRIALS).get(2)).containsExactly(TRIALS.get(1), TRIALS.get(2));
    assertThat(shares.of(TRIALS).get(1)).isEqualTo(TRIALS.subList(3, 6));
    assertThat(shares.of(TRIALS).firstKey()).isEqualTo(1);
    assertThat(shares.ofAll(TRIALS)).containsOnlyKeys(1).containsValue(TRIALS);
  }

  @Test
  void whereNobodyKnowsTheMemoryTheSettingDecides() {
    assertThat(new GpuShares(FormulaRecipe.PLAIN, 4).of(TRIALS)).containsOnlyKeys(4);
    assertThat(new GpuShares(new GrowingRecipe(0), 2).of(TRIALS)).containsOnlyKeys(2);
  }

  @Property(tries = 300)
  void whoSharesAGpuFitsIntoItTogether(
      @ForAll @LongRange(min = 600, max = 100_000) long limit,
      @ForAll @IntRange(min = 1, max = 64) int most) {
    new GpuShares(new GrowingRecipe(limit), most)
        .of(TRIALS)
        .forEach(
            (share, trials) -> {
              assertThat(share).isBetween(1, most);
              assertThat(trials).allMatch(t -> share * 100L * (1 + t.id().index()) <= limit);
            });
  }
}
