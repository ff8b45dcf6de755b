package org.evosearch.jobs.store.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.junit.jupiter.api.Test;

class OutcomeJsonTest {

  private static final Outcome OUTCOME =
      new Outcome.Measured(
          Map.of(Metric.VALIDATION_ACCURACY, 12.5, Metric.named("grad-norm"), 1 / 3.0),
          List.of(),
          Execution.NONE);

  @Test
  void metricsAreNamedByTheirKeysInOrder() {
    assertThat(OutcomeJson.write(OUTCOME).get("metrics"))
        .hasToString("{\"grad-norm\":0.3333333333333333,\"validation-accuracy\":12.5}");
  }

  /** A generation that was open when a driver of an earlier release was stopped. */
  @Test
  void namesOfEarlierReleasesAreRead() {
    JsonObject json = OutcomeJson.write(OUTCOME);
    json.add(
        "metrics",
        JsonParser.parseString("{\"VALIDATION_ACCURACY\":12.5,\"GRAD_NORM\":0.3333333333333333}"));

    assertThat(OutcomeJson.read(json)).isEqualTo(OUTCOME);
  }
}
