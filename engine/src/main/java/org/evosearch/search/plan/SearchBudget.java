package org.evosearch.search.plan;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.strategy.StopReason;

/**
 * Limits of a search's cost, and the accuracy at which it may stop. They are checked when a
 * generation is committed; generations in flight are then run to their end. A run can be resumed
 * with a larger budget.
 *
 * @param evaluations trials that are run, 0 for no limit
 * @param deviceHours of all devices together, 0 for no limit
 * @param wallTime time during which trials were running, zero for no limit
 * @param accuracy validation accuracy in percent at which the search stops, 0 for none
 * @param epochs passes over training images, 0 for no limit
 */
public record SearchBudget(
    long evaluations, double deviceHours, Duration wallTime, double accuracy, long epochs) {

  /** No limit. */
  public static final SearchBudget NONE = new SearchBudget(0, 0, Duration.ZERO);

  /** A budget without limits of accuracy and epochs. */
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

  /** The same, of the section {@code search}. */
  public static SearchBudget of(Section search) {
    Section budget = search.section("budget");
    return new SearchBudget(
        budget.longWhole("evaluations", 0),
        budget.real("device-hours", 0, Double.MAX_VALUE),
        budget.duration("wall-time"),
        budget.real("accuracy", 0, 100),
        budget.longWhole("epochs", 0));
  }

  /** Whether no cost is limited; the accuracy may still end a search. */
  public boolean isUnlimited() {
    return evaluations == 0 && deviceHours == 0 && wallTime.isZero() && epochs == 0;
  }

  /** The limit that was reached, if any. */
  public Optional<StopReason> spent(CostAccount costs) {
    if (accuracy > 0 && costs.accuracy() >= accuracy) {
      return Optional.of(
          new StopReason(String.format(Locale.ROOT, "an accuracy of %s is reached", accuracy)));
    }
    if (evaluations > 0 && costs.evaluations() >= evaluations) {
      return reason(evaluations + " evaluations");
    }
    if (epochs > 0 && costs.epochs() >= epochs) {
      return reason(epochs + " epochs");
    }
    if (deviceHours > 0 && costs.deviceHours() >= deviceHours) {
      return reason(String.format(Locale.ROOT, "%s device-hours", deviceHours));
    }
    return !wallTime.isZero() && costs.wallTime().compareTo(wallTime) >= 0
        ? reason(wallTime.toString().substring(2).toLowerCase(Locale.ROOT) + " of wall time")
        : Optional.empty();
  }

  private static Optional<StopReason> reason(String what) {
    return Optional.of(new StopReason("the budget of " + what + " is spent"));
  }
}
