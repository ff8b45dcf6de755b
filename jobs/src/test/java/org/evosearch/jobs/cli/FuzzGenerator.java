package org.evosearch.jobs.cli;

import java.util.Locale;

/** Each makes command lines that are wrong in one place, and some that only look so. */
enum FuzzGenerator {
  SETTINGS,
  OVERRIDES,
  NAMES,
  SQL,
  TABLES,
  IMAGES,
  NETWORKS,
  MODELS,
  ROWS,
  OPTIONS,
  HISTORY;

  /** The name by which one of its command lines can be chosen. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A command line with its inputs. */
  FuzzCase next(FuzzRoom room) {
    return switch (this) {
      case SETTINGS -> SettingsMistakes.next(room);
      case OVERRIDES -> OverrideMistakes.next(room);
      case NAMES -> NameMistakes.next(room);
      case SQL -> SqlMistakes.next(room);
      case TABLES -> TableMistakes.next(room);
      case IMAGES -> ImageMistakes.next(room);
      case NETWORKS -> NetworkMistakes.next(room);
      case MODELS -> ModelMistakes.next(room);
      case ROWS -> RowMistakes.next(room);
      case OPTIONS -> OptionMistakes.next(room);
      case HISTORY -> HistoryMistakes.next(room);
    };
  }
}
