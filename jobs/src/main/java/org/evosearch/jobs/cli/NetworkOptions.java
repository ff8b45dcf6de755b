package org.evosearch.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.store.journal.RunObserver;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.evosearch.search.ChosenNetwork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The network to train, from a file or from the ranking of a run, and the settings to train it
 * with.
 */
final class NetworkOptions {

  @Option(
      names = "--arch",
      paramLabel = "FILE",
      description = "The best_arch.json of a search: a file or a URI.")
  private @Nullable String file;

  @Option(
      names = "--run",
      paramLabel = "ID",
      converter = RunId.class,
      description =
          "The search whose network is trained; its settings apply unless -c or -D"
              + " overrides them.")
  private @Nullable String run;

  @Option(
      names = "--rank",
      paramLabel = "N",
      description = "Rank of the network in the final ranking of --run (default: 1).")
  private @Nullable Integer rank;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /**
   * The given settings, over those of the run that found the network if it is named by its run.
   *
   * @param files override the run's settings
   * @param overrides override all files
   */
  Settings settings(List<Path> files, List<String> overrides) {
    check();
    Settings own = Settings.load(files, overrides);
    return run == null ? own : over(run, own, files, overrides);
  }

  private void check() {
    if ((file == null) == (run == null)) {
      throw usage("Give either --arch FILE or --run ID");
    }
    if (rank != null && run == null) {
      throw usage("Give --rank N with --run ID");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }

  private static Settings over(String run, Settings own, List<Path> files, List<String> overrides) {
    String store = own.root().text("store");
    Configuration hadoop = SparkApplication.hadoop(own);
    new StoreAddress(store, hadoop).requireStore();
    String begun =
        new RunObserver(store, hadoop)
            .settings(run)
            .orElseThrow(() -> new SettingsException("No run " + run + " in " + store));
    return Settings.over(run, begun, files, overrides);
  }

  /**
   * The network.
   *
   * @throws SettingsException if there is none; one line
   */
  ChosenNetwork read(String store, Configuration conf) {
    return run == null
        ? BestArchitecture.read(Objects.requireNonNull(file), conf)
        : BestArchitecture.ranked(store, run, rank == null ? 1 : rank, conf);
  }

  /**
   * The name from which the default id of the training run derives.
   *
   * @param chosen the network
   * @param settings the user's file, if there is one
   */
  String name(ChosenNetwork chosen, @Nullable Path settings) {
    return run != null || settings == null ? chosen.run() : SettingsOptions.name(settings);
  }
}
