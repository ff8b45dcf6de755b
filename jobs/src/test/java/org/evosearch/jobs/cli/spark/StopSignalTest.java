package org.evosearch.jobs.cli.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StopSignalTest {

  /** A clock that is moved by hand. */
  private static final class Hand extends Clock {

    private Instant now = Instant.EPOCH;

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Hand clock = new Hand();
  private final StringWriter err = new StringWriter();
  private final StopSignal signal = new StopSignal(new PrintWriter(err), clock);

  @Test
  void withoutASignalTheSearchIsNotAskedToStop() {
    assertThat(signal.reason()).isEmpty();
  }

  @Test
  void aSignalAndItsEchoesAskTheSearchToStop() {
    assertThat(signal.take()).isEmpty();
    clock.move(StopSignal.ECHO.minusMillis(1));
    assertThat(signal.take()).isEmpty();

    assertThat(signal.reason()).hasValueSatisfying(r -> assertThat(r.text()).contains("TERM"));
    assertThat(err.toString().lines())
        .containsExactly("evosearch: stopping at the next commit; another TERM ends it at once");
  }

  @Test
  void aSecondSignalEndsTheProcessAsJavaWould() {
    signal.take();
    clock.move(StopSignal.ECHO);

    assertThat(signal.take()).hasValue(143);
  }
}
