package org.evosearch.jobs.score;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.evosearch.dataset.DataException;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.jobs.runner.TaskDevice;
import org.evosearch.jobs.runner.TrialPlacement;
import org.jspecify.annotations.Nullable;

/** Scores the rows of a partition lazily, batch by batch. */
final class ScorePartition implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private final Model model;
  private final RowScoring scoring;
  private final int batchSize;
  private final @Nullable LongAccumulator count;

  /**
   * A model on executors.
   *
   * @param files sent to them once
   * @param digest of the files
   */
  record Model(Broadcast<ModelFiles> files, String digest) implements Serializable {

    LoadedModels.Loaded on(DeviceSlot device) {
      return LoadedModels.take(files.value(), digest, device);
    }
  }

  /**
   * Creates the function that executors run.
   *
   * @param scoring reads rows, and computes what is added to them
   * @param count of the rows that were scored, if they are to be counted
   */
  ScorePartition(Model model, RowScoring scoring, int batchSize, @Nullable LongAccumulator count) {
    this.model = model;
    this.scoring = scoring;
    this.batchSize = batchSize;
    this.count = count;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return rows.hasNext() ? new ScoredRows(rows) : rows;
  }

  private LoadedModels.Loaded taken() {
    TaskContext task = TaskContext.get();
    DeviceSlot device = TaskDevice.of(task, TrialPlacement.Devices.ASSIGNED).slot();
    LoadedModels.Loaded loaded = model.on(device);
    TaskCompletionListener giveBack = ended -> LoadedModels.giveBack(loaded);
    task.addTaskCompletionListener(giveBack);
    return loaded;
  }

  /** The rows with the added columns. */
  private final class ScoredRows implements Iterator<Row> {

    private final Iterator<Row> rows;
    private final LoadedModels.Loaded loaded = taken();
    private Iterator<Row> batch = List.<Row>of().iterator();

    ScoredRows(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return batch.hasNext() || rows.hasNext();
    }

    @Override
    public Row next() {
      if (!batch.hasNext()) {
        batch = nextBatch().iterator();
      }
      return batch.next();
    }

    private List<Row> nextBatch() {
      List<Example> examples = new ArrayList<>(batchSize);
      while (examples.size() < batchSize && rows.hasNext()) {
        examples.add(example(rows.next()));
      }
      List<float[]> sound =
          examples.stream().flatMap(example -> Stream.ofNullable(example.input)).toList();
      Iterator<double[]> outputs =
          sound.isEmpty()
              ? List.<double[]>of().iterator()
              : loaded.scorer().outputs(sound).iterator();
      if (count != null) {
        count.add(examples.size());
      }
      return examples.stream()
          .map(example -> scored(example, example.input == null ? null : outputs.next()))
          .toList();
    }

    private Example example(Row row) {
      try {
        return new Example(row, scoring.input(row, loaded.scorer()), null);
      } catch (DataException e) {
        return new Example(row, null, e.getMessage());
      }
    }

    private Row scored(Example example, double @Nullable [] output) {
      return with(example.row, scoring.values(output, loaded.scorer()), example.reason);
    }
  }

  /** A row with its input, or why there is none. */
  private static final class Example {

    private final Row row;
    private final float @Nullable [] input;
    private final @Nullable String reason;

    Example(Row row, float @Nullable [] input, @Nullable String reason) {
      this.row = row;
      this.input = input;
      this.reason = reason;
    }
  }

  private static Row with(Row row, @Nullable Object[] more, @Nullable String reason) {
    @Nullable Object[] cells = new Object[row.size() + more.length + 1];
    for (int i = 0; i < row.size(); i++) {
      cells[i] = row.get(i);
    }
    System.arraycopy(more, 0, cells, row.size(), more.length);
    cells[cells.length - 1] = reason;
    return RowFactory.create(cells);
  }
}
