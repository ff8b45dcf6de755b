package org.evosearch.space;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.trial.Candidate;

/** A space that is another one in all but what it says itself. */
public interface ChoiceSpaceView extends ChoiceSpace {

  /** The other space. */
  ChoiceSpace whole();

  @Override
  default List<ChoiceGene> genes() {
    return whole().genes();
  }

  @Override
  default String tableKey(Choices genotype) {
    return whole().tableKey(genotype);
  }

  @Override
  default Optional<Choices> named(String tableKey) {
    return whole().named(tableKey);
  }

  @Override
  default boolean contains(Choices genotype) {
    return whole().contains(genotype);
  }

  @Override
  default MatrixEncoding matrixEncoding() {
    return whole().matrixEncoding();
  }

  @Override
  default GraphEncoding graphEncoding() {
    return whole().graphEncoding();
  }

  @Override
  default Candidate.Network decode(Choices genotype) {
    return whole().decode(genotype);
  }

  @Override
  default Candidate.Network finalNetwork(Choices genotype) {
    return whole().finalNetwork(genotype);
  }

  @Override
  default OptionalInt auxiliaryNode(Choices genotype) {
    return whole().auxiliaryNode(genotype);
  }

  @Override
  default Fingerprint fingerprint(Choices genotype) {
    return whole().fingerprint(genotype);
  }
}
