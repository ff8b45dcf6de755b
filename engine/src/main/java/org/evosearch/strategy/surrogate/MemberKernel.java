package org.evosearch.strategy.surrogate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The covariance of the fitness of two members: {@code exp(-distance / length scale)}, where the
 * distance counts the genes in which they differ, plus {@code weight f(a) . f(b)}, where f are the
 * normal scores of metrics that are known before a candidate is evaluated. The second part is the
 * covariance of linear functions of f, so that a few trials show how far such scores can be
 * trusted.
 *
 * <p>A gene that is expressed in neither member does not differ, one that is expressed in only one
 * of them does.
 */
final class MemberKernel {

  private final Members members;
  private final SpaceSettings.Kernel settings;
  private final float same;

  MemberKernel(Members members, SpaceSettings.Kernel settings) {
    this.members = members;
    this.settings = settings;
    this.same = (float) StrictMath.exp(-1 / settings.lengthScale());
  }

  /** Covariances of a member with all members. */
  float[] covariances(int member) {
    float[] covariances = linear(member);
    float[] product = new float[members.size()];
    Arrays.fill(product, 1);
    for (int gene = 0; gene < members.genes(); gene++) {
      multiply(product, members.words(gene), members.words(gene)[member]);
    }
    for (int i = 0; i < product.length; i++) {
      covariances[i] += product[i];
    }
    return covariances;
  }

  private void multiply(float[] product, short[] words, short own) {
    for (int i = 0; i < product.length; i++) {
      product[i] *= words[i] == own ? 1 : same;
    }
  }

  private float[] linear(int member) {
    float[] sum = new float[members.size()];
    for (int term = 0; term < members.terms(); term++) {
      double[] scores = members.term(term);
      double weight = settings.termWeight() * scores[member];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) (weight * scores[i]);
      }
    }
    return sum;
  }

  /** The prior variance of a member. */
  double variance(int member) {
    double variance = 1;
    for (int term = 0; term < members.terms(); term++) {
      double score = members.term(term)[member];
      variance += settings.termWeight() * score * score;
    }
    return variance;
  }

  /** The prior variances of all members. */
  double[] variances() {
    return IntStream.range(0, members.size()).mapToDouble(this::variance).toArray();
  }
}
