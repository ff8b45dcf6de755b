package org.evosearch.experiment;

import java.util.OptionalInt;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.dataset.source.Datasets.Published;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.search.ChosenNetwork;
import org.evosearch.search.RunRecord;
import org.evosearch.training.Auxiliary;
import org.evosearch.training.TrainingPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a final training, checked as far as that needs no data.
 *
 * @param trial its only trial
 * @param dataset which data
 * @param plan how the network is trained
 * @param auxiliary a second head during training, null for none
 * @param threads of the CPU
 */
record FinalPlan(
    Trial trial,
    DatasetSettings dataset,
    TrainingPlan plan,
    @Nullable Auxiliary auxiliary,
    int threads) {

  static final String SECTION = "final-training";

  /**
   * Reads the settings.
   *
   * @throws org.evosearch.config.SettingsException if one is wrong
   */
  static FinalPlan of(Settings settings, ChosenNetwork chosen) {
    Section root = settings.root();
    Section section = root.section(SECTION);
    RunRecord.requireId(root.section("run"));
    Candidate.Network network = network(chosen, section.real("drop-path", 0, 0.99));
    DatasetSettings dataset = TrainingSettings.dataset(root.section("dataset"));
    if (dataset.kind() == DatasetSettings.Kind.IMAGES) {
      Datasets.published(dataset)
          .ifPresent(known -> requireFit(root, network.architecture(), known));
    }
    TrainingSettings.requireStatistics(section, network.architecture());
    return new FinalPlan(
        trial(root, network),
        dataset,
        TrainingSettings.plan(section),
        auxiliary(section, network.architecture(), chosen.auxiliaryNode()),
        root.section("limits").whole("threads", 1, 1024));
  }

  private static void requireFit(Section root, Architecture network, Published known) {
    requireFit(root, network, known.image(), known.classes());
    TrainingSettings.requireSense(root.section(SECTION), known.image());
  }

  /**
   * Refuses data that a network does not take.
   *
   * @param outputs number of classes or predicted numbers
   */
  static void requireFit(Section root, Architecture network, TensorShape shape, int outputs) {
    int own = network.outputShape().features();
    if (!network.inputShape().equals(shape) || own != outputs) {
      throw root.section("dataset").invalid("name", fitting(network.inputShape(), own));
    }
  }

  private static String fitting(TensorShape input, int outputs) {
    return input.isImage()
        ? "images%s of shape %s in %s classes, which the network takes"
            .formatted(input.height() == 1 ? " or signals" : "", input, outputs)
        : "rows of %s inputs with %s classes or numbers, which the network takes"
            .formatted(input.elements(), outputs);
  }

  private static @Nullable Auxiliary auxiliary(
      Section section, Architecture network, OptionalInt node) {
    return Auxiliary.of(network, node, section.real("auxiliary-weight", 0, 10)).orElse(null);
  }

  private static Candidate.Network network(ChosenNetwork chosen, double dropPath) {
    Candidate.Network network = chosen.network();
    return new Candidate.Network(
        network.architecture().withDropPath(dropPath), network.hyperparameters());
  }

  private static Trial trial(Section root, Candidate.Network network) {
    Budget budget = new Budget(root.section(SECTION).whole("epochs", 1), 0, 1);
    RandomStreams streams = new RandomStreams(root.section("run").longWhole("seed"));
    long seed = streams.derivedSeed(Purpose.TRIAL, 0, 0);
    return new Trial(new TrialId(0, 0), network, network.fingerprint(), budget, seed);
  }
}
