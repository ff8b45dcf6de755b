package org.evosearch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Every error of settings is a {@link SettingsException} of one line. */
final class Refusal {

  private Refusal() {}

  static AbstractStringAssert<?> of(ThrowingCallable reading) {
    SettingsException e = catchThrowableOfType(SettingsException.class, reading);
    assertThat(e).as("an error of the settings").isNotNull();
    return assertThat(e.getMessage()).hasLineCount(1);
  }
}
