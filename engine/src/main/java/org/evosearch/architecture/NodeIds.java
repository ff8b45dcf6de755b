package org.evosearch.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The ids of the nodes of a network under construction: the enclosing names, the operation, and a
 * number that counts nodes with the same names and operation. Nodes outside all names have an empty
 * id.
 */
final class NodeIds {
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private String scope = "";

  <T> T within(String name, Supplier<T> nodes) {
    String outer = scope;
    scope = outer + name + "/";
    try {
      return nodes.get();
    } finally {
      scope = outer;
    }
  }

  void add(String operation) {
    ids.add(scope.isEmpty() ? "" : numbered(scope + operation));
  }

  private String numbered(String prefix) {
    int number = counts.merge(prefix, 1, Integer::sum) - 1;
    return prefix + "." + number;
  }

  List<String> all() {
    return ids;
  }
}
