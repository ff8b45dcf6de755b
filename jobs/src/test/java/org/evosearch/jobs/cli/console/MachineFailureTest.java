package org.evosearch.jobs.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineFailureTest {

  @Test
  void aClassThatCannotBeInitializedIsToldWithItsCause() {
    Error error = new ExceptionInInitializerError(new IllegalStateException("no jar"));
    assertThat(MachineFailure.of(error).line())
        .isEqualTo("Cannot initialize a class: java.lang.IllegalStateException: no jar");
  }

  @Test
  void aClassThatIsNotFoundMayBeForWantOfFiles() {
    assertThat(MachineFailure.of(new NoClassDefFoundError("a/B")).line())
        .contains("a/B", "too many open files? see ulimit -n");
  }

  @Test
  void onlyEndlessNestingIsAMistakeOfTheUser() {
    assertThat(MachineFailure.of(new StackOverflowError()).isUsersMistake()).isTrue();
    assertThat(MachineFailure.of(new OutOfMemoryError("x")).isUsersMistake()).isFalse();
  }

  @Test
  void whatIsKnownIsOneLineAndTheRestIsNamed() {
    assertThat(MachineFailure.of(new OutOfMemoryError("Java heap space")).line())
        .contains("Java heap space", "EVOSEARCH_JAVA_OPTIONS");
    MachineFailure other = MachineFailure.of(new AssertionError("odd"));
    assertThat(other.isKnown()).isFalse();
    assertThat(other.line()).contains("odd");
  }
}
