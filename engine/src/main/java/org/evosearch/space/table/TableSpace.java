package org.evosearch.space.table;

import java.util.List;
import java.util.Set;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.trial.Candidate;

/**
 * The part of a space whose trainings are on record in a table: what is tried is a row, not a
 * network.
 *
 * @param whole the space
 * @param keys of the table's rows
 */
public record TableSpace(ChoiceSpace whole, Set<String> keys) implements ChoiceSpace {

  @Override
  public List<ChoiceGene> genes() {
    return whole.genes();
  }

  @Override
  public String tableKey(Choices genotype) {
    return whole.tableKey(genotype);
  }

  @Override
  public boolean contains(Choices genotype) {
    return whole.contains(genotype) && keys.contains(whole.tableKey(genotype));
  }

  @Override
  public Candidate.Network decode(Choices genotype) {
    return whole.decode(genotype);
  }

  @Override
  public Candidate candidate(Choices genotype) {
    return new Candidate.TableEntry(whole.tableKey(genotype));
  }

  @Override
  public Fingerprint fingerprint(Choices genotype) {
    return whole.fingerprint(genotype);
  }
}
