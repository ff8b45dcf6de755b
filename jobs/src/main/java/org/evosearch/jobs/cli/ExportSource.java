package org.evosearch.jobs.cli;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.Footprint;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.TrainedNetwork;
import org.evosearch.jobs.score.ModelLocation;
import org.evosearch.network.Network;
import org.evosearch.random.RandomStreams;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The network that is exported: a trained one, or one that a search found, with initial weights.
 */
final class ExportSource {

  /** Weights of a node are copied into one Java array, of at most 2^31 bytes. */
  private static final long MAX_NODE_SIZE = 1L << 29;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The model of a train-final run: a folder, or a URI like that of a store.")
  private @Nullable String model;

  @Option(
      names = "--arch",
      paramLabel = "FILE",
      description = "The best_arch.json of a search, for an untrained network.")
  private @Nullable String file;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "With --arch: seed of the initial weights (default: 0).")
  private @Nullable Long seed;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /**
   * A network as a DJL block and as the input of exporters.
   *
   * @param built the network in DJL
   * @param exported its architecture, weights and facts, independent of DJL
   */
  record Source(Network built, TrainedNetwork exported) {}

  /** Refuses incompatible options. */
  void check() {
    if ((model == null) == (file == null)) {
      throw usage("Give either --model DIR or --arch FILE");
    }
    if (seed != null && file == null) {
      throw usage("Give --seed N with --arch");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }

  /**
   * Builds the network.
   *
   * @param conf how to reach files
   * @param manager owner of the network
   */
  Source open(Configuration conf, NDManager manager) {
    return model == null
        ? untrained(Objects.requireNonNull(file), conf, manager)
        : trained(ModelLocation.read(model, conf), manager);
  }

  private static Source trained(ModelFiles files, NDManager manager) {
    Network network = files.open(manager);
    return new Source(network, files.exported(network));
  }

  private Source untrained(String file, Configuration conf, NDManager manager) {
    Architecture architecture = BestArchitecture.read(file, conf).network().architecture();
    requireMemory(architecture);
    Map<String, String> origin = BestArchitecture.origin(file, conf);
    origin.putIfAbsent("fingerprint", Fingerprint.of(architecture).hex());
    ModelFacts facts = new ModelFacts(origin, Optional.empty(), List.of(), OptionalDouble.empty());
    RandomStreams streams = new RandomStreams(seed == null ? 0 : seed);
    Network network = Network.build(architecture, streams, manager);
    return new Source(
        network, new TrainedNetwork(architecture, network.block().namedArrays(), facts));
  }

  private static void requireMemory(Architecture architecture) {
    long bytes = Float.BYTES * Footprint.of(architecture).parameters();
    long most = Runtime.getRuntime().maxMemory() / 2;
    if (bytes > most) {
      throw new ModelException(
          String.format(
              Locale.ROOT,
              "Cannot export the network: its weights take %d MiB, Java has %d MiB for them (-Xmx)",
              bytes >> 20,
              most >> 20));
    }
    for (int node = 0; node < architecture.nodes().size(); node++) {
      long weights =
          architecture.nodes().get(node).operation().parameters(architecture.inputShapes(node));
      if (weights >= MAX_NODE_SIZE) {
        throw new ModelException(
            String.format(
                Locale.ROOT,
                "Cannot export the network: node %d has %d weights (less than %d)",
                node,
                weights,
                MAX_NODE_SIZE));
      }
    }
  }
}
