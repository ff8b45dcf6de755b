package org.evosearch.space.tree;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;
import org.evosearch.space.tree.TreeRules.Place;

/**
 * Puts a subtree of the father in place of one of the mother that has the same level. An inner node
 * is chosen nine times out of ten, since most nodes are leaves: John R. Koza: Genetic Programming.
 * MIT Press, 1992, section 6.4.1.
 */
record SubtreeCrossover(TreeRules rules) {

  private static final double INNER_RATE = 0.9;
  private static final int REDRAWS = 5;

  Optional<Tree> cross(Tree mother, Tree father, UniformRandomProvider random) {
    List<Place> places = rules.places(mother);
    List<Place> gifts = rules.places(father);
    for (int attempt = 0; attempt <= REDRAWS; attempt++) {
      Place going = choose(places, random);
      List<Place> fitting = fitting(going, mother, gifts);
      if (!fitting.isEmpty()) {
        return Optional.of(crossed(mother, going, choose(fitting, random), random));
      }
    }
    return Optional.empty();
  }

  private List<Place> fitting(Place going, Tree mother, List<Place> gifts) {
    int others = mother.size() - going.node().size();
    Room room = new Room(rules.room().depth() - going.above(), rules.room().nodes() - others);
    Tree hole = NodeOperation.input(going.node().id());
    boolean learns = TreeRules.learns(mother.replaced(hole.id(), hole));
    return gifts.stream()
        .filter(gift -> gift.level() == going.level())
        .filter(gift -> room.holds(new Room(gift.node().depth(), gift.node().size())))
        .filter(gift -> learns || TreeRules.learns(gift.node()))
        .toList();
  }

  private static Place choose(List<Place> places, UniformRandomProvider random) {
    boolean leaf = random.nextDouble() >= INNER_RATE;
    List<Place> preferred = places.stream().filter(place -> place.isLeaf() == leaf).toList();
    List<Place> possible = preferred.isEmpty() ? places : preferred;
    return possible.get(random.nextInt(possible.size()));
  }

  private static Tree crossed(Tree mother, Place going, Place gift, UniformRandomProvider random) {
    FreshIds ids = FreshIds.beside(mother, going.node(), random);
    return mother.replaced(going.node().id(), ids.claimed(gift.node()));
  }
}
