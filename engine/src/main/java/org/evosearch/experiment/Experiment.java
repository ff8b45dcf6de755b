package org.evosearch.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.InheritingRecipe;
import org.evosearch.evaluation.TabularRecipe;
import org.evosearch.experiment.settings.WarmStartSettings;
import org.evosearch.genotype.Genotype;
import org.evosearch.search.BegunRun;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.Protocol;
import org.evosearch.search.RunRecord;
import org.evosearch.search.Search;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchLoop;
import org.evosearch.search.SearchResult;
import org.evosearch.search.StopRequest;
import org.evosearch.search.TrialRunner;
import org.evosearch.space.GraphSpace;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.supernet.MixtureReading;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.space.table.TableSpace;
import org.evosearch.table.TableFormat;
import org.evosearch.training.LastingFolder;

/**
 * A search, the recipe of its trials and the record of its run.
 *
 * @param search what is searched, and how
 * @param recipe how trials are evaluated
 * @param run the record of the run
 * @param <G> the encoding
 */
public record Experiment<G extends Genotype>(
    Search<G> search, EvaluatorRecipe recipe, RunRecord run) {

  /**
   * Checks the settings of an experiment as far as that needs no data, and reads none.
   *
   * @param name of the experiment, from which the run's default id is made
   * @param formats how tables can be read
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   */
  public static CheckedExperiment check(Settings settings, String name, List<TableFormat> formats) {
    return new Composition(settings, name, formats).checked();
  }

  /**
   * Creates an experiment from settings, and reads its data.
   *
   * @throws org.evosearch.config.SettingsException as {@link #check}
   * @throws org.evosearch.dataset.DataException as {@link CheckedExperiment#load}
   * @throws org.evosearch.table.TableException as {@link CheckedExperiment#load}
   */
  public static Experiment<?> of(Settings settings, String name, List<TableFormat> formats) {
    return check(settings, name, formats).load(new ExperimentData());
  }

  /**
   * This experiment as the continuation of a run that this release or an earlier one began,
   * possibly with other limits; unchanged if they differ in more.
   */
  public Experiment<G> continuing(BegunRun begun) {
    return Continuation.of(run, begun)
        .map(record -> new Experiment<>(search, recipe, record))
        .orElse(this);
  }

  /**
   * This experiment as the repetition of a run that this release or an earlier one began with the
   * same settings, limits included; unchanged if anything differs.
   *
   * @param recorded maps a digest of settings to the one that the run recorded for it
   */
  public Experiment<G> repeating(BegunRun begun, UnaryOperator<String> recorded) {
    return Continuation.unchanged(run, begun, recorded)
        .map(record -> new Experiment<>(search, recipe, record))
        .orElse(this);
  }

  /**
   * The record of a run on the same data with other settings, such as another seed: a repetition,
   * as {@link #repeating}, of a run that was begun.
   *
   * @param settings which name the run
   */
  public RunRecord recordOf(Settings settings, BegunRun begun, UnaryOperator<String> recorded) {
    String digest = SettingsDigest.of(settings, run.dataDigest());
    RunRecord other = RunRecord.of(settings, digest, run.dataDigest(), run.protocol(), run.runId());
    return Continuation.unchanged(other, begun, recorded).orElse(other);
  }

  /** This experiment under another run id. */
  public Experiment<G> named(String runId) {
    return new Experiment<>(search, recipe, run.named(runId));
  }

  /** The run id that earlier releases gave the same run; empty if the settings name it. */
  public Optional<String> formerRunId() {
    return Settings.stored(run.settings()).root().section("run").optionalText("id").isPresent()
        ? Optional.empty()
        : FirstDigest.former(Settings.stored(run.settings()), run.dataDigest()).map(run::idWith);
  }

  /** This experiment with more facts about where it runs. */
  public Experiment<G> with(Map<String, String> facts) {
    return new Experiment<>(search, recipe, run.with(facts));
  }

  /**
   * This experiment, with a folder for the weights that trials leave to later ones.
   *
   * @param folders gives the lasting folder at a path relative to the store
   */
  public Experiment<G> keepingIn(Function<String, LastingFolder> folders) {
    EvaluatorRecipe keeping = recipe.keepingIn(folders.apply(folder() + "/run_id=" + run.runId()));
    return new Experiment<>(search.leavingWeightsIn(keeping.weightFolder()), keeping, run);
  }

  /** Weights of supernets and of single networks are kept in different folders. */
  private String folder() {
    return recipe instanceof InheritingRecipe ? "_weights" : "weights";
  }

  /** What the user should know of this experiment before it starts, line by line. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    SearchSpace<G> searched = search.space();
    if ((searched instanceof GraphSpace graphs ? graphs.whole() : searched)
        instanceof TableSpace onRecord) {
      notes.add(onRecord.coverage());
    }
    leftOut().ifPresent(notes::add);
    if (recipe instanceof TabularRecipe tabular) {
      notes.addAll(tabular.load().remarks());
    }
    notes.addAll(run.dataLines());
    warning().ifPresent(notes::add);
    return notes;
  }

  /** A note if a warm start has more genotypes than the first generation has room for. */
  private Optional<String> leftOut() {
    Section settings = Settings.parse(run.settings(), List.of()).root();
    int given = WarmStartSettings.genotypes(settings).size();
    int room = given == 0 ? 0 : search.strategy().ask(0, search.streams()).size();
    return given <= room
        ? Optional.empty()
        : Optional.of(
            "Warm start: the first generation has room for "
                + room
                + " of "
                + given
                + " genotypes; the first ones are tried, the others are left out.");
  }

  /** What the user should know of a committed generation besides its best trial. */
  public Optional<String> remark(GenerationRecord generation) {
    return search.space() instanceof SupernetSpace shared
        ? new MixtureMeter(shared).reading(generation).map(MixtureReading::text)
        : Optional.empty();
  }

  /**
   * As {@link #remark(GenerationRecord)}, given all generations of a run in order; a remark on
   * several generations is returned for the last of them.
   */
  public Function<GenerationRecord, Optional<String>> remarks() {
    RungCalibration calibration = new RungCalibration(search.plan().effort().rungs().calibration());
    return generation -> remark(generation).or(() -> calibration.reading(generation));
  }

  /** The note on every output of a search that sees test values. */
  public Optional<String> warning() {
    return run.protocol() == Protocol.ORACLE_TEST
        ? Optional.of("Protocol oracle-test: this search optimizes test values.")
        : Optional.empty();
  }

  /** What the user should know of a result besides its networks. */
  public Optional<String> remark(SearchResult result) {
    return recipe instanceof InheritingRecipe
        ? InheritedOrder.of(result).map(InheritedOrder::text)
        : search.strategy().remark();
  }

  /** Runs the search to its end. */
  public SearchResult run(TrialRunner runner, Journal journal, SearchListener listener) {
    return run(runner, journal, listener, StopRequest.NEVER);
  }

  /** Runs the search to its end, or until a stop is requested. */
  public SearchResult run(
      TrialRunner runner, Journal journal, SearchListener listener, StopRequest request) {
    return new SearchLoop<>(search, runner, journal, listener, request).run(run);
  }
}
