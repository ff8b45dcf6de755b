package org.evosearch.search.rungs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.search.plan.EarlyStopping;
import org.evosearch.search.plan.Rungs;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class PromotionsTest {

  private static RungTrial trial(int number, double... values) {
    return new RungTrial(
        new TrialId(0, number),
        Fingerprint.ofText("network " + number),
        "g" + number,
        IntStream.range(0, values.length).mapToObj(i -> values[i]).toList());
  }

  private static List<Integer> numbers(List<Promotion> due) {
    return due.stream().map(one -> one.trial().id().index()).toList();
  }

  private static Rungs rungs(Rungs.Opening opening, int calibration) {
    return new Rungs(List.of(1, 2, 4), List.of(0.5, 0.5), opening, calibration);
  }

  private static void promote(Promotions promotions) {
    promotions.due().forEach(one -> promotions.promote(one.trial().network(), one.rung() - 1));
  }

  @Test
  void theBestShareGoesOnAndNobodyTwice() {
    Promotions promotions = new Promotions(rungs(Rungs.Opening.ALWAYS, 0));
    promotions.tell(0, List.of(trial(0, 5), trial(1, 7), trial(2, 6), trial(3, 4), trial(4, 9)));
    assertThat(numbers(promotions.due())).containsExactly(4, 1);

    promote(promotions);
    assertThat(promotions.isIdle()).isTrue();

    promotions.tell(1, List.of(trial(4, 10), trial(1, 20)));
    promotions.tell(0, List.of(trial(5, 1)));
    assertThat(promotions.due())
        .extracting(one -> one.trial().id().index(), Promotion::rung)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 2), org.assertj.core.groups.Tuple.tuple(2, 1));
  }

  @Property(tries = 200)
  void noMoreThanTheShareAreOnTheirWayAtOnceAndTheyAreTheBest(
      @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 9) Double> values) {
    Promotions promotions = new Promotions(rungs(Rungs.Opening.ALWAYS, 0));
    List<RungTrial> all = new ArrayList<>();
    values.forEach(value -> all.add(trial(all.size(), value)));
    promotions.tell(0, all);
    List<Promotion> due = promotions.due();

    assertThat(due).hasSize(values.size() / 2);
    double worst = due.stream().mapToDouble(one -> one.trial().fitness()).min().orElse(9);
    List<Integer> chosen = numbers(due);
    assertThat(all.stream().filter(one -> !chosen.contains(one.id().index())))
        .allMatch(one -> one.fitness() <= worst);
  }

  @Test
  void withSeveralObjectivesTheFirstFrontGoesOnBeforeTheSecondAndItsEndsFirst() {
    Promotions promotions = new Promotions(rungs(Rungs.Opening.ALWAYS, 0));
    promotions.tell(
        0,
        List.of(
            trial(0, 1, 9),
            trial(1, 5, 5),
            trial(2, 9, 1),
            trial(3, 4, 4),
            trial(4, 0, 0),
            trial(5, 5.1, 4.9)));
    assertThat(numbers(promotions.due())).hasSize(3).contains(0, 2).doesNotContain(3, 4);
  }

  @Test
  void networksForCalibrationGoOnHoweverGoodTheyAre() {
    Promotions promotions = new Promotions(rungs(Rungs.Opening.ALWAYS, 2));
    promotions.tell(0, List.of(trial(0, 1), trial(1, 2), trial(2, 9), trial(3, 8)));
    assertThat(numbers(promotions.due())).containsExactly(0, 1, 2, 3);
    promote(promotions);
    promotions.tell(0, List.of(trial(4, 0)));
    assertThat(promotions.isIdle()).isTrue();
  }

  @Test
  void aRungIsOpenedWhenTheTwoBelowDisagree() {
    Promotions agreeing = new Promotions(rungs(Rungs.Opening.ON_DISAGREEMENT, 0));
    tellBoth(agreeing, false);
    assertThat(agreeing.due()).noneMatch(one -> one.rung() == 2);

    Promotions disagreeing = new Promotions(rungs(Rungs.Opening.ON_DISAGREEMENT, 0));
    tellBoth(disagreeing, true);
    assertThat(disagreeing.due()).anyMatch(one -> one.rung() == 2);
  }

  /** Eight networks on both rungs, in the same order, or with the last ones first. */
  private static void tellBoth(Promotions promotions, boolean turned) {
    List<RungTrial> low = new ArrayList<>();
    List<RungTrial> high = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      low.add(trial(i, i == 0 ? 100 : i));
      high.add(trial(i, turned ? 50 - i : i == 0 ? 100 : 2 * i));
    }
    promotions.tell(0, low);
    promotions.tell(1, high);
  }

  @Test
  void noiseBetweenNeighborsOpensNothing() {
    Promotions promotions = new Promotions(rungs(Rungs.Opening.ON_DISAGREEMENT, 0));
    promotions.tell(0, List.of(trial(0, 1), trial(1, 1.1), trial(2, 5), trial(3, 9)));
    promotions.tell(1, List.of(trial(0, 2.1), trial(1, 2), trial(2, 6), trial(3, 9)));
    assertThat(promotions.due()).noneMatch(one -> one.rung() == 2);
  }

  /**
   * Whatever their fingerprints: networks that are equal on the upper rung disagree about nothing.
   */
  @Property(tries = 50)
  void tiesOnTheUpperRungOpenNothing(
      @ForAll @Size(min = 2, max = 8) List<@DoubleRange(min = 0, max = 9) Double> values) {
    Promotions promotions = new Promotions(rungs(Rungs.Opening.ON_DISAGREEMENT, 0));
    List<RungTrial> low = new ArrayList<>();
    List<RungTrial> high = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      low.add(trial(i, values.get(i)));
      high.add(trial(i, 50));
    }
    promotions.tell(0, low);
    promotions.tell(1, high);
    assertThat(promotions.due()).noneMatch(one -> one.rung() == 2);
  }

  @Test
  void thresholdsAreQuantilesOfTheBestSoFarAndWaitForEnoughCurves() {
    CurveThresholds thresholds = new CurveThresholds(new EarlyStopping(0.5, 4));
    for (int i = 0; i < 3; i++) {
      thresholds.tell(3, curve(10 * i, 10 * i - 5, 10 * i + 5));
    }
    assertThat(thresholds.of(3)).isEmpty();
    // It ended after its first epoch, and counts with that in the next one.
    thresholds.tell(3, curve(90));

    assertThat(thresholds.of(3)).containsExactly(20.0, 20.0);
    assertThat(thresholds.of(9)).isEmpty();
    assertThat(new CurveThresholds(EarlyStopping.NONE).of(3)).isEmpty();
  }

  private static List<Epoch> curve(double... accuracies) {
    return IntStream.range(0, accuracies.length)
        .mapToObj(i -> new Epoch(i + 1, 1, 1, accuracies[i], 0.1, 1))
        .toList();
  }
}
