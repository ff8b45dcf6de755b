package org.evosearch.experiment.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;

/**
 * The settings that name an input of some evaluations only. A search with another evaluation would
 * ignore the input and use other data.
 */
public final class NamedInputs {

  private static final String EVALUATION = "evaluation";
  private static final String NAME = "name";
  private static final Set<String> ON_DATA =
      Set.of("predictor", "supernet", "tabular", "trained", "zero-cost");

  private static final List<Input> ALL =
      List.of(
          new Input("evaluation.tabular.table", Set.of("predictor", "tabular")),
          new Input("evaluation.predictor.file", Set.of("predictor")),
          new Input("dataset.query", ON_DATA),
          new Input("dataset.file", ON_DATA),
          new Input("dataset.path", ON_DATA));

  private NamedInputs() {}

  /**
   * A key that names an input.
   *
   * @param users evaluations that use it
   */
  private record Input(String key, Set<String> users) {

    private boolean isIgnored(Section root) {
      return !users.contains(root.section(EVALUATION).text(NAME)) && isGiven(root);
    }

    private boolean isGiven(Section root) {
      Optional<String> given = root.optionalText(key).filter(text -> !text.isBlank());
      return given.isPresent() && !given.equals(Settings.defaults().root().optionalText(key));
    }

    private SettingsException refusal(Section root) {
      String names = String.join(" or ", new TreeSet<>(users));
      return root.section(EVALUATION).invalid(NAME, names + ", as " + key + " is given");
    }
  }

  /** The error of the first input that is given and would be ignored; empty if there is none. */
  public static Optional<SettingsException> ignored(Section root) {
    return ALL.stream()
        .filter(input -> input.isIgnored(root))
        .findFirst()
        .map(input -> input.refusal(root));
  }

  /**
   * Refuses settings of a search that name an input which would be ignored.
   *
   * @throws SettingsException if there is one
   */
  public static void requireUsed(Section root) {
    ignored(root)
        .ifPresent(
            error -> {
              throw error;
            });
  }
}
