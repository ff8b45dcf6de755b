package org.evosearch.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The file in which every setting is documented. */
class DefaultsTest {

  private static final Path FILE = Path.of("..", "conf", "defaults.conf");

  private static Config file() {
    return ConfigFactory.parseFile(FILE.toFile());
  }

  /** Keys of values that have no comment above them nor above a section that they belong to. */
  private static Stream<String> undocumented(String path, ConfigObject section) {
    return section.entrySet().stream()
        .filter(entry -> entry.getValue().origin().comments().isEmpty())
        .flatMap(entry -> undocumented(path, entry));
  }

  private static Stream<String> undocumented(String path, Map.Entry<String, ConfigValue> entry) {
    String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
    return entry.getValue() instanceof ConfigObject section
        ? undocumented(key, section)
        : Stream.of(key);
  }

  @Test
  void everyKeyIsDocumentedAboveItOrAboveItsSection() {
    assertThat(undocumented("", file().root())).isEmpty();
  }

  @Test
  void theFileIsWhatTheProgramReads() {
    assertThat(Settings.parse(file().root().render(), List.of()).json())
        .isEqualTo(Settings.defaults().json());
    assertThat(ConfigFactory.parseString(Settings.defaults().json()).resolve().root().keySet())
        .isEqualTo(file().root().keySet());
  }
}
