package org.evosearch.space.table;

import java.util.Locale;
import java.util.Set;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ChoiceSpaceView;
import org.evosearch.trial.Candidate;

/**
 * The part of a space whose trainings are on record in a table: what is tried is a row, not a
 * network.
 *
 * @param whole the space
 * @param keys of the table's rows
 */
public record TableSpace(ChoiceSpace whole, Set<String> keys) implements ChoiceSpaceView {

  /** Whether no genotype is on record, as far as there are few enough of them to look. */
  public boolean isEmpty() {
    return isEnumerable() && all().findFirst().isEmpty();
  }

  /** How much of the space is on record, in words. */
  public String coverage() {
    return isEnumerable()
        ? String.format(
            Locale.ROOT,
            "The table holds %,d of %,d genotypes; only those are searched.",
            all().count(),
            whole.all().count())
        : String.format(
            Locale.ROOT, "The table holds %,d rows; only those are searched.", keys.size());
  }

  @Override
  public boolean contains(Choices genotype) {
    return whole.contains(genotype) && keys.contains(whole.tableKey(genotype));
  }

  @Override
  public Candidate candidate(Choices genotype) {
    return new Candidate.TableEntry(whole.tableKey(genotype));
  }
}
