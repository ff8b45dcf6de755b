package org.evosearch.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of the settings. Keys are names in this section, in kebab-case.
 *
 * <p>Values are checked when they are read: one that is missing, of the wrong type or out of range
 * is a {@link SettingsException}.
 */
public final class Section {

  /** Up to here doubles represent every whole number exactly. */
  private static final double MAX_EXACT = 1L << 53;

  /** A century. HOCON silently caps durations at 2^63 nanoseconds, almost three centuries. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private final Config root;
  private final String path;

  Section(Config root, String path) {
    this.root = root;
    this.path = path;
  }

  /** The section of the given name in this one. */
  public Section section(String name) {
    return new Section(root, full(name));
  }

  /** A whole number between two bounds, both inclusive. */
  public int whole(String key, int minimum, int maximum) {
    long value = longWhole(key);
    require(key, value >= minimum && value <= maximum, "between " + minimum + " and " + maximum);
    return (int) value;
  }

  /** A whole number of at least the minimum. */
  public int whole(String key, int minimum) {
    long value = longWhole(key);
    require(key, value >= minimum && value <= Integer.MAX_VALUE, "at least " + minimum);
    return (int) value;
  }

  /** Any whole number. */
  public long longWhole(String key) {
    Number value = read(key, Config::getNumber, "a whole number");
    boolean exact = !(value instanceof Double) || isWhole(value.doubleValue());
    require(key, exact, "a whole number");
    return value.longValue();
  }

