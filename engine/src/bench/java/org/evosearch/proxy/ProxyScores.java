package org.evosearch.proxy;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.training.TaskData;

/**
 * Scores the first networks of a benchmark, in the order of {@link BenchmarkedSpace}, and writes
 * them to a CSV file: the row's key, parameters, multiply-adds, the scores, seconds per proxy. A
 * file that exists is continued.
 *
 * <pre>{@code
 * java -cp "$cp" org.evosearch.proxy.ProxyScores nasbench201 nasbench201.csv.gz cifar10 1000 swap,naswot scores.csv [batch [threads]]
 * }</pre>
 *
 * <p>Given are the space, its table, CIFAR-10 in its binary version (its folder or a file in it),
 * the number of networks and the proxies; then how many images a batch has (0: as published) and
 * how many networks are scored at once.
 */
final class ProxyScores {

  private static final long SEED = 1;
  private static final int TRAIN_IMAGES = 1000;

  private final List<ZeroCostProxy> proxies;
  private final ProbeImages images;
  private final int batch;

  private ProxyScores(List<ZeroCostProxy> proxies, ProbeImages images, int batch) {
    this.proxies = proxies;
    this.images = images;
    this.batch = batch;
  }

  /** Runs. */
  public static void main(String[] args) throws IOException {
    BenchmarkedSpace space = BenchmarkedSpace.named(args[0]);
    List<String> keys = space.keys(Path.of(args[1]));
    List<ZeroCostProxy> proxies =
        Stream.of(args[4].split(",", -1)).map(ProxyCatalog::named).toList();
    int batch = args.length > 6 ? Integer.parseInt(args[6]) : 0;
    int threads = args.length > 7 ? Integer.parseInt(args[7]) : 1;
    NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    try (TaskData task = new TaskData(Datasets.load(cifar(args[2])), manager, 0)) {
      ProxyScores scores = new ProxyScores(proxies, new ProbeImages(task, SEED), batch);
      int count = Math.min(keys.size(), Integer.parseInt(args[3]));
      scores.write(space, keys.subList(0, count), Path.of(args[5]), threads);
    }
  }

  private static DatasetSettings cifar(String fileOrFolder) {
    Path path = Path.of(fileOrFolder);
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    return new DatasetSettings(
        "cifar10", String.valueOf(folder), 0.2, 0, TRAIN_IMAGES, 0, ImagePlacement.DEVICE);
  }

  private void write(BenchmarkedSpace space, List<String> keys, Path file, int threads)
      throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, header());
    }
    int done = Files.readAllLines(file, StandardCharsets.UTF_8).size() - 1;
    Map<String, Architecture> networks = space.networks(keys.subList(done, keys.size()));
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<String>> rows =
          IntStream.range(done, keys.size())
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () ->
                              row(
                                  keys.get(i),
                                  Objects.requireNonNull(networks.get(keys.get(i))),
                                  i),
                          executor))
              .toList();
      for (CompletableFuture<String> row : rows) {
        Files.writeString(file, row.join(), StandardOpenOption.APPEND);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private String header() {
    Stream<String> scores = proxies.stream().map(ZeroCostProxy::key);
    Stream<String> seconds = proxies.stream().map(proxy -> proxy.key() + "_seconds");
    return Stream.concat(
            Stream.of("key", "parameters", "multiply-adds"), Stream.concat(scores, seconds))
        .collect(Collectors.joining(",", "", "\n"));
  }

  private String row(String key, Architecture network, long seed) {
    // libtorch takes its number of threads once in each thread of Java.
    JniUtils.setNumThreads(1);
    Map<ZeroCostProxy, Double> seconds = new HashMap<>();
    StringBuilder row = new StringBuilder(key);
    Footprint footprint = Footprint.of(network);
    row.append(',').append(footprint.parameters()).append(',').append(footprint.multiplyAdds());
    NetworkScores scores = new NetworkScores(network, seed, images, batch);
    for (ZeroCostProxy proxy : proxies) {
      long start = System.nanoTime();
      row.append(',').append(scores.of(proxy));
      seconds.put(proxy, (System.nanoTime() - start) / 1e9);
    }
    proxies.forEach(proxy -> row.append(',').append(seconds.get(proxy)));
    return row.append('\n').toString();
  }
}
