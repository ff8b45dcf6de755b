package org.evosearch.space.supernet;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.architecture.EdgeMixtures;

/**
 * Statistics of a mixture: the shares of its operations, and the share of skip connections in the
 * derived network. Gradient-based search favors skip connections, with which the weights of a
 * supernet are trained most easily, until networks have little else.
 *
 * <p>Hanwen Liang et al.: DARTS+: Improved Differentiable Architecture Search with Early Stopping.
 * 2019, section 3, which calls this the collapse of DARTS.
 *
 * @param space whose mixture it is
 * @param logits of the mixture
 */
public record MixtureReading(SupernetSpace space, List<Double> logits) {

  private static final String SKIP = "skip_connect";
  private static final String NONE = "none";

  /** Share of skip connections at which a derived network counts as collapsed. */
  private static final double COLLAPSED = 0.5;

  private EdgeMixtures mixtures() {
    return space.supernet().mixtures();
  }

  /** The shares within one edge, regardless of the edge's own share in its node. */
  private List<Double> shares(int row) {
    return EdgeMixtures.softmax(mixtures().row(logits, row));
  }

  /** The mean over edges of the entropy of their operations' shares, in nats. */
  public double entropy() {
    return IntStream.range(0, mixtures().rows())
        .mapToDouble(row -> entropy(shares(row)))
        .average()
        .orElseThrow();
  }

  private static double entropy(List<Double> shares) {
    return -shares.stream().mapToDouble(p -> p == 0 ? 0 : p * Math.log(p)).sum();
  }

  /** The mean over edges of an operation's share. */
  public double share(int column) {
    return IntStream.range(0, mixtures().rows())
        .mapToDouble(row -> shares(row).get(column))
        .average()
        .orElseThrow();
  }

  /** The share of skip connections among the edges of the derived network; 0 if it has no edges. */
  public double skips() {
    double edges =
        IntStream.range(0, mixtures().columns())
            .filter(column -> column != column(NONE))
            .mapToDouble(this::kept)
            .sum();
    return edges == 0 ? 0 : kept(column(SKIP)) / edges;
  }

  private int column(String operation) {
    return space.supernet().operations().indexOf(operation);
  }

  /** Number of edges of the derived network with an operation. */
  private double kept(int column) {
    double[] kept = space.whole().oneHot(space.derived(logits));
    return IntStream.range(0, mixtures().rows())
        .mapToDouble(row -> kept[mixtures().place(row, column)])
        .sum();
  }

  /** Whether at least half of the derived network's edges are skip connections. */
  public boolean hasCollapsed() {
    return skips() >= COLLAPSED;
  }

  /** These statistics in one line, with a warning if the network has collapsed. */
  public String text() {
    List<String> words = space.supernet().operations();
    String shares =
        IntStream.range(0, words.size())
            .mapToObj(i -> String.format(Locale.ROOT, "%s %.3f", words.get(i), share(i)))
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "mixture of entropy %.3f nats, shares %s", entropy(), shares)
        + (hasCollapsed() ? collapse() : "");
  }

  private String collapse() {
    return String.format(
        Locale.ROOT,
        "; WARNING: %.0f %% of the derived network's edges are skip connections",
        100 * skips());
  }
}
