package org.evosearch.evaluation;

import ai.djl.engine.EngineException;
import java.util.Locale;
import java.util.function.Supplier;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.training.TrialFailure;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * The only place where a candidate's fault becomes an outcome. JVM errors are not a candidate's
 * fault and are rethrown: all trials of a process share its heap, so the one that finds it full
 * need not be the one that filled it.
 */
public final class GuardedEvaluator implements Evaluator {

  private final Evaluator guarded;

  /** Guards an evaluator, which is closed with this one. */
  public GuardedEvaluator(Evaluator guarded) {
    this.guarded = guarded;
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    return guarded(() -> guarded.evaluate(trial, started), started);
  }

  /** The outcome of a step, or its failure. */
  static Outcome guarded(Supplier<Outcome> step, Execution started) {
    try {
      return step.get();
    } catch (TrialFailure e) {
      return failed(e.kind(), e, started);
    } catch (ShapeException e) {
      return failed(FailureKind.INVALID, e, started);
    } catch (OutOfMemoryError e) {
      if (!isTooLongForAnyMachine(e)) {
        throw e;
      }
      return failed(FailureKind.OUT_OF_MEMORY, e, started);
    } catch (EngineException e) {
      return failed(isMemory(e) ? FailureKind.OUT_OF_MEMORY : FailureKind.ERROR, e, started);
    } catch (RuntimeException e) {
      refuseError(e);
      return failed(FailureKind.ERROR, e, started);
    }
  }

  /** An array longer than Java allows fails on any heap. */
  private static boolean isTooLongForAnyMachine(OutOfMemoryError e) {
    return String.valueOf(e.getMessage()).startsWith("Requested array size exceeds");
  }

  /** Rethrows an error of another thread, which arrives as the cause of an exception. */
  private static void refuseError(RuntimeException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError error && !isTooLongForAnyMachine(error)) {
        throw error;
      }
    }
  }

  /** libtorch reports a full device by its message only. */
  private static boolean isMemory(EngineException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("out of memory") || message.contains("can't allocate memory");
  }

  private static Outcome failed(FailureKind kind, Throwable cause, Execution started) {
    return new Outcome.Failed(kind, oneLine(cause), started.finishedNow());
  }

  private static String oneLine(Throwable cause) {
    String message = cause.getMessage();
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    boolean told = cause instanceof TrialFailure || cause instanceof ShapeException;
    return told ? line : cause.getClass().getSimpleName() + (line.isEmpty() ? "" : ": " + line);
  }

  @Override
  public void close() {
    guarded.close();
  }
}
