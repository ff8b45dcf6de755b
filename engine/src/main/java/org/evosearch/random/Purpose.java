package org.evosearch.random;

/**
 * The purpose of a stream of random numbers. Streams of two purposes never overlap, for any
 * generation and index.
 *
 * <p>The salts are part of every recorded result: a new purpose takes a new salt, and no salt is
 * ever changed or used again.
 */
public enum Purpose {
  /** Proposals of a strategy; the index is that of the proposal. */
  PROPOSAL(1),
  /** The seed of a trial, from which its training draws everything. */
  TRIAL(2),
  /** The split into training, validation and test examples. */
  SPLIT(3),
  /** The part of the training examples that a reduced budget trains on. */
  SUBSET(4),
  /** Initial weights of a network; the index is that of the parameter. */
  WEIGHTS(5),
  /** The order of the images; the generation is the epoch. */
  SHUFFLE(6),
  /** Crops, flips and cutouts; the generation is the epoch. */
  AUGMENTATION(7),
  /** Masks of dropout and drop path; the generation is the step, the index the node. */
  DROPOUT(8),
  /** The real genes of hybrid genotypes; the index tells several searches for genes apart. */
  REAL_GENES(9),
  /** Steps in the weights of networks that are rebuilt from seeds. */
  PERTURBATION(10),
  /** Images by which running statistics are estimated; the generation is the epoch. */
  STATISTICS(11),
  /**
   * Which channels are duplicated, and the noise on their copies, where a network inherits weights.
   */
  INHERITANCE(12),
  /** Probes of untrained networks: noise in place of images, signs of gradients. */
  PROBE(13),
  /** Bootstrap samples of a random forest; the generation is the number of trials. */
  FOREST(14);

  private final long salt;

  Purpose(long salt) {
    this.salt = salt;
  }

  long salt() {
    return salt;
  }
}
