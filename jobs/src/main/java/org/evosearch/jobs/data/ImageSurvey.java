package org.evosearch.jobs.data;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotRow;

/** What an answer's images have in common. */
final class ImageSurvey implements Survey<ReadImage, ImageSurvey> {

  private static final long serialVersionUID = 1L;

  private final SizeCounts sizes = new SizeCounts();
  private final RowSurvey survey = new RowSurvey();
  private int height;
  private int width;
  private int channels;

  @Override
  public ImageSurvey with(ReadImage image) {
    survey.with(image.tag(), image.reason());
    if (image.isReadable()) {
      height = Math.max(height, image.height());
      width = Math.max(width, image.width());
      channels = Math.max(channels, image.channels());
      sizes.add(image.size());
    }
    return this;
  }

  @Override
  public ImageSurvey and(ImageSurvey other) {
    survey.and(other.survey);
    height = Math.max(height, other.height);
    width = Math.max(width, other.width);
    channels = Math.max(channels, other.channels);
    sizes.add(other.sizes);
    return this;
  }

  @Override
  public RowSurvey rows() {
    return survey;
  }

  @Override
  public SnapshotContent content() {
    if (sizes.count() > 1) {
      throw AnswerColumns.cannotUse(
          "its images are of %s sizes: %s; set dataset.image-size to resize them"
              .formatted(sizes.count(), sizes));
    }
    return SnapshotContent.ofImages(List.of(channels, height, width), survey.classNames());
  }

  /** Gray images become ones of three equal channels where others have colors. */
  @Override
  public JavaRDD<SnapshotRow> kept(JavaRDD<ReadImage> read) {
    int all = channels;
    return read.filter(ReadImage::isReadable).map(image -> image.row(all));
  }
}
