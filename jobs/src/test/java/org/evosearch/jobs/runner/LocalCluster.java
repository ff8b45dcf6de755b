package org.evosearch.jobs.runner;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A Spark cluster of real executor processes on this machine. The build sets SPARK_HOME for the
 * tests; the folder is filled here, with links to the jars of the class path, without EvoSearch:
 * executors get that as they do from spark-submit.
 */
public final class LocalCluster {

  private LocalCluster() {}

  /** A cluster of so many executors with so many task slots each. */
  static JavaSparkContext start(int executors, int slots) {
    return EmbeddedSpark.start(conf(executors, slots));
  }

  /** Settings of such a cluster. */
  public static SparkConf conf(int executors, int slots) {
    linkJars(Path.of(System.getenv("SPARK_HOME"), "jars"));
    return new SparkConf()
        .setMaster("local-cluster[" + executors + "," + slots + ",1024]")
        .set("spark.executor.memory", "1g")
        .set("spark.jars", String.join(",", applicationJars()))
        .set("spark.executor.extraJavaOptions", executorOptions());
  }

  /** The executor processes that are alive. */
  public static Stream<ProcessHandle> executors() {
    return ProcessHandle.current().descendants().filter(LocalCluster::isExecutor);
  }

  private static boolean isExecutor(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend");
  }

  private static String executorOptions() {
    return "-Dlog4j2.configurationFile=file:"
        + System.getProperty("evosearch.home")
        + "/conf/log4j2.properties";
  }

  private static List<String> applicationJars() {
    return List.of(
        System.getProperty("evosearch.jar"),
        classPath().filter(path -> path.endsWith("-tests.jar")).findFirst().orElseThrow());
  }

  private static Stream<String> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
  }

  /**
   * Links of a build with another version of Spark would be loaded as well. Processes that test at
   * the same time share the folder.
   */
  private static void linkJars(Path folder) {
    try {
      Files.createDirectories(folder.getParent());
      try (FileChannel file =
              FileChannel.open(
                  folder.resolveSibling("jars.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = file.lock()) {
        Map<Path, Path> wanted = jars(folder);
        if (!wanted.keySet().equals(links(folder))) {
          FileUtils.deleteDirectory(folder.toFile());
          Files.createDirectories(folder);
          wanted.forEach(LocalCluster::link);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each link leads to. */
  private static Map<Path, Path> jars(Path folder) {
    return classPath()
        .map(Path::of)
        .filter(path -> path.toString().endsWith(".jar"))
        .filter(path -> !path.getFileName().toString().startsWith("evosearch"))
        .collect(Collectors.toMap(path -> folder.resolve(path.getFileName()), path -> path));
  }

  private static Set<Path> links(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(Collectors.toSet());
    }
  }

  private static void link(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
