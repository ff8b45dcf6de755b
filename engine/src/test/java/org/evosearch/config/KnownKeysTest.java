package org.evosearch.config;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownKeysTest {

  @ParameterizedTest
  @CsvSource({
    "search.generation, search.generations",
    "serch, search",
    "strategy.turnament, strategy.tournament",
    "training.augmentation.crop-pading, training.augmentation.crop-padding",
    "budgets, budget",
    "epochs, budget.epochs",
    "spark.local_threads, spark.local-threads",
    "spark.config.x, spark.conf",
  })
  void anUnknownKeyIsAnsweredWithTheNearestOne(String unknown, String nearest) {
    Refusal.of(() -> Settings.parse(unknown + " = 1", List.of()))
        .endsWith("(did you mean " + nearest + "?)");
  }

  @Test
  void theOutermostUnknownSectionIsNamed() {
    Refusal.of(() -> Settings.parse("trainig { batch-size = 3 }", List.of()))
        .isEqualTo("String:1: Unknown key: trainig (did you mean training?)");
  }

  @Test
  void aKeyUnderAValueIsUnknown() {
    Refusal.of(() -> Settings.parse("search.generations { most = 3 }", List.of()))
        .contains("Unknown key: search.generations.most");
  }

  @Test
  void aQuotedNameWithPointsIsNoPath() {
    Refusal.of(() -> Settings.parse("\"search.generations\" = 5", List.of()))
        .contains("Unknown key: \"search.generations\"")
        .contains("search.generations");
  }

  @Test
  void aKeyOfTwoLinesIsToldInOne() {
    Refusal.of(() -> Settings.parse("\"a\\nb\" = 5", List.of())).contains("Unknown key: ");
  }

  @Test
  void keysOfOtherChoicesAreKnownToo() {
    assertThatCode(
            () ->
                Settings.parse("strategy { name = random, tournament.population = 5 }", List.of()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "training = 5, training, 5",
    "training.augmentation = much, training.augmentation, much",
    "search = null, search, null",
    "spark.conf = 5, spark.conf, 5"
  })
  void aValueWhereASectionBelongsIsRefused(String assignment, String key, String value) {
    Refusal.of(() -> Settings.parse("\n" + assignment, List.of()))
        .isEqualTo("String:2: Invalid " + key + ": " + value + " (a section)");
  }

  @ParameterizedTest
  @CsvSource({
    "'predictor.sets=[{image-set=a, dataset=digits, folder=/d}]', predictor.sets.folder",
    "'evaluation.tabular.image-sets=[{name=a}, {classses=3}]',"
        + " evaluation.tabular.image-sets.classses"
  })
  void keysOfSectionsInListsAreChecked(String assignment, String unknown) {
    Refusal.of(() -> Settings.parse(assignment, List.of()))
        .startsWith("String:1: Unknown key: " + unknown + " (did you mean ");
  }
}
