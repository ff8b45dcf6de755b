package org.evosearch.jobs.cli.spark;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.service.launcher.IrqHandler;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.device.DeviceLook;
import org.evosearch.jobs.metrics.SearchMetricsPlugin;
import org.evosearch.jobs.runner.DeviceGate;
import org.evosearch.jobs.runner.ExecutorLooks;
import org.evosearch.jobs.runner.TrialPlacement;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.query.HadoopSettings;
import org.evosearch.search.RunRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Spark application of a command: that of spark-submit, or one embedded in this process. It is
 * started when it is first needed.
 */
public final class SparkApplication implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SparkApplication.class);
  private static final String PLUGINS = "spark.plugins";
  private static final String THREADS = "\\*|[1-9][0-9]{0,3}";

  /** An empty folder that Spark's catalog creates, by default in the working folder. */
  private static final File WAREHOUSE =
      new File(System.getProperty("java.io.tmpdir"), "evosearch-warehouse");

  private static volatile boolean hasStarted;

  private final SparkConf conf;
  private final TrialPlacement placement;
  private final SparkRefusal refusal;
  private final UserJars jars;
  private volatile @Nullable JavaSparkContext context;

  /**
   * Reads section {@code spark} of the settings; the arguments of spark-submit override it.
   *
   * @param name of the application, for Spark's UI
   * @throws org.evosearch.config.SettingsException if a setting is wrong, or would break an
   *     invariant
   */
  public SparkApplication(Settings settings, String name) {
    Section spark = settings.root().section("spark");
    this.conf = new SparkConf();
    this.placement = TrialPlacement.of(spark);
    this.refusal = new SparkRefusal(spark.section("conf"));
    refusal.checkTypes();
    spark.section("conf").entries().forEach(conf::setIfMissing);
    this.jars = UserJars.of(spark.section("conf"));
    addPlugin(SearchMetricsPlugin.class.getName());
    conf.setIfMissing("spark.app.name", "EvoSearch " + name);
    conf.setIfMissing("spark.sql.warehouse.dir", WAREHOUSE.toURI().toString());
    String threads = threads(spark);
    if (!conf.contains("spark.master")) {
      embed(threads);
    }
    if (placement.asksForGpus() && !isEmbedded()) {
      conf.setIfMissing("spark.executor.resource.gpu.amount", String.valueOf(gpusOfAnyExecutor()));
    }
    if (flag("spark.speculation")) {
      throw spark
          .section("conf")
          .invalidEntry("spark.speculation", "false: trials would be run twice");
    }
  }

  private static String threads(Section spark) {
    String threads = spark.text("local-threads");
    if (!threads.matches(THREADS)) {
      throw spark.invalid("local-threads", "a number from 1 to 9999, or * for one per core");
    }
    return threads;
  }

  private boolean flag(String key) {
    return refusal.asking(() -> conf.getBoolean(key, false));
  }

  private void addPlugin(String plugin) {
    String others = conf.get(PLUGINS, "");
    conf.set(PLUGINS, others.isEmpty() ? plugin : others + "," + plugin);
  }

  private void embed(String threads) {
    Map<String, String> embedded = new LinkedHashMap<>();
    embedded.put("spark.master", "local[" + threads + "]");
    embedded.put("spark.driver.bindAddress", "127.0.0.1");
    embedded.put("spark.driver.host", "127.0.0.1");
    embedded.put("spark.ui.enabled", "false");
    embedded.put("spark.sql.shuffle.partitions", "2");
    embedded.put("spark.sql.debug.maxToStringFields", "1000");
    embedded.forEach(conf::setIfMissing);
  }

  /** Settings for Hadoop's file systems, without an application. */
  public static Configuration hadoop(Settings settings) {
    return new SparkApplication(settings, "").hadoop();
  }

  /**
   * GPUs of executors that are not requested by a stage: none under dynamic allocation, where
   * stages request executors with their own resources. Spark needs an explicit 0 if a discovery
   * script is set.
   */
  private int gpusOfAnyExecutor() {
    return flag("spark.dynamicAllocation.enabled") ? 0 : placement.gpusPerExecutor();
  }

  /**
   * Warnings about memory, one line each; none if Spark is embedded.
   *
   * @param settings have the limits of a trial
   */
  public List<String> memoryAdvice(Settings settings) {
    long limit = settings.root().section("limits").bytes("memory");
    return isEmbedded()
        ? List.of()
        : refusal.asking(() -> new MemoryAdvice(conf, placement, limit).lines());
  }

  /** Which devices trials ask for. */
  public TrialPlacement placement() {
    return placement;
  }

  /** Settings for Hadoop's file systems. */
  public Configuration hadoop() {
    Configuration hadoop = new Configuration();
    hadoopSettings().forEach(hadoop::set);
    return hadoop;
  }

  /** The settings for Hadoop's file systems by name. */
  public Map<String, String> hadoopSettings() {
    return HadoopSettings.of(conf);
  }

  /** Spark's version and master, for the record of a run. */
  public Map<String, String> facts() {
    return Map.of("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION(), "master", master());
  }

  private String master() {
    return conf.get("spark.master");
  }

  /** Whether executors are threads of this process. */
  public boolean isEmbedded() {
    return master().equals("local") || master().startsWith("local[");
  }

  /**
   * The context, started at the first call. Thread-safe.
   *
   * @throws org.evosearch.config.SettingsException if Spark refuses a setting
   */
  public synchronized JavaSparkContext context() {
    if (context == null) {
      jars.open();
      context = refusal.asking(() -> new JavaSparkContext(conf));
      hasStarted = true;
    }
    return context;
  }

  /** Supplies the context for training networks; the first call checks the devices of executors. */
  public Supplier<JavaSparkContext> trainingContext() {
    return new DeviceGate(
        this::context,
        placement,
        started -> new ExecutorLooks(started, placement).reports(DeviceLook.Depth.TRAINING));
  }

  /**
   * Starts the context before a new run is written to the store, so that a run whose settings Spark
   * refuses leaves nothing there. A run that was begun may have ended, and then needs no Spark.
   */
  public void startFor(RunRecord run, ParquetJournal journal) {
    if (journal.begun(run.runId()).isEmpty()) {
      context();
    }
  }

  /**
   * Makes SIGTERM turn off Spark's log before it ends the process: the failures of running jobs
   * that follow are no news to the user.
   */
  public void endQuietly() {
    try {
      new IrqHandler(IrqHandler.SIGTERM, received -> end()).bind();
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "Cannot handle {}: it will end the process without a message", IrqHandler.SIGTERM, e);
    }
  }

  private void end() {
    JavaSparkContext started = context;
    if (started != null) {
      started.setLogLevel("OFF");
    }
    System.exit(StopSignal.EXIT_CODE);
  }

  /** A session for SQL. */
  public SparkSession session() {
    return SparkSession.builder().sparkContext(context().sc()).getOrCreate();
  }

  /** Whether any application of this process has started its context. */
  static boolean hasStarted() {
    return hasStarted;
  }

  /** Stops the context. */
  @Override
  public synchronized void close() {
    if (context != null) {
      context.close();
      context = null;
      jars.close();
    }
  }
}
