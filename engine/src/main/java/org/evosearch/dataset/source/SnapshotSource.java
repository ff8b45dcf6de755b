package org.evosearch.dataset.source;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.LabelledImages;
import org.evosearch.dataset.Parts;
import org.evosearch.snapshot.ClassLabels;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;

/**
 * Images that a query has returned, kept as a snapshot. Rows whose split the query names are used
 * so; of the others a part is held out as of any set, whole groups where there are groups.
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
      throw new DataException("Cannot read " + settings.path() + ": its rows are no images");
    }
    Reading reading = new Reading(snapshot.facts());
    reading.requireMemory();
    snapshot.read(reading::add);
    return reading.images(settings);
  }

  /** One look through a snapshot. */
  private static final class Reading {

    private final SnapshotFacts facts;
    private final TensorShape shape;
    private final ClassLabels labels;
    private final List<RowTag> tags = new ArrayList<>();
    private final List<byte[]> pixels = new ArrayList<>();

    Reading(SnapshotFacts facts) {
      this.facts = facts;
      this.shape = new TensorShape(facts.content().shape());
      this.labels = new ClassLabels(facts.content().classNames());
    }

    void requireMemory() {
      AnswerSnapshot.requireMemory(
          facts.rows(),
          shape.elements(),
          facts.rows() + " images " + shape,
          "; see dataset.image-size");
    }

    void add(SnapshotRow row) {
      byte[] image = new byte[Math.toIntExact(shape.elements())];
      row.pixels().get(image);
      pixels.add(image);
      tags.add(row.tag());
    }

    RawImages images(DatasetSettings settings) {
      LabelledImages all =
          new LabelledImages(
              shape,
              MAXIMUM,
              labels.count(),
              pixels.toArray(byte[][]::new),
              tags.stream().mapToInt(labels::of).toArray());
      Parts<int[]> division = RowDivision.of(all.labels(), tags, settings);
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
