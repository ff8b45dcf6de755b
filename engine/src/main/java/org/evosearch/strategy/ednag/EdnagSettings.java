package org.evosearch.strategy.ednag;

/**
 * Settings of {@link EdnagSearch}.
 *
 * @param start what it starts from
 * @param schedule how it is denoised
 * @param guidance what fitness means; with {@link DensityMap#UNIFORM} nothing guides
 * @param mutation of denoised individuals
 * @param survival who goes on
 */
public record EdnagSettings(
    Start start,
    NoiseSchedule schedule,
    Guidance guidance,
    PolynomialMutation mutation,
    Survival survival) {

  /** The published ones, but that fitness goes by rank. */
  public static final EdnagSettings DEFAULT =
      new EdnagSettings(
          Start.PUBLISHED,
          new NoiseSchedule(100, 0.8),
          new Guidance(new RankScale(), DensityMap.PUBLISHED),
          PolynomialMutation.PUBLISHED,
          new ThreeWaySelection(Shares.PUBLISHED));

  /** These but for the guidance. */
  public EdnagSettings with(Guidance other) {
    return new EdnagSettings(start, schedule, other, mutation, survival);
  }
}
