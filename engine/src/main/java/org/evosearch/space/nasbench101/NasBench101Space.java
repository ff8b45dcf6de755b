package org.evosearch.space.nasbench101;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.GraphEncoding;
import org.evosearch.trial.Candidate;

/**
 * Cells of the form of NAS-Bench-101: one gene for each edge that a cell may have, one for the
 * operation of each inner vertex. Vertices on no path from input to output are pruned; at most 9
 * edges may remain.
 *
 * <p>Chris Ying et al.: NAS-Bench-101: Towards Reproducible Neural Architecture Search. ICML 2019.
 */
public final class NasBench101Space implements ChoiceSpace {

  private static final int MAX_EDGES = 9;

  private final NasBench101Settings settings;
  private final TensorShape image;
  private final int classes;
  private final List<ChoiceGene> genes;

  /**
   * Creates the space for a task.
   *
   * @param image shape (C, H, W) of one image, H and W multiples of 4
   * @param classes number of classes
   */
  public NasBench101Space(NasBench101Settings settings, TensorShape image, int classes) {
    this.settings = settings;
    this.image = image.requireImage();
    this.classes = classes;
    this.genes = genes(settings.maxVertices());
  }

  private static List<ChoiceGene> genes(int vertices) {
    List<ChoiceGene> genes = new ArrayList<>();
    for (int from = 0; from < vertices; from++) {
      for (int to = from + 1; to < vertices; to++) {
        genes.add(ChoiceGene.nominal("edge_" + from + "_" + to, List.of("0", "1")));
      }
    }
    for (int vertex = 1; vertex < vertices - 1; vertex++) {
      genes.add(ChoiceGene.nominal("op_" + vertex, VertexOperation.words()));
    }
    return Collections.unmodifiableList(genes);
  }

  @Override
  public List<ChoiceGene> genes() {
    return genes;
  }

  @Override
  public boolean contains(Choices genotype) {
    return isWellFormed(genotype)
        && pruned(genotype).filter(graph -> graph.edges() <= MAX_EDGES).isPresent();
  }

  private Optional<CellGraph> pruned(Choices genotype) {
    int vertices = settings.maxVertices();
    int[] successors = new int[vertices];
    int gene = 0;
    for (int from = 0; from < vertices; from++) {
      for (int to = from + 1; to < vertices; to++) {
        successors[from] |= genotype.at(gene++) << to;
      }
    }
    return CellGraph.pruned(successors, genotype.indices().subList(gene, genes.size()));
  }

  private CellGraph graph(Choices genotype) {
    return pruned(genotype)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid genotype: " + genotype.text() + " (not of this space)"));
  }

  /** The benchmark's hash of the cell: column {@code module_hash}. */
  @Override
  public String tableKey(Choices genotype) {
    return graph(genotype).hash();
  }

  /** Equal for cells that the benchmark counts as one: those that are isomorphic after pruning. */
  private Fingerprint fingerprint(Choices genotype) {
    return Fingerprint.ofText("nasbench101 " + tableKey(genotype));
  }

  /** The vertices and edges of the pruned cell. */
  @Override
  public GraphEncoding graphEncoding() {
    return new CellVertices(settings.maxVertices(), this::graph);
  }

  @Override
  public DecodedCandidate decode(Choices genotype) {
    return DecodedCandidate.of(() -> network(genotype))
        .withFingerprint(() -> fingerprint(genotype));
  }

  private Candidate.Network network(Choices genotype) {
    StackedNetwork network =
        new StackedNetwork(graph(genotype), settings.channels(), settings.cells());
    return new Candidate.Network(network.of(image, classes));
  }
}
