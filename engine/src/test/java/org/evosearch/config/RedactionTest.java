package org.evosearch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private static final String SECRET = "hunter2";
  private static final String MASK = "\"*********(redacted)\"";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.conf.\"spark.hadoop.fs.s3a.secret.key\"=" + SECRET,
        "spark.conf.spark.hadoop.fs.s3a.access.key=" + SECRET,
        "spark.conf={ spark.ssl.keyStorePassword = " + SECRET + " }",
        "spark.conf.\"spark.hadoop.fs.azure.account.oauth2.Token\"=\"" + SECRET + "\"",
        "spark.conf.\"spark.driver.extraJavaOptions\"=-Djavax.net.ssl.keyStorePassword=" + SECRET
      })
  void secretsAreMaskedAmongTheChanges(String override) {
    Settings settings = Settings.parse("", List.of(override));

    assertThat(settings.changes()).hasSize(1).containsValue(MASK);
    assertThat(settings.changes().toString()).doesNotContain(SECRET);
    assertThat(settings.root().section("spark").section("conf").entries().toString())
        .contains(SECRET);
  }

  @Test
  void othersAreShown() {
    Settings settings =
        Settings.parse(
            "space { name = autoformer, autoformer.readout = class-token }",
            List.of("spark.conf.\"spark.executor.memory\"=8g"));

    assertThat(settings.changes())
        .containsEntry("space.autoformer.readout", "\"class-token\"")
        .containsEntry("spark.conf.\"spark.executor.memory\"", "\"8g\"");
  }

  @Test
  void theUsersOwnPatternCountsToo() {
    Settings settings =
        Settings.parse(
            "",
            List.of(
                "spark.conf.\"spark.redaction.regex\"=(?i)licen[cs]e",
                "spark.conf.\"spark.vendor.Licence\"=" + SECRET,
                "spark.conf.\"spark.hadoop.fs.s3a.secret.key\"=" + SECRET));

    assertThat(settings.changes().toString()).doesNotContain(SECRET);
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    Refusal.of(() -> Settings.parse("", List.of("spark.conf.\"spark.redaction.regex\"=(a")))
        .isEqualTo(
            "-D spark.conf.\"spark.redaction.regex\": Invalid spark.conf.\"spark.redaction.regex\":"
                + " (a (a regular expression)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.hadoop.fs.s3a.secret.key=" + SECRET,
        "\"spark.hadoop.fs.s3a.secret.key\"=" + SECRET,
        "spark.conf.\"spark.hadoop.fs.s3a.secret.key=" + SECRET,
        "spark.conf.\"spark.hadoop.fs.s3a.secret.key\"=\"" + SECRET,
        "spark.conf.\"spark.hadoop.fs.s3a.secret.key\":" + SECRET,
        "spark.conf={\"fs.s3a.secret.key\": \"" + SECRET + "\"",
        "spark={conf.\"fs.s3a.secret.key\"=" + SECRET,
        "spark..secret.key=" + SECRET,
        "search.secret.generations=" + SECRET,
        "spark.conf.\"fs.s3a.secret.key\"=${NO_SUCH_VARIABLE}" + SECRET
      })
  void errorsNameTheKeyAlone(String override) {
    Refusal.of(() -> Settings.parse("", List.of(override))).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.conf { \"fs.s3a.secret.key\" = " + SECRET + "$x }",
        "spark.conf { \"fs.s3a.secret.key\" = \"" + SECRET + " }",
        "spark.conf { fs.s3a.secret.key = a@" + SECRET + " }",
        "spark.conf { fs.s3a.secret.key { x = " + SECRET + " },\n",
        "spark.conf { x.secret.key {\n} } " + SECRET,
        "spark.conf.secret.key = 1\nspark = " + SECRET
      })
  void errorsOfFilesQuoteNoSecret(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("a.conf"), text);

    if (text.endsWith("spark = " + SECRET)) {
      Refusal.of(() -> Settings.load(file, List.of())).contains("Invalid spark: ");
    } else {
      Refusal.of(() -> Settings.load(file, List.of()))
          .startsWith(file.toString())
          .doesNotContain(SECRET);
    }
  }

  @Test
  void aSectionIsShownWithItsSecretsMasked() {
    Section spark =
        Settings.parse("spark.conf { secret.key = " + SECRET + ", a = b }", List.of())
            .root()
            .section("spark");

    assertThat(spark.invalid("conf", "none").getMessage())
        .contains("*********(redacted)", "a=b")
        .doesNotContain(SECRET);
  }

  @Test
  void longValuesAreCut() {
    String text = "x".repeat(1_000_000);
    Settings settings = Settings.parse("", List.of("store=" + text, "strategy.name=" + text));

    assertThat(settings.changes().get("store")).hasSizeLessThan(300).contains("1000002 characters");
    Refusal.of(() -> settings.root().section("strategy").choice("name", java.util.Map.of()))
        .hasSizeLessThan(400)
        .contains("(1000000 characters)");
  }

  @Test
  void whatSteersATerminalIsNotPrinted() {
    Refusal.of(
            () ->
                Settings.parse("training.optimizer = \"a\\u001b[31mb\"", List.of())
                    .root()
                    .section("training")
                    .choice("optimizer", java.util.Map.of()))
        .contains("Invalid training.optimizer: a?[31mb (");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dataset.path=\"s3a://me:" + SECRET + "@bucket/x\"",
        "tracking.mlflow.uri=\"http://me:a@b" + SECRET + "@host\"",
        "tracking.mlflow.uri=\"https://" + SECRET + "@host\"",
        "evaluation.tabular.joined=[\"http://me:" + SECRET + "@host/a\", \"b@c\"]",
        "spark.conf.\"spark.hadoop.fs.defaultFS\"=\"hdfs://:" + SECRET + "@host\""
      })
  void loginsInAddressesAreMasked(String override) {
    Settings settings = Settings.parse("", List.of(override));

    assertThat(settings.changes()).hasSize(1);
    assertThat(settings.changes().toString()).contains("//***@").doesNotContain(SECRET);
    String section = override.substring(0, override.indexOf('.'));
    String key = override.substring(override.indexOf('.') + 1, override.indexOf('='));
    assertThat(settings.root().section(section).invalid(key, "none"))
        .message()
        .contains("//***@")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs://host:8020/a@b", "abfss://c@account/x", "http://host:80", "a:b@c"})
  void whatIsNoLoginIsShown(String text) {
    assertThat(Redaction.withoutLogins(text)).isEqualTo(text);
  }
}
