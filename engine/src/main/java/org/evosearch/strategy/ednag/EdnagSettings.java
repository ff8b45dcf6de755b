package org.evosearch.strategy.ednag;

/**
 * Settings of {@link EdnagSearch}.
 *
 * @param start the initial population
 * @param schedule of the denoising steps
 * @param guidance how fitness guides denoising; with {@link DensityMap#UNIFORM} not at all
 * @param mutation of denoised individuals
 * @param survival which individuals survive a step
 */
public record EdnagSettings(
    Start start,
    NoiseSchedule schedule,
    Guidance guidance,
    PolynomialMutation mutation,
    Survival survival) {

  /** The published settings, except that fitness is by rank. */
  public static final EdnagSettings DEFAULT =
      new EdnagSettings(
          Start.PUBLISHED,
          new NoiseSchedule(100, 0.8),
          new Guidance(new RankScale(), DensityMap.PUBLISHED),
          PolynomialMutation.PUBLISHED,
          new ThreeWaySelection(Shares.PUBLISHED));

  /** These settings with another guidance. */
  public EdnagSettings with(Guidance other) {
    return new EdnagSettings(start, schedule, other, mutation, survival);
  }
}
