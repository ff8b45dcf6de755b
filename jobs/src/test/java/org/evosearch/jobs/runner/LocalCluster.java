package org.evosearch.jobs.runner;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** Links of a build with another version of Spark would be loaded as well. */
  private static void linkJars(Path folder) {
    try {
      FileUtils.deleteDirectory(folder.toFile());
      Files.createDirectories(folder);
      classPath()
          .map(Path::of)
          .filter(path -> path.toString().endsWith(".jar"))
          .filter(path -> !path.getFileName().toString().startsWith("evosearch"))
          .forEach(path -> link(folder.resolve(path.getFileName()), path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
