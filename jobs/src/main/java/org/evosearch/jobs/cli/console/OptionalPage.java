package org.evosearch.jobs.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.evosearch.search.JournalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page of a report without which the results are complete: if it cannot be written, a line says
 * so, and the command still succeeds.
 *
 * @param out of the command
 * @param err of the command
 */
public record OptionalPage(PrintWriter out, PrintWriter err) {

  private static final Logger LOG = LoggerFactory.getLogger(OptionalPage.class);

  /**
   * Writes a page.
   *
   * @param page writes it and returns its location
   */
  public void write(Callable<String> page) {
    try {
      out.println("Report: " + page.call());
      out.flush();
    } catch (IOException | JournalException e) {
      tell(e.getMessage());
    } catch (Exception e) {
      LOG.error("Unexpected error", e);
      tell(e.toString());
    } catch (Error e) {
      tell(MachineFailure.of(e).line());
    }
  }

  private void tell(@Nullable String reason) {
    err.println("evosearch: Cannot write the report: " + reason);
  }
}
