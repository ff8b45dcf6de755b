package org.evosearch.jobs.store;

import java.util.Optional;
import org.evosearch.jobs.store.Damage.Remedy;
import org.evosearch.search.JournalException;
import org.jspecify.annotations.Nullable;

/** The error for damage. Who wants to find all of it writes it down and goes on. */
final class DamagedFile extends JournalException {

  private static final long serialVersionUID = 1L;

  private final Damage damage;

  DamagedFile(Damage damage) {
    this(damage, null);
  }

  private DamagedFile(Damage damage, @Nullable Throwable cause) {
    super(Kind.INVALID, "Cannot open " + damage.file() + ": " + damage.reason());
    this.damage = damage;
    if (cause != null) {
      initCause(cause);
    }
  }

  /** A file that was another one. */
  static DamagedFile of(String file, String reason) {
    return new DamagedFile(new Damage(file, reason, "", Remedy.RESTORE));
  }

  /** The same, with its cause. */
  static DamagedFile of(String file, String reason, Exception cause) {
    return new DamagedFile(new Damage(file, reason, "", Remedy.RESTORE), cause);
  }

  /** A file that is what was written, and yet makes no sense. */
  static DamagedFile inContent(String file, String reason) {
    return new DamagedFile(new Damage(file, reason, "", Remedy.INVESTIGATE));
  }

  Damage damage() {
    return damage;
  }

  /** This error, with the SHA-256 of the file that should be there, if it is known. */
  DamagedFile expecting(Optional<String> digest) {
    return digest
        .map(hex -> new DamagedFile(damage.expecting("SHA-256 " + hex), getCause()))
        .orElse(this);
  }
}
