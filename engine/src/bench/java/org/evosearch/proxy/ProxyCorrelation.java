package org.evosearch.proxy;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.strategy.Ranking;
import org.evosearch.table.CsvFormat;
import org.evosearch.training.TaskImages;

/**
 * How well zero-cost proxies rank random networks of NAS-Bench-201, by their test accuracy on
 * CIFAR-10 after 200 epochs, and how long they take.
 *
 * <pre>{@code
 * java -cp "$cp" org.evosearch.proxy.ProxyCorrelation nasbench201.csv.gz cifar10 1000 [scores.csv.gz]
 * }</pre>
 *
 * <p>Given are the table of trainings, CIFAR-10 in its binary version (its folder or a file in it),
 * the number of networks and, if there is one, a table of scores by {@code arch_index}, with which
 * ours are compared. A network without a score is ranked last.
 */
final class ProxyCorrelation {

  private static final String PARAMETERS = "parameters";
  private static final String ACCURACY = "cifar10_test_200ep_mean_pct";
  private static final TensorShape IMAGE = TensorShape.image(3, 32, 32);
  private static final long SEED = 1;
  private static final int TRAIN_IMAGES = 1000;
  private static final NasBench201Space SPACE =
      new NasBench201Space(new NasBench201Settings(5, 16), IMAGE, 10);

  private ProxyCorrelation() {}

  /** A row of the table. */
  private record Row(String index, String text, double accuracy) {}

  /** Runs. */
  public static void main(String[] args) {
    List<Row> rows = drawn(Path.of(args[0]), Integer.parseInt(args[2]));
    Map<String, double[]> scores = scored(rows, Path.of(args[1]));
    double[] accuracy = rows.stream().mapToDouble(Row::accuracy).toArray();
    scores.forEach((name, values) -> print(name, values, accuracy, scores));
    if (args.length > 3) {
      recorded(Path.of(args[3]), rows)
          .forEach((name, values) -> printRecorded(name, values, accuracy, scores));
    }
  }

  /** Different networks, each with its row. */
  private static List<Row> drawn(Path table, int count) {
    List<Row> rows = new ArrayList<>();
    CsvFormat.CSV.read(
        table,
        List.of("arch_index", "arch_str", ACCURACY),
        row -> rows.add(new Row(row.get(0), row.get(1), Double.parseDouble(row.get(2)))));
    int[] order = IntStream.range(0, rows.size()).toArray();
    PermutationSampler.shuffle(new RandomStreams(SEED).stream(Purpose.PROPOSAL, 0, 0), order);
    return Arrays.stream(order).limit(count).mapToObj(rows::get).toList();
  }

  /** Scores by name, each with a value for each row. */
  private static Map<String, double[]> scored(List<Row> rows, Path cifar) {
    Path folder = Files.isDirectory(cifar) ? cifar : cifar.toAbsolutePath().getParent();
    DatasetSettings settings =
        new DatasetSettings(
            "cifar10", String.valueOf(folder), 0.2, 0, TRAIN_IMAGES, 0, ImagePlacement.DEVICE);
    Map<String, Architecture> networks = new LinkedHashMap<>();
    List<String> wanted = rows.stream().map(Row::text).toList();
    SPACE
        .all()
        .filter(genotype -> wanted.contains(SPACE.tableKey(genotype)))
        .forEach(genotype -> networks.put(SPACE.tableKey(genotype), architecture(genotype)));
    NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    try (TaskImages images = new TaskImages(Datasets.load(settings), manager, 0)) {
      List<Architecture> inOrder = wanted.stream().map(networks::get).toList();
      return consensus(scored(inOrder, new ProbeImages(images, SEED)));
    }
  }

  private static Architecture architecture(Choices genotype) {
    return SPACE.decode(genotype).architecture();
  }

  /** What the proxies say of a network, and how many seconds each took. */
  private record Scored(Map<ZeroCostProxy, Double> scores, Map<ZeroCostProxy, Double> seconds) {

    static Scored of(Architecture network, long seed, ProbeImages images) {
      // libtorch takes its number of threads once in each thread of Java.
      JniUtils.setNumThreads(1);
      Map<ZeroCostProxy, Double> scores = new HashMap<>();
      Map<ZeroCostProxy, Double> seconds = new HashMap<>();
      for (ZeroCostProxy proxy : ProxyCatalogue.PROXIES) {
        long start = System.nanoTime();
        double score = proxy.score(network, seed, images, 0);
        seconds.put(proxy, (System.nanoTime() - start) / 1e9);
        scores.put(proxy, Double.isFinite(score) ? score : -Double.MAX_VALUE);
      }
      return new Scored(scores, seconds);
    }
  }

