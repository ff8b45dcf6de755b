package org.evosearch.jobs.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.jobs.report.HtmlPage;
import org.evosearch.jobs.report.RunHistory;
import org.evosearch.jobs.report.RunReport;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.jobs.store.journal.RunReader;

/**
 * The page of a report.
 *
 * @param report what it shows
 * @param text its HTML
 */
record ReportPage(RunReport report, String text) {

  /** Its file name in a store. */
  static final String FILE = "report.html";

  /**
   * Draws the page of some runs.
   *
   * @param missing creates the error for a run that does not exist
   */
  static ReportPage of(
      RunReader reader, List<String> runs, Function<String, RuntimeException> missing) {
    List<RunHistory> histories = new ArrayList<>();
    for (String run : runs) {
      histories.add(RunHistory.read(reader, run).orElseThrow(() -> missing.apply(run)));
    }
    RunReport report = new RunReport(histories);
    return new ReportPage(report, new HtmlPage(report).text());
  }

  /** Writes the page to a store and returns its location. */
  String publish(String store, Configuration hadoop, String name) throws IOException {
    StoreFiles files = StoreLocation.files(store, hadoop);
    files.write(name, text.getBytes(StandardCharsets.UTF_8));
    return files.describe(name);
  }
}
