package org.evosearch.experiment.settings;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.config.Section;
import org.evosearch.dataset.table.TableEncoding;
import org.evosearch.dataset.table.TableEncoding.Goal;
import org.jspecify.annotations.Nullable;

/**
 * The purposes of the columns of a table; networks learn from those named as categories and from
 * all that are not named.
 *
 * @param goal what is learned
 * @param targets the column with the class, or columns with numbers
 * @param leaveOut columns that are not used
 * @param categories columns of whole numbers that stand for categories
 * @param split column with the part of each row, null for none
 * @param group column with the group of each row, null for none
 * @param key column with the name of each row, null for none
 */
public record TableQuestion(
    Goal goal,
    List<String> targets,
    List<String> leaveOut,
    List<String> categories,
    @Nullable String split,
    @Nullable String group,
    @Nullable String key)
    implements Serializable {

  private static final String TARGETS = "targets";
  private static final int MOST_CATEGORIES = 10_000;

  /** Copies the lists. */
  public TableQuestion {
    targets = List.copyOf(targets);
    leaveOut = List.copyOf(leaveOut);
    categories = List.copyOf(categories);
  }

  static TableQuestion of(Section tabular) {
    TableQuestion question =
        new TableQuestion(
            tabular.choice("task", Goal.class),
            tabular.texts(TARGETS),
            tabular.texts("leave-out"),
            tabular.texts("categories"),
            tabular.optionalText("split").orElse(null),
            tabular.optionalText("group").orElse(null),
            tabular.optionalText("key").orElse(null));
    question.requireTargets(tabular);
    question.requireOnce(tabular);
    return question;
  }

  private void requireTargets(Section tabular) {
    if (goal == Goal.CLASSIFICATION && targets.size() != 1) {
      throw tabular.invalid(TARGETS, "one column, that with the class");
    }
    if (targets.isEmpty()) {
      throw tabular.invalid(TARGETS, "the columns with the numbers to be predicted");
    }
  }

  private void requireOnce(Section tabular) {
    List<String> seen = new ArrayList<>();
    named()
        .forEach(
            name -> {
              if (seen.contains(name)) {
                throw tabular.invalid(
                    keyOf(name), "each column for one purpose; " + name + " is named twice");
              }
              seen.add(name);
            });
  }

  /** The setting that names a column; the last one if several do. */
  private String keyOf(String column) {
    if (column.equals(key)) {
      return "key";
    }
    if (column.equals(group)) {
      return "group";
    }
    if (column.equals(split)) {
      return "split";
    }
    return categories.contains(column)
        ? "categories"
        : leaveOut.contains(column) ? "leave-out" : TARGETS;
  }

  /** Names of the columns that describe a row: split, group and key. */
  public Stream<String> tags() {
    return Stream.of(
            Optional.ofNullable(split), Optional.ofNullable(group), Optional.ofNullable(key))
        .flatMap(Optional::stream);
  }

  /** All names, in the order of this record. */
  public Stream<String> named() {
    return Stream.of(targets.stream(), leaveOut.stream(), categories.stream(), tags())
        .flatMap(names -> names);
  }

  /** Whether networks do not learn from a column. */
  public boolean isReserved(String column) {
    return targets.contains(column) || leaveOut.contains(column) || tags().anyMatch(column::equals);
  }

  /** Columns that are read as texts even if their values look like numbers, and those not used. */
  public Set<String> words() {
    return Stream.of(
            goal == Goal.CLASSIFICATION ? targets.stream() : Stream.<String>empty(),
            leaveOut.stream(),
            categories.stream(),
            tags())
        .flatMap(Function.identity())
        .collect(Collectors.toSet());
  }

  /** How rows become inputs of networks. */
  TableEncoding encoding(Section dataset) {
    return new TableEncoding(
        goal, dataset.section("tabular").whole("one-hot-limit", 2, MOST_CATEGORIES));
  }

  /** The whole question as one text. */
  String text() {
    return toString();
  }
}
