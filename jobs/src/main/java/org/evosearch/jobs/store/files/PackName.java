package org.evosearch.jobs.store.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a pack: a ZIP file with the committed files of a range of generations as they were
 * written, each under its name in the store. Unpacking it there restores them.
 *
 * @param runId the run
 * @param first generation in it
 * @param last generation in it
 */
public record PackName(String runId, int first, int last) {

  /** A directory beside packs, with what a compaction under way has written. */
  public static final String STAGED = "staged";

  private static final Pattern NAME = Pattern.compile("originals-(\\d{1,9})-(\\d{1,9})\\.zip");

  /** The directory of all packs of a run. SQL engines skip it. */
  public static String directory(String runId) {
    return "_compacted/run_id=" + runId;
  }

  /** Parses the name of a pack in that directory; empty for any other name. */
  public static Optional<PackName> of(String runId, String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(
            new PackName(
                runId, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** The file in the store. */
  public String file() {
    return directory(runId) + "/" + file(range());
  }

  /** The generations in it, such as {@code 0-41}. */
  public String range() {
    return first + "-" + last;
  }

  /** The name, in its directory, of the pack of some generations. */
  public static String file(String range) {
    return "originals-" + range + ".zip";
  }

  /** Whether the files of a generation are in it. */
  public boolean holds(int generation) {
    return first <= generation && generation <= last;
  }
}
