package org.evosearch.search.plan;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.strategy.StopReason;

/**
 * What a search may cost, and what is enough. It is looked at when a generation is committed;
 * generations that are on their way then are run to their end. A larger one lets the same run go
 * on.
 *
 * @param evaluations trials that are run, 0 for no limit
 * @param deviceHours of all devices together, 0 for no limit
 * @param wallTime while trials were running, zero for no limit
 * @param accuracy validation accuracy in percent that is enough, 0 for none
 * @param epochs passes over training images, 0 for no limit
 */
public record SearchBudget(
    long evaluations, double deviceHours, Duration wallTime, double accuracy, long epochs) {

  /** No limit. */
  public static final SearchBudget NONE = new SearchBudget(0, 0, Duration.ZERO);

  /** A budget in which no accuracy is enough and epochs do not count. */
  public SearchBudget(long evaluations, double deviceHours, Duration wallTime) {
    this(evaluations, deviceHours, wallTime, 0, 0);
  }

  /**
   * Reads {@code search.budget}.
   *
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   */
  public static SearchBudget of(Settings settings) {
    return of(settings.root().section("search"));
  }

  public static SearchBudget of(Section search) {
    Section budget = search.section("budget");
    return new SearchBudget(
        budget.longWhole("evaluations", 0),
        budget.real("device-hours", 0, Double.MAX_VALUE),
        budget.duration("wall-time"),
        budget.real("accuracy", 0, 100),
        budget.longWhole("epochs", 0));
  }

  /** Whether nothing is limited that is sure to be spent. */
  public boolean isUnlimited() {
    return evaluations == 0 && deviceHours == 0 && wallTime.isZero() && epochs == 0;
  }

  /** Why the search has to stop; empty while there is something left. */
  public Optional<StopReason> spent(Spending spending) {
    if (accuracy > 0 && spending.accuracy() >= accuracy) {
      return Optional.of(
          new StopReason(String.format(Locale.ROOT, "an accuracy of %s is reached", accuracy)));
    }
    if (evaluations > 0 && spending.evaluations() >= evaluations) {
      return reason(evaluations + " evaluations");
    }
    if (epochs > 0 && spending.epochs() >= epochs) {
      return reason(epochs + " epochs");
    }
    if (deviceHours > 0 && spending.deviceHours() >= deviceHours) {
      return reason(String.format(Locale.ROOT, "%s device-hours", deviceHours));
    }
    return !wallTime.isZero() && spending.wallTime().compareTo(wallTime) >= 0
        ? reason(wallTime.toString().substring(2).toLowerCase(Locale.ROOT) + " of wall time")
        : Optional.empty();
  }

  private static Optional<StopReason> reason(String what) {
    return Optional.of(new StopReason("the budget of " + what + " is spent"));
  }
}
