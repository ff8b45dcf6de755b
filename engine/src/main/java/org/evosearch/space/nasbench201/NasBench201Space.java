package org.evosearch.space.nasbench201;

import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.GraphEncoding;
import org.evosearch.space.MatrixEncoding;
import org.evosearch.space.OneHotRows;
import org.evosearch.space.Supernet;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.WeightSharingSpace;
import org.evosearch.space.cell.DenseCell;
import org.evosearch.space.cell.EdgeOperation;
import org.evosearch.space.cell.EdgesAsVertices;
import org.evosearch.space.cell.MixedDenseCell;
import org.evosearch.space.cell.StageCell;
import org.evosearch.trial.Candidate;

/**
 * The 15,625 cells of NAS-Bench-201, in the benchmark's network.
 *
 * <p>Xuanyi Dong and Yi Yang: NAS-Bench-201: Extending the Scope of Reproducible Neural
 * Architecture Search. ICLR 2020.
 */
public final class NasBench201Space implements WeightSharingSpace {

  private static final List<ChoiceGene> GENES = DenseCell.genes(EdgeOperation.words());

  private static final MatrixEncoding EDGES = OneHotRows.of(GENES);

  private final TensorShape image;
  private final int classes;
  private final int cells;
  private final List<Integer> channels;

  /**
   * Creates the space for a task.
   *
   * @param image shape (C, H, W) of one image, H and W multiples of 4
   * @param classes number of classes
   */
  public NasBench201Space(NasBench201Settings settings, TensorShape image, int classes) {
    this.image = image.requireImage();
    this.classes = classes;
    this.cells = settings.cells();
    int first = settings.channels();
    this.channels = List.of(first, 2 * first, 2 * first, 4 * first, 4 * first);
  }

  @Override
  public List<ChoiceGene> genes() {
    return GENES;
  }

  private DenseCell cell(Choices genotype) {
    return DenseCell.ofWords(words(genotype));
  }

  /** The benchmark's text of the cell: column {@code arch_str}. */
  @Override
  public String tableKey(Choices genotype) {
    return cell(genotype).text();
  }

  /** Equal for cells that the benchmark counts as one, see {@link DenseCell#isomorphismClass}. */
  private Fingerprint fingerprint(Choices genotype) {
    return Fingerprint.ofText("nasbench201 " + cell(genotype).isomorphismClass());
  }

  /**
   * The matrix of DiffusionNAG and EDNAG: 8 nodes, the edges between input and output, of 7 types.
   */
  @Override
  public MatrixEncoding matrixEncoding() {
    return OneHotRows.framed(GENES);
  }

  /** The edges between input and output, of 7 types. */
  @Override
  public GraphEncoding graphEncoding() {
    return new EdgesAsVertices(EdgeOperation.words().size());
  }

  @Override
  public DecodedCandidate decode(Choices genotype) {
    return DecodedCandidate.of(() -> network(genotype))
        .withFingerprint(() -> fingerprint(genotype));
  }

  private Candidate.Network network(Choices genotype) {
    return new Candidate.Network(network(cell(genotype)));
  }

  private Architecture network(StageCell cell) {
    return new StagedNetwork(cell, cells, channels).of(image, classes);
  }

  @Override
  public Supernet supernet(SupernetForm form) {
    MixedDenseCell cell = MixedDenseCell.of(form);
    return Supernet.of(network(cell), cell.mixtures(), EdgeOperation.words());
  }

  /** Each edge keeps its strongest operation, of equal ones the first. */
  @Override
  public Choices derived(List<Double> shares) {
    double[] matrix = shares.stream().mapToDouble(Double::doubleValue).toArray();
    return EDGES.decode(matrix).orElseThrow();
  }

  @Override
  public double[] oneHot(Choices genotype) {
    return EDGES.encode(genotype);
  }
}
