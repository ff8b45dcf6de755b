package org.evosearch.space.transnas;

import static org.evosearch.space.cell.EdgeOperation.NONE;
import static org.evosearch.space.cell.EdgeOperation.NOR_CONV_1X1;
import static org.evosearch.space.cell.EdgeOperation.NOR_CONV_3X3;
import static org.evosearch.space.cell.EdgeOperation.SKIP_CONNECT;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.GraphEncoding;
import org.evosearch.space.cell.DenseCell;
import org.evosearch.space.cell.EdgeOperation;
import org.evosearch.space.cell.EdgesAsVertices;
import org.evosearch.trial.Candidate;

/**
 * The 4,096 cells of TransNAS-Bench-101, in a network of five modules.
 *
 * <p>Yawen Duan et al.: TransNAS-Bench-101: Improving Transferability and Generalizability of
 * Cross-Task Neural Architecture Search. CVPR 2021.
 */
public final class MicroSpace implements ChoiceSpace {

  private static final List<ChoiceGene> GENES =
      DenseCell.genes(
          Stream.of(NONE, SKIP_CONNECT, NOR_CONV_1X1, NOR_CONV_3X3)
              .map(EdgeOperation::word)
              .toList());

  /** Types of the modules, the benchmark's {@code 41414}. */
  private static final List<Integer> MODULES = List.of(4, 1, 4, 1, 4);

  private final TransNasSettings settings;
  private final TensorShape image;
  private final int classes;

  /**
   * Creates the space for a task.
   *
   * @param image shape (C, H, W) of one image, H and W multiples of 32
   * @param classes number of classes
   */
  public MicroSpace(TransNasSettings settings, TensorShape image, int classes) {
    this.settings = settings;
    this.image = image.requireImage();
    this.classes = classes;
  }

  @Override
  public List<ChoiceGene> genes() {
    return GENES;
  }

  private DenseCell cell(Choices genotype) {
    return DenseCell.ofWords(words(genotype));
  }

  /** The benchmark's codes of the six operations: columns {@code op1} to {@code op6}. */
  @Override
  public String tableKey(Choices genotype) {
    return genotype.indices().stream().map(String::valueOf).collect(Collectors.joining(":"));
  }

  /**
   * Equal for cells whose training runs are equal to the last bit, see {@link
   * DenseCell#computation}; the benchmark has equal values for them.
   */
  private Fingerprint fingerprint(Choices genotype) {
    return Fingerprint.ofText("transnas101-micro " + cell(genotype).computation());
  }

  /** The edges between input and output, of 6 types. */
  @Override
  public GraphEncoding graphEncoding() {
    return new EdgesAsVertices(GENES.get(0).size());
  }

  @Override
  public DecodedCandidate decode(Choices genotype) {
    return DecodedCandidate.of(() -> network(genotype))
        .withFingerprint(() -> fingerprint(genotype));
  }

  private Candidate.Network network(Choices genotype) {
    ModuleNetwork network = new ModuleNetwork(cell(genotype)::addTo, settings.channels(), MODULES);
    return new Candidate.Network(network.of(image, classes));
  }
}
