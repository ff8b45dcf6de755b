package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.ResourceRecipe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenEvaluatorsTest {

  private static final long FIRST = 1_000_001;
  private static final long SECOND = 1_000_002;

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void createFile() throws IOException {
    file = Files.createFile(folder.resolve("evaluators"));
  }

  private ResourceRecipe recipe(String name) {
    return ResourceRecipe.named(file, name, 0);
  }

  private List<String> noted() throws IOException {
    return Files.readAllLines(file);
  }

  private static void use(long search, EvaluatorRecipe recipe) {
    try (OpenEvaluators.Use use = OpenEvaluators.use(search, recipe, DeviceSlot.CPU)) {
      assertThat(use.evaluator()).isNotNull();
    }
  }

  private static void release(long ended) {
    OpenEvaluators.release(search -> search == ended);
  }

  @Test
  void anEvaluatorIsOpenedOnceAndClosedWithItsSearch() throws IOException {
    use(FIRST, recipe("a"));
    use(FIRST, recipe("a"));
    assertThat(noted()).containsExactly("open a");
    assertThat(OpenEvaluators.searches()).contains(FIRST);

    release(FIRST);
    release(FIRST);
    assertThat(noted()).containsExactly("open a", "close a");
    assertThat(OpenEvaluators.searches()).doesNotContain(FIRST);
  }

  @Test
  void theEndOfASearchClosesNothingOfAnother() throws IOException {
    use(FIRST, recipe("a"));
    use(SECOND, recipe("b"));
    release(FIRST);
    assertThat(noted()).containsExactly("open a", "open b", "close a");

    release(SECOND);
    assertThat(noted()).endsWith("close b");
  }

  @Test
  void searchesOfEqualRecipesShareAnEvaluatorUntilTheLastHasEnded() throws IOException {
    use(FIRST, recipe("a"));
    use(SECOND, recipe("a"));
    release(FIRST);
    assertThat(noted()).containsExactly("open a");

    release(SECOND);
    assertThat(noted()).containsExactly("open a", "close a");
  }

  @Test
  void anEvaluatorThatATaskUsesIsClosedWhenTheTaskEnds() throws IOException {
    try (OpenEvaluators.Use use = OpenEvaluators.use(FIRST, recipe("a"), DeviceSlot.CPU)) {
      assertThat(use.evaluator()).isNotNull();
      release(FIRST);
      assertThat(noted()).containsExactly("open a");
    }
    assertThat(noted()).containsExactly("open a", "close a");
  }

  @Test
  void tasksThatBeginTogetherOpenOne() throws IOException {
    CompletableFuture.allOf(
            IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.runAsync(() -> use(FIRST, recipe("a"))))
                .toArray(CompletableFuture[]::new))
        .join();
    release(FIRST);

    assertThat(noted()).containsExactly("open a", "close a");
  }

  /** Cannot be opened. */
  private record Broken() implements EvaluatorRecipe {

    private static final long serialVersionUID = 1L;

    @Override
    public Evaluator open(DeviceSlot device) {
      throw new IllegalStateException("no images");
    }
  }

  @Test
  void whatCannotBeOpenedLeavesNothingBehind() {
    assertThatThrownBy(() -> use(FIRST, new Broken())).hasMessage("no images");
    assertThatThrownBy(() -> use(FIRST, new Broken())).hasMessage("no images");
    release(FIRST);

    assertThat(OpenEvaluators.searches()).doesNotContain(FIRST);
  }
}
