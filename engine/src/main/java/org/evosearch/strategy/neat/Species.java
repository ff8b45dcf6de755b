package org.evosearch.strategy.neat;

import java.util.List;

/**
 * A species after a generation.
 *
 * @param id counted from 0, never reused
 * @param members of the last generation, best first, at least one
 * @param best its best fitness so far
 * @param improved the generation in which it was reached
 */
record Species(int id, List<Member> members, double best, int improved) {

  /** Sorts the members. */
  Species {
    members = members.stream().sorted(Member.BEST_FIRST).toList();
  }

  /** A new species. */
  static Species founded(int id, List<Member> members, int generation) {
    double best = members.stream().mapToDouble(Member::fitness).max().orElseThrow();
    return new Species(id, members, best, generation);
  }

  /** This species a generation later. */
  Species after(List<Member> young, int generation) {
    Species next = founded(id, young, generation);
    return next.best > best ? next : new Species(id, young, best, improved);
  }

  /** This species with its stagnation reset. */
  Species refreshed(int generation) {
    return new Species(id, members, best, generation);
  }

  Member champion() {
    return members.get(0);
  }

  /** The members that were measured, best first. */
  List<Member> measured() {
    return members.stream().filter(member -> !member.hasFailed()).toList();
  }
}
