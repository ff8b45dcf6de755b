package org.evosearch.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The parts of one family, which settings select by name.
 *
 * @param <F> the factories of the family
 */
public final class Catalog<F extends PartFactory> {

  private static final String NAME = "name";

  private final Map<String, F> factories;

  /**
   * Creates a catalog.
   *
   * @throws IllegalArgumentException if two factories have the same name
   */
  public Catalog(List<F> factories) {
    this.factories =
        factories.stream()
            .collect(
                Collectors.toMap(
                    PartFactory::name,
                    Function.identity(),
                    (one, other) -> {
                      throw new IllegalArgumentException("Invalid factories: two " + one.name());
                    },
                    LinkedHashMap::new));
  }

  /** The names, sorted. */
  public Set<String> names() {
    return new TreeSet<>(factories.keySet());
  }

  /** All factories, in their order. */
  public List<F> all() {
    return List.copyOf(factories.values());
  }

  /** The catalog of the factories that satisfy a condition. */
  public Catalog<F> where(Predicate<F> condition) {
    return new Catalog<>(factories.values().stream().filter(condition).toList());
  }

  /** The factory of a name, if there is one. */
  public Optional<F> named(String name) {
    return Optional.ofNullable(factories.get(name));
  }

  /**
   * The factory that the key {@code name} of a family's section names.
   *
   * @throws SettingsException if there is none of that name
   */
  public F chosen(Section family) {
    return family.choice(NAME, factories);
  }
}
