package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.MachineFaultException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** How the errors of tasks reach the driver. */
class StageIT {

  private static final JavaSparkContext SPARK = EmbeddedSpark.local(2);

  @AfterAll
  static void stop() {
    SPARK.close();
  }

  /** What a task may do. */
  private enum Deed {
    WORK,
    SETTINGS,
    DATA,
    JOURNAL,
    MACHINE,
    HEAP,
    BUG;

    String done() {
      switch (this) {
        case SETTINGS -> throw new SettingsException(name(), new NotSerializable());
        case DATA -> throw new DataException(name());
        case JOURNAL -> throw new JournalException(Kind.CONFLICT, name(), new NotSerializable());
        case MACHINE -> throw new MachineFaultException(name());
        case HEAP -> throw new OutOfMemoryError(name());
        case BUG -> throw new IllegalStateException(name());
        default -> {
          return name();
        }
      }
    }

    Class<? extends RuntimeException> reason() {
      return switch (this) {
        case SETTINGS -> SettingsException.class;
        case DATA -> DataException.class;
        case JOURNAL -> JournalException.class;
        case MACHINE -> MachineFaultException.class;
        default -> TrialsCannotRun.class;
      };
    }
  }

  /** A cause that no result can carry. */
  private static final class NotSerializable extends IOException {

    private static final long serialVersionUID = 1L;
    final transient Thread here = Thread.currentThread();

    private void writeObject(java.io.ObjectOutputStream out) throws IOException {
      throw new java.io.NotSerializableException(here + " to " + out);
    }
  }

  private static final class DoTask extends AbstractFunction2<TaskContext, Iterator<byte[]>, byte[]>
      implements Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public byte[] apply(TaskContext context, Iterator<byte[]> work) {
      return Wire.write(TaskResult.of(() -> Wire.read(work.next(), Deed.class).done()));
    }
  }

  private static Queue<String> run(Deed... deeds) {
    Queue<String> done = new ConcurrentLinkedQueue<>();
    new Stage(SPARK, "test", "test", Optional.empty())
        .run(
            List.of(deeds).stream().map(List::of).toList(),
            new DoTask(),
            String.class,
            (value, index) -> done.add(value));
    return done;
  }

  @Test
  void theValuesOfAllTasksArrive() {
    assertThat(run(Deed.WORK, Deed.WORK, Deed.WORK)).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Deed.class,
      names = {"WORK", "HEAP"},
      mode = EnumSource.Mode.EXCLUDE)
  void anErrorKeepsItsKindAndItsLine(Deed deed) {
    Throwable thrown = catchThrowable(() -> run(Deed.WORK, deed, Deed.WORK));

    assertThat(thrown).isExactlyInstanceOf(deed.reason()).hasMessage(deed.name()).hasNoCause();
    if (thrown instanceof JournalException journal) {
      assertThat(journal.kind()).isEqualTo(Kind.CONFLICT);
    }
  }

  @Test
  void aFullHeapOfThisProcessIsOneLine() {
    assertThat(catchThrowable(() -> run(Deed.HEAP)))
        .isExactlyInstanceOf(TrialsCannotRun.class)
        .hasMessageMatching("The Java heap is full \\([0-9]+ MiB\\): give it more .*");
  }
}
