package org.evosearch.device;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Findings about the devices of one process.
 *
 * @param place host, and the devices that Spark assigned, if any
 * @param lines what was found, and what will be used
 * @param problems one line for each problem
 */
public record DeviceReport(String place, List<String> lines, List<String> problems)
    implements Serializable {

  /** Copies the lines. */
  public DeviceReport {
    lines = new ArrayList<>(lines);
    problems = new ArrayList<>(problems);
  }

  /** This report with one more problem, before the others. */
  public DeviceReport with(String problem) {
    return new DeviceReport(
        place, lines, Stream.concat(Stream.of(problem), problems.stream()).toList());
  }

  /** Whether there are no problems. */
  public boolean isSound() {
    return problems.isEmpty();
  }
}
