package org.evosearch.jobs.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.evosearch.search.JournalException;
import org.junit.jupiter.api.Test;

class OptionalPageTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private void write(Callable<String> page) {
    new OptionalPage(new PrintWriter(out, true), new PrintWriter(err, true)).write(page);
  }

  private void failWith(Callable<String> page, String reason) {
    write(page);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualToNormalizingNewlines("evosearch: Cannot write the report: " + reason + "\n");
    err.getBuffer().setLength(0);
  }

  @Test
  void aPageThatIsWrittenIsNamed() {
    write(() -> "there");
    assertThat(out.toString()).isEqualToNormalizingNewlines("Report: there\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whateverGoesWrongIsOneLineAndNoFailure() {
    failWith(
        () -> {
          throw new IOException("No space left on device");
        },
        "No space left on device");
    failWith(
        () -> {
          throw new JournalException(JournalException.Kind.INVALID, "Cannot open x");
        },
        "Cannot open x");
    failWith(
        () -> {
          throw new IllegalArgumentException("odd");
        },
        "java.lang.IllegalArgumentException: odd");
    failWith(
        () -> {
          throw new StackOverflowError();
        },
        "Cannot read the input: it is nested too deeply");
  }
}
