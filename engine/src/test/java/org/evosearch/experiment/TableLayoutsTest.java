package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.evaluation.TabularRecipe;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.table.CsvFormat;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of conf/tables, each with the first row of the published table that it is for. */
class TableLayoutsTest {

  private static final Path LAYOUTS = Path.of("..", "conf", "tables");

  @TempDir private Path folder = Path.of("");

  private Path table(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  /** Reads the only row of a table and finds it in the space. */
  private static Map<Metric, Double> row(String layout, Path table, String... overrides) {
    List<String> all =
        Stream.concat(Stream.of("evaluation.tabular.table=\"" + table + "\""), Stream.of(overrides))
            .toList();
    Settings settings = Settings.load(LAYOUTS.resolve(layout), all);
    Experiment<?> experiment = Experiment.of(settings, "sample", List.of(CsvFormat.CSV));
    ChoiceSpace space = (ChoiceSpace) experiment.search().space();
    List<Choices> onRecord = space.all().toList();
    assertThat(onRecord).isNotEmpty();
    return ((TabularRecipe) experiment.recipe()).load().row(space.tableKey(onRecord.get(0)));
  }

  @Test
  void nasBench201WithALatency() throws IOException {
    Path table =
        table(
            "t.csv",
            "arch_index,arch_str,cifar10_valid_12ep_pct,cifar10_test_200ep_mean_pct,"
                + "cifar100_valid_12ep_pct,cifar100_test_200ep_mean_pct,cifar100_params,"
                + "cifar100_flops_m",
            "0,|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|"
                + "+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|,"
                + "63.364,85.863333,31.84,52.913333,135156,15.65322");
    Path latency = table("latency.csv", "arch_index,dev_1080ti_1_ms", "0,21.5");

    assertThat(
            row(
                "nasbench201.conf",
                table,
                "evaluation.tabular.image-set=cifar100",
                "evaluation.tabular.report-epochs=200",
                "evaluation.tabular.joined=[\"" + latency + "\"]",
                "evaluation.tabular.columns.latency=[dev_1080ti_1_ms]"))
        .containsEntry(Metric.VALIDATION_ACCURACY, 31.84)
        .containsEntry(Metric.TEST_ACCURACY, 52.913333)
        .containsEntry(Metric.PARAMETERS, 135156.0)
        .containsEntry(Metric.MULTIPLY_ADDS, 15.65322e6)
        .containsEntry(Metric.LATENCY, 21.5);
  }

  @Test
  void natsBenchSizeWithTestAccuracyAlone() throws IOException {
    Path table =
        table(
            "t.csv",
            "arch_index,c1,c2,c3,c4,c5,cifar10_test_90ep_pct,cifar10_params",
            "0,8,8,8,8,8,79.79,11714");

    assertThat(
            row(
                "natsbench-size.conf",
                table,
                "evaluation.tabular.protocol=oracle-test",
                "search.objective=test-accuracy"))
        .containsEntry(Metric.TEST_ACCURACY, 79.79)
        .containsEntry(Metric.PARAMETERS, 11714.0);
  }

  @Test
  void cellsOfTransNas() throws IOException {
    Path table =
        table(
            "t.csv",
            "op1,op2,op3,op4,op5,op6,class_scene_val_metric,room_layout_val_metric,"
                + "room_layout_params_m,room_layout_flops_m",
            "0,0,0,2,0,2,24.19885,-0.8988975,1.566249,407.51616");

    assertThat(row("transnas101-micro.conf", table, "evaluation.tabular.image-set=room_layout"))
        .containsEntry(Metric.VALIDATION_SCORE, -0.8988975)
        .containsEntry(Metric.PARAMETERS, 1.566249e6)
        .containsEntry(Metric.MULTIPLY_ADDS, 407.51616e6);
  }

  @Test
  void macroNetworksOfTransNas() throws IOException {
    Path table = table("t.csv", "s1,s2,s3,s4,s5,s6,class_scene_val_metric", "2,1,4,4,3,0,55.87181");

    assertThat(row("transnas101-macro.conf", table))
        .containsEntry(Metric.VALIDATION_SCORE, 55.87181);
  }

  @Test
  void ecNasWithRepeatsOfABudget() throws IOException {
    Path table =
        table(
            "t.csv",
            "module_hash,epochs,repeat,trainable_params,training_time_s,valid_acc_pct,test_acc_pct,"
                + "total_energy_kwh",
            "001a6fcc8b38cbc515be788a86bdc804,4,1,1756298,71.4030,28.7059,28.5156,0.01871300",
            "001a6fcc8b38cbc515be788a86bdc804,4,2,1756298,71.2650,40.6550,39.3129,0.01660700",
            "001a6fcc8b38cbc515be788a86bdc804,36,1,1756298,640,60,60,0.1");

    assertThat(row("ecnas.conf", table, "budget.epochs=4"))
        .containsEntry(Metric.VALIDATION_ACCURACY, (28.7059 + 40.6550) / 2)
        .containsEntry(Metric.TEST_ACCURACY, (28.5156 + 39.3129) / 2)
        .containsEntry(Metric.PARAMETERS, 1756298.0)
        .containsEntry(Metric.ENERGY, (0.01871300 + 0.01660700) / 2)
        .containsEntry(Metric.TRAINING_TIME, (71.4030 + 71.2650) / 2);
  }
}
