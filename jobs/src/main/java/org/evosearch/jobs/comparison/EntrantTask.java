package org.evosearch.jobs.comparison;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.evosearch.config.Settings;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.experiment.Experiment;
import org.evosearch.experiment.ExperimentData;
import org.evosearch.genotype.Genotype;
import org.evosearch.jobs.runner.TaskDevice;
import org.evosearch.jobs.runner.TaskResult;
import org.evosearch.jobs.runner.TrialPlacement;
import org.evosearch.jobs.runner.Wire;
import org.evosearch.jobs.store.files.StoreFolder;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.TrialRunner;
import org.evosearch.table.TableFormat;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * The task's code: runs one whole search, trial by trial on the task's device, unless the store has
 * it already.
 */
final class EntrantTask extends AbstractFunction2<TaskContext, Iterator<byte[]>, byte[]>
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String settings;
  private final String store;
  private final Map<String, String> hadoop;
  private final List<TableFormat> formats;
  private final Map<DatasetSettings, String> images;
  private final TrialPlacement.Devices devices;
  private final Yardstick yardstick;

  /**
   * Creates the code of a stage.
   *
   * @param settings what all searches have in common, as JSON
   * @param store where the runs go
   * @param hadoop settings of Hadoop's file systems
   * @param formats of tables
   * @param images SHA-256 of all images that the driver has read
   * @param devices where networks are trained
   * @param yardstick unit of the budget
   */
  EntrantTask(
      String settings,
      String store,
      Map<String, String> hadoop,
      List<TableFormat> formats,
      Map<DatasetSettings, String> images,
      TrialPlacement.Devices devices,
      Yardstick yardstick) {
    this.settings = settings;
    this.store = store;
    this.hadoop = new HashMap<>(hadoop);
    this.formats = List.copyOf(formats);
    this.images = new HashMap<>(images);
    this.devices = devices;
    this.yardstick = yardstick;
  }

  @Override
  public byte[] apply(TaskContext context, Iterator<byte[]> work) {
    return Wire.write(
        TaskResult.of(
            () -> run(Wire.read(work.next(), Entrant.class), TaskDevice.of(context, devices))));
  }

  private Trajectory run(Entrant entrant, TaskDevice device) {
    Settings own = entrant.settings(Settings.parse(settings, List.of()));
    Experiment<?> experiment =
        Experiment.check(own, entrant.comparison(), formats)
            .load(new ExperimentData(images))
            .keepingIn(folder -> new StoreFolder(store, folder, hadoop));
    return Trajectory.of(
        entrant,
        experiment.search().plan().goal(),
        WholeRunJournal.isFor(experiment)
            ? atOnce(begun(experiment), device)
            : trained(begun(experiment), device),
        yardstick);
  }

  /**
   * An earlier release may have begun the run, and recorded another digest for the same settings.
   */
  private <G extends Genotype> Experiment<G> begun(Experiment<G> experiment) {
    try (ParquetJournal journal = journal()) {
      return journal
          .begun(experiment.run().runId())
          .map(begun -> experiment.repeating(begun, WholeRunJournal.digests(experiment)))
          .orElse(experiment);
    }
  }

  private ParquetJournal journal() {
    return new ParquetJournal(store, StoreLocation.configuration(hadoop));
  }

  private List<GenerationRecord> atOnce(Experiment<?> experiment, TaskDevice device) {
    try (WholeRunJournal journal = new WholeRunJournal(journal())) {
      List<GenerationRecord> before = journal.committed(experiment.run());
      if (!before.isEmpty()) {
        return before;
      }
      search(experiment, journal, device);
      return journal.finish();
    }
  }

  /**
   * Training runs cost too much to be lost with the search: each outcome is kept, each generation
   * committed.
   */
  private List<GenerationRecord> trained(Experiment<?> experiment, TaskDevice device) {
    try (ParquetJournal journal = journal()) {
      search(experiment, journal, device);
    }
    try (ParquetJournal journal = journal()) {
      return journal.open(experiment.run());
    }
  }

  private static void search(Experiment<?> experiment, Journal journal, TaskDevice device) {
    try (TrialRunner runner =
        new LocalTrialRunner(experiment.recipe(), 1, device.slot(), () -> device.begun(0))) {
      experiment.run(runner, journal, SearchListener.NONE);
    }
  }
}
