package org.evosearch.space.residual;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.LearningTask;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.OptimizerKind;

/**
 * Residual perceptrons: a linear layer, then residual blocks, each of a normalization and two
 * linear layers with dropout after each of them.
 *
 * <p>Yury Gorishniy, Ivan Rubachev, Valentin Khrulkov, Artem Babenko: Revisiting Deep Learning
 * Models for Tabular Data. NeurIPS 2021, section 3.2 (ResNet), and the ranges of its appendix on
 * tuning, of which we take a grid. Kinds of normalization and activation are genes here; the
 * authors have batch normalization and ReLU. Weight decay is part of the gradient of Adam; theirs
 * is decoupled from it (AdamW). Gates and embeddings of categories are ours, too: the authors have
 * them in their transformer.
 */
public final class ResidualMlpSpace implements ChoiceSpace {

  private static final int BLOCKS = 0;
  private static final int WIDTH = 1;
  private static final int HIDDEN = 2;
  private static final int HIDDEN_DROPOUT = 3;
  private static final int RESIDUAL_DROPOUT = 4;
  private static final int NORMALIZATION = 5;
  private static final int ACTIVATION = 6;
  private static final int LEARNING_RATE = 7;
  private static final int WEIGHT_DECAY = 8;
  private static final int EMBEDDING = 9;

  private static final List<String> DROPOUTS = List.of("0", "0.1", "0.2", "0.3", "0.4", "0.5");

  private final LearningTask task;
  private final CategoryEmbeddings embeddings;
  private final List<ChoiceGene> genes;

  /**
   * Optional parts of networks, besides plain blocks.
   *
   * @param gates whether hidden layers may be gated: words {@code reglu} and {@code geglu}
   * @param embedFrom columns with at least this many categories are embedded; if empty, none is,
   *     and there is no gene for the length of their vectors
   */
  public record Extras(boolean gates, OptionalInt embedFrom) {

    /** Nothing but plain blocks. */
    public static final Extras NONE = new Extras(false, OptionalInt.empty());
  }

  /**
   * Creates the space for a task.
   *
   * @param maxBlocks maximum number of blocks of a network
   * @param task with inputs (F), rows, or (C, H, W), images, which are flattened
   */
  public ResidualMlpSpace(int maxBlocks, LearningTask task, Extras extras) {
    this.task = task;
    this.embeddings =
        extras.embedFrom().isPresent()
            ? new CategoryEmbeddings(task.categories(), extras.embedFrom().getAsInt())
            : CategoryEmbeddings.NONE;
    List<ChoiceGene> all = new ArrayList<>(genes(maxBlocks, extras.gates()));
    if (extras.embedFrom().isPresent()) {
      all.add(ChoiceGene.ordinal("embedding", List.of("2", "4", "8", "16", "32")));
    }
    this.genes = List.copyOf(all);
  }

  /**
   * Creates the space of plain blocks.
   *
   * @param maxBlocks maximum number of blocks of a network
   * @param input shape (F) of a row, or (C, H, W) of an image, which is flattened
   * @param outputs classes, or numbers to be predicted
   */
  public ResidualMlpSpace(int maxBlocks, TensorShape input, int outputs) {
    this(maxBlocks, new LearningTask(input, outputs), Extras.NONE);
  }

  private static List<ChoiceGene> genes(int maxBlocks, boolean gates) {
    return List.of(
        ChoiceGene.ordinal(
            "blocks", IntStream.rangeClosed(1, maxBlocks).mapToObj(String::valueOf).toList()),
        ChoiceGene.ordinal("width", List.of("64", "96", "128", "192", "256", "384", "512")),
        ChoiceGene.ordinal("hidden-factor", List.of("1", "1.5", "2", "3", "4")),
        ChoiceGene.ordinal("hidden-dropout", DROPOUTS),
        ChoiceGene.ordinal("residual-dropout", DROPOUTS),
        ChoiceGene.nominal("normalization", ResidualMlp.Normalization.words()),
        ChoiceGene.nominal("activation", HiddenLayer.words(gates)),
        ChoiceGene.ordinal("learning-rate", List.of("1e-4", "3e-4", "1e-3", "3e-3", "1e-2")),
        ChoiceGene.ordinal("weight-decay", List.of("0", "1e-6", "1e-5", "1e-4", "1e-3")));
  }

  @Override
  public List<ChoiceGene> genes() {
    return genes;
  }

  @Override
  public boolean isExpressed(Choices genotype, int gene) {
    return gene != EMBEDDING || embeddings.isAny();
  }

  /** All words, joined by colons. */
  @Override
  public String tableKey(Choices genotype) {
    return String.join(":", words(genotype));
  }

  @Override
  public DecodedCandidate decode(Choices genotype) {
    return DecodedCandidate.of(() -> network(words(genotype)));
  }

  private Candidate.Network network(List<String> words) {
    ResidualMlp network =
        new ResidualMlp(
            Integer.parseInt(words.get(BLOCKS)),
            Integer.parseInt(words.get(WIDTH)),
            Double.parseDouble(words.get(HIDDEN)),
            Double.parseDouble(words.get(HIDDEN_DROPOUT)),
            Double.parseDouble(words.get(RESIDUAL_DROPOUT)),
            ResidualMlp.Normalization.of(words.get(NORMALIZATION)),
            HiddenLayer.of(words.get(ACTIVATION)));
    return new Candidate.Network(
        network.of(task.input(), task.outputs(), embeddings, embedding(words)),
        new Hyperparameters(
            OptimizerKind.ADAM,
            Double.parseDouble(words.get(LEARNING_RATE)),
            Double.parseDouble(words.get(WEIGHT_DECAY))));
  }

  private static int embedding(List<String> words) {
    return words.size() > EMBEDDING ? Integer.parseInt(words.get(EMBEDDING)) : 0;
  }
}
