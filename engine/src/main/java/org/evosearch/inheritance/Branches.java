package org.evosearch.inheritance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.inheritance.Matches.Match;
import org.evosearch.inheritance.View.Fidelity;

/** Determines what merges of several inputs compute, in terms of a parent. */
final class Branches {
  private final Child child;
  private final LayerMorphism layers;

  Branches(Child child, LayerMorphism layers) {
    this.child = child;
    this.layers = layers;
  }

  /**
   * A sum. New branches beside old ones end in a normalization of scale 0, so that they do not
   * change the sum.
   *
   * @param views of all earlier nodes
   */
  View sum(int node, List<View> views) {
    List<View> old = new ArrayList<>();
    List<Integer> young = new ArrayList<>();
    for (int input : child.inputs(node)) {
      int tail = tail(input);
      if (isNewBranch(node, tail, views.get(input))) {
        young.add(tail);
      } else {
        old.add(views.get(input));
      }
    }
    if (old.isEmpty()) {
      return merged(node, child.inputs(node).stream().map(views::get).toList());
    }
    young.forEach(layers::silence);
    return old.size() == 1 && !descends(node) ? old.get(0) : merged(node, old);
  }

  private boolean descends(int node) {
    return child.matches().of(node).isPresent();
  }

  /** The node that computes an input of a sum; nodes that pass it on are skipped. */
  private int tail(int input) {
    int tail = input;
    while (Role.of(child.operation(tail)) == Role.PASSING) {
      tail = child.inputs(tail).get(0);
    }
    return tail;
  }

  private boolean isNewBranch(int sum, int tail, View view) {
    return child.operation(tail) instanceof BatchNormalization normalization
        && normalization.affine()
        && child.matches().isNew(tail)
        && users(tail) == 1
        && !isOld(sum, view);
  }

  private long users(int node) {
    return IntStream.range(0, child.size())
        .filter(user -> child.inputs(user).contains(node))
        .count();
  }

  /**
   * Whether the parent's sum adds what the view shows: then layers were inserted into an old
   * branch.
   */
  private boolean isOld(int sum, View view) {
    Optional<Match> match = child.matches().of(sum);
    return match.isPresent()
        && child.donor(match.get().donor()).inputs(match.get().node()).stream()
            .anyMatch(input -> view.shows(match.get().donor(), input));
  }

  private View merged(int node, List<View> inputs) {
    Optional<Match> match = child.matches().of(node);
    View first = inputs.stream().filter(View::isKnown).findFirst().orElse(View.NONE);
    if (match.isEmpty() || first.channels().width() != width(match.get())) {
      return first.lost();
    }
    boolean same =
        inputs.stream().allMatch(View::isEqual)
            && inputs.stream().allMatch(view -> view.channels().equals(first.channels()))
            && adds(match.get(), inputs);
    return new View(
        match.get().donor(),
        match.get().node(),
        first.channels(),
        same ? Fidelity.EQUAL : Fidelity.LOST);
  }

  private int width(Match match) {
    return child.donor(match.donor()).channels(match.node());
  }

  /** Whether the inputs are those of the parent's merge, in any order. */
  private boolean adds(Match match, List<View> inputs) {
    List<Integer> left = new ArrayList<>(child.donor(match.donor()).inputs(match.node()));
    return left.size() == inputs.size()
        && inputs.stream()
            .allMatch(
                view ->
                    left.stream()
                        .filter(input -> view.shows(match.donor(), input))
                        .findFirst()
                        .map(left::remove)
                        .orElse(false));
  }

  /** A product, whose inputs may be in any order. */
  View product(int node, List<View> inputs) {
    return merged(node, inputs);
  }

  /** A concatenation, whose channels are those of the parent's inputs in their order. */
  View concatenation(int node, List<View> inputs) {
    Optional<Match> match = child.matches().of(node);
    if (match.isEmpty()) {
      return View.NONE;
    }
    List<Integer> parents = child.donor(match.get().donor()).inputs(match.get().node());
    boolean same =
        parents.size() == inputs.size()
            && IntStream.range(0, parents.size())
                .allMatch(i -> inputs.get(i).shows(match.get().donor(), parents.get(i)));
    return same
        ? new View(
            match.get().donor(),
            match.get().node(),
            ChannelMap.joined(inputs.stream().map(View::channels).toList()),
            inputs.stream().allMatch(View::isEqual) ? Fidelity.EQUAL : Fidelity.LOST)
        : leading(node, match.get());
  }

  private View leading(int node, Match match) {
    ChannelMap channels = ChannelMap.leading(width(match), child.channels(node));
    return new View(match.donor(), match.node(), channels, Fidelity.LOST);
  }
}
