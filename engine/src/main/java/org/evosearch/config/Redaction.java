package org.evosearch.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Decides which values are secrets, which are never shown, and formats all others for users: in one
 * line, truncated if long.
 *
 * <p>A value is a secret if its key matches the pattern by which Spark redacts its own settings; a
 * value of {@code spark.conf} also if the value itself matches, as do Java options with a password.
 * Of an address with user and password these are masked, whatever its key.
 */
public final class Redaction {

  /** What is shown in place of a secret, as Spark does. */
  public static final String MASK = "*********(redacted)";

  /** Longest part of a value that is shown, in characters. */
  private static final int MAX_SHOWN = 200;

  private static final String SPARK = "spark.conf";
  private static final String REGEX = "spark.redaction.regex";

  /** Spark's default of {@code spark.redaction.regex}. */
  private static final Pattern DEFAULT = Pattern.compile("(?i)secret|password|token|access[.]?key");

  /**
   * User and password in an address, such as {@code //me:secret@host}; of HTTP also a token alone.
   * The user of other addresses is no secret: it is the container in those of Azure.
   */
  private static final Pattern LOGIN =
      Pattern.compile("(?<=//)[^/@:\\s\"]*:[^/\\s\"]*@|(?<=https?://)[^/@\\s\"]*@");

  private final List<Predicate<String>> secrets;

  private Redaction(List<Predicate<String>> secrets) {
    this.secrets = secrets;
  }

  /** The redaction by Spark's default pattern alone. */
  public static Redaction byDefault() {
    return new Redaction(List.of(DEFAULT.asPredicate()));
  }

  /**
   * The redaction of resolved settings: by Spark's default pattern, and by the user's own if there
   * is one.
   *
   * @throws SettingsException if the user's pattern is not a regular expression
   */
  static Redaction of(Config settings) {
    if (!settings.hasPath(SPARK) || !(settings.getValue(SPARK) instanceof ConfigObject)) {
      return byDefault();
    }
    Section conf = new Section(settings, SPARK);
    String own = conf.entries().get(REGEX);
    try {
      return own == null
          ? byDefault()
          : new Redaction(List.of(DEFAULT.asPredicate(), Pattern.compile(own).asPredicate()));
    } catch (PatternSyntaxException e) {
      throw conf.invalidEntry(REGEX, "a regular expression", byDefault());
    }
  }

  /**
   * A text of another system in which the secrets among some values are masked.
   *
   * @param values by their full keys
   */
  String masked(String text, Map<String, String> values) {
    String masked = withoutLogins(text);
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (!value.getValue().isEmpty() && hides(value.getKey(), value.getValue())) {
        masked = masked.replace(value.getValue(), MASK);
      }
    }
    return masked;
  }

  /** Whether the value of a key is a secret. */
  boolean hides(String key, String value) {
    return matches(key) || (isOfSpark(key) && matches(value));
  }

  /**
   * Whether a key is in {@code spark.conf}, or is a section around it that was given a text
   * instead.
   */
  private static boolean isOfSpark(String key) {
    return key.startsWith(SPARK + ".") || (SPARK + ".").startsWith(key + ".");
  }

  /** Whether a text matches the pattern of secrets. */
  public boolean matches(String text) {
    return secrets.stream().anyMatch(secret -> secret.test(text));
  }

  /** A text in which user and password of addresses are masked. */
  public static String withoutLogins(String text) {
    return LOGIN.matcher(text).replaceAll("***@");
  }

  /** A value as users write it, for messages. */
  String shown(String key, ConfigValue value) {
    // A number is shown as it was written: 1e400 is not "Infinity" to its author.
    Object plain =
        value.valueType() == ConfigValueType.NUMBER
            ? value.atKey(key).getString(ConfigUtil.joinPath(key))
            : value.unwrapped();
    return shortened(withoutLogins(String.valueOf(shown(key, plain))));
  }

  private Object shown(String key, Object value) {
    if (hides(key, value instanceof Map || value instanceof List ? "" : value + "")) {
      return MASK;
    }
    if (value instanceof Map<?, ?> section) {
      return section.entrySet().stream()
          .map(e -> e.getKey() + "=" + shown(joined(key, e.getKey()), e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof List<?> list
        ? list.stream().map(one -> shown(key, one)).toList()
        : String.valueOf(value);
  }

  private static String joined(String key, Object name) {
    return key + "." + ConfigUtil.joinPath(String.valueOf(name));
  }

  /** A value as JSON, for lists of settings. */
  String json(String key, ConfigValue value) {
    String json = value.render(ConfigRenderOptions.concise());
    return hides(key, json) ? '"' + MASK + '"' : shortened(withoutLogins(json));
  }

  /** A value in one line, truncated if long, without control characters. */
  static String shortened(String text) {
    return shortened(text, MAX_SHOWN);
  }

  /**
   * A text in one line, truncated if long, without control characters.
   *
   * @param longest number of characters that are kept
   */
  public static String shortened(String text, int longest) {
    String shown = text.substring(0, Math.min(text.length(), longest));
    String line = shown.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "?");
    return text.length() > longest ? line + "... (" + text.length() + " characters)" : line;
  }
}
