package org.evosearch.space.layered;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.genotype.GeneDomain;
import org.evosearch.genotype.GeneDomains;
import org.evosearch.genotype.LayersGrammar;
import org.evosearch.trial.OptimizerKind;

/**
 * Names and domains of the genes of {@link LayeredSpace}.
 *
 * <p>Domains as in Stathis Vafeias: Design by Evolution, 2018; those of convolutions and skip
 * connections are ours.
 */
final class LayerDomains {

  static final String CONVOLUTION = "convolution";
  static final String LINEAR = "linear";
  static final String CHANNELS = "channels";
  static final String KERNEL = "kernel";
  static final String POOL = "pool";
  static final String UNITS = "units";
  static final String DROPOUT = "dropout";
  static final String ACTIVATION = "activation";
  static final String LEARNING_RATE = "learning-rate";
  static final String WEIGHT_DECAY = "weight-decay";
  static final String OPTIMIZER = "optimizer";
  static final String JOIN = "join";
  static final String YES = "yes";

  private static final String NO = "no";

  /** How a layer combines several inputs. */
  enum Join {
    /** Their sum, after each of them is adapted to the shape of the first one. */
    SUM,
    /** Their concatenation along the channels. */
    CONCATENATION;

    static Join of(String word) {
      return word.equals(LayerDomains.word(SUM)) ? SUM : CONCATENATION;
    }
  }

  private static final List<ActivationFunction> ACTIVATIONS =
      List.of(
          ActivationFunction.LINEAR,
          ActivationFunction.TANH,
          ActivationFunction.RELU,
          ActivationFunction.SIGMOID,
          ActivationFunction.ELU);
  private static final List<OptimizerKind> OPTIMIZERS =
      List.of(OptimizerKind.SGD, OptimizerKind.ADAM, OptimizerKind.ADADELTA, OptimizerKind.RMSPROP);

  private LayerDomains() {}

  /** Which genotypes there are. */
  static LayersGrammar grammar(LayeredSettings settings) {
    LayersGrammar.Stack linear =
        new LayersGrammar.Stack(LINEAR, 1, settings.maxLayers(), linearGenes(settings));
    return new LayersGrammar(
        network(),
        settings.mode() == LayeredSettings.Mode.MLP
            ? List.of(linear)
            : List.of(
                new LayersGrammar.Stack(
                    CONVOLUTION, 1, settings.maxLayers(), convolutionGenes(settings)),
                linear));
  }

  private static GeneDomains network() {
    Map<String, GeneDomain> genes = new LinkedHashMap<>();
    genes.put(LEARNING_RATE, new GeneDomain.RealInterval(5e-4, 0.2));
    genes.put(WEIGHT_DECAY, new GeneDomain.RealInterval(5e-5, 2e-3));
    genes.put(
        OPTIMIZER, new GeneDomain.OneOf(OPTIMIZERS.stream().map(OptimizerKind::key).toList()));
    return new GeneDomains(genes);
  }

  private static GeneDomains linearGenes(LayeredSettings settings) {
    Map<String, GeneDomain> genes = new LinkedHashMap<>();
    genes.put(UNITS, new GeneDomain.WholeInterval(128, 1024));
    putCommonGenes(genes, settings);
    return new GeneDomains(genes);
  }

  private static GeneDomains convolutionGenes(LayeredSettings settings) {
    Map<String, GeneDomain> genes = new LinkedHashMap<>();
    genes.put(CHANNELS, new GeneDomain.WholeInterval(16, 128));
    genes.put(KERNEL, GeneDomain.OneOf.of("3", "5"));
    genes.put(POOL, GeneDomain.OneOf.of(YES, NO));
    putCommonGenes(genes, settings);
    return new GeneDomains(genes);
  }

  private static void putCommonGenes(Map<String, GeneDomain> genes, LayeredSettings settings) {
    genes.put(DROPOUT, new GeneDomain.RealInterval(0, 0.7));
    genes.put(
        ACTIVATION, new GeneDomain.OneOf(ACTIVATIONS.stream().map(LayerDomains::word).toList()));
    if (settings.mode() == LayeredSettings.Mode.GRAPH) {
      IntStream.rangeClosed(1, settings.maxLayers())
          .forEach(distance -> genes.put(skip(distance), GeneDomain.OneOf.of(YES, NO)));
      genes.put(JOIN, GeneDomain.OneOf.of(word(Join.SUM), word(Join.CONCATENATION)));
    }
  }

  /**
   * Name of the gene for the skip connection from {@code distance} layers before the previous one.
   */
  static String skip(int distance) {
    return "skip-" + distance;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
