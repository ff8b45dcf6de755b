package org.evosearch.archive;

import java.util.List;

/** A selection of the offered trials, which depends on the order of the offers. */
public sealed interface Archive permits HallOfFame, ParetoArchive {

  /** The name in tables, such as {@code hall-of-fame}. */
  String name();

  /** Offers a trial that was measured. */
  void offer(ArchiveEntry entry);

  /** The entries, best fitness first. */
  List<ArchiveEntry> entries();
}
