package org.evosearch.experiment.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.config.Section;
import org.evosearch.dataset.table.TableEncoding;
import org.evosearch.dataset.table.TableEncoding.Goal;

/**
 * What the columns of a table are for; all that are not named are what networks learn from.
 *
 * @param goal what is learned
 * @param targets the column with the class, or columns with numbers
 * @param leaveOut columns that are not used
 * @param categories columns of whole numbers that stand for categories
 * @param split column with the part of each row, if there is one
 * @param group column with the group of each row, if there is one
 * @param key column with the name of each row, if there is one
 */
public record TableQuestion(
    Goal goal,
    List<String> targets,
    List<String> leaveOut,
    List<String> categories,
    Optional<String> split,
    Optional<String> group,
    Optional<String> key) {

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
            tabular.optionalText("split"),
            tabular.optionalText("group"),
            tabular.optionalText("key"));
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
    Stream.of(
            targets.stream(), leaveOut.stream(), categories.stream(), Stream.of(split, group, key)
                .flatMap(Optional::stream))
        .flatMap(names -> names)
        .forEach(
            name -> {
              if (seen.contains(name)) {
                throw tabular.invalid(
                    keyOf(name), "each column for one purpose; " + name + " is named twice");
              }
              seen.add(name);
            });
  }

  /** A setting that names a column, the last one of several. */
  private String keyOf(String column) {
    if (key.filter(column::equals).isPresent()) {
      return "key";
    }
    if (group.filter(column::equals).isPresent()) {
      return "group";
    }
    if (split.filter(column::equals).isPresent()) {
      return "split";
    }
    return categories.contains(column)
        ? "categories"
        : leaveOut.contains(column) ? "leave-out" : TARGETS;
  }

  /** Names that are no columns to learn from. */
  public Set<String> reserved() {
    Stream<String> named = Stream.of(split, group, key).flatMap(Optional::stream);
    return Stream.of(targets.stream(), leaveOut.stream(), named)
        .flatMap(names -> names)
        .collect(Collectors.toSet());
  }

  /** How rows become what networks see. */
  TableEncoding encoding(Section dataset) {
    return new TableEncoding(
        goal, dataset.section("tabular").whole("one-hot-limit", 2, MOST_CATEGORIES));
  }

  /** All of it as one text. */
  String text() {
    return toString();
  }
}
