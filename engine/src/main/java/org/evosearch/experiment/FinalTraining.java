package org.evosearch.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.evosearch.architecture.Architecture;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.source.LoadedData;
import org.evosearch.evaluation.FinalRecipe;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.search.BegunRun;
import org.evosearch.search.ChosenNetwork;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.Protocol;
import org.evosearch.search.RunRecord;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.training.LastingFolder;
import org.evosearch.training.score.TaskMetric;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * The full training of a chosen network, recorded as a run of one generation of one trial.
 *
 * @param chosen the network that is trained
 * @param trial its only trial
 * @param recipe how it is trained
 * @param run the record of the run
 */
public record FinalTraining(ChosenNetwork chosen, Trial trial, FinalRecipe recipe, RunRecord run) {

  private static final String OPERATOR = "train-final";

  /**
   * Creates a final training from settings, and reads its data.
   *
   * @param name from which the run's default id is made
   * @param folders gives the lasting folder at a path relative to the store
   * @param begun gives what the run of an id began with, if the store has that run
   * @throws org.evosearch.config.SettingsException if a setting is wrong, or the network does not
   *     fit the data
   * @throws org.evosearch.dataset.DataException if the data cannot be read
   */
  public static FinalTraining of(
      Settings settings,
      ChosenNetwork chosen,
      String name,
      Function<String, LastingFolder> folders,
      Function<String, Optional<BegunRun>> begun) {
    Section root = settings.root();
    FinalPlan plan = FinalPlan.of(settings, chosen);
    Architecture network = plan.trial().network().architecture();
    DataTask images = LoadedData.read(plan.dataset());
    FinalPlan.requireFit(root, network, images.shape(), images.targets().outputs());
    TrainingSettings.requireSense(root.section(FinalPlan.SECTION), images.exampleShape());
    FinalDigest digest = new FinalDigest(settings, chosen, images.digest());
    RunRecord run = run(settings, digest, name, begun).of(images.account());
    return new FinalTraining(
        chosen, plan.trial(), recipe(plan, chosen, images.digest(), run.runId(), folders), run);
  }

  private static FinalRecipe recipe(
      FinalPlan plan,
      ChosenNetwork chosen,
      String dataDigest,
      String runId,
      Function<String, LastingFolder> folders) {
    String partition = "run_id=" + runId;
    return new FinalRecipe(
        plan.dataset(),
        dataDigest,
        plan.plan(),
        plan.auxiliary(),
        plan.threads(),
        new FinalRecipe.Folders(
            folders.apply("checkpoints/" + partition),
            folders.apply("results/" + partition + "/model")),
        new FinalRecipe.Origin(runId, chosen.run(), chosen.genotype()));
  }

  /**
   * Checks settings as far as that needs no data.
   *
   * @throws org.evosearch.config.SettingsException if one is wrong
   */
  public static void check(Settings settings, ChosenNetwork chosen) {
    FinalPlan.of(settings, chosen);
  }

  /** A run that an earlier release began keeps its run id and its digest. */
  private static RunRecord run(
      Settings settings,
      FinalDigest digest,
      String name,
      Function<String, Optional<BegunRun>> begun) {
    RunRecord former = run(settings, digest.first(), digest.dataDigest(), name);
    boolean isFormer =
        begun
            .apply(former.runId())
            .map(BegunRun::settingsDigest)
            .filter(former.settingsDigest()::equals)
            .isPresent();
    return isFormer ? former : run(settings, digest.current(), digest.dataDigest(), name);
  }

  private static RunRecord run(Settings settings, String digest, String dataDigest, String name) {
    return RunRecord.of(settings, digest, dataDigest, Protocol.VALID, name);
  }

  /** What the user should know of this training before it starts, line by line. */
  public List<String> notes() {
    return run.dataLines();
  }

  /** This training with more facts about where it runs. */
  public FinalTraining with(Map<String, String> facts) {
    return new FinalTraining(chosen, trial, recipe, run.with(facts));
  }

  /**
   * Trains the network, unless it was trained to the end before, and records it. A failed run is
   * not recorded; starting it again resumes it.
   *
   * @throws JournalException if the run exists with other settings, or is held by another driver
   */
  public Outcome run(TrialRunner runner, Journal journal) {
    List<GenerationRecord> committed = journal.open(run);
    if (!committed.isEmpty()) {
      return committed.get(0).trials().get(0).outcome();
    }
    Outcome kept = journal.kept(List.of(trial)).get(trial);
    Outcome outcome = kept == null ? trained(runner, journal) : kept;
    if (outcome instanceof Outcome.Measured) {
      journal.commit(new GenerationRecord(0, List.of(record(outcome)), Map.of()));
    }
    return outcome;
  }

  private Outcome trained(TrialRunner runner, Journal journal) {
    return TrialRunner.await(
            runner.start(List.of(trial), (done, outcome) -> keep(journal, outcome)))
        .get(0);
  }

  private void keep(Journal journal, Outcome outcome) {
    if (outcome instanceof Outcome.Measured) {
      journal.keep(trial, outcome);
    }
  }

  /** The test accuracy; for regression, the negated RMSE on the test part. */
  private static OptionalDouble fitness(Outcome outcome) {
    OptionalDouble error = outcome.metric(TaskMetric.RMSE.test());
    return error.isPresent()
        ? OptionalDouble.of(-error.getAsDouble())
        : outcome.metric(Metric.TEST_ACCURACY);
  }

  private TrialRecord record(Outcome outcome) {
    return new TrialRecord(
        trial, chosen.genotype(), OPERATOR, List.of(), null, outcome, fitness(outcome));
  }
}
