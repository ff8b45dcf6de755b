package org.evosearch.jobs.runner;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.device.DeviceException;
import org.evosearch.export.ModelException;
import org.evosearch.predictor.PredictorException;
import org.evosearch.search.JournalException;
import org.evosearch.search.MachineFaultException;
import org.evosearch.table.TableException;

/**
 * Errors whose message is meant for the user. They keep their kind on the way from a task to the
 * driver, which tells a user's mistake from a fault by it.
 */
final class ForeseenError {

  private static final Map<Class<?>, Function<String, RuntimeException>> KINDS =
      Map.of(
          SettingsException.class, SettingsException::new,
          DataException.class, DataException::new,
          DeviceException.class, DeviceException::new,
          ModelException.class, ModelException::new,
          PredictorException.class, PredictorException::new,
          TableException.class, TableException::new,
          MachineFaultException.class, MachineFaultException::new,
          TrialsCannotRun.class, TrialsCannotRun::new,
          UncheckedIOException.class, TrialsCannotRun::new);

  private ForeseenError() {}

  /**
   * An error of the same kind with the same message, without its cause, which may not be
   * serializable; empty if it is not foreseen.
   */
  static Optional<RuntimeException> of(Throwable e) {
    String line = String.valueOf(e.getMessage());
    return e instanceof JournalException journal
        ? Optional.of(new JournalException(journal.kind(), line))
        : Optional.ofNullable(KINDS.get(e.getClass())).map(kind -> kind.apply(line));
  }
}
