package org.evosearch.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes the origin of a setting for messages. */
final class Origins {

  /** Prefix of an override's origin. */
  private static final String OVERRIDE = "-D ";

  private Origins() {}

  /** The origin of an override of the command line: without its value, which may be a secret. */
  static String ofOverride(String key) {
    return OVERRIDE + Redaction.shortened(key);
  }

  /** File and line, or another origin of the setting, followed by a colon and a space. */
  static String prefix(@Nullable ConfigOrigin origin) {
    if (origin == null) {
      return "";
    }
    String file = origin.filename();
    if (file == null) {
      return description(origin) + ": ";
    }
    return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() + ": " : file + ": ";
  }

  /** The description with its line in the form of files; an override has no line number. */
  private static String description(ConfigOrigin origin) {
    String description = origin.description();
    String line = ": " + origin.lineNumber();
    if (!description.endsWith(line)) {
      return description;
    }
    String source = description.substring(0, description.length() - line.length());
    return source.startsWith(OVERRIDE) ? source : source + ":" + origin.lineNumber();
  }

  /** A parser's error in one line. Quotations from a file that names secrets are masked. */
  static String describe(ConfigException e) {
    String prefix = prefix(e.origin());
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String told = e.origin() == null ? "" : e.origin().description() + ": ";
    String reason = message.startsWith(told) ? message.substring(told.length()) : message;
    return prefix + Redaction.shortened(namesSecrets(e.origin()) ? withoutQuotes(reason) : reason);
  }

  private static String withoutQuotes(String reason) {
    return reason.replaceAll("'.{3,}'", Matcher.quoteReplacement("'" + Redaction.MASK + "'"));
  }

  private static boolean namesSecrets(@Nullable ConfigOrigin origin) {
    if (origin == null || origin.filename() == null) {
      return false;
    }
    try (Stream<String> lines = Files.lines(Path.of(origin.filename()))) {
      return lines.anyMatch(Redaction.byDefault()::matches);
    } catch (IOException | UncheckedIOException e) {
      // A file that cannot be searched for secrets is not quoted.
      return true;
    }
  }
}
