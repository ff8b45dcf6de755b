package org.evosearch.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.junit.jupiter.api.Test;

class ToyChoicesTest extends SearchSpaceContract<Choices> {

  @Override
  protected ChoiceSpace space() {
    return new ToyChoices();
  }

  @Override
  protected TensorShape image() {
    return TensorShape.image(1, 4, 4);
  }

  @Override
  protected int classes() {
    return 10;
  }

  @Override
  protected List<String> foreignTexts() {
    return List.of("[0,0,0]", "[0,0,0,5]", "[0,0,0,-1]", "[0,0,0,0.5]", "{}", "[0,0", "[a,0,0,0]");
  }

  @Test
  void allGenotypesAreListedOnce() {
    assertThat(space().combinations()).isEqualTo(BigInteger.valueOf(625));
    assertThat(space().all()).hasSize(625).doesNotHaveDuplicates().allMatch(space()::contains);
  }

  @Test
  void neighborsDifferInOneGene() {
    Choices genotype = Choices.of(0, 4, 2, 1);
    assertThat(space().neighbors(genotype))
        .hasSize(16)
        .doesNotHaveDuplicates()
        .allMatch(
            other ->
                List.of(0, 1, 2, 3).stream().filter(i -> other.at(i) != genotype.at(i)).count()
                    == 1);
  }

  @Test
  void wordsStandInTheOrderOfTheGenes() {
    assertThat(space().words(Choices.of(0, 4, 2, 1))).containsExactly("1", "5", "3", "2");
  }
}
