package org.evosearch.space.tree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.genotype.GeneDomain;
import org.evosearch.genotype.GeneDomains;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.Tree;
import org.evosearch.space.block.LevelOperation;

/** What a node of a tree does with the feature maps of its children. */
enum NodeOperation {
  /** The input of the block. */
  INPUT("input", Kind.TERMINAL),
  /** {@link LevelOperation#CONV_1X1}. */
  CONV_1X1(LevelOperation.CONV_1X1),
  /** {@link LevelOperation#CONV_3X3}. */
  CONV_3X3(LevelOperation.CONV_3X3),
  /** {@link LevelOperation#SEP_3X3}. */
  SEP_3X3(LevelOperation.SEP_3X3),
  /** {@link LevelOperation#SEP_5X5}. */
  SEP_5X5(LevelOperation.SEP_5X5),
  /** {@link LevelOperation#DIL_3X3}. */
  DIL_3X3(LevelOperation.DIL_3X3),
  /** {@link LevelOperation#DIL_5X5}. */
  DIL_5X5(LevelOperation.DIL_5X5),
  /** {@link LevelOperation#AVG_3X3}. */
  AVG_3X3(LevelOperation.AVG_3X3),
  /** {@link LevelOperation#MAX_3X3}. */
  MAX_3X3(LevelOperation.MAX_3X3),
  /** {@link LevelOperation#SKIP}. */
  SKIP(LevelOperation.SKIP),
  /** {@link LevelOperation#BN_RELU}. */
  BN_RELU(LevelOperation.BN_RELU),
  /** {@link LevelOperation#SE}. */
  SE(LevelOperation.SE),
  /** {@link LevelOperation#ATTENTION}. */
  ATTENTION(LevelOperation.ATTENTION),
  /** ReLU, 3x3 convolution of stride 2, batch normalization. */
  CONV_3X3_HALVING("conv3x3/2", Kind.HALVING),
  /** 2x2 max pooling, stride 2. */
  MAX_2X2_HALVING("max2x2/2", Kind.HALVING),
  /** A factorized reduction: half of the channels from the even pixels, half from the odd ones. */
  REDUCE_HALVING("reduce/2", Kind.HALVING),
  /** The sum of two to four children. */
  ADD("add", Kind.MERGE),
  /** The concatenation of two to four children, 1x1 convolution, batch normalization. */
  CONCAT("concat", Kind.MERGE),
  /** The first times the sigmoid of the second. */
  GATE("gate", Kind.MERGE);

  /**
   * How the level follows from those of the children; mutation exchanges operations of one kind.
   */
  enum Kind {
    /** Level 0. */
    TERMINAL,
    /** That of the child. */
    UNARY,
    /** The next one after that of the child. */
    HALVING,
    /** The highest one of the children. */
    MERGE
  }

  /** Gene of operations with channels of their own: their number, as a multiple of the level's. */
  static final String WIDTH = "width";

  /** Gene of attention: maximum number of heads. */
  static final String HEADS = "heads";

  private static final GeneDomain WIDTHS = GeneDomain.OneOf.of("0.5", "0.75", "1", "1.5", "2");
  private static final GeneDomains NO_GENES = new GeneDomains(Map.of());
  private static final GeneDomains WIDTH_GENE = new GeneDomains(Map.of(WIDTH, WIDTHS));
  private static final GeneDomains ATTENTION_GENES =
      WIDTH_GENE.with(HEADS, new GeneDomain.WholeInterval(1, 8));

  private static final Map<String, NodeOperation> BY_WORD =
      Stream.of(values()).collect(Collectors.toMap(NodeOperation::word, Function.identity()));

  /** All but the terminal, in the order of their preference genes. */
  static final List<NodeOperation> INNER =
      Stream.of(values()).filter(operation -> operation.kind != Kind.TERMINAL).toList();

  private final String word;
  private final Kind kind;
  private final Optional<LevelOperation> keepingLevel;

  NodeOperation(LevelOperation operation) {
    this.word = operation.word();
    this.kind = Kind.UNARY;
    this.keepingLevel = Optional.of(operation);
  }

  NodeOperation(String word, Kind kind) {
    this.word = word;
    this.kind = kind;
    this.keepingLevel = Optional.empty();
  }

  /** The operation of a node, if the word is one. */
  static Optional<NodeOperation> find(Tree node) {
    return Optional.ofNullable(BY_WORD.get(node.operation()));
  }

  /** The operation of a node of a valid tree. */
  static NodeOperation of(Tree node) {
    return find(node).orElseThrow(() -> new IllegalArgumentException(node.operation()));
  }

  /** A leaf. */
  static Tree input(long id) {
    return new Tree(INPUT.word, Genes.NONE, List.of(), id);
  }

  String word() {
    return word;
  }

  Kind kind() {
    return kind;
  }

  /** The operation of a unary node on its feature map. */
  LevelOperation keepingLevel() {
    return keepingLevel.orElseThrow();
  }

  int fewestChildren() {
    return switch (kind) {
      case TERMINAL -> 0;
      case UNARY, HALVING -> 1;
      case MERGE -> 2;
    };
  }

  int mostChildren() {
    return kind == Kind.MERGE && this != GATE ? 4 : fewestChildren();
  }

  /** Whether it may have the given number of children. */
  boolean takes(int children) {
    return children >= fewestChildren() && children <= mostChildren();
  }

  /** The domains of its genes. */
  GeneDomains genes() {
    return switch (this) {
      case ATTENTION -> ATTENTION_GENES;
      case CONCAT -> WIDTH_GENE;
      default -> mixesChannels() ? WIDTH_GENE : NO_GENES;
    };
  }

  /** Whether it is a convolution or attention, of which a tree needs at least one. */
  boolean mixesChannels() {
    return keepingLevel
        .map(LevelOperation::mixesChannels)
        .orElse(this == CONV_3X3_HALVING || this == REDUCE_HALVING);
  }

  /** Whether the order of its children makes no difference. */
  boolean isCommutative() {
    return this == ADD || this == CONCAT;
  }
}
