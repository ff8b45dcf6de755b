package org.evosearch.jobs.data;

import java.io.Serializable;
import java.util.List;
import org.evosearch.snapshot.SnapshotContent;

/** What an answer's images have in common, counted on executors. */
final class ImageSurvey implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SizeCounts sizes = new SizeCounts();
  private final RowSurvey survey = new RowSurvey();
  private int height;
  private int width;
  private int channels;

  /** This survey with one row more. */
  ImageSurvey with(ReadImage image) {
    survey.with(image.tag(), image.reason());
    if (image.isReadable()) {
      height = Math.max(height, image.height());
      width = Math.max(width, image.width());
      channels = Math.max(channels, image.channels());
      sizes.add(image.size());
    }
    return this;
  }

  /** This survey with all rows of another. */
  ImageSurvey and(ImageSurvey other) {
    survey.and(other.survey);
    height = Math.max(height, other.height);
    width = Math.max(width, other.width);
    channels = Math.max(channels, other.channels);
    sizes.add(other.sizes);
    return this;
  }

  int rows() {
    return survey.rows();
  }

  Unreadable unreadable() {
    return survey.unreadable();
  }

  /**
   * What the rows of the snapshot have in common.
   *
   * @throws org.evosearch.dataset.DataException if images are of several sizes
   */
  SnapshotContent content() {
    if (sizes.count() > 1) {
      throw AnswerColumns.cannotUse(
          "its images are of %s sizes: %s; set dataset.image-size to resize them"
              .formatted(sizes.count(), sizes));
    }
    return SnapshotContent.ofImages(List.of(channels, height, width), survey.classNames());
  }
}
