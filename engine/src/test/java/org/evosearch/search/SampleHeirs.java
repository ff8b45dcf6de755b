package org.evosearch.search;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.digest.Sha256;
import org.evosearch.trial.Heritage;
import org.evosearch.trial.Origin;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * A line of descent: one trial in each generation, which begins with the weights of the one before
 * it, trains them for three more epochs, and belongs to a species of its own.
 */
public final class SampleHeirs {

  private static final SampleRecords RECORDS = new SampleRecords("a");

  private SampleHeirs() {}

  /** Generations from 0 on. */
  public static List<GenerationRecord> generations(int count) {
    return IntStream.range(0, count).mapToObj(SampleHeirs::generation).toList();
  }

  private static GenerationRecord generation(int number) {
    GenerationRecord plain = RECORDS.generation(number, 1);
    return new GenerationRecord(number, List.of(heir(plain.trials().get(0))), plain.archives());
  }

  private static TrialRecord heir(TrialRecord plain) {
    if (!(plain.outcome() instanceof Outcome.Measured one)) {
      throw new IllegalStateException("Expected a measurement: " + plain);
    }
    int generation = plain.trial().id().generation();
    return new TrialRecord(
        plain.trial().with(heritage(plain.trial())),
        plain.genotype(),
        new Origin(plain.operator(), plain.parents(), OptionalInt.of(generation)),
        null,
        new Outcome.Measured(
            one.metrics(), one.curve(), one.execution(), List.of(), weights(generation)),
        plain.fitness());
  }

  /** A generation of the line whose trial left no weights. */
  public static GenerationRecord barren(GenerationRecord generation) {
    TrialRecord heir = generation.trials().get(0);
    if (!(heir.outcome() instanceof Outcome.Measured one)) {
      throw new IllegalStateException("Expected a measurement: " + heir);
    }
    TrialRecord barren =
        new TrialRecord(
            heir.trial(),
            heir.genotype(),
            heir.origin(),
            null,
            new Outcome.Measured(one.metrics(), one.curve(), one.execution()),
            heir.fitness());
    return new GenerationRecord(generation.generation(), List.of(barren), generation.archives());
  }

  private static Heritage heritage(Trial trial) {
    int before = trial.id().generation() - 1;
    return before < 0
        ? Heritage.FOUNDER
        : new Heritage(
            List.of(
                new Heritage.Donor(
                    new TrialId(before, 0),
                    weights(before),
                    trial.budget().epochs() * (before + 1))),
            Heritage.Tuning.ALL);
  }

  /** The digest of the weights that the trial of a generation left. */
  public static String weights(int generation) {
    return Sha256.hex("weights " + generation);
  }
}
