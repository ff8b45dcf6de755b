package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Heritage;
import org.evosearch.trial.Heritage.Donor;
import org.evosearch.trial.Heritage.Tuning;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;
import org.evosearch.variation.LayerOnTop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeredityTest {

  private static final TrialId WEAK = new TrialId(0, 0);
  private static final TrialId STRONG = new TrialId(0, 2);
  private static final TrialId BARREN = new TrialId(0, 3);
  private static final Fingerprint OTHER = SampleRecords.trial(new TrialId(0, 9)).fingerprint();

  private final Heredity heredity = new Heredity();

  /** A founder; the sample's budget is three epochs. */
  private static TrialRecord founder(TrialId id, @Nullable String weights, double fitness) {
    return new TrialRecord(
        SampleRecords.trial(id).with(Heritage.FOUNDER),
        "genes",
        "random",
        List.of(),
        null,
        new Outcome.Measured(Map.of(), List.of(), Execution.NONE).leaving(weights),
        OptionalDouble.of(fitness));
  }

  @BeforeEach
  void tellOfFounders() {
    heredity.tell(
        List.of(founder(WEAK, "w", 1), founder(STRONG, "s", 2), founder(BARREN, null, 3)),
        Set.of(WEAK, STRONG, BARREN));
  }

  private Heritage child(List<TrialId> parents, String operator) {
    return heredity.of(parents, operator, OTHER);
  }

  @Test
  void theFitterParentGivesFirst() {
    List<Donor> both = List.of(new Donor(STRONG, "s", 3), new Donor(WEAK, "w", 3));
    assertThat(child(List.of(WEAK, STRONG), "crossover")).isEqualTo(new Heritage(both, Tuning.ALL));
  }

  @Test
  void whoLeftNothingOrIsDeadOrUnknownGivesNothing() {
    assertThat(child(List.of(BARREN), "mutation")).isEqualTo(Heritage.FOUNDER);
    assertThat(child(List.of(new TrialId(7, 7)), "mutation")).isEqualTo(Heritage.FOUNDER);
    heredity.tell(List.of(), Set.of(STRONG));
    assertThat(child(List.of(WEAK), "mutation")).isEqualTo(Heritage.FOUNDER);
    assertThat(child(List.of(STRONG), "mutation").donors()).hasSize(1);
  }

  @Test
  void aChildOfItsParentsNetworkHasItsHeritage() {
    Fingerprint own = SampleRecords.trial(STRONG).fingerprint();
    assertThat(heredity.of(List.of(WEAK, STRONG), "mutation", own)).isEqualTo(Heritage.FOUNDER);
  }

  @Test
  void aLayerOnTopIsTrainedFirstIfAnythingIsInherited() {
    assertThat(child(List.of(WEAK), LayerOnTop.OPERATOR).tuning()).isEqualTo(Tuning.NEW_FIRST);
    assertThat(child(List.of(WEAK), "mutation").tuning()).isEqualTo(Tuning.ALL);
    assertThat(child(List.of(BARREN), LayerOnTop.OPERATOR).tuning()).isEqualTo(Tuning.ALL);
  }

  @Test
  void epochsAddUpAndAReusedOutcomeNamesWhoTrained() {
    TrialId heir = new TrialId(1, 0);
    TrialId again = new TrialId(1, 2);
    Heritage heritage = child(List.of(STRONG), "mutation");
    TrialRecord trained = with(founder(heir, "h", 4), heritage, null);
    TrialRecord reused = with(founder(again, "h", 4), heritage, heir);
    heredity.tell(List.of(trained, reused), Set.of(heir, again));

    assertThat(child(List.of(again), "mutation").donors()).containsExactly(new Donor(heir, "h", 6));
    assertThat(child(List.of(heir, again), "crossover").donors()).hasSize(1);
  }

  private static TrialRecord with(
      TrialRecord record, Heritage heritage, @Nullable TrialId reusedFrom) {
    return new TrialRecord(
        record.trial().with(heritage),
        record.genotype(),
        record.origin(),
        reusedFrom,
        record.outcome(),
        record.fitness());
  }

  @Test
  void weightsStayWhileTheLivingArchivesOrOpenTrialsNeedThem() {
    List<String> stored = List.of("w", "s", "unknown");
    assertThat(heredity.unneeded(stored, List.of(), List.of())).containsExactly("unknown");

    heredity.tell(List.of(), Set.of(STRONG));
    assertThat(heredity.unneeded(stored, List.of(), List.of())).containsExactly("w", "unknown");
    assertThat(heredity.unneeded(stored, List.of(), List.of(founder(WEAK, "w", 1))))
        .containsExactly("unknown");

    Heritage own = new Heritage(List.of(new Donor(WEAK, "w", 3)), Tuning.ALL);
    assertThat(
            heredity.unneeded(
                stored, List.of(SampleRecords.trial(new TrialId(1, 0)).with(own)), List.of()))
        .isEmpty();
    assertThat(
            heredity.unneeded(
                stored,
                List.of(SampleRecords.trial(new TrialId(1, 0)).with(Heritage.FOUNDER)),
                List.of()))
        .containsExactly("w");
  }
}
