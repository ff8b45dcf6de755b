package org.evosearch.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.evosearch.genotype.Choices;
import org.evosearch.trial.Metric;

/** Forwards to another space of choices; base class of decorators. */
public abstract class ChoiceSpaceView extends SpaceView<Choices> implements ChoiceSpace {

  private final ChoiceSpace whole;

  /** A view of a space. */
  protected ChoiceSpaceView(ChoiceSpace whole) {
    super(whole);
    this.whole = whole;
  }

  /** The space that calls are forwarded to. */
  public ChoiceSpace whole() {
    return whole;
  }

  @Override
  public List<ChoiceGene> genes() {
    return whole.genes();
  }

  @Override
  public String tableKey(Choices genotype) {
    return whole.tableKey(genotype);
  }

  @Override
  public Optional<Choices> named(String tableKey) {
    return whole.named(tableKey);
  }

  @Override
  public boolean isExpressed(Choices genotype, int gene) {
    return whole.isExpressed(genotype, gene);
  }

  @Override
  public Map<Metric, Double> foreknown(Choices genotype) {
    return whole.foreknown(genotype);
  }

  @Override
  public Stream<Choices> neighbors(Choices genotype) {
    return whole.neighbors(genotype);
  }

  @Override
  public BigInteger combinations() {
    return whole.combinations();
  }

  /** A table may be enumerable where its space is not. */
  @Override
  public boolean isEnumerable() {
    return whole.isEnumerable();
  }

  @Override
  public Stream<Choices> all() {
    return whole.all();
  }

  @Override
  public Set<Metric> computed() {
    return whole.computed();
  }

  @Override
  public MatrixEncoding matrixEncoding() {
    return whole.matrixEncoding();
  }

  @Override
  public GraphEncoding graphEncoding() {
    return whole.graphEncoding();
  }
}
