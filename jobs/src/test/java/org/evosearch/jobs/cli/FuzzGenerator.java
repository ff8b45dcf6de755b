package org.evosearch.jobs.cli;

import java.util.Locale;
import java.util.function.Function;

/** Each makes command lines that are wrong in one place, and some that only look so. */
enum FuzzGenerator {
  SETTINGS(SettingsMistakes::next),
  OVERRIDES(OverrideMistakes::next),
  NAMES(NameMistakes::next),
  SQL(SqlMistakes::next),
  TABLES(TableMistakes::next),
  IMAGES(ImageMistakes::next),
  NETWORKS(NetworkMistakes::next),
  OPTIONS(OptionMistakes::next);

  private final Function<FuzzRoom, FuzzCase> next;

  FuzzGenerator(Function<FuzzRoom, FuzzCase> next) {
    this.next = next;
  }

  /** The name by which one of its command lines can be chosen. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A command line with its inputs. */
  FuzzCase in(FuzzRoom room) {
    return next.apply(room);
  }
}
