package org.evosearch.space.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evosearch.genotype.Seeds;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

class SeedSpaceTest {

  private static final SeedSpace SPACE = new SeedSpace(List.of(6, 10, 1), 0.1);

  @Property(tries = 50)
  void aDrawIsReadBackAndMeansAPerceptron(@ForAll long seed) {
    var random = new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0);
    Seeds seeds = SPACE.sample(random);
    Seeds mutant = SPACE.mutation().mutate(seeds, random);

    assertThat(SPACE.parse(seeds.text())).isEqualTo(seeds);
    assertThat(SPACE.phenotype(seeds).parameters()).isEqualTo(81);
    assertThat(SPACE.decode(mutant).fingerprint()).isNotEqualTo(SPACE.decode(seeds).fingerprint());
  }
}
