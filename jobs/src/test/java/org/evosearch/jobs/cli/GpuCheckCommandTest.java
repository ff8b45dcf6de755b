package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GpuCheckCommandTest {

  @Test
  void aMachineWithoutADriverIsToldSo() {
    assumeFalse(Files.exists(Path.of("/proc/driver/nvidia")), "there is a driver");

    CommandLineRun check = CommandLineRun.of("gpu-check");

    assertThat(check.exitCode()).isEqualTo(2);
    assertThat(check.out())
        .contains(
            "here: driver    none that can be used",
            "here: libtorch  2.7.1 for the CPU, from a jar for cpu",
            "here: will use  nothing until the problems are fixed")
        .doesNotContain("training");
    assertThat(check.err().strip().lines()).hasSize(1);
    assertThat(check.err()).startsWith("evosearch: here: No driver: libcuda.so.1 cannot be loaded");
  }

  @Test
  void executorsNeedACluster() {
    CommandLineRun check = CommandLineRun.of("gpu-check", "--spark");

    assertThat(check.exitCode()).isEqualTo(2);
    assertThat(check.err()).contains("Invalid --spark: no cluster is named (EVOSEARCH_MASTER)");

    CommandLineRun cpu =
        CommandLineRun.of(
            "gpu-check",
            "--spark",
            "-D",
            "spark.conf.\"spark.master\"=\"spark://nowhere:7077\"",
            "-D",
            "spark.devices=cpu");
    assertThat(cpu.exitCode()).isEqualTo(2);
    assertThat(cpu.err()).contains("with spark.devices = cpu all networks are trained on CPUs");
  }

  @Test
  void thereIsHelpWithAnExample() {
    assertThat(CommandLineRun.of("gpu-check", "--help").out())
        .contains("Examples:", "evosearch gpu-check --spark");
  }
}
