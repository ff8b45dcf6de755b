package org.evosearch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {

  private record Named(String name) implements PartFactory {

    @Override
    public List<String> resultKeys(Section root) {
      return List.of();
    }
  }

  private static final Catalog<Named> TWO =
      new Catalog<>(List.of(new Named("zero-cost"), new Named("trained")));

  private static Section evaluation(String name) {
    return Settings.parse("", List.of("evaluation.name=" + name)).root().section("evaluation");
  }

  @Test
  void theOneThatSettingsNameIsChosen() {
    assertThat(TWO.chosen(evaluation("trained"))).isEqualTo(new Named("trained"));
    assertThat(TWO.names()).containsExactly("trained", "zero-cost");
  }

  @Test
  void aNameThatIsMissingIsAnsweredWithAllOthers() {
    assertThatThrownBy(() -> TWO.chosen(evaluation("luck")))
        .isInstanceOf(SettingsException.class)
        .hasMessageEndingWith("Invalid evaluation.name: luck (one of trained, zero-cost)");
    assertThatThrownBy(
            () -> TWO.where(one -> one.name().length() > 7).chosen(evaluation("trained")))
        .hasMessageEndingWith("(one of zero-cost)");
  }

  @Test
  void noTwoHaveTheSameName() {
    assertThatThrownBy(() -> new Catalog<>(List.of(new Named("a"), new Named("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two a");
  }
}
