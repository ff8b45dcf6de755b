package org.evosearch.space.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpaceContract;
import org.evosearch.space.Supernet;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.darts.DartsSettings;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.space.darts.Stem;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.SharedStage;
import org.junit.jupiter.api.Test;

class SupernetSpaceTest extends SearchSpaceContract<SupernetStep> {

  private static final TensorShape IMAGE = TensorShape.image(3, 8, 8);

  @Override
  protected SupernetSpace space() {
    NasBench201Space whole = new NasBench201Space(new NasBench201Settings(1, 4), IMAGE, classes());
    return new SupernetSpace(whole, whole.supernet(SupernetForm.ofParts(2)));
  }

  @Override
  protected TensorShape image() {
    return IMAGE;
  }

  @Override
  protected int classes() {
    return 4;
  }

  @Override
  protected List<String> foreignTexts() {
    return List.of(
        "[0,0,0]",
        "",
        "{\"stage\":\"score\",\"epoch\":0,\"weights\":\"\",\"logits\":[0.5]}",
        "{\"stage\":\"score\",\"epoch\":1,\"weights\":\"\",\"logits\":[0.5]}",
        "{\"stage\":\"guess\",\"epoch\":0,\"weights\":\"\",\"logits\":[0.5]}",
        "{\"stage\":\"score\",\"epoch\":0,\"weights\":\"x\",\"logits\":[0.5]}");
  }

  private static DartsSpace darts() {
    DartsSettings.Size size = new DartsSettings.Size(4, 3);
    return new DartsSpace(new DartsSettings(Stem.SMALL, size, size), IMAGE, 4);
  }

  /** A network of which one-hot logits are made is derived from them again. */
  @Test
  void aNetworkIsDerivedFromItsOwnLogits() {
    DartsSpace whole = darts();
    SupernetSpace space = new SupernetSpace(whole, whole.supernet(SupernetForm.ofParts(2)));
    LongStream.range(0, 50)
        .mapToObj(i -> whole.sample(new RandomStreams(3).stream(Purpose.PROPOSAL, 0, i)))
        .forEach(genotype -> assertDerived(space, genotype));
  }

  private static void assertDerived(SupernetSpace space, Choices genotype) {
    List<Double> ones = Arrays.stream(space.whole().oneHot(genotype)).boxed().toList();
    SupernetStep step = new SupernetStep(SharedStage.DERIVED, 0, "", ones);
    assertThat(space.derived(step)).isEqualTo(genotype);
    assertThat(space.decode(step).network()).isEqualTo(space.whole().decode(genotype).network());
    Candidate.Shared candidate = (Candidate.Shared) space.decode(step).candidate();
    assertThat(candidate.shares()).isEqualTo(ones);
    assertThat(candidate.key()).isEqualTo(space.whole().tableKey(genotype));
  }

  @Test
  void poolingsAreNormalizedAndEdgesHaveLogitsIfTheyAreToBe() {
    DartsSpace whole = darts();
    Supernet plain = whole.supernet(SupernetForm.ofParts(2));
    Supernet normalized = whole.supernet(new SupernetForm(2, true, true));

    // Two poolings start from each of five sources in each of three cells.
    assertThat(normalizations(normalized) - normalizations(plain)).isEqualTo(3 * 5 * 2);
    assertThat(plain.mixtures().logits()).isEqualTo(28 * 7);
    assertThat(normalized.mixtures().logits()).isEqualTo(28 * 8);
    assertThat(normalized.mixtures().size()).isEqualTo(28 * 7);
  }

  private static long normalizations(Supernet supernet) {
    return supernet.network().nodes().stream()
        .filter(node -> node.operation() instanceof BatchNormalization)
        .count();
  }

  /** Where edges are normalized, a node keeps the edges that it has the largest shares of. */
  @Test
  void sharesOfEdgesDecideWhichOnesAreKept() {
    DartsSpace whole = darts();
    SupernetSpace space =
        new SupernetSpace(whole, whole.supernet(new SupernetForm(2, true, false)));
    List<Double> logits = new ArrayList<>(Collections.nCopies(28 * 8, 0.0));
    // Edges 5 to 8 of the normal cell lead to its third node; of them the last two are strongest.
    logits.set(28 * 7 + 7, 3.0);
    logits.set(28 * 7 + 8, 4.0);
    double[] kept = whole.oneHot(space.derived(logits));

    assertThat(IntStream.range(5, 9).mapToDouble(row -> kept[row * 7]).toArray())
        .containsExactly(0, 0, 1, 1);
  }

  @Test
  void whatEdgesHaveInCommonIsComputedOnce() {
    DartsSpace whole = darts();
    long poolings =
        whole.supernet(SupernetForm.ofParts(2)).network().nodes().stream()
            .filter(node -> node.operation().toString().startsWith("Pooling[kind=MAX, kernel=3"))
            .count();

    // Of each cell, two inputs and three nodes have edges that start from them: not 14 poolings.
    assertThat(poolings).isEqualTo(3 * 5);
  }
}
