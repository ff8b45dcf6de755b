package org.evosearch.jobs.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;

/** Settings that cannot be meant, each as a key and a value in HOCON. */
record WrongSettings(String key, String value) {

  private static final List<String> WHOLE_NUMBERS =
      List.of(
          "run.seed",
          "dataset.train-images",
          "dataset.split-seed",
          "search.generations",
          "search.trainings",
          "search.pipeline",
          "search.hall-of-fame",
          "search.budget.evaluations",
          "search.at-most.parameters",
          "search.re-score.seeds",
          "budget.epochs",
          "budget.max-batches",
          "training.batch-size",
          "training.augmentation.cutout",
          "limits.threads",
          "space.layered.max-layers",
          "strategy.random.population",
          "spark.gpus.per-executor",
          "spark.gpus.trials-per-gpu");

  /** Those that are never negative. */
  private static final List<String> COUNTS =
      WHOLE_NUMBERS.stream().filter(key -> !key.endsWith("seed")).toList();

  private static final List<String> NUMBERS =
      List.of(
          "dataset.validation-fraction",
          "budget.train-fraction",
          "training.learning-rate",
          "training.momentum",
          "training.weight-decay",
          "training.label-smoothing",
          "training.gradient-clip",
          "training.loss-limit",
          "search.prefilter.share",
          "space.layered.gene-rate",
          "space.layered.depth-rate",
          "search.budget.device-hours");

  private static final List<String> CHOICES =
      List.of(
          "dataset.name",
          "dataset.placement",
          "space.name",
          "space.layered.mode",
          "strategy.name",
          "evaluation.name",
          "search.objective",
          "search.machine-faults",
          "training.optimizer",
          "training.schedule",
          "training.drop-path-schedule",
          "spark.devices");

  private static final List<String> NO_WHOLE_NUMBERS =
      List.of(
          "many",
          "\"\"",
          "\" \"",
          "[]",
          "[1, 2]",
          "{ a = 1 }",
          "null",
          "1.5",
          "1e30",
          "\"7 7\"",
          "99999999999999999999",
          "true",
          "0x10",
          "\"١\"x",
          "NaN",
          "-Infinity");

  private static final List<String> NO_NUMBERS =
      List.of(
          "many",
          "\"\"",
          "[]",
          "{ a = 1 }",
          "null",
          "NaN",
          "-Infinity",
          "-1",
          "\"1,5\"",
          "1e400",
          "true");

  private static final List<String> NO_CHOICES =
      List.of(
          "nonsense",
          "\"\"",
          "\"../../x\"",
          "\"a\\nb\"",
          "[]",
          "{ a = 1 }",
          "null",
          "17",
          "true",
          "\"\\u0000\"",
          "\"ünknown\"",
          "\"a.b\"",
          "\"\\u001b[31mred\"",
          "\" adam \"");

  private static final List<String> NO_DURATIONS =
      List.of("soon", "\"\"", "[]", "-5s", "10 parsecs", "1e400s", "{ a = 1 }");

  private static final List<String> OPTIONS = defaults();

  private static List<String> defaults() {
    Config all = ConfigFactory.parseResources("org/evosearch/config/defaults.conf").resolve();
    return all.entrySet().stream()
        .map(entry -> entry.getKey())
        .filter(key -> !key.contains("\"") && !key.startsWith("spark.conf"))
        .sorted()
        .toList();
  }

  /** One that is drawn. */
  static WrongSettings drawn(FuzzDice dice) {
    return switch (dice.below(7)) {
      case 0 -> new WrongSettings(unknown(dice), dice.pick("1", "x", "[]", "{}", "true"));
      case 1 -> new WrongSettings(dice.pick(WHOLE_NUMBERS), dice.pick(NO_WHOLE_NUMBERS));
      case 2 -> new WrongSettings(dice.pick(NUMBERS), dice.pick(NO_NUMBERS));
      case 3 -> new WrongSettings(dice.pick(CHOICES), dice.pick(NO_CHOICES));
      case 4 -> new WrongSettings(dice.pick(COUNTS), "-" + dice.between(2, 1 << 30));
      case 5 ->
          new WrongSettings(
              dice.pick("limits.time", "limits.memory", "search.budget.wall-time"),
              dice.pick(NO_DURATIONS));
      default -> section(dice);
    };
  }

  /** A key that is spelled wrongly in one place. */
  private static String unknown(FuzzDice dice) {
    String[] words = dice.pick(OPTIONS).split("\\.", -1);
    int at = dice.below(words.length);
    words[at] = dice.misspelled(words[at]);
    return String.join(".", words);
  }

  /** A value where a section has to be. */
  private static WrongSettings section(FuzzDice dice) {
    String section =
        dice.pick(
            "run",
            "dataset",
            "space",
            "space.layered",
            "search",
            "search.at-most",
            "budget",
            "training",
            "training.augmentation",
            "limits",
            "spark.gpus");
    return new WrongSettings(section, dice.pick("1", "text", "[1]", "true"));
  }

  /** As a line of a settings file. */
  String line() {
    return key + " = " + value;
  }
}
