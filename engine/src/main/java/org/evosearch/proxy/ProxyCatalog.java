package org.evosearch.proxy;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The zero-cost proxies that settings may name, one line for each. */
public final class ProxyCatalog {

  /** The proxies, in the order in which they are listed to users. */
  public static final List<ZeroCostProxy> PROXIES =
      List.of(
          new Synflow(),
          new Naswot(),
          new Jacov(),
          new GradNorm(),
          new Snip(),
          new Zico(),
          new L2Norm(),
          Swap.UNREGULARIZED,
          new Expressivity(),
          new Progressivity(),
          new Trainability(),
          new Complexity());

  private static final Map<String, ZeroCostProxy> BY_KEY =
      PROXIES.stream()
          .collect(Collectors.toUnmodifiableMap(ZeroCostProxy::key, Function.identity()));

  private ProxyCatalog() {}

  /** The proxies by their names in settings. */
  public static Map<String, ZeroCostProxy> byKey() {
    return BY_KEY;
  }

  /**
   * The proxy of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ZeroCostProxy named(String key) {
    ZeroCostProxy proxy = BY_KEY.get(key);
    if (proxy == null) {
      throw new IllegalArgumentException(
          "Invalid proxy: "
              + key
              + " (one of "
              + String.join(", ", new TreeSet<>(BY_KEY.keySet()))
              + ")");
    }
    return proxy;
  }
}
