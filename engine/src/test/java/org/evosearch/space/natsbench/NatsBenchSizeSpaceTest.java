package org.evosearch.space.natsbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.SearchSpaceContract;
import org.junit.jupiter.api.Test;

class NatsBenchSizeSpaceTest extends SearchSpaceContract<Choices> {

  @Override
  protected ChoiceSpace space() {
    return new NatsBenchSizeSpace(image(), classes());
  }

  @Override
  protected TensorShape image() {
    return TensorShape.image(3, 32, 32);
  }

  @Override
  protected int classes() {
    return 100;
  }

  @Override
  protected List<String> foreignTexts() {
    return List.of("[0,0,0,0]", "[0,0,0,0,8]", "[0,0,0,0,0,0]", "8:8:8:8:8");
  }

  @Test
  void countsOfChannelsGoFromLessToMore() {
    assertThat(space().combinations()).isEqualTo(BigInteger.valueOf(32_768));
    assertThat(space().genes())
        .allMatch(gene -> gene.order() == ChoiceGene.Order.ORDINAL)
        .allMatch(
            gene -> gene.words().equals(List.of("8", "16", "24", "32", "40", "48", "56", "64")));
  }

  @Test
  void noTwoSizesAreTheSame() {
    assertThat(space().all().map(each -> space().decode(each).fingerprint()))
        .hasSize(32_768)
        .doesNotHaveDuplicates();
  }
}
