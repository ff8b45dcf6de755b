package org.evosearch.inheritance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.evosearch.architecture.Architecture;

/**
 * Groups of nodes that must stand for the same channels: those that a sum adds, and those that pass
 * on the channels of another. Each group has one map, whichever of its nodes asks first.
 */
final class ChannelGroups {
  private final Architecture network;
  private final int[] parents;
  private final Set<Integer> rigid = new HashSet<>();
  private final Map<Integer, ChannelMap> maps = new HashMap<>();

  ChannelGroups(Architecture network) {
    this.network = network;
    this.parents = new int[network.nodes().size()];
    for (int node = 0; node < parents.length; node++) {
      parents[node] = node;
    }
    for (int node = 0; node < parents.length; node++) {
      joinInputs(node);
    }
  }

  private void joinInputs(int node) {
    Role role = Role.of(network.nodes().get(node).operation());
    if (role.keepsChannels()) {
      network.nodes().get(node).inputs().forEach(input -> join(input, node));
    } else if (role == Role.RIGID || role == Role.INPUT) {
      network.nodes().get(node).inputs().forEach(input -> rigid.add(root(input)));
      rigid.add(root(node));
    }
  }

  private void join(int one, int other) {
    int from = root(one);
    int to = root(other);
    parents[from] = to;
    if (rigid.remove(from)) {
      rigid.add(to);
    }
  }

  private int root(int node) {
    int root = node;
    while (parents[root] != root) {
      root = parents[root];
    }
    return root;
  }

  /**
   * The channels of a node.
   *
   * @param width how many the parent has
   * @param drawn supplies them if the group has no map yet
   */
  ChannelMap map(int node, int width, Supplier<ChannelMap> drawn) {
    int own = Role.channels(network.shapes().get(node));
    int group = root(node);
    if (width == own || rigid.contains(group)) {
      return ChannelMap.leading(width, own);
    }
    if (!maps.containsKey(group)) {
      maps.put(group, drawn.get());
    }
    ChannelMap decided = maps.get(group);
    return decided != null && decided.width() == width ? decided : ChannelMap.leading(width, own);
  }
}
