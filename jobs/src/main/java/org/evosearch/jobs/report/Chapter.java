package org.evosearch.jobs.report;

import java.util.List;
import java.util.Map;

/**
 * A part of a report.
 *
 * @param id for links
 * @param title in a few words
 * @param key numbers that stand out, by name
 * @param figures in order
 * @param facts tables by title that no figure draws
 * @param text what can be copied, by title
 */
record Chapter(
    String id,
    String title,
    Map<String, String> key,
    List<Figure> figures,
    Map<String, DataTable> facts,
    Map<String, String> text) {

  /** Copies the list. */
  Chapter {
    figures = List.copyOf(figures);
  }
}
