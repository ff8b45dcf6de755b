package org.evosearch.archive;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.trial.TrialId;

/** Trials to offer to archives: few values, so that ties and equal networks are frequent. */
final class Offers {

  private Offers() {}

  static ArchiveEntry entry(int index, double fitness, long parameters) {
    return entry(index, index, fitness, parameters);
  }

  static ArchiveEntry entry(int index, int network, double fitness, long parameters) {
    Fingerprint fingerprint = new Fingerprint(HexFormat.of().toHexDigits(network).repeat(8));
    return ArchiveEntry.ofSize(new TrialId(0, index), fingerprint, fitness, parameters);
  }

  /** Entries of one search, in the order of their trials. */
  static Arbitrary<List<ArchiveEntry>> any() {
    Arbitrary<Integer> network = Arbitraries.integers().between(0, 12);
    Arbitrary<Integer> fitness = Arbitraries.integers().between(-3, 8);
    Arbitrary<Integer> parameters = Arbitraries.integers().between(1, 8);
    return Combinators.combine(network, fitness, parameters)
        .as((n, f, p) -> entry(0, n, f, p))
        .list()
        .ofMaxSize(40)
        .map(Offers::numbered);
  }

  private static List<ArchiveEntry> numbered(List<ArchiveEntry> entries) {
    List<ArchiveEntry> numbered = new ArrayList<>();
    for (ArchiveEntry entry : entries) {
      TrialId id = new TrialId(0, numbered.size());
      numbered.add(
          new ArchiveEntry(id, entry.fingerprint(), entry.objectives(), entry.parameters()));
    }
    return numbered;
  }
}
