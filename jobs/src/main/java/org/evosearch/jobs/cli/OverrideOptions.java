package org.evosearch.jobs.cli;

import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Overrides of a settings file, and the files that it overrides. */
final class OverrideOptions {

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting of the file; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--store", paramLabel = "URI", description = "Store: a directory or URI.")
  private @Nullable String store;

  @Option(
      names = "--spark-conf",
      paramLabel = "FILE",
      description = "Settings that -c overrides; conf/spark has some for clusters.")
  private List<Path> clusters = new ArrayList<>();

  /**
   * The settings files, later ones overriding earlier ones.
   *
   * @param own files of the command, which override all others; may be none
   */
  List<Path> files(Stream<Path> own) {
    return Stream.concat(clusters.stream(), own).toList();
  }

  /** The settings of a command that needs no file of its own. */
  Settings settings() {
    return Settings.load(files(Stream.empty()), all(Stream.empty()));
  }

  /**
   * All overrides, later ones overriding earlier ones.
   *
   * @param more come last
   */
  List<String> all(Stream<String> more) {
    List<String> all = new ArrayList<>(overrides);
    if (store != null) {
      all.add("store=" + ConfigUtil.quoteString(store));
    }
    more.forEach(all::add);
    return all;
  }
}
