package org.evosearch.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigUtil;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {

  private static Section root(String... assignments) {
    return Settings.parse("", List.of(assignments)).root();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a//b",
        "a#1",
        "file:/x",
        "user@host",
        "s3a://bucket/a b?c=d&e",
        "a, b",
        "a:b=c",
        "1,2",
        "5 # five",
        "5,",
        "007",
        "a \"b\"",
        "[a",
        "{",
        "[1] // one",
        "]",
        "$",
        "${",
        "a${b",
        "C:\\data\\new",
        "+",
        "include \"x\"",
        "yes",
        "1.50",
        "a\nb"
      })
  void aTextIsTakenAsItStands(String value) {
    assertThat(root("store=" + value).text("store")).isEqualTo(value);
  }

  @Property(tries = 500)
  void anyTextThatBeginsWithALetterIsTakenAsItStands(
      @ForAll @StringLength(max = 12) @CharRange(from = ' ', to = '~') String text) {
    String value = ("x" + text).strip();
    if (!value.contains("${")) {
      assertThat(root("store=" + value).text("store")).isEqualTo(value);
    }
  }

  @Property(tries = 500)
  void anyQuotedTextIsTheTextBetweenItsQuotes(
      @ForAll @StringLength(max = 12) @CharRange(from = '\u0001', to = '\uD7FF') String text) {
    assertThat(root("store=" + ConfigUtil.quoteString(text)).text("store")).isEqualTo(text);
  }

  @Test
  void listsSectionsNumbersAndWordsAreThoseOfHocon() {
    assertThat(
            root("evaluation.zero-cost.proxies=[synflow, \"jacov\"]")
                .section("evaluation")
                .section("zero-cost")
                .texts("proxies"))
        .containsExactly("synflow", "jacov");
    assertThat(
            root("search={ generations = 3, trainings: 4 }")
                .section("search")
                .whole("trainings", 0))
        .isEqualTo(4);
    assertThat(root("training.loss-limit=1e3").section("training").real("loss-limit", 0, 1e9))
        .isEqualTo(1000);
    assertThat(
            root("training.augmentation.flip=true")
                .section("training")
                .section("augmentation")
                .flag("flip"))
        .isTrue();
    assertThat(root("run.id=a", "run.id=null").section("run").optionalText("id")).isEmpty();
  }

  @Test
  void aSectionMayFollowItsKey() {
    Section search = root("search { generations = 3, trainings = 4 }").section("search");

    assertThat(search.whole("generations", 0)).isEqualTo(3);
    assertThat(search.whole("trainings", 0)).isEqualTo(4);
  }

  @Test
  void substitutionsAreReplacedInTextsOfAnyCharacters() {
    assertThat(root("store=/data/${budget.epochs}//x#1").text("store")).isEqualTo("/data/1//x#1");
    assertThat(
            root("search.generations=${search.hall-of-fame}")
                .section("search")
                .whole("generations", 0))
        .isEqualTo(10);
    assertThat(root("store=a${?NO_SUCH_VARIABLE_IS_SET}b").text("store")).isEqualTo("ab");
    assertThat(
            root("evaluation.tabular.joined=[a, ${budget.epochs}]")
                .section("evaluation")
                .section("tabular")
                .texts("joined"))
        .containsExactly("a", "1");
  }

  @Test
  void aSectionIsMadeFromOthers() {
    Section tournament =
        root(
                "strategy.random.population=9",
                "strategy.tournament=${strategy.tournament} ${strategy.random}")
            .section("strategy")
            .section("tournament");

    assertThat(tournament.whole("population", 0)).isEqualTo(9);
    assertThat(tournament.whole("tournament-size", 0)).isEqualTo(3);
  }

  @Test
  void aValueIsAppendedToAList() {
    assertThat(
            root("evaluation.zero-cost.proxies += jacov")
                .section("evaluation")
                .section("zero-cost")
                .texts("proxies"))
        .containsExactly("synflow", "jacov");
  }

  @Test
  void keysMayBeQuotedAndHoldEqualsSigns() {
    assertThat(
            root("spark.conf.\"a=b.c\"=d e", "spark.conf.\"x.y\"=\"z\"")
                .section("spark")
                .section("conf")
                .entries())
        .containsEntry("a=b.c", "d e")
        .containsEntry("x.y", "z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "search.generations=|search.generations (it has no value; \"\" is the empty text)",
        "run.id=\"a|run.id (the quotation marks of its value do not match)",
        "search..x=1|search..x (a key such as search.generations is needed)",
        "{ x=1 }|{ x (key=value is needed)",
        "spark.conf.\"a=1|spark.conf.\"a (a quotation mark of the key is not closed)"
      })
  void whatIsNoSettingIsNamedByItsKeyAlone(String override, String expected) {
    Refusal.of(() -> root(override)).isEqualTo("Invalid override: " + expected);
  }

  @Test
  void aDecimalCommaIsNoNumber() {
    Section training = root("training.learning-rate=0,05").section("training");

    Refusal.of(() -> training.real("learning-rate", 0, 1))
        .isEqualTo(
            "-D training.learning-rate: Invalid training.learning-rate: 0,05 (a number, with a"
                + " decimal point)");
  }

  @Test
  void deepAndLongOnesAreRefusedAtOnce() {
    Refusal.of(() -> root("run.seed=" + "[".repeat(100_000) + "]".repeat(100_000)))
        .isEqualTo("Invalid override: run.seed (it is nested too deeply)");
    Refusal.of(() -> root("a.".repeat(10_000) + "a=1"))
        .contains("(keys have at most 1000 characters)");
    Refusal.of(() -> root("a".repeat(1_000_000) + "=1"))
        .contains("(keys have at most 1000 characters)");
  }
}
