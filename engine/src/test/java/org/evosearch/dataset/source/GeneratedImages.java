package org.evosearch.dataset.source;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.dataset.DeviceImages;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.Normalization;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;

/**
 * A snapshot of images that are made while they are read. Its program goes through batches of them
 * as a training does, in the process that it is started in.
 */
final class GeneratedImages implements Snapshot {

  static final int SIDE = 64;
  private static final int BATCH = 128;

  private final int count;

  GeneratedImages(int count) {
    this.count = count;
  }

  @Override
  public SnapshotFacts facts() {
    SnapshotContent content = SnapshotContent.ofImages(List.of(1, SIDE, SIDE), List.of("0", "1"));
    return new SnapshotFacts("0".repeat(64), content, List.of(count), new TreeMap<>(), "SELECT");
  }

  @Override
  public void read(Consumer<SnapshotRow> reader) {
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[SIDE * SIDE];
      new Random(i).nextBytes(pixels);
      RowTag tag = new RowTag("name of row " + i, String.valueOf(i % 2), null, null);
      reader.accept(SnapshotRow.ofImage(tag, pixels));
    }
  }

  /** Prints the sum of all values of the training images, batch by batch in a shuffled order. */
  public static void main(String[] args) {
    ImagePlacement placement = ImagePlacement.valueOf(args[0]);
    DatasetSettings settings = new DatasetSettings("query", "here", 0.2, 0, 0, 0, placement);
    try {
      GeneratedImages snapshot = new GeneratedImages(Integer.parseInt(args[1]));
      LabeledImages train = SnapshotSource.images(snapshot, settings).train();
      System.out.println("sum " + sum(train, placement));
    } catch (DataException e) {
      System.out.println(e.getMessage());
    }
  }

  private static double sum(LabeledImages train, ImagePlacement placement) {
    double sum = 0;
    Normalization plain = new Normalization(List.of(0.0), List.of(1.0));
    try (NDManager manager = NDManager.newBaseManager();
        DeviceExamples images = new DeviceImages(train, plain, placement, manager)) {
      for (int from = 0; from + BATCH <= images.count(); from += BATCH) {
        int first = from;
        int[] indices =
            IntStream.range(0, BATCH).map(i -> (first + i) * 7919 % images.count()).toArray();
        try (NDManager batch = manager.newSubManager()) {
          sum += images.batch(indices, batch).inputs().sum().getFloat();
        }
      }
    }
    return sum;
  }
}
