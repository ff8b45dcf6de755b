package org.evosearch.space.natsbench;

import static org.evosearch.space.cell.EdgeOperation.NOR_CONV_3X3;
import static org.evosearch.space.cell.EdgeOperation.SKIP_CONNECT;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.cell.DenseCell;
import org.evosearch.space.nasbench201.StagedNetwork;
import org.evosearch.trial.Candidate;

/**
 * The 32,768 sizes of NATS-Bench: 8 to 64 channels in each of five places of one network, whose
 * cells are those of the best network of the topology space.
 *
 * <p>Xuanyi Dong, Lu Liu, Katarzyna Musial and Bogdan Gabrys: NATS-Bench: Benchmarking NAS
 * Algorithms for Architecture Topology and Size. IEEE TPAMI 2021.
 */
public final class NatsBenchSizeSpace implements ChoiceSpace {

  private static final List<ChoiceGene> GENES =
      IntStream.rangeClosed(1, 5)
          .mapToObj(place -> ChoiceGene.ordinal("c" + place, counts()))
          .toList();

  private static final DenseCell CELL =
      DenseCell.of(
          NOR_CONV_3X3, NOR_CONV_3X3, NOR_CONV_3X3, SKIP_CONNECT, NOR_CONV_3X3, NOR_CONV_3X3);

  private static final int CELLS = 1;

  private final TensorShape image;
  private final int classes;

  /**
   * Creates the space for a task.
   *
   * @param image shape (C, H, W) of one image, H and W multiples of 4
   * @param classes number of classes
   */
  public NatsBenchSizeSpace(TensorShape image, int classes) {
    this.image = image.requireImage();
    this.classes = classes;
  }

  private static List<String> counts() {
    return IntStream.rangeClosed(1, 8).mapToObj(eights -> String.valueOf(8 * eights)).toList();
  }

  @Override
  public List<ChoiceGene> genes() {
    return GENES;
  }

  /** The five counts: columns {@code c1} to {@code c5}. */
  @Override
  public String tableKey(Choices genotype) {
    return String.join(":", words(genotype));
  }

  /** Different for any two genotypes. */
  private Fingerprint fingerprint(Choices genotype) {
    return Fingerprint.ofText("natsbench-size " + tableKey(genotype));
  }

  @Override
  public DecodedCandidate decode(Choices genotype) {
    return DecodedCandidate.of(() -> network(genotype))
        .withFingerprint(() -> fingerprint(genotype));
  }

  private Candidate.Network network(Choices genotype) {
    List<Integer> channels = words(genotype).stream().map(Integer::valueOf).toList();
    StagedNetwork network = new StagedNetwork(CELL, CELLS, channels);
    return new Candidate.Network(network.of(image, classes));
  }
}
