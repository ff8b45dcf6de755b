package org.evosearch.device;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found out about the devices of one process.
 *
 * @param place host, and the devices that Spark assigned where it did
 * @param lines what there is, and what will be used
 * @param problems one line for each thing that is wrong
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

  /** Whether all will be used as it was meant to be. */
  public boolean isSound() {
    return problems.isEmpty();
  }
}
