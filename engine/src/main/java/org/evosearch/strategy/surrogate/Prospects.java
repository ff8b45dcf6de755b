package org.evosearch.strategy.surrogate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evosearch.genotype.Choices;
import org.evosearch.strategy.Proposal;

/**
 * Caches the prospects of a pool, for genotypes that are ranked again after the process has grown.
 */
final class Prospects {

  private Map<Choices, Prospect> seen = new HashMap<>();

  /** The pool as prospects, in order; those that are no longer in it are dropped. */
  List<Prospect> of(List<Proposal<Choices>> pool, FeatureMap map) {
    Map<Choices, Prospect> before = seen;
    seen =
        pool.stream()
            .map(Proposal::genotype)
            .collect(
                Collectors.toMap(
                    genotype -> genotype,
                    genotype ->
                        before.computeIfAbsent(genotype, one -> new Prospect(map.of(one)))));
    return pool.stream().map(proposal -> seen.get(proposal.genotype())).toList();
  }
}
