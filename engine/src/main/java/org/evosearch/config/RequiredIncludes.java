package org.evosearch.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigParseable;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Includes files of settings as HOCON does, except that an included file must exist, with {@code
 * required} or without.
 */
final class RequiredIncludes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  /** HOCON appends one of these extensions to any other name. */
  private static final Pattern EXTENSION = Pattern.compile("\\.(conf|json|properties)$");

  /** The files that are being read, the innermost first. */
  private final Deque<Path> reading;

  private final @Nullable ConfigIncluder included;

  private RequiredIncludes(Deque<Path> reading, @Nullable ConfigIncluder included) {
    this.reading = reading;
    this.included = included;
  }

  /** For settings that are not in a file. */
  static RequiredIncludes ofText() {
    return new RequiredIncludes(new ArrayDeque<>(), null);
  }

  /** For reading a file once. */
  static RequiredIncludes of(Path file) {
    return new RequiredIncludes(new ArrayDeque<>(List.of(file)), null);
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return new RequiredIncludes(reading, fallback);
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return including(
        what, relative(context, what), () -> reader().include(new Required(context), what));
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return including(
        what.toString(),
        Optional.of(what.toPath()),
        () -> ((ConfigIncluderFile) reader()).includeFile(new Required(context), what));
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return including(
        what.toString(),
        Optional.empty(),
        () -> ((ConfigIncluderURL) reader()).includeURL(new Required(context), what));
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return including(
        what,
        Optional.empty(),
        () -> ((ConfigIncluderClasspath) reader()).includeResources(new Required(context), what));
  }

  private ConfigIncluder reader() {
    if (included == null) {
      throw new IllegalStateException("[BUG] Expected HOCON's own includer as fallback");
    }
    return included;
  }

  private ConfigObject including(String what, Optional<Path> file, Supplier<ConfigObject> reader) {
    try {
      return inside(file, reader);
    } catch (ConfigException.IO e) {
      throw new SettingsException(
          place(what)
              + "Cannot include "
              + what
              + (EXTENSION.matcher(what).find()
                  ? ": it is not there, or cannot be read"
                  : ": no such file with the extension .conf, .json or .properties"),
          e);
    } catch (ConfigException e) {
      throw new SettingsException(
          place(what) + "Cannot include " + what + ": " + Origins.describe(e), e);
    }
  }

  private ConfigObject inside(Optional<Path> file, Supplier<ConfigObject> reader) {
    file.ifPresent(reading::push);
    try {
      return reader.get();
    } finally {
      file.ifPresent(path -> reading.pop());
    }
  }

  private static Optional<Path> relative(ConfigIncludeContext context, String what) {
    return Optional.ofNullable(context.relativeTo(what))
        .map(ConfigParseable::origin)
        .map(origin -> origin.filename())
        .map(Path::of);
  }

  /** File and line of the include. */
  private String place(String what) {
    Path file = reading.peek();
    return file == null ? "" : file + line(file, what) + ": ";
  }

  private static String line(Path file, String what) {
    String name = what.substring(what.lastIndexOf('/') + 1);
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains("include") && lines.get(i).contains(name)) {
          return ":" + (i + 1);
        }
      }
      return "";
    } catch (IOException e) {
      // The message names the file without a line.
      return "";
    }
  }

  /** A context in which no file may be missing. */
  private record Required(ConfigIncludeContext context) implements ConfigIncludeContext {

    @Override
    public ConfigParseable relativeTo(String filename) {
      return context.relativeTo(filename);
    }

    @Override
    public ConfigParseOptions parseOptions() {
      return context.parseOptions().setAllowMissing(false);
    }

    @Override
    public ConfigIncludeContext setParseOptions(ConfigParseOptions options) {
      return new Required(context.setParseOptions(options));
    }
  }
}
