package org.evosearch.proxy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.evosearch.strategy.Ranking;

/**
 * How well scores of {@link ProxyScores} rank the networks of a benchmark by what they reach when
 * trained, and how good their favorites are.
 *
 * <pre>{@code
 * java -cp "$cp" org.evosearch.proxy.ProxyCorrelation nasbench201 nasbench201.csv.gz \
 *   cifar10_test_200ep_mean_pct 1000 1500 1000000 scores.csv more.csv
 * }</pre>
 *
 * <p>Given are the space, its table, the column of accuracies, how many of the networks that all
 * files have are judged (the first ones in the order of {@link BenchmarkedSpace}), mu and sigma of
 * a regularized SWAP, and files of scores. Favorites are chosen among 1,000, in 20 draws from all
 * networks that the files have. A network without a score is ranked last.
 */
final class ProxyCorrelation {

  private static final String PARAMETERS = "parameters";
  private static final int AMONG = 1000;
  private static final int DRAWS = 20;
  private static final int PLACES = 10;

  private final Map<String, double[]> scores = new LinkedHashMap<>();
  private final double[] accuracy;

  private ProxyCorrelation(double[] accuracy) {
    this.accuracy = accuracy;
  }

  /** Runs. */
  public static void main(String[] args) {
    BenchmarkedSpace space = BenchmarkedSpace.named(args[0]);
    ScoreFile table = ScoreFile.read(Path.of(args[1]), space.columns());
    Swap swap = new Swap(Double.parseDouble(args[4]), Double.parseDouble(args[5]));
    List<ScoreFile> files =
        Arrays.stream(args).skip(6).map(file -> ScoreFile.read(Path.of(file), table)).toList();
    List<String> order = space.keys(Path.of(args[1]));
    List<String> all = ScoreFile.common(order, files, order.size());
    ProxyCorrelation judged =
        of(all.subList(0, Integer.parseInt(args[3])), table, args[2], swap, files);
    ProxyCorrelation pool = of(all, table, args[2], swap, files);
    System.out.printf(
        "%d networks judged, favorites from %d%n", judged.accuracy.length, all.size());
    judged.scores.keySet().forEach(name -> judged.print(name, pool));
    judged.scores.keySet().forEach(judged::printOthers);
  }

  private static ProxyCorrelation of(
      List<String> keys, ScoreFile table, String column, Swap swap, List<ScoreFile> files) {
    ProxyCorrelation judged = new ProxyCorrelation(table.values(column, keys));
    for (ScoreFile file : files) {
      file.columns().stream()
          .filter(name -> !name.endsWith("_seconds"))
          .forEach(name -> judged.scores.put(name, file.values(name, keys)));
    }
    judged.addRegularized(swap);
    judged.add("mean rank", Ranking.MEAN_RANK, "synflow", "naswot", "zico");
    judged.add("vote", Ranking.VOTE, "synflow", "jacov", "snip");
    judged.add(
        "AZ-NAS, log-rank",
        Ranking.LOG_RANK,
        "expressivity",
        "progressivity",
        "trainability",
        "multiply-adds");
    judged.add(
        "AZ-NAS, mean rank",
        Ranking.MEAN_RANK,
        "expressivity",
        "progressivity",
        "trainability",
        "multiply-adds");
    return judged;
  }

  private void addRegularized(Swap swap) {
    double[] plain = scores.get("swap");
    if (plain != null) {
      double[] regularized = plain.clone();
      double[] parameters = column(PARAMETERS);
      Arrays.setAll(regularized, i -> plain[i] * swap.preference((long) parameters[i]));
      scores.put("swap, regularized", regularized);
    }
  }

  /** Adds what several of them say together, if all of them are there. */
  private void add(String name, Ranking ranking, String... names) {
    if (scores.keySet().containsAll(List.of(names))) {
      List<double[]> columns = Stream.of(names).map(this::column).toList();
      scores.put(name, ranking.standings(ScoreFile.byRow(columns)));
    }
  }

  private double[] column(String name) {
    return scores.getOrDefault(name, new double[0]);
  }

  /** How a score ranks networks compared with the others. */
  private void printOthers(String name) {
    System.out.print(name + ":");
    scores.forEach(
        (other, values) ->
            System.out.printf(
                Locale.ROOT, " %.3f %s", RankCorrelation.of(column(name), values), other));
    System.out.println();
  }

  private void print(String name, ProxyCorrelation pool) {
    double[] values = column(name);
    double correlation = RankCorrelation.of(values, accuracy);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f ± %.3f | %.3f | %.3f | %.2f | %.3f | %d |%n",
        name,
        correlation,
        RankCorrelation.uncertainty(correlation, values.length),
        RankCorrelation.kendall(values, accuracy),
        RankedChoice.ndcg(values, accuracy, PLACES),
        RankedChoice.favorite(pool.column(name), pool.accuracy, AMONG, DRAWS),
        RankCorrelation.partial(values, accuracy, column(PARAMETERS)),
        Arrays.stream(values).filter(value -> value == ScoreFile.NONE).count());
  }
}
