package org.evosearch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTest {

  private enum Shade {
    LIGHT_GRAY,
    BLACK
  }

  private static Section training(String assignment) {
    return Settings.parse("training." + assignment, List.of()).root().section("training");
  }

  private static void assertRefused(String assignment, Consumer<Section> read, String expected) {
    Refusal.of(() -> read.accept(training(assignment))).isEqualTo("String:1: " + expected);
  }

  @Test
  void aNumberIsShownAsItWasWritten() {
    assertRefused(
        "momentum = 1e400",
        section -> section.real("momentum", 0, 1),
        "Invalid training.momentum: 1e400 (between 0.0 and 1.0)");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10})
  void aWholeNumberIsRead(int value) {
    Section section = training("batch-size = " + value);

    assertThat(section.whole("batch-size", 1, 10)).isEqualTo(value);
    assertThat(section.whole("batch-size", 1)).isEqualTo(value);
    assertThat(section.longWhole("batch-size")).isEqualTo(value);
  }

  @Test
  void aWholeNumberMayBeWrittenWithAnExponent() {
    assertThat(training("batch-size = 1e2").whole("batch-size", 1)).isEqualTo(100);
  }

  @Test
  void wholeNumbersAreExactUpToTheLargestLong() {
    Section section = training("batch-size = " + Long.MAX_VALUE);

    assertThat(section.longWhole("batch-size")).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "-1", "99999999999"})
  void aWholeNumberOutsideItsIntervalIsRefused(String value) {
    assertRefused(
        "batch-size = " + value,
        section -> section.whole("batch-size", 1, 10),
        "Invalid training.batch-size: " + value + " (between 1 and 10)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "99999999999"})
  void aWholeNumberBelowItsMinimumOrTooLargeIsRefused(String value) {
    assertRefused(
        "batch-size = " + value,
        section -> section.whole("batch-size", 1),
        "Invalid training.batch-size: " + value + " (at least 1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.7", "1.0E30", "9223372036854775808", "many", "true", "[]", "{}"})
  void whatIsNoWholeNumberIsRefused(String value) {
    assertRefused(
        "batch-size = " + value,
        section -> section.whole("batch-size", 1),
        "Invalid training.batch-size: " + value + " (a whole number)");
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1.1", "NaN", "Infinity"})
  void aRealNumberOutsideItsIntervalIsRefused(String value) {
    assertRefused(
        "momentum = " + value,
        section -> section.real("momentum", 0, 1),
        "Invalid training.momentum: " + value + " (between 0.0 and 1.0)");
  }

  @Test
  void theEndsOfAnIntervalBelongToIt() {
    assertThat(training("momentum = 0").real("momentum", 0, 1)).isZero();
    assertThat(training("momentum = 1").real("momentum", 0, 1)).isEqualTo(1);
  }

  @Test
  void theLowerEndOfAnOpenIntervalDoesNot() {
    assertRefused(
        "momentum = 0",
        section -> section.realAbove("momentum", 0, 1),
        "Invalid training.momentum: 0 (above 0.0, at most 1.0)");
    assertThat(training("momentum = 1").realAbove("momentum", 0, 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5"})
  void allThatLiesOutsideOfAnOpenIntervalIsToldTheSame(String value) {
    assertRefused(
        "momentum = " + value,
        section -> section.realAbove("momentum", 0, 1),
        "Invalid training.momentum: " + value + " (above 0.0, at most 1.0)");
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertRefused(
        "momentum = much",
        section -> section.real("momentum", 0, 1),
        "Invalid training.momentum: much (a number)");
  }

  @Test
  void aTextIsNoList() {
    assertRefused(
        "optimizer = [adam]",
        section -> section.text("optimizer"),
        "Invalid training.optimizer: [adam] (a text)");
  }

  @Test
  void aTextOfSeveralLinesIsToldInOne() {
    assertRefused(
        "optimizer = \"ad\\nam\"",
        section -> section.choice("optimizer", Map.of("adam", 1)),
        "Invalid training.optimizer: ad am (one of adam)");
  }

  @Test
  void anOptionalTextIsEmptyWhereItIsNull() {
    Section dataset = Settings.parse("dataset.path = /d", List.of()).root().section("dataset");

    assertThat(dataset.optionalText("path")).contains("/d");
    assertThat(Settings.defaults().root().section("dataset").optionalText("path")).isEmpty();
  }

  @Test
  void whatIsNeitherYesNorNoIsRefused() {
    Section flipping = training("augmentation.flip = yes").section("augmentation");

    assertThat(flipping.flag("flip")).isTrue();
    assertRefused(
        "augmentation.flip = sometimes",
        section -> section.section("augmentation").flag("flip"),
        "Invalid training.augmentation.flip: sometimes (true or false)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400s", "1000000d", "9223372036854775807 ms"})
  void aTimeThatIsTooLongToCountIsRefused(String value) {
    Section limits = Settings.parse("limits.time = " + value, List.of()).root().section("limits");

    Refusal.of(() -> limits.duration("time"))
        .isEqualTo("String:1: Invalid limits.time: " + value + " (at most 36525d)");
  }

  @ParameterizedTest
  @CsvSource({"90s, 90", "2h, 7200", "0s, 0", "1 day, 86400", "36525d, 3155760000"})
  void aTimeIsReadWithItsUnit(String text, long seconds) {
    Section limits = Settings.parse("limits.time = " + text, List.of()).root().section("limits");

    assertThat(limits.duration("time")).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "\"2\"", "1e3"})
  void aTimeOrSizeWithoutItsUnitIsRefused(String value) {
    Section limits =
        Settings.parse("limits { time = " + value + ", memory = " + value + "000 }", List.of())
            .root()
            .section("limits");

    Refusal.of(() -> limits.duration("time")).endsWith("(a time such as 90s or 2h, with its unit)");
    if (!value.contains("\"")) {
      Refusal.of(() -> limits.bytes("memory")).endsWith("(a size such as 512 MiB, with its unit)");
    }
  }

  @Test
  void zeroNeedsNoUnit() {
    Section limits =
        Settings.parse("limits { time = 0, memory = 0 }", List.of()).root().section("limits");

    assertThat(limits.duration("time")).isZero();
    assertThat(limits.bytes("memory")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1e10, 10000000000", "-2.0, -2", "9007199254740992.0, 9007199254740992"})
  void anExactWholeNumberMayHaveAnyForm(String text, long value) {
    assertThat(training("batch-size = " + text).longWhole("batch-size")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e30", "-1e300", "1e400", "0.5", "NaN"})
  void oneThatIsNotExactIsRefused(String text) {
    Refusal.of(() -> training("batch-size = " + text).longWhole("batch-size"))
        .endsWith("(a whole number)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 1e400]", "[-Infinity]", "[NaN]"})
  void whatIsNotFiniteIsNoNumberOfAList(String list) {
    Refusal.of(() -> training("batch-size = " + list).reals("batch-size"))
        .contains("Invalid training.batch-size: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5s", "5 parsecs"})
  void whatIsNoTimeIsRefused(String value) {
    Refusal.of(
            () ->
                Settings.parse("limits.time = " + value, List.of())
                    .root()
                    .section("limits")
                    .duration("time"))
        .isEqualTo("String:1: Invalid limits.time: " + value + " (a time such as 90s or 2h)");
  }

  @Test
  void aSizeIsReadInBytes() {
    Section limits = Settings.parse("limits.memory = 2 MiB", List.of()).root().section("limits");

    assertThat(limits.bytes("memory")).isEqualTo(2 << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lots", "-5 MiB", "2 MiBs", "9999999 EiB"})
  void whatIsNoSizeIsRefused(String value) {
    Refusal.of(
            () ->
                Settings.parse("limits.memory = " + value, List.of())
                    .root()
                    .section("limits")
                    .bytes("memory"))
        .isEqualTo("String:1: Invalid limits.memory: " + value + " (a size such as 512 MiB)");
  }

  @Test
  void aWordIsOneOfSeveral() {
    Map<String, Integer> words = Map.of("two", 2, "one", 1);

    assertThat(training("optimizer = two").choice("optimizer", words)).isEqualTo(2);
    assertRefused(
        "optimizer = three",
        section -> section.choice("optimizer", words),
        "Invalid training.optimizer: three (one of one, two)");
  }

  @Test
  void aConstantIsWrittenInKebabCase() {
    assertThat(training("optimizer = light-gray").choice("optimizer", Shade.class))
        .isEqualTo(Shade.LIGHT_GRAY);
    assertRefused(
        "optimizer = LIGHT_GRAY",
        section -> section.choice("optimizer", Shade.class),
        "Invalid training.optimizer: LIGHT_GRAY (one of black, light-gray)");
  }

  @Test
  void aValueThatWasMadeNullIsMissing() {
    Refusal.of(() -> training("batch-size = null").whole("batch-size", 1))
        .isEqualTo("String:1: Missing training.batch-size (a whole number)");
  }
}
