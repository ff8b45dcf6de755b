package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.device.DeviceException;
import org.evosearch.device.DeviceLook;
import org.evosearch.device.DeviceReport;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.TrialRunner;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** On a cluster whose workers tell of a GPU, of address 3, where there is none. */
class DeviceGateIT {

  private static final TrialPlacement ON_GPUS =
      new TrialPlacement(1, 2, TrialPlacement.Devices.ASSIGNED);

  private static SparkConf cluster() {
    return LocalCluster.conf(1, 2)
        .set("spark.worker.resource.gpu.amount", "1")
        .set("spark.worker.resource.gpu.discoveryScript", GpuScript.path().toString())
        .set("spark.executor.resource.gpu.amount", "1");
  }

  @Test
  void gpusThatOnlySparkKnowsAreRefusedBeforeTheFirstTrial() {
    Assumptions.assumeFalse(Files.exists(Path.of("/proc/driver/nvidia")), "there is a driver");
    List<Object> ran = new ArrayList<>();
    try (JavaSparkContext spark = EmbeddedSpark.start(cluster())) {
      List<DeviceReport> reports =
          new ExecutorLooks(spark, ON_GPUS).reports(DeviceLook.Depth.NATIVES);

      assertThat(reports)
          .singleElement()
          .satisfies(
              report -> {
                assertThat(report.place()).endsWith(" executor 0 gpu(3)");
                assertThat(report.problems())
                    .first()
                    .asString()
                    .startsWith("No driver: libcuda.so.1 cannot be loaded");
              });
      DeviceGate gate =
          new DeviceGate(
              () -> spark,
              ON_GPUS,
              started -> new ExecutorLooks(started, ON_GPUS).reports(DeviceLook.Depth.TRAINING));
      try (TrialRunner runner = new SparkTrialRunner(gate, FormulaRecipe.PLAIN, "gated", ON_GPUS)) {
        assertThatThrownBy(
                () ->
                    runner
                        .start(SampleSearch.trials(4), (trial, outcome) -> ran.add(outcome))
                        .join())
            .isInstanceOf(CompletionException.class)
            .cause()
            .isInstanceOf(DeviceException.class)
            .hasMessageContaining("Cannot train on GPUs: ")
            .hasMessageContaining(" executor 0 gpu(3): No driver: ")
            .hasMessageEndingWith("; jobs/bin/gpu-check --spark tells more");
      }
      assertThat(ran).isEmpty();
    }
  }

  @Test
  void embeddedSparkHasNoDevicesToLookAt() {
    try (JavaSparkContext spark = EmbeddedSpark.local(1)) {
      assertThat(new ExecutorLooks(spark, ON_GPUS).reports(DeviceLook.Depth.NATIVES))
          .singleElement()
          .satisfies(
              report ->
                  assertThat(report.problems()).startsWith("Spark assigned no GPU to the task"));
      DeviceGate gate =
          new DeviceGate(
              () -> spark,
              ON_GPUS,
              started -> {
                throw new AssertionError("Nothing is to be looked at");
              });
      assertThat(gate.get()).isSameAs(spark);
    }
  }
}
