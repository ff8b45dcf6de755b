package org.evosearch.dataset.source;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.PixelFile;
import org.evosearch.snapshot.ClassLabels;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotException;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;

/**
 * Reads images that a query has returned from their snapshot, and splits them by {@link
 * RowDivision}.
 */
final class SnapshotSource implements ImageSource {

  private static final int MAXIMUM = 255;

  @Override
  public boolean resizes() {
    return true;
  }

  @Override
  public RawImages read(DatasetSettings settings) {
    return AnswerSnapshot.read(settings, snapshot -> images(snapshot, settings));
  }

  /** The images of a snapshot, divided. */
  static RawImages images(Snapshot snapshot, DatasetSettings settings) {
    if (!snapshot.facts().content().isImages()) {
      throw new DataException("Cannot read " + settings.path() + ": its rows are not images");
    }
    Reading reading = new Reading(snapshot.facts());
    if (settings.placement() == ImagePlacement.DISK) {
      return onDisk(snapshot, reading, settings);
    }
    reading.requireMemory();
    List<byte[]> pixels = new ArrayList<>();
    snapshot.read(row -> pixels.add(reading.pixels(row)));
    return reading.images(
        labels ->
            new LabeledImages(
                reading.shape,
                MAXIMUM,
                reading.labels.count(),
                pixels.toArray(byte[][]::new),
                labels),
        settings);
  }

  private static RawImages onDisk(Snapshot snapshot, Reading reading, DatasetSettings settings) {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    reading.requireSpace(folder);
    try (PixelFile.Writer writer = PixelFile.in(folder, reading.shape)) {
      snapshot.read(row -> writer.add(reading.pixels(row)));
      PixelFile file = writer.file();
      return reading.images(
          labels -> file.images(MAXIMUM, reading.labels.count(), labels), settings);
    } catch (UncheckedIOException e) {
      throw new DataException(String.valueOf(e.getMessage()));
    }
  }

  /** One pass through a snapshot. */
  private static final class Reading {

    private final SnapshotFacts facts;
    private final TensorShape shape;
    private final ClassLabels labels;
    private final List<RowTag> tags = new ArrayList<>();

    /** Rows of equal split and group share one tag, which saves memory. */
    private final Map<RowTag, RowTag> known = new HashMap<>();

    private final int[] classes;

    Reading(SnapshotFacts facts) {
      this.facts = facts;
      this.shape = new TensorShape(facts.content().shape());
      this.labels = new ClassLabels(facts.content().classNames());
      this.classes = new int[facts.rows()];
    }

    void requireMemory() {
      AnswerSnapshot.requireMemory(
          facts.rows(),
          shape.elements(),
          facts.rows() + " images " + shape,
          "; dataset.placement = disk keeps them in a file, see also dataset.image-size");
    }

    void requireSpace(Path folder) {
      long bytes = Math.multiplyExact((long) facts.rows(), shape.elements());
      long free = folder.toFile().getUsableSpace();
      if (bytes > free) {
        throw new DataException(
            "Cannot keep %s images %s on disk: they take %s MiB, %s has %s (-Djava.io.tmpdir)"
                .formatted(facts.rows(), shape, bytes >> 20, folder, free >> 20));
      }
    }

    /** Returns the pixels of a row, and keeps its class and tag. */
    byte[] pixels(SnapshotRow row) {
      if (tags.size() == classes.length) {
        throw new SnapshotException(
            "Cannot read a snapshot: it has more rows than its manifest says");
      }
      RowTag tag = new RowTag("", "", row.tag().split(), row.tag().group());
      classes[tags.size()] = labels.of(row.tag());
      tags.add(known.computeIfAbsent(tag, one -> one));
      byte[] image = new byte[Math.toIntExact(shape.elements())];
      row.pixels().get(image);
      return image;
    }

    RawImages images(Function<int[], LabeledImages> kept, DatasetSettings settings) {
      int[] read = Arrays.copyOf(classes, tags.size());
      LabeledImages all = kept.apply(read);
      Parts<int[]> division = RowDivision.of(read, tags, settings);
      return new RawImages(
          facts.content().classNames(),
          all.select(division.train()),
          all.select(division.validation()),
          all.select(division.test()),
          SnapshotAccount.of(facts, ", images " + shape),
          facts.digest());
    }
  }
}
