package org.evosearch.space;

import java.util.LongSummaryStatistics;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.config.Section;
import org.evosearch.config.SettingsException;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * A range for the number of trainable parameters, so that only networks of similar size are
 * compared.
 *
 * @param least smallest number of parameters
 * @param most largest number of parameters, 0 for no limit
 */
public record ParameterWindow(long least, long most) {

  /** Any number. */
  public static final ParameterWindow OPEN = new ParameterWindow(0, 0);

  private static final String LEAST = "min-parameters";
  private static final String MOST = "max-parameters";

  private static final int DRAWS = 1_000;

  /**
   * Reads {@code min-parameters} and {@code max-parameters} of a space's section.
   *
   * @throws SettingsException if there is no number between the two
   */
  public static ParameterWindow of(Section section) {
    long least = section.longWhole(LEAST, 0);
    long most = section.longWhole(MOST, 0);
    if (most > 0 && most < least) {
      throw section.invalid(MOST, "0 for no limit, or at least " + LEAST + ", " + least);
    }
    return new ParameterWindow(least, most);
  }

  /**
   * Whether a network lies in the window.
   *
   * @param network built only if the window is limited
   */
  public boolean holds(Supplier<Architecture> network) {
    return equals(OPEN) || holds(Footprint.of(network.get()).parameters());
  }

  private boolean holds(long parameters) {
    return parameters >= least && (most == 0 || parameters <= most);
  }

  /**
   * Rejects a window that contains none of a thousand random networks: drawing one would take too
   * long, if there is one at all.
   *
   * @param open the same space with no window
   * @param section that the window was read from
   * @throws SettingsException if it contains none; the message gives the range of their parameters
   */
  public <G extends Genotype> void requireDrawn(SearchSpace<G> open, Section section) {
    LongSummaryStatistics outside = sizes(open).takeWhile(size -> !holds(size)).summaryStatistics();
    if (outside.getCount() == DRAWS) {
      throw section.invalid(
          least > outside.getMin() ? LEAST : MOST,
          "between %s and %s, so that one of %s random networks lies in the window"
              .formatted(outside.getMin(), outside.getMax(), DRAWS));
    }
  }

  private static <G extends Genotype> LongStream sizes(SearchSpace<G> open) {
    return LongStream.range(0, DRAWS)
        .mapToObj(i -> new RandomStreams(0).stream(Purpose.PROPOSAL, 0, i))
        .map(random -> open.decode(open.sample(random)).architecture())
        .mapToLong(network -> Footprint.of(network).parameters());
  }
}
