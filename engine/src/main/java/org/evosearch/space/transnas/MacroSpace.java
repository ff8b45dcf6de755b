package org.evosearch.space.transnas;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.MatrixEncoding;
import org.evosearch.space.cell.ConvolutionBlocks;
import org.evosearch.space.cell.Scaling;
import org.evosearch.trial.Candidate;

/**
 * The 3,256 macro networks of TransNAS-Bench-101: four to six modules of residual blocks, of which
 * one to three double the channels and one to four halve height and width.
 *
 * <p>Yawen Duan et al.: TransNAS-Bench-101: Improving Transferability and Generalizability of
 * Cross-Task Neural Architecture Search. CVPR 2021.
 */
public final class MacroSpace implements ChoiceSpace {

  private static final int FEWEST_MODULES = 4;
  private static final int MAX_MODULES = 6;

  /** Types of modules, see {@link ModuleNetwork}; 0 for a missing module at the last two places. */
  private static final List<ChoiceGene> GENES =
      IntStream.rangeClosed(1, MAX_MODULES)
          .mapToObj(
              place ->
                  ChoiceGene.nominal(
                      "s" + place,
                      place <= FEWEST_MODULES
                          ? List.of("1", "2", "3", "4")
                          : List.of("0", "1", "2", "3", "4")))
          .toList();

  private final TransNasSettings settings;
  private final TensorShape image;
  private final int classes;

  /**
   * Creates the space for a task.
   *
   * @param image shape (C, H, W) of one image
   * @param classes number of classes
   */
  public MacroSpace(TransNasSettings settings, TensorShape image, int classes) {
    this.settings = settings;
    this.image = image.requireImage();
    this.classes = classes;
  }

  @Override
  public List<ChoiceGene> genes() {
    return GENES;
  }

  /**
   * Whether missing modules are the last ones, and one to three modules widen and one to four
   * shrink the feature maps.
   */
  @Override
  public boolean contains(Choices genotype) {
    if (!isWellFormed(genotype) || (genotype.at(4) == 0 && genotype.at(5) > 0)) {
      return false;
    }
    long widening = count(genotype, type -> type % 2 == 0);
    long shrinking = count(genotype, type -> type > 2);
    return widening >= 1 && widening <= 3 && shrinking >= 1 && shrinking <= 4;
  }

  private long count(Choices genotype, IntPredicate types) {
    return modules(genotype).stream().mapToInt(Integer::intValue).filter(types).count();
  }

  private List<Integer> modules(Choices genotype) {
    return words(genotype).stream().map(Integer::valueOf).filter(type -> type > 0).toList();
  }

  /** Types of the modules: columns {@code s1} to {@code s6}. */
  @Override
  public String tableKey(Choices genotype) {
    return String.join(":", words(genotype));
  }

  /** Different for any two genotypes. */
  private Fingerprint fingerprint(Choices genotype) {
    return Fingerprint.ofText("transnas101-macro " + tableKey(genotype));
  }

  /** A matrix (6, 5) of places by types; one with too few modules decodes to no genotype. */
  @Override
  public MatrixEncoding matrixEncoding() {
    return new ModuleRows(MAX_MODULES, FEWEST_MODULES);
  }

  @Override
  public DecodedCandidate decode(Choices genotype) {
    return DecodedCandidate.of(() -> network(genotype))
        .withFingerprint(() -> fingerprint(genotype));
  }

  private Candidate.Network network(Choices genotype) {
    ModuleNetwork network =
        new ModuleNetwork(MacroSpace::addBlock, settings.channels(), modules(genotype));
    return new Candidate.Network(network.of(image, classes));
  }

  /** A residual block, whose shortcut is a convolution if the shape changes. */
  private static int addBlock(Architecture.Builder builder, int node, Scaling scaling) {
    int convolved = ConvolutionBlocks.addTwo(builder, node, scaling);
    int shortcut =
        scaling.keeps()
            ? node
            : ConvolutionBlocks.addNormalized(builder, node, scaling.convolution(1));
    return builder.add(new Sum(), shortcut, convolved);
  }
}
