package org.evosearch.jobs.cli.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.evosearch.jobs.runner.TrialPlacement;
import org.junit.jupiter.api.Test;

class MemoryAdviceTest {

  private static final long GIBIBYTE = 1L << 30;

  private static SparkConf conf(String master) {
    return new SparkConf(false)
        .set("spark.master", master)
        .set("spark.executor.cores", "4")
        .set("spark.executor.memory", "4g");
  }

  private static MemoryAdvice advice(SparkConf conf) {
    return new MemoryAdvice(conf, TrialPlacement.UNASKED, 2 * GIBIBYTE);
  }

  @Test
  void containersNeedRoomForWhatIsOutsideOfTheHeap() {
    assertThat(advice(conf("yarn")).lines())
        .containsExactly(
            "Memory: 4 concurrent trials may take 9216 MiB outside the Java heap;"
                + " spark.executor.memoryOverhead is 409 MiB");
    assertThat(advice(conf("yarn").set("spark.executor.memoryOverhead", "9g")).lines()).isEmpty();
  }

  @Test
  void trialsOnGpusTakeTheMemoryOfThose() {
    TrialPlacement onGpus = new TrialPlacement(1, 4, TrialPlacement.Devices.ASSIGNED);
    SparkConf conf = conf("k8s://https://api").set("spark.executor.memoryOverhead", "1g");
    assertThat(new MemoryAdvice(conf, onGpus, 2 * GIBIBYTE).lines()).isEmpty();
  }

  @Test
  void nobodyElseCounts() {
    assertThat(advice(conf("spark://head:7077")).lines()).isEmpty();
  }
}
