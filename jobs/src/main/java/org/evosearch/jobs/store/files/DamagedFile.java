package org.evosearch.jobs.store.files;

import java.util.Optional;
import org.evosearch.jobs.store.files.Damage.Remedy;
import org.evosearch.search.JournalException;
import org.jspecify.annotations.Nullable;

/** The error for damage. A verification records it and continues. */
public final class DamagedFile extends JournalException {

  private static final long serialVersionUID = 1L;

  private final Damage damage;

  public DamagedFile(Damage damage) {
    this(damage, null);
  }

  private DamagedFile(Damage damage, @Nullable Throwable cause) {
    super(Kind.INVALID, "Cannot open " + damage.file() + ": " + damage.reason());
    this.damage = damage;
    if (cause != null) {
      initCause(cause);
    }
  }

  /** A file that is missing, or differs from the one that was written. */
  public static DamagedFile of(String file, String reason) {
    return new DamagedFile(new Damage(file, reason, "", Remedy.RESTORE));
  }

  /** Such a file, with the cause. */
  public static DamagedFile of(String file, String reason, Exception cause) {
    return new DamagedFile(new Damage(file, reason, "", Remedy.RESTORE), cause);
  }

  /** A file that is as it was written, but whose content is inconsistent. */
  public static DamagedFile inContent(String file, String reason) {
    return new DamagedFile(new Damage(file, reason, "", Remedy.INVESTIGATE));
  }

  public Damage damage() {
    return damage;
  }

  /** This error with the SHA-256 of the expected file, if that is known. */
  public DamagedFile expecting(Optional<String> digest) {
    return digest
        .map(hex -> new DamagedFile(damage.expecting("SHA-256 " + hex), getCause()))
        .orElse(this);
  }
}
