package org.evosearch.jobs.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evosearch.dataset.signal.SignalTask;

/**
 * A description of signals: their shape, statistics of their channels, classes by split.
 *
 * @param task of the signals
 */
public record SignalDescription(SignalTask task) {

  private static final int MOST_CHANNELS = 50;

  /** The description, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(task.account().lines());
    int channels = task.signal().dimensions().get(0);
    lines.add(
        "Signals: %s channels of %s values, digest %s"
            .formatted(channels, task.signal().dimensions().get(1), task.digest()));
    lines.add("");
    for (int channel = 0; channel < Math.min(channels, MOST_CHANNELS); channel++) {
      lines.add(channel(channel));
    }
    if (channels > MOST_CHANNELS) {
      lines.add("and " + (channels - MOST_CHANNELS) + " channels more");
    }
    lines.add("");
    TableDescription.addClasses(task, task.targets(), lines);
    return lines;
  }

  private String channel(int channel) {
    return String.format(
        Locale.ROOT,
        "Channel %d: mean %.6g, deviation %.6g in the training signals",
        channel,
        task.normalization().means().get(channel),
        task.normalization().deviations().get(channel));
  }
}
