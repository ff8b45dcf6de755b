package org.evosearch.jobs.cli;

import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command is given its settings. */
final class SettingsOptions {

  private static final String SUFFIX = ".conf";

  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      description = "Settings, in HOCON; what they leave out stands in conf/defaults.conf.")
  private Path file = Path.of("");

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "A setting that is stronger than the file's; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--store", paramLabel = "URI", description = "Where tables are kept.")
  private @Nullable String store;

  /**
   * The settings.
   *
   * @param more overrides that are stronger than all others
   */
  Settings load(Stream<String> more) {
    List<String> all = new ArrayList<>(overrides);
    if (store != null) {
      all.add("store=" + ConfigUtil.quoteString(store));
    }
    more.forEach(all::add);
    return Settings.load(file, all);
  }

  /** The name of the settings' file without what says its kind. */
  String name() {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }
}
