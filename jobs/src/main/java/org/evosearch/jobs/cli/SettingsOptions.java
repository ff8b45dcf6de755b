package org.evosearch.jobs.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings file of a command, and its overrides. */
final class SettingsOptions {

  private static final String SUFFIX = ".conf";

  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      description = "Settings, in HOCON; defaults are in conf/defaults.conf.")
  private Path file = Path.of("");

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  /**
   * The settings.
   *
   * @param more overrides that come last
   */
  Settings load(Stream<String> more) {
    return Settings.load(overrides.files(Stream.of(file)), overrides.all(more));
  }

  /** The name of the settings file without its extension. */
  String name() {
    return name(file);
  }

  /** The name of a settings file without its extension. */
  static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }
}