  /** A larger number may have been rounded from another one. */
  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) <= MAX_EXACT;
  }

  /** A whole number of at least the minimum, of any size. */
  public long longWhole(String key, long minimum) {
    long value = longWhole(key);
    require(key, value >= minimum, "at least " + minimum);
    return value;
  }

  /** A real number between two bounds, both inclusive. */
  public double real(String key, double minimum, double maximum) {
    double value = number(key);
    require(key, value >= minimum && value <= maximum, "between " + minimum + " and " + maximum);
    return value;
  }

  /** A real number above an exclusive lower bound, up to an inclusive upper one. */
  public double realAbove(String key, double exclusive, double maximum) {
    double value = number(key);
    String allowed = "above " + exclusive + ", at most " + maximum;
    require(key, value > exclusive && value <= maximum, allowed);
    return value;
  }

  private double number(String key) {
    boolean hasComma = root.hasPath(full(key)) && shown(key).indexOf(',') >= 0;
    return read(key, Config::getDouble, hasComma ? "a number, with a decimal point" : "a number");
  }

  private String shown(String key) {
    return String.valueOf(root.getValue(full(key)).unwrapped());
  }

  /** A text. */
  public String text(String key) {
    String text = read(key, Config::getString, "a text");
    require(key, text.indexOf('\0') < 0, "a text without the character NUL");
    return text;
  }

  /** A text that may be left out. */
  public Optional<String> optionalText(String key) {
    return root.hasPath(full(key)) ? Optional.of(text(key)) : Optional.empty();
  }

  /** Yes or no. */
  public boolean flag(String key) {
    return read(key, Config::getBoolean, "true or false");
  }

  /**
   * A time such as {@code 90s} or {@code 2h}; 0 for no limit. Any other value needs a unit: HOCON
   * would read it as milliseconds.
   */
  public Duration duration(String key) {
    String allowed = "a time such as 90s or 2h";
    Duration value = read(key, Config::getDuration, allowed);
    require(key, !value.isNegative(), allowed);
    require(key, value.isZero() || hasUnit(key), allowed + ", with its unit");
    require(key, value.compareTo(LONGEST) <= 0, "at most " + LONGEST.toDays() + "d");
    return value;
  }

  /**
   * A size such as {@code 512 MiB}, in bytes; 0 for no limit. Any other value needs a unit: HOCON
   * would read it as bytes.
   */
  public long bytes(String key) {
    String allowed = "a size such as 512 MiB";
    long value = read(key, Config::getBytes, allowed);
    require(key, value >= 0, allowed);
    require(key, value == 0 || hasUnit(key), allowed + ", with its unit");
    return value;
  }

  private boolean hasUnit(String key) {
    String text = text(key).strip();
    return Character.isLetter(text.charAt(text.length() - 1));
  }

  /** The value of the chosen word, which is one of several. */
  public <T> T choice(String key, Map<String, T> choices) {
    T chosen = choices.get(text(key));
    if (chosen == null) {
      throw invalid(key, "one of " + String.join(", ", new TreeMap<>(choices).keySet()));
    }
    return chosen;
  }

  /** A constant of an enumeration, written in kebab-case. */
  public <E extends Enum<E>> E choice(String key, Class<E> kind) {
    return choice(key, constants(kind));
  }

  /** A list of texts. */
  public List<String> texts(String key) {
    return read(key, Config::getStringList, "a list of texts");
  }

  /** A list of numbers. */
  public List<Double> reals(String key) {
    List<Double> numbers = read(key, Config::getDoubleList, "a list of numbers");
    require(key, numbers.stream().allMatch(Double::isFinite), "a list of finite numbers");
    return numbers;
  }

  /** A list of sections. */
  public List<Section> sections(String key) {
    return read(key, Config::getConfigList, "a list of sections").stream()
        .map(section -> new Section(section, ""))
        .toList();
  }

  /** A list of constants of an enumeration, written in kebab-case. */
  public <E extends Enum<E>> List<E> choices(String key, Class<E> kind) {
    return choices(key, constants(kind));
  }

  /** The values of a list of words, each one of those known. */
  public <T> List<T> choices(String key, Map<String, T> known) {
    List<String> words = texts(key);
    if (!known.keySet().containsAll(words)) {
      throw invalid(key, "among " + String.join(", ", new TreeMap<>(known).keySet()));
    }
    return words.stream().map(known::get).map(Objects::requireNonNull).toList();
  }

  private static <E extends Enum<E>> Map<String, E> constants(Class<E> kind) {
    return Stream.of(kind.getEnumConstants())
        .collect(Collectors.toMap(constant -> Keyed.key(constant.name()), Function.identity()));
  }

  /**
   * The names in this section, whose values the caller reads.
   *
   * @param known the names that are allowed
   * @throws SettingsException if there is another one
   */
  public Set<String> names(Set<String> known) {
    Set<String> names = new TreeSet<>(root.getObject(path).keySet());
    for (String name : names) {
      if (!known.contains(name)) {
        String key = full(ConfigUtil.joinPath(name));
        throw KnownKeys.unknown(key, root.getValue(key), allowed(known));
      }
    }
    return names;
  }

  private Set<String> allowed(Set<String> names) {
    return names.stream().map(this::full).collect(Collectors.toSet());
  }

  /** The values of this section by key, whose keys belong to another system. */
  public Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    root.getConfig(path)
        .entrySet()
        .forEach(
            entry ->
                entries.put(joined(entry.getKey()), String.valueOf(entry.getValue().unwrapped())));
    return entries;
  }

  /** A path without quotation marks, as other systems write it. */
  private static String joined(String path) {
    return String.join(".", ConfigUtil.splitPath(path));
  }

  /** A message of the system that this section belongs to, with the section's secrets masked. */
  public String masked(String text) {
    Map<String, String> values = new TreeMap<>();
    entries().forEach((name, value) -> values.put(full(name), value));
    return Redaction.of(root).masked(text, values);
  }

  /** The error for a value that is not allowed. */
  public SettingsException invalid(String key, String allowed) {
    return invalid(full(key), root.getValue(full(key)), allowed, Redaction.of(root));
  }

  /**
   * The error for an entry of another system's section that is not allowed.
   *
   * @param name of the entry as that system writes it, with dots
   */
  public SettingsException invalidEntry(String name, String allowed) {
    return invalidEntry(name, allowed, Redaction.of(root));
  }

  SettingsException invalidEntry(String name, String allowed, Redaction redaction) {
    String key = full(ConfigUtil.quoteString(name));
    return root.getConfig(path).entrySet().stream()
        .filter(entry -> joined(entry.getKey()).equals(name))
        .findFirst()
        .map(entry -> invalid(key, entry.getValue(), allowed, redaction))
        .orElseGet(() -> new SettingsException("Invalid " + key + " (" + allowed + ")"));
  }

  static SettingsException invalid(
      String key, ConfigValue value, String allowed, Redaction redaction) {
    String shown = redaction.shown(key, value);
    return new SettingsException(
        Origins.prefix(value.origin()) + "Invalid " + key + ": " + shown + " (" + allowed + ")");
  }

  private void require(String key, boolean holds, String allowed) {
    if (!holds) {
      throw invalid(key, allowed);
    }
  }

  private <T> T read(String key, BiFunction<Config, String, T> reader, String allowed) {
    try {
      return reader.apply(root, full(key));
    } catch (ConfigException.WrongType | ConfigException.BadValue e) {
      throw invalid(key, allowed);
    } catch (ConfigException.Missing e) {
      String place = Origins.prefix(e.origin());
      throw new SettingsException(place + "Missing " + full(key) + " (" + allowed + ")", e);
    }
  }

  private String full(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
