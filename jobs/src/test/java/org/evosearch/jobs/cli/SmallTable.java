package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A made-up table of 250 cells in the form of NAS-Bench-201: accuracies by a formula, one of them
 * missing.
 */
final class SmallTable {

  private static final List<String> OPERATIONS =
      List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
  private static final String SETTINGS =
      """
      space.name = nasbench201
      evaluation {
        name = tabular
        tabular {
          key = [arch_str]
          image-set = made_up
          image-sets = [{name = made_up, channels = 3, height = 8, width = 8, classes = 10}]
          columns {
            validation-accuracy = [${evaluation.tabular.image-set}_valid]
            test-accuracy = [${evaluation.tabular.image-set}_test]
            parameters = [size]
          }
        }
      }
      search { generations = 0, trainings = 60 }
      strategy.random.population = 5
      """;

  private SmallTable() {}

  /** Writes table and settings and returns the settings' file. */
  static Path write(Path folder) {
    try {
      Files.write(folder.resolve("table.csv"), lines().toList());
      return Files.writeString(folder.resolve("small.conf"), SETTINGS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The best validation accuracy of all rows. */
  static double best() {
    return 60 + 8 * 4;
  }

  private static Stream<String> lines() {
    Stream<String> rows =
        Stream.of(1, 3)
            .flatMap(
                first ->
                    OPERATIONS.stream()
                        .flatMap(
                            a ->
                                OPERATIONS.stream()
                                    .flatMap(
                                        b ->
                                            OPERATIONS.stream()
                                                .map(c -> row(OPERATIONS.get(first), a, b, c)))));
    return Stream.concat(Stream.of("arch_str,made_up_valid,made_up_test,size"), rows);
  }

  private static String row(String first, String a, String b, String c) {
    String cell =
        "|%s~0|+|%s~0|%s~1|+|%s~0|nor_conv_1x1~1|skip_connect~2|".formatted(first, a, b, c);
    long good = Stream.of(first, a, b, c).filter("nor_conv_3x3"::equals).count();
    boolean missing = a.equals("none") && b.equals("none") && c.equals("none");
    return String.format(
        Locale.ROOT,
        "%s,%s,%.1f,%d",
        cell,
        missing ? "" : String.valueOf(60 + 8 * good),
        50 + 8.5 * good,
        1000 * (good + 1));
  }
}
