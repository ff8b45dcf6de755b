package org.evosearch.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting of the command line: {@code key=value}, {@code key { ... }} for a section, or {@code
 * key+=value} to append to a list.
 *
 * <p>The value is read as HOCON if all of it is one HOCON value: a number, true, false, null, a
 * text in quotation marks, a list or a section. Any other text is taken literally, except for
 * substitutions such as {@code ${HOME}}.
 */
final class Assignment {

  /** Longest key, in characters. */
  private static final int MAX_KEY = 1000;

  private static final String NEEDED = "key=value is needed";
  private static final String APPENDING = "+";

  private static final Pattern SUBSTITUTION =
      Pattern.compile("\\$\\{\\??(?:[^{}\"$]|\"[^\"]*\")+\\}");

  private final String key;
  private final String value;

  private Assignment(String key, String value) {
    this.key = key;
    this.value = value;
  }

  /**
   * Splits a text at its first equals sign or brace that is not in quotation marks.
   *
   * @throws SettingsException if there is no key or no value
   */
  static Assignment of(String text) {
    int end = endOfKey(text);
    if (end < 1) {
      boolean open = end < 0 && text.indexOf('=') > 0;
      throw invalid(text, open ? "a quotation mark of the key is not closed" : NEEDED);
    }
    int value = text.charAt(end) == '=' ? end + 1 : end;
    return new Assignment(text.substring(0, end).strip(), text.substring(value).strip());
  }

  /** Index of the equals sign or brace behind the key, -1 if there is none. */
  private static int endOfKey(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      quoted ^= next == '"';
      if (!quoted && (next == '=' || next == '{')) {
        return i;
      }
    }
    return -1;
  }

  /** The value is not shown: it may be a secret. */
  private static SettingsException invalid(String text, String needed) {
    int end = text.indexOf('=');
    String key = end > 0 ? text.substring(0, end) : text;
    String shown =
        end <= 0 && Redaction.byDefault().matches(text) ? Redaction.MASK : Redaction.shortened(key);
    return new SettingsException("Invalid override: " + shown + " (" + needed + ")");
  }

  /** The error of this setting, without its value. */
  SettingsException invalid(String reason, Throwable cause) {
    return new SettingsException(
        "Invalid override: " + Redaction.shortened(key) + " (" + reason + ")", cause);
  }

  /** Parses this setting; its origin is the option and the key. */
  Config parsed() {
    return parse(appends() ? path() + " += " + hocon() : path() + " = " + hocon());
  }

  private boolean appends() {
    return key.endsWith(APPENDING);
  }

  private String path() {
    String name = appends() ? key.substring(0, key.length() - 1).strip() : key;
    if (name.length() > MAX_KEY) {
      throw invalid(key, "keys have at most " + MAX_KEY + " characters");
    }
    try {
      return ConfigUtil.joinPath(ConfigUtil.splitPath(name));
    } catch (ConfigException e) {
      throw invalid(key, "a key such as search.generations is needed");
    }
  }

  private String hocon() {
    if (value.isEmpty()) {
      throw invalid(key, "it has no value; \"\" is the empty text");
    }
    if (isHocon()) {
      return value;
    }
    if (value.startsWith("\"")) {
      throw invalid(key, "the quotation marks of its value do not match");
    }
    return withSubstitutions();
  }

  private boolean isHocon() {
    try {
      Config parsed = parse("value = " + value);
      return "[{\"".indexOf(value.charAt(0)) >= 0 ? isWhole() : isScalar(parsed);
    } catch (ConfigException e) {
      // Not HOCON: a literal text.
      return false;
    }
  }

  /**
   * Whether all of the value is parsed. In brackets, since a comment would swallow the closing one.
   */
  private boolean isWhole() {
    return !value.endsWith(",")
        && parse("value = [" + value + "]").root().get("value") instanceof ConfigList list
        && list.size() == 1;
  }

  private boolean isScalar(Config parsed) {
    if (parsed.getIsNull("value")) {
      return value.equals("null");
    }
    ConfigValueType type = parsed.getValue("value").valueType();
    return (type == ConfigValueType.NUMBER || type == ConfigValueType.BOOLEAN)
        && parsed.getString("value").equals(value);
  }

  /** Quotes the text between substitutions, but not blanks between two of them. */
  private String withSubstitutions() {
    StringBuilder hocon = new StringBuilder();
    Matcher matcher = SUBSTITUTION.matcher(value);
    int end = 0;
    while (matcher.find()) {
      hocon.append(literal(value.substring(end, matcher.start()))).append(matcher.group());
      end = matcher.end();
    }
    return hocon.append(literal(value.substring(end))).toString();
  }

  private static String literal(String text) {
    return text.isBlank() ? text : ConfigUtil.quoteString(text);
  }

  private Config parse(String text) {
    return ConfigFactory.parseString(
        text,
        ConfigParseOptions.defaults()
            .setIncluder(RequiredIncludes.ofText())
            .setOriginDescription(Origins.ofOverride(key)));
  }
}
