package org.evosearch.space.neat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NodeGene;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.trial.Candidate;
import org.evosearch.variation.neat.Innovations;
import org.evosearch.variation.neat.StructureMutation;

/**
 * Acyclic graphs of dense layers: the input node is a flattened image, each hidden node a linear
 * layer with ReLU over the concatenation of its inputs, the output node a linear layer. Weights of
 * genes are ignored, those of the network are trained.
 *
 * <p>Risto Miikkulainen et al.: Evolving Deep Neural Networks, 2017, section 3.1 (DeepNEAT), with
 * layers of one kind and width.
 */
public final class NeatTopologySpace extends NeatSpace {

  private static final int INPUT = 0;

  /** Maximum number of hidden layers of an initial genome. */
  private static final int MAX_LAYERS = 2;

  private final TensorShape image;
  private final int classes;
  private final int units;

  /**
   * Creates the space for a task.
   *
   * @param image shape (C, H, W) of one image
   * @param classes number of classes
   * @param units of a hidden layer, at least 1
   */
  public NeatTopologySpace(TensorShape image, int classes, int units) {
    super(ends(1, 0, 1), Wiring.FEED_FORWARD);
    this.image = image.requireImage();
    this.classes = classes;
    this.units = units;
  }

  /**
   * A chain of up to two hidden layers. Each connection around a layer is enabled with probability
   * 1/2. Since layers are always added at the end, equal markings have equal meanings in all these
   * genomes.
   */
  @Override
  public NeatGenome initial(UniformRandomProvider random) {
    NeatGenome chain = super.initial(random);
    Innovations innovations = Innovations.of(chain);
    for (int layers = random.nextInt(MAX_LAYERS + 1); layers > 0; layers--) {
      ConnectionGene last = chain.connections().get(chain.connections().size() - 1);
      chain = StructureMutation.withNode(chain, last, innovations);
    }
    return chain.withConnections(
        chain.connections().stream()
            .map(gene -> gene.enabled() ? gene : gene.expressed(random.nextBoolean()))
            .toList());
  }

  @Override
  public DecodedCandidate decode(NeatGenome genotype) {
    return DecodedCandidate.of(() -> network(genotype));
  }

  private Candidate.Network network(NeatGenome genotype) {
    LiveGraph graph = new LiveGraph(genotype);
    Architecture.Builder builder = Architecture.of(image);
    Map<Integer, Integer> nodes = new HashMap<>();
    nodes.put(INPUT, builder.then(new Flatten()));
    int output = genotype.nodes(NodeGene.Kind.OUTPUT).get(0).id();
    for (int id : graph.ordered()) {
      int[] sources = sources(graph, id, nodes);
      if (id == output) {
        builder.add(new Linear(classes, true), joined(builder, sources, nodes));
      } else if (sources.length > 0) {
        builder.add(new Linear(units, true), joined(builder, sources, nodes));
        nodes.put(id, builder.then(new Activation(ActivationFunction.RELU)));
      }
    }
    return new Candidate.Network(builder.build());
  }

  /** The inputs of a node; hidden nodes without inputs are left out. */
  private static int[] sources(LiveGraph graph, int id, Map<Integer, Integer> nodes) {
    return graph.into(id).stream()
        .map(gene -> nodes.get(gene.from()))
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** One vector of all sources; zeros if there are none, so that only biases remain. */
  private static int joined(
      Architecture.Builder builder, int[] sources, Map<Integer, Integer> nodes) {
    return switch (sources.length) {
      case 0 -> builder.add(new Zero(1), Objects.requireNonNull(nodes.get(INPUT)));
      case 1 -> sources[0];
      default -> builder.add(new Concatenation(), sources);
    };
  }
}
