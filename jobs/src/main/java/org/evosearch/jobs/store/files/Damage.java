package org.evosearch.jobs.store.files;

import java.io.Serializable;

/**
 * A damaged, missing or misplaced file of a store.
 *
 * @param file its name
 * @param reason what is wrong with it
 * @param expected what should be there, empty where that is not known
 * @param remedy what can be done
 */
public record Damage(String file, String reason, String expected, Remedy remedy)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What can be done about damage. */
  public enum Remedy {
    /** The file is missing, or differs from the one that was written. */
    RESTORE("restore it from a backup"),
    /** The file was written by a newer version. */
    UPGRADE("use that version"),
    /** The file does not belong here. */
    REMOVE("move it out of the store"),
    /** The file derives from tables, and can be written again. */
    REPEAT("run the same search again to write it from the tables"),
    /** The file is what was written, so that no older copy of it is better. */
    INVESTIGATE("no copy is better: find out who wrote it, and do not rely on the run");

    private final String text;

    Remedy(String text) {
      this.text = text;
    }
  }

  /** This damage with what should be there, unless that was known before. */
  public Damage expecting(String what) {
    return expected.isEmpty() && remedy == Remedy.RESTORE
        ? new Damage(file, reason, what, remedy)
        : this;
  }

  /** The damage in one line. */
  public String line() {
    String due = expected.isEmpty() ? "" : "; " + expected + " is expected";
    return file + ": " + reason.lines().findFirst().orElse("") + due + "; " + remedy.text;
  }
}
