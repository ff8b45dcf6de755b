package org.evosearch.jobs.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evosearch.dataset.ShortList;
import org.evosearch.snapshot.SnapshotContent;

/** What an answer's images have in common, counted on executors. */
final class ImageSurvey implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SortedMap<String, Integer> sizes = new TreeMap<>();
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
      sizes.merge(image.size(), 1, Integer::sum);
    }
    return this;
  }

  /** This survey with all rows of another. */
  ImageSurvey and(ImageSurvey other) {
    survey.and(other.survey);
    height = Math.max(height, other.height);
    width = Math.max(width, other.width);
    channels = Math.max(channels, other.channels);
    other.sizes.forEach((size, count) -> sizes.merge(size, count, Integer::sum));
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
    if (sizes.size() > 1) {
      throw AnswerColumns.cannotUse(
          "its images are of %s sizes: %s; set dataset.image-size to resize them"
              .formatted(sizes.size(), mostFrequent()));
    }
    return SnapshotContent.ofImages(List.of(channels, height, width), survey.classNames());
  }

  private String mostFrequent() {
    List<Map.Entry<String, Integer>> all = new ArrayList<>(sizes.entrySet());
    all.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()));
    return ShortList.of(
        all.stream().map(entry -> entry.getKey() + " (" + entry.getValue() + ")").toList());
  }
}
