package org.evosearch.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The effective settings of a run: the user's file and the overrides of the command line, over the
 * defaults.
 *
 * <p>The defaults list all keys. Any other key is an error, which suggests the nearest one of the
 * defaults.
 */
public final class Settings {

  private static final String DEFAULTS = "org/evosearch/config/defaults.conf";

  /** Largest settings file, in bytes. */
  private static final long MAX_BYTES = 16L << 20;

  private final Config effective;

  private Settings(Config effective) {
    this.effective = effective;
  }

  /** The defaults alone. */
  public static Settings defaults() {
    return of(ConfigFactory.empty(), List.of());
  }

  /**
   * Reads a settings file.
   *
   * @param file HOCON
   * @param overrides such as {@code search.generations=20}, which take precedence over the file
   * @throws SettingsException if the file is missing or malformed, or has a key that does not exist
   */
  public static Settings load(Path file, List<String> overrides) {
    return load(List.of(file), overrides);
  }

  /**
   * Reads settings files, of which later ones take precedence.
   *
   * @param files HOCON; may be none
   * @param overrides stronger than all files
   * @throws SettingsException as {@link #load(Path, List)}
   */
  public static Settings load(List<Path> files, List<String> overrides) {
    return parsing(
        () ->
            of(
                files.stream()
                    .map(Settings::read)
                    .reduce(ConfigFactory.empty(), Settings::stronger),
                overrides));
  }

