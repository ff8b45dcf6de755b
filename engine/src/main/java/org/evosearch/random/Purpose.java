package org.evosearch.random;

/**
 * What a stream of random numbers is for. Two purposes never share numbers, whatever generation and
 * index they are asked for.
 *
 * <p>The salts are part of every recorded result: a new purpose takes a new salt, and no salt is
 * ever changed or used again.
 */
public enum Purpose {
  /** What a strategy proposes; the index is that of the proposal. */
  PROPOSAL(1),
  /** The seed of a trial, from which its training draws everything. */
  TRIAL(2),
  /** Which images train and which validate. */
  SPLIT(3),
  /** The part of the training images that a reduced budget sees. */
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
  /** What is copied, and what is added to copies, where a network inherits weights. */
  INHERITANCE(12),
  /** What untrained networks are probed with: noise in place of images, signs of gradients. */
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
