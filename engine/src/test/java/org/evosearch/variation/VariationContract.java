package org.evosearch.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

/**
 * Laws of every mutation. A test of one extends this class.
 *
 * @param <G> the encoding
 */
public abstract class VariationContract<G extends Genotype> {

  private static final int DRAWS = 2_000;

  /** The mutation under test. */
  protected abstract Mutation<G> mutation();

  /** Draws a parent. */
  protected abstract G parent(UniformRandomProvider random);

  /** Whether a genotype may exist. */
  protected abstract boolean contains(G genotype);

  private static UniformRandomProvider stream(int index) {
    return new RandomStreams(17).stream(Purpose.PROPOSAL, 0, index);
  }

  @Test
  void childrenMayExistAsTheirParentsDo() {
    assertThat(IntStream.range(0, DRAWS).mapToObj(VariationContract::stream))
        .allMatch(random -> contains(mutation().mutate(parent(random), random)));
  }

  @Test
  void childrenOfChildrenMayExistToo() {
    UniformRandomProvider random = stream(0);
    G descendant = parent(random);
    for (int i = 0; i < DRAWS; i++) {
      descendant = mutation().mutate(descendant, random);
      assertThat(contains(descendant)).as(descendant.text()).isTrue();
    }
  }

  @Test
  void parentsStayAsTheyAre() {
    for (int i = 0; i < DRAWS; i++) {
      G parent = parent(stream(i));
      String before = parent.text();
      mutation().mutate(parent, stream(DRAWS + i));
      assertThat(parent.text()).isEqualTo(before);
    }
  }

  @Test
  void theSameRandomNumbersMakeTheSameChild() {
    G parent = parent(stream(0));
    for (int i = 0; i < 100; i++) {
      assertThat(mutation().mutate(parent, stream(i)))
          .isEqualTo(mutation().mutate(parent, stream(i)));
    }
  }

  @Test
  void soonerOrLaterAChildIsAnother() {
    G parent = parent(stream(0));
    assertThat(IntStream.range(0, DRAWS).mapToObj(i -> mutation().mutate(parent, stream(i))))
        .anyMatch(child -> !child.equals(parent));
  }
}