  private static Map<String, double[]> scored(List<Architecture> networks, ProbeImages images) {
    List<Scored> all = inParallel(networks, images);
    Map<String, double[]> scores = new LinkedHashMap<>();
    for (ZeroCostProxy proxy : ProxyCatalogue.PROXIES) {
      scores.put(proxy.key(), values(proxy, all.stream().map(Scored::scores)));
      double[] seconds = values(proxy, all.stream().map(Scored::seconds));
      System.out.printf(
          Locale.ROOT,
          "%s: %.3f s a network%n",
          proxy.key(),
          Arrays.stream(seconds).average().orElseThrow());
    }
    scores.put(PARAMETERS, sizes(networks, Footprint::parameters));
    scores.put("multiply-adds", sizes(networks, Footprint::multiplyAdds));
    return scores;
  }

  /** What every proxy is to be compared with. */
  private static double[] sizes(List<Architecture> networks, ToLongFunction<Footprint> size) {
    return networks.stream().mapToDouble(one -> size.applyAsLong(Footprint.of(one))).toArray();
  }

  private static double[] values(
      ZeroCostProxy proxy, Stream<Map<ZeroCostProxy, Double>> ofNetworks) {
    return ofNetworks.mapToDouble(one -> one.getOrDefault(proxy, Double.NaN)).toArray();
  }

  /** One network a processor at a time. */
  private static List<Scored> inParallel(List<Architecture> networks, ProbeImages images) {
    ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      return IntStream.range(0, networks.size())
          .mapToObj(
              i ->
                  CompletableFuture.supplyAsync(
                      () -> Scored.of(networks.get(i), i, images), executor))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      executor.shutdown();
    }
  }

  /** Adds what several of them say together. */
  private static Map<String, double[]> consensus(Map<String, double[]> scores) {
    Map<String, double[]> all = new LinkedHashMap<>(scores);
    all.put(
        "mean rank of synflow, naswot, zico",
        Ranking.MEAN_RANK.standings(columns(scores, "synflow", "naswot", "zico")));
    all.put(
        "vote of synflow, jacov, snip",
        Ranking.VOTE.standings(columns(scores, "synflow", "jacov", "snip")));
    return all;
  }

  private static double[] column(Map<String, double[]> scores, String name) {
    return scores.getOrDefault(name, new double[0]);
  }

  private static List<List<Double>> columns(Map<String, double[]> scores, String... names) {
    int rows = scores.values().iterator().next().length;
    return IntStream.range(0, rows)
        .mapToObj(row -> Stream.of(names).map(name -> column(scores, name)[row]).toList())
        .toList();
  }

  private static void print(
      String name, double[] values, double[] accuracy, Map<String, double[]> scores) {
    double correlation = RankCorrelation.of(values, accuracy);
    long unscored = Arrays.stream(values).filter(value -> value == -Double.MAX_VALUE).count();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f +- %.3f | %.3f | %d |%n",
        name,
        correlation,
        RankCorrelation.uncertainty(correlation, values.length),
        RankCorrelation.partial(values, accuracy, column(scores, PARAMETERS)),
        unscored);
  }

  /** Recorded scores by their column, each with a value for each row. */
  private static Map<String, double[]> recorded(Path file, List<Row> rows) {
    List<String> columns =
        CsvFormat.CSV.header(file).stream().filter(name -> name.startsWith("cifar10_")).toList();
    Map<String, List<String>> byIndex = new LinkedHashMap<>();
    List<String> read = Stream.concat(Stream.of("arch_index"), columns.stream()).toList();
    CsvFormat.CSV.read(file, read, row -> byIndex.put(row.get(0), row));
    Map<String, double[]> values = new LinkedHashMap<>();
    for (int i = 1; i < read.size(); i++) {
      int column = i;
      values.put(
          read.get(i),
          rows.stream()
              .mapToDouble(row -> value(byIndex.getOrDefault(row.index(), List.of()).get(column)))
              .toArray());
    }
    return values;
  }

  private static double value(String text) {
    return text.isEmpty() ? -Double.MAX_VALUE : Double.parseDouble(text);
  }

  private static void printRecorded(
      String name, double[] values, double[] accuracy, Map<String, double[]> scores) {
    System.out.printf(
        Locale.ROOT, "recorded %s: %.3f with accuracy", name, RankCorrelation.of(values, accuracy));
    scores.forEach(
        (own, ours) ->
            System.out.printf(
                Locale.ROOT, ", %.3f with %s", RankCorrelation.of(values, ours), own));
    System.out.println();
  }
}
