package org.evosearch.space.darts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.SettingsException;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.MatrixEncoding;
import org.evosearch.space.Supernet;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.WeightSharingSpace;
import org.evosearch.trial.Candidate;

/**
 * The 1.08e18 pairs of a normal and a reduction cell of DARTS. For each node, one gene selects the
 * two earlier nodes that its edges come from (the first node has no choice), and one gene per edge
 * its operation, the edge from the earlier node first.
 *
 * <p>Hanxiao Liu, Karen Simonyan, Yiming Yang: DARTS: Differentiable Architecture Search. ICLR
 * 2019. Candidates are derived cells in the small network that the paper searches with; they share
 * the weights of a supernet only in strategies that train one.
 */
public final class DartsSpace implements WeightSharingSpace {

  /** Drop-path rate at the end of the final training, appendix A.2 of the paper. */
  private static final double FINAL_DROP_PATH = 0.2;

  private static final List<CellOperation> OPERATIONS = List.of(CellOperation.values());

  private static final List<ChoiceGene> GENES =
      Stream.concat(genes("normal").stream(), genes("reduce").stream()).toList();

  private final DartsSettings settings;
  private final TensorShape image;
  private final int classes;

  /**
   * Creates the space for a task.
   *
   * @param image shape (C, H, W) of one image, H and W multiples of {@link Stem#sides()}
   * @param classes number of classes
   */
  public DartsSpace(DartsSettings settings, TensorShape image, int classes) {
    this.settings = settings;
    this.image = image.requireImage();
    this.classes = classes;
  }

  /**
   * The space that section {@code space.darts} describes.
   *
   * @throws SettingsException if the images do not suit the stem
   */
  public static DartsSpace of(Section section, TensorShape image, int classes) {
    DartsSettings settings = DartsSettings.of(section);
    int sides = settings.stem().sides();
    // The catalog rejects images that suit no stem.
    if (image.hasSidesOf(Stem.SMALL.sides()) && !image.hasSidesOf(sides)) {
      throw section.invalid(
          "stem",
          "for images whose height and width are multiples of " + sides + ", not for " + image);
    }
    return new DartsSpace(settings, image, classes);
  }

  private static List<ChoiceGene> genes(String cell) {
    List<ChoiceGene> genes = new ArrayList<>();
    for (int node = 0; node < Cell.NODES; node++) {
      String name = cell + "_" + (node + Cell.INPUTS);
      List<String> origins = Cell.origins(node).stream().map(DartsSpace::word).toList();
      if (origins.size() > 1) {
        genes.add(ChoiceGene.nominal(name + "_from", origins));
      }
      for (int edge = 0; edge < Cell.EDGES_OF_A_NODE; edge++) {
        genes.add(ChoiceGene.nominal(name + "_op_" + edge, CellOperation.words()));
      }
    }
    return Collections.unmodifiableList(genes);
  }

  private static String word(List<Integer> origins) {
    return origins.get(0) + "+" + origins.get(1);
  }

  @Override
  public List<ChoiceGene> genes() {
    return GENES;
  }

  /** The cells that a genotype encodes. */
  public CellPair cells(Choices genotype) {
    List<Integer> indices = genotype.indices();
    int half = indices.size() / 2;
    return new CellPair(
        cell(indices.subList(0, half)), cell(indices.subList(half, indices.size())));
  }

  private static Cell cell(List<Integer> choices) {
    List<Edge> edges = new ArrayList<>();
    int gene = 0;
    for (int node = 0; node < Cell.NODES; node++) {
      List<List<Integer>> origins = Cell.origins(node);
      List<Integer> from = origins.get(origins.size() > 1 ? choices.get(gene++) : 0);
      for (int origin : from) {
        edges.add(new Edge(origin, OPERATIONS.get(choices.get(gene++))));
      }
    }
    return new Cell(edges);
  }

  /** The genotype that encodes the given cells. */
  public Choices genotype(CellPair cells) {
    return new Choices(
        Stream.of(cells.normal(), cells.reduction()).flatMap(DartsSpace::choices).toList());
  }

  private static Stream<Integer> choices(Cell cell) {
    List<Integer> choices = new ArrayList<>();
    for (int node = 0; node < Cell.NODES; node++) {
      List<Edge> edges = cell.incoming(node);
      List<List<Integer>> origins = Cell.origins(node);
      if (origins.size() > 1) {
        choices.add(origins.indexOf(edges.stream().map(Edge::from).toList()));
      }
      edges.forEach(edge -> choices.add(OPERATIONS.indexOf(edge.operation())));
    }
    return choices.stream();
  }

  /** Reads choices or the published form {@code Genotype(normal=[('sep_conv_3x3', 0), ...}. */
  @Override
  public Choices parse(String text) {
    try {
      return CellPair.parse(text)
          .map(this::genotype)
          .orElseGet(() -> WeightSharingSpace.super.parse(text));
    } catch (IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage());
      throw reason.startsWith("Invalid genotype: ")
          ? e
          : new IllegalArgumentException("Invalid genotype: " + reason, e);
    }
  }

  /** 28 possible edges, 7 operations. */
  @Override
  public MatrixEncoding matrixEncoding() {
    return new LogitRows(this);
  }

  /** The published form of the cells. */
  @Override
  public String tableKey(Choices genotype) {
    return cells(genotype).text();
  }

  /** Accepts any published form: with other blanks, or with the nodes as a list. */
  @Override
  public Optional<Choices> named(String tableKey) {
    try {
      return CellPair.parse(tableKey).map(this::genotype);
    } catch (IllegalArgumentException noCell) {
      return Optional.empty();
    }
  }

  /**
   * The small network, without drop path; for the final training the large one, with drop path. An
   * auxiliary head is attached to the output of the second reduction cell.
   */
  @Override
  public DecodedCandidate decode(Choices genotype) {
    return DecodedCandidate.of(
            () -> network(new DerivedNodes(cells(genotype), 0), settings.search()))
        .withFinalNetwork(
            () -> network(new DerivedNodes(cells(genotype), FINAL_DROP_PATH), settings.last()))
        .withAuxiliaryNode(this::auxiliaryNode);
  }

  private OptionalInt auxiliaryNode(Architecture network) {
    return OptionalInt.of(DartsNetwork.output(network, 2 * settings.last().cells() / 3));
  }

  private Candidate.Network network(CellNodes nodes, DartsSettings.Size size) {
    return new Candidate.Network(built(nodes, size));
  }

  private Architecture built(CellNodes nodes, DartsSettings.Size size) {
    return new DartsNetwork(nodes, settings.stem(), size).of(image, classes);
  }

  /** A supernet of the size of the small network. */
  @Override
  public Supernet supernet(SupernetForm form) {
    MixedNodes nodes = MixedNodes.of(form);
    return Supernet.of(built(nodes, settings.search()), nodes.mixtures(), CellOperation.words());
  }

  @Override
  public Choices derived(List<Double> shares) {
    int half = shares.size() / 2;
    return genotype(
        new CellPair(
            CellShares.ofRows(shares.subList(0, half)).derived(),
            CellShares.ofRows(shares.subList(half, shares.size())).derived()));
  }

  @Override
  public double[] oneHot(Choices genotype) {
    return matrixEncoding().encode(genotype);
  }
}
