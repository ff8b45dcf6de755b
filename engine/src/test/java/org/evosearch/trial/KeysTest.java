package org.evosearch.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The names in tables and settings are as old as the first run: they stay. */
class KeysTest {

  @Test
  void keysStayWhatTheyWere() {
    assertThat(Arrays.stream(FailureKind.values()).map(FailureKind::key))
        .containsExactly(
            "diverged",
            "out-of-memory",
            "time-limit",
            "invalid",
            "not-on-record",
            "unscored",
            "passed-over",
            "infeasible",
            "crashed",
            "error");
    assertThat(Arrays.stream(OptimizerKind.values()).map(OptimizerKind::key))
        .containsExactly("sgd", "nesterov", "adam", "adadelta", "rmsprop");
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void aFailureKindIsReadFromItsKey(FailureKind kind) {
    assertThat(FailureKind.of(kind.key())).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(OptimizerKind.class)
  void anOptimizerIsReadFromItsKey(OptimizerKind kind) {
    assertThat(OptimizerKind.of(kind.key())).isEqualTo(kind);
  }

  @Test
  void anUnknownKeyIsNamedWithWhatIsAllowed() {
    assertThatThrownBy(() -> FailureKind.of("tired"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid failure kind: tired"
                + " (one of diverged, out-of-memory, time-limit, invalid, not-on-record, unscored,"
                + " passed-over, infeasible, crashed, error)");
    assertThatThrownBy(() -> OptimizerKind.of("SGD"))
        .hasMessage("Invalid optimizer: SGD (one of sgd, nesterov, adam, adadelta, rmsprop)");
  }
}
