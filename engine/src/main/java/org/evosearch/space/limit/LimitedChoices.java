package org.evosearch.space.limit;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.GraphEncoding;
import org.evosearch.space.MatrixEncoding;
import org.evosearch.trial.Candidate;

/** A space of choices with limits. */
final class LimitedChoices extends LimitedSpace<Choices> implements ChoiceSpace {

  private final ChoiceSpace whole;

  LimitedChoices(ChoiceSpace whole, ToDoubleFunction<Candidate> excess) {
    super(whole, excess);
    this.whole = whole;
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
  public Stream<Choices> neighbours(Choices genotype) {
    return whole.neighbours(genotype);
  }

  @Override
  public boolean isEnumerable() {
    return whole.isEnumerable();
  }

  @Override
  public Stream<Choices> all() {
    return whole.all();
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
