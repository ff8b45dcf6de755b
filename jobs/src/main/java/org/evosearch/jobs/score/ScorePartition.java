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

/** Classifies the rows of a partition, batch by batch, as they are asked for. */
final class ScorePartition implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private final Model model;
  private final int column;
  private final ImageValues values;
  private final int batchSize;
  private final @Nullable LongAccumulator count;

  /**
   * A model that executors have.
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
   * What executors need.
   *
   * @param column index of the column with images
   * @param values how it is read
   * @param count of the rows that were scored, if they are to be counted
   */
  ScorePartition(
      Model model, int column, ImageValues values, int batchSize, @Nullable LongAccumulator count) {
    this.model = model;
    this.column = column;
    this.values = values;
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

  /** The rows with what became of their images. */
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
      List<Image> images = new ArrayList<>(batchSize);
      while (images.size() < batchSize && rows.hasNext()) {
        images.add(image(rows.next()));
      }
      List<float[]> sound =
          images.stream().map(image -> image.pixels).flatMap(ScorePartition::given).toList();
      Iterator<float[]> probabilities =
          sound.isEmpty()
              ? List.<float[]>of().iterator()
              : loaded.classifier().probabilities(sound).iterator();
      if (count != null) {
        count.add(images.size());
      }
      return images.stream()
          .map(image -> image.pixels == null ? broken(image) : scored(image, probabilities.next()))
          .toList();
    }

    private Image image(Row row) {
      if (row.isNullAt(column)) {
        return new Image(row, null, "null");
      }
      try {
        return new Image(row, values.of(row, column, loaded.classifier()), null);
      } catch (DataException e) {
        return new Image(row, null, e.getMessage());
      }
    }

    private Row scored(Image image, float[] probabilities) {
      int best = 0;
      List<Float> list = new ArrayList<>(probabilities.length);
      for (int i = 0; i < probabilities.length; i++) {
        best = probabilities[i] > probabilities[best] ? i : best;
        list.add(probabilities[i]);
      }
      String label = loaded.classifier().facts().className(best);
      return with(image.row, (double) best, label, list.toArray(new Float[0]), null);
    }
  }

  private static Stream<float[]> given(float @Nullable [] pixels) {
    return Stream.ofNullable(pixels);
  }

  /** A row with its pixels, or why there are none. */
  private static final class Image {

    private final Row row;
    private final float @Nullable [] pixels;
    private final @Nullable String reason;

    Image(Row row, float @Nullable [] pixels, @Nullable String reason) {
      this.row = row;
      this.pixels = pixels;
      this.reason = reason;
    }
  }

  private static Row broken(Image image) {
    return with(image.row, null, null, null, image.reason);
  }

  private static Row with(Row row, @Nullable Object... more) {
    @Nullable Object[] cells = new Object[row.size() + more.length];
    for (int i = 0; i < row.size(); i++) {
      cells[i] = row.get(i);
    }
    System.arraycopy(more, 0, cells, row.size(), more.length);
    return RowFactory.create(cells);
  }
}
