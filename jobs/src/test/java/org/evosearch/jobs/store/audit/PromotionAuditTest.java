package org.evosearch.jobs.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.format.GenerationFiles;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Origin;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

/** Longer trainings in a store: their columns, and what is wrong with those that cannot be. */
class PromotionAuditTest {

  private static final SampleRecords RECORDS = new SampleRecords("a");

  private static TrialRecord record(TrialId id, int network, int rung, TrialId source) {
    Trial sample = SampleRecords.trial(new TrialId(0, network));
    Budget budget = new Budget(rung == 0 ? 3 : 9, 0, 1);
    return new TrialRecord(
        new Trial(id, sample.candidate(), sample.fingerprint(), budget, 7),
        "g",
        new Origin(
            rung == 0 ? "random" : Origin.PROMOTION,
            rung == 0 ? List.of() : List.of(source),
            OptionalInt.empty(),
            OptionalInt.of(rung)),
        null,
        RECORDS.outcome(new TrialId(0, 0)),
        OptionalDouble.of(80));
  }

  /** Two generations: two short trainings, then longer ones of the given networks and sources. */
  private static List<GenerationRecord> generations(int[] networks, int... sources) {
    List<TrialRecord> longer =
        IntStream.range(0, networks.length)
            .mapToObj(i -> record(new TrialId(1, i), networks[i], 1, new TrialId(0, sources[i])))
            .toList();
    return List.of(
        new GenerationRecord(
            0,
            List.of(
                record(new TrialId(0, 0), 0, 0, new TrialId(0, 0)),
                record(new TrialId(0, 1), 3, 0, new TrialId(0, 0))),
            Map.of()),
        new GenerationRecord(1, longer, Map.of()));
  }

  private static List<String> problems(List<GenerationRecord> generations) throws IOException {
    RecordedTrials known = new RecordedTrials(new MemoryFiles(), new RunLayout("r"));
    PromotionAudit audit = new PromotionAudit(known);
    List<String> problems = List.of();
    for (GenerationRecord generation : generations) {
      Map<Table, TableFile> files = GenerationFiles.of("r", generation);
      List<TableRow> outcomes = Objects.requireNonNull(files.get(Table.FITNESS)).rows();
      known.remember(
          generation.generation(),
          Optional.of(
              RecordedTrials.trials(
                  Objects.requireNonNull(files.get(Table.POPULATIONS)).rows(), outcomes)));
      problems = audit.problems(generation.generation(), outcomes);
    }
    return problems;
  }

  @Test
  void aLongerTrainingOfAMeasuredNetworkIsSound() throws IOException {
    assertThat(problems(generations(new int[] {0, 3}, 0, 1))).isEmpty();
  }

  @Test
  void aLongerTrainingOfAnotherNetworkIsFound() throws IOException {
    assertThat(problems(generations(new int[] {0}, 1)))
        .containsExactly("trial 0 is promoted from trial 0/1, which has another fingerprint");
  }

  @Test
  void aNetworkThatWasPromotedTwiceIsFound() throws IOException {
    assertThat(problems(generations(new int[] {0, 0}, 0, 0)))
        .containsExactly(
            "trial 1 is promoted from trial 0/0, which was promoted to another trial before");
  }

  @Test
  void aTrialThatThereIsNotIsFound() throws IOException {
    assertThat(problems(generations(new int[] {0}, 5)))
        .containsExactly("trial 0 is promoted from trial 0/5, which does not exist");
  }

  @Test
  void rungsAndPromotionsAreReadAsTheyWereWritten() {
    GenerationRecord second = generations(new int[] {3}, 1).get(1);
    GenerationRecord read =
        GenerationFiles.read(1, GenerationFiles.of("r", second), new java.util.HashMap<>());
    TrialRecord longer = read.trials().get(0);
    assertThat(longer.rung()).isEqualTo(1);
    assertThat(longer.origin().promotedFrom()).contains(new TrialId(0, 1));
    assertThat(longer.isStopped()).isTrue();
    assertThat(longer.chargedEpochs()).isEqualTo(3);
  }
}
