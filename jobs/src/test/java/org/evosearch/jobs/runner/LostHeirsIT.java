package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.config.Settings;
import org.evosearch.digest.Sha256;
import org.evosearch.experiment.Experiment;
import org.evosearch.jobs.store.files.StoreFolder;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.training.LastingFolder;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches whose networks inherit weights, on executors that are lost. */
class LostHeirsIT {

  private static final String WEIGHTS = "_weights/run_id=heirs";

  private static final List<String> SETTINGS =
      List.of(
          "run { id = heirs, seed = 4 }",
          "evaluation.trained.inherit = morphism",
          "search { generations = 6, hall-of-fame = 2 }",
          "strategy.name = regularized",
          "strategy.regularized { population = 6, children = 6, sample-size = 2 }",
          "space.layered.max-layers = 2",
          "training.batch-size = 32",
          "budget { epochs = 1, max-batches = 4 }");

  @TempDir private Path unbroken = Path.of("");
  @TempDir private Path broken = Path.of("");

  private static Experiment<?> experiment(Path store) {
    return Experiment.of(Settings.parse("", SETTINGS), "sample", List.of())
        .keepingIn(name -> new StoreFolder(store.toUri().toString(), name, Map.of()));
  }

  private static InMemoryJournal.Store run(
      Experiment<?> experiment, TrialRunner runner, SearchListener listener) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    try (Journal journal = new InMemoryJournal(store)) {
      experiment.run(runner, journal, listener);
    }
    return store;
  }

  /** Ends an executor after the fifth and after the fifteenth outcome. */
  private static final class Killer implements SearchListener {
    private final AtomicInteger outcomes = new AtomicInteger();
    private final Map<Long, Boolean> killed = new ConcurrentHashMap<>();

    @Override
    public void finished(Trial trial, Outcome outcome) {
      int count = outcomes.incrementAndGet();
      if (count == 5 || count == 15) {
        LocalCluster.executors()
            .filter(process -> !killed.containsKey(process.pid()))
            .findFirst()
            .ifPresent(process -> killed.put(process.pid(), process.destroyForcibly()));
      }
    }
  }

  @Test
  @Tag("nightly")
  void twoLostExecutorsChangeNothing() {
    Experiment<?> alone = experiment(unbroken);
    InMemoryJournal.Store expected;
    try (TrialRunner runner = new LocalTrialRunner(alone.recipe(), 1)) {
      expected = run(alone, runner, SearchListener.NONE);
    }
    Killer killer = new Killer();
    Experiment<?> spread = experiment(broken);
    InMemoryJournal.Store actual;
    try (JavaSparkContext spark = LocalCluster.start(2, 2);
        TrialRunner runner = new SparkTrialRunner(() -> spark, spread.recipe(), "heirs")) {
      actual = run(spread, runner, killer);
    }

    assertThat(killer.killed).hasSize(2).doesNotContainValue(false);
    assertThat(lines(spread, actual)).isEqualTo(lines(alone, expected)).hasSize(36);
    assertThat(weights(broken)).isEqualTo(weights(unbroken)).isNotEmpty();
  }

  private static List<String> lines(Experiment<?> experiment, InMemoryJournal.Store store) {
    try (InMemoryJournal journal = new InMemoryJournal(store)) {
      return journal.open(experiment.run()).stream()
          .map(GenerationRecord::trials)
          .flatMap(List::stream)
          .map(LostHeirsIT::line)
          .toList();
    }
  }

  private static String line(TrialRecord record) {
    if (!(record.outcome() instanceof Outcome.Measured one)) {
      return record.trial() + " " + record.outcome();
    }
    return String.join(
        " ",
        record.trial().id().toString(),
        record.genotype(),
        String.valueOf(record.trial().heritage()),
        new TreeMap<>(one.metrics()).toString(),
        String.valueOf(one.weights()));
  }

  /** The SHA-256 of each file. */
  private static Map<String, String> weights(Path store) {
    LastingFolder folder = new StoreFolder(store.toUri().toString(), WEIGHTS, Map.of());
    Map<String, String> files = new TreeMap<>();
    folder.names().forEach(name -> files.put(name, Sha256.hex(folder.read(name).orElseThrow())));
    return files;
  }
}
