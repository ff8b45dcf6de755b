package org.evosearch.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Derives independent streams from one seed.
 *
 * <p>A stream is the counter-based generator Philox 4x64-10 with the key (seed, salt of the
 * purpose) and the counter starting at (0, 0, index, generation). Streams of different purpose,
 * generation or index therefore are disjoint as long as each yields fewer than 2<sup>130</sup>
 * numbers, and none depends on what was drawn from another one.
 *
 * <p>John K. Salmon, Mark A. Moraes, Ron O. Dror, David E. Shaw: Parallel Random Numbers: As Easy
 * as 1, 2, 3. SC 2011.
 *
 * @param seed the seed of a run, or of a trial
 */
public record RandomStreams(long seed) {

  /**
   * Returns the stream of the given purpose, generation and index, from its beginning.
   *
   * @param generation the generation, or what the purpose uses in its place
   * @param index the index in the generation
   */
  public UniformRandomProvider stream(Purpose purpose, long generation, long index) {
    long[] keyAndCounter = {seed, purpose.salt(), 0, 0, index, generation};
    return RandomSource.PHILOX_4X64.create(keyAndCounter);
  }

  /** Returns a seed for something with streams of its own, such as a trial. */
  public long derivedSeed(Purpose purpose, long generation, long index) {
    return stream(purpose, generation, index).nextLong();
  }
}
