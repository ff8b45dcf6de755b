package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.training.TrialFailure;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GuardedEvaluatorTest {

  private static final Trial TRIAL = SampleTrials.three().get(0);

  /** Does what it is made with, and counts how often it is closed. */
  private static final class Scripted implements Evaluator {

    private final Supplier<Outcome> script;
    private int closed;

    Scripted(Supplier<Outcome> script) {
      this.script = script;
    }

    static Scripted throwing(Throwable thrown) {
      return new Scripted(
          () -> {
            if (thrown instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) thrown;
          });
    }

    @Override
    public Outcome evaluate(Trial trial, Execution started) {
      return script.get();
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private static Execution begun() {
    return Execution.begun("here", "cpu", 1);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(
            new TrialFailure(FailureKind.DIVERGED, "The loss became NaN"),
            FailureKind.DIVERGED,
            "The loss became NaN"),
        arguments(
            new TrialFailure(FailureKind.TIME_LIMIT, "Too late\nby far"),
            FailureKind.TIME_LIMIT,
            "Too late"),
        arguments(
            new ShapeException("Node 3: does not fit"),
            FailureKind.INVALID,
            "Node 3: does not fit"),
        arguments(
            new OutOfMemoryError("Requested array size exceeds VM limit"),
            FailureKind.OUT_OF_MEMORY,
            "OutOfMemoryError: Requested array size exceeds VM limit"),
        arguments(
            new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB\nat c10"),
            FailureKind.OUT_OF_MEMORY,
            "EngineException: CUDA out of memory. Tried to allocate 2.00 GiB"),
        arguments(
            new EngineException(
                "[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator:"
                    + " can't allocate memory: you tried to allocate 4000000000000 bytes."),
            FailureKind.OUT_OF_MEMORY,
            "EngineException: [enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator:"
                + " can't allocate memory: you tried to allocate 4000000000000 bytes."),
        arguments(
            new EngineException("mat1 and mat2 shapes cannot be multiplied\nException raised from"),
            FailureKind.ERROR,
            "EngineException: mat1 and mat2 shapes cannot be multiplied"),
        arguments(new EngineException(""), FailureKind.ERROR, "EngineException"),
        arguments(
            new IllegalArgumentException("no such thing"),
            FailureKind.ERROR,
            "IllegalArgumentException: no such thing"),
        arguments(new NullPointerException(), FailureKind.ERROR, "NullPointerException"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatACandidateDoesWrongIsAnOutcome(Throwable thrown, FailureKind kind, String message) {
    try (Evaluator evaluator = new GuardedEvaluator(Scripted.throwing(thrown))) {
      Execution begun = begun();

      Outcome.Failed failed = (Outcome.Failed) evaluator.evaluate(TRIAL, begun);

      assertThat(failed.kind()).isEqualTo(kind);
      assertThat(failed.message()).isEqualTo(message);
      assertThat(failed.execution().host()).isEqualTo("here");
      assertThat(failed.execution().startedAt()).isEqualTo(begun.startedAt());
      assertThat(failed.execution().finishedAt()).isAfterOrEqualTo(begun.startedAt());
    }
  }

  static Stream<Error> errors() {
    return Stream.of(
        new StackOverflowError(),
        new LinkageError("libtorch"),
        new AssertionError("bug"),
        new OutOfMemoryError("Java heap space"),
        new OutOfMemoryError("GC overhead limit exceeded"),
        new OutOfMemoryError("unable to create native thread"),
        new OutOfMemoryError("Cannot reserve 4096 bytes of direct buffer memory"),
        new InternalError());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorsOfTheJavaMachineArePassedOn(Error error) {
    try (Evaluator evaluator = new GuardedEvaluator(Scripted.throwing(error))) {
      assertThatThrownBy(() -> evaluator.evaluate(TRIAL, begun())).isSameAs(error);
    }
  }

  @Test
  void aFullHeapOfAnotherThreadIsPassedOnToo() {
    OutOfMemoryError full = new OutOfMemoryError("Java heap space");
    CompletionException thrown = new CompletionException(new IllegalStateException(full));
    try (Evaluator evaluator = new GuardedEvaluator(Scripted.throwing(thrown))) {
      assertThatThrownBy(() -> evaluator.evaluate(TRIAL, begun())).isSameAs(full);
    }
  }

  @Test
  void aMeasuredOutcomeIsPassedOn() {
    Outcome outcome = new Outcome.Measured(Map.of(Metric.TRAIN_LOSS, 1.0), List.of(), begun());
    try (Evaluator evaluator = new GuardedEvaluator(new Scripted(() -> outcome))) {
      assertThat(evaluator.evaluate(TRIAL, begun())).isSameAs(outcome);
    }
  }

  @Test
  void theGuardedEvaluatorIsClosedWithItsGuard() {
    Scripted guarded = Scripted.throwing(new IllegalStateException("unused"));
    new GuardedEvaluator(guarded).close();

    assertThat(guarded.closed).isEqualTo(1);
  }
}
