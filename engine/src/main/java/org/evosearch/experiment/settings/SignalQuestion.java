package org.evosearch.experiment.settings;

import java.io.Serializable;
import org.evosearch.config.Section;

/**
 * How signals are read.
 *
 * @param length to which signals are cut or filled up with zeros at their end; 0 if all have one
 *     length
 */
public record SignalQuestion(int length) implements Serializable {

  private static final int LONGEST = 1 << 20;

  static SignalQuestion of(Section signal) {
    return new SignalQuestion(signal.whole("length", 0, LONGEST));
  }

  /** The whole question as one text. */
  String text() {
    return toString();
  }
}