  /**
   * Reads settings files on top of the settings of an earlier run, without its name and its store.
   *
   * @param run the name of the earlier run
   * @param json its settings, as {@link #json()} returned them
   * @param files HOCON; may be none
   * @param overrides stronger than all files
   * @throws SettingsException as {@link #load(Path, List)}
   */
  public static Settings over(String run, String json, List<Path> files, List<String> overrides) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults().setOriginDescription("settings of run " + run);
    return parsing(
        () ->
            of(
                files.stream()
                    .map(Settings::read)
                    .reduce(
                        ConfigFactory.parseString(json, options)
                            .withoutPath("run.id")
                            .withoutPath("store"),
                        Settings::stronger),
                overrides));
  }

  private static Config read(Path file) {
    if (Files.isDirectory(file)) {
      throw new SettingsException("Cannot read settings: " + file + " is a folder");
    }
    if (!Files.isReadable(file)) {
      throw new SettingsException("Cannot read settings: " + file + " does not exist");
    }
    if (file.toFile().length() > MAX_BYTES) {
      throw new SettingsException(
          "Cannot read settings: " + file + " has more than " + MAX_BYTES + " bytes");
    }
    // HOCON resolves includes against the parent of the path, which a bare file name lacks.
    Path named = file.getParent() == null ? Path.of(".").resolve(file) : file;
    try {
      return ConfigFactory.parseFile(
          named.toFile(),
          ConfigParseOptions.defaults()
              .setAllowMissing(false)
              .setIncluder(RequiredIncludes.of(named)));
    } catch (StackOverflowError e) {
      throw new SettingsException("Cannot read " + file + ": it is nested too deeply", e);
    }
  }

  /**
   * Reads settings from a text.
   *
   * @throws SettingsException as {@link #load}
   */
  public static Settings parse(String text, List<String> overrides) {
    return parsing(() -> of(ConfigFactory.parseString(text, options()), overrides));
  }

  /**
   * These settings with some of them changed.
   *
   * @param source of the changes, for messages
   * @param text the changes, in HOCON
   * @param overrides which take precedence over the changes
   * @throws SettingsException as {@link #load}
   */
  public Settings with(String source, String text, List<String> overrides) {
    ConfigParseOptions options = options().setOriginDescription(source);
    return parsing(
        () -> of(stronger(effective, ConfigFactory.parseString(text, options)), overrides));
  }

  private static ConfigParseOptions options() {
    return ConfigParseOptions.defaults().setIncluder(RequiredIncludes.ofText());
  }

  /**
   * The settings that a run has recorded; their keys are not checked against the current ones.
   *
   * @param json as {@link #json()} returned it
   * @throws SettingsException if it is malformed
   */
  public static Settings stored(String json) {
    return parsing(() -> new Settings(ConfigFactory.parseString(json)));
  }

  /** The defaults, read once on first use. */
  private static final class Defaults {

    static final Config ALL = defaults().effective;
  }

  /** These settings, with the current defaults of keys that they do not have. */
  public Settings overDefaults() {
    return new Settings(effective.withFallback(Defaults.ALL));
  }

  /** These settings, with the values of others for keys that they do not have. */
  public Settings filledFrom(Settings others) {
    return new Settings(effective.withFallback(others.effective));
  }

  private static Settings of(Config user, List<String> overrides) {
    Config defaults =
        ConfigFactory.parseResources(
            Settings.class.getClassLoader(),
            DEFAULTS,
            ConfigParseOptions.defaults()
                .setAllowMissing(false)
                .setOriginDescription("conf/defaults.conf"));
    Config given = overrides.stream().map(Settings::override).reduce(user, Settings::stronger);
    Config effective = given.withFallback(defaults).resolve(ConfigResolveOptions.defaults());
    new KnownKeys(defaults.resolve(), Redaction.of(effective)).check(effective);
    return new Settings(effective);
  }

  private static Config stronger(Config weaker, Config stronger) {
    return stronger.withFallback(weaker);
  }

  private static Config override(String text) {
    Assignment assignment = Assignment.of(text);
    try {
      return assignment.parsed();
    } catch (StackOverflowError e) {
      throw assignment.invalid("it is nested too deeply", e);
    }
  }

  private static Settings parsing(Supplier<Settings> settings) {
    try {
      return settings.get();
    } catch (ConfigException.IO e) {
      throw new SettingsException("Cannot read settings: " + Origins.describe(e), e);
    } catch (ConfigException e) {
      throw new SettingsException(Origins.describe(e), e);
    } catch (StackOverflowError e) {
      throw new SettingsException("Cannot read settings: they are nested too deeply", e);
    }
  }

  /** All settings, as a section. */
  public Section root() {
    return new Section(effective, "");
  }

  /**
   * Some settings as one line of JSON with sorted keys, without comments.
   *
   * @param paths of the chosen keys and sections
   * @param without keys that are left out
   */
  public String json(List<String> paths, List<String> without) {
    Config chosen =
        paths.stream()
            .map(effective::withOnlyPath)
            .reduce(ConfigFactory.empty(), Config::withFallback);
    for (String path : without) {
      chosen = chosen.withoutPath(path);
    }
    return chosen.root().render(ConfigRenderOptions.concise());
  }

  /**
   * The values of some settings by key, as canonical JSON, however they are written.
   *
   * @param paths of the chosen keys and sections
   * @param without keys and sections that are left out
   */
  public SortedMap<String, String> values(List<String> paths, List<String> without) {
    Config chosen =
        paths.stream()
            .map(effective::withOnlyPath)
            .reduce(ConfigFactory.empty(), Config::withFallback);
    for (String path : without) {
      chosen = chosen.withoutPath(path);
    }
    return CanonicalValues.of(chosen);
  }

  /** The values of all settings; see {@link #values(List, List)}. */
  public SortedMap<String, String> values() {
    return CanonicalValues.of(effective);
  }

  /** All settings but Spark's own, which may hold secrets, as one line of JSON with sorted keys. */
  public String json() {
    return effective.withoutPath("spark.conf").root().render(ConfigRenderOptions.concise());
  }

  /**
   * The settings that differ from their defaults, by key, as JSON for people: secrets are masked
   * and long values truncated.
   */
  public Map<String, String> changes() {
    Redaction redaction = Redaction.of(effective);
    Map<String, String> changes = new TreeMap<>();
    Map<String, ConfigValue> defaults = leaves(defaults().effective);
    leaves(effective)
        .forEach(
            (key, value) -> {
              if (!value.equals(defaults.get(key))) {
                changes.put(key, redaction.json(key, value));
              }
            });
    return changes;
  }

  private static Map<String, ConfigValue> leaves(Config config) {
    return config.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
