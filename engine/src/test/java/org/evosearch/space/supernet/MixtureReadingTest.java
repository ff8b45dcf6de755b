package org.evosearch.space.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.WeightSharingSpace;
import org.evosearch.space.darts.DartsSettings;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.space.darts.Stem;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.junit.jupiter.api.Test;

class MixtureReadingTest {

  private static final TensorShape IMAGE = TensorShape.image(3, 8, 8);
  private static final List<String> WORDS =
      List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");

  private static MixtureReading reading(WeightSharingSpace whole, List<Double> logits) {
    return new MixtureReading(
        new SupernetSpace(whole, whole.supernet(SupernetForm.ofParts(2))), logits);
  }

  /** A cell of six edges, each sure of an operation. */
  private static MixtureReading cell(String... operations) {
    List<Double> logits = new ArrayList<>(Collections.nCopies(30, 0.0));
    for (int row = 0; row < 6; row++) {
      logits.set(row * 5 + WORDS.indexOf(operations[row]), 1000.0);
    }
    return reading(new NasBench201Space(new NasBench201Settings(1, 4), IMAGE, 4), logits);
  }

  @Test
  void anUndecidedMixtureHasTheEntropyOfTheUniformDistribution() {
    NasBench201Space whole = new NasBench201Space(new NasBench201Settings(1, 4), IMAGE, 4);
    MixtureReading undecided = reading(whole, Collections.nCopies(30, 0.5));

    assertThat(undecided.entropy()).isCloseTo(Math.log(5), within(1e-12));
    assertThat(undecided.share(1)).isCloseTo(0.2, within(1e-12));
    assertThat(undecided.text())
        .isEqualTo(
            "mixture of entropy 1.609 nats, shares none 0.200, skip_connect 0.200, nor_conv_1x1"
                + " 0.200, nor_conv_3x3 0.200, avg_pool_3x3 0.200");
  }

  @Test
  void halfOfTheEdgesAsSkipConnectionsAreACollapse() {
    String[] some = {
      "skip_connect", "skip_connect", "nor_conv_3x3", "nor_conv_3x3", "nor_conv_1x1", "avg_pool_3x3"
    };
    String[] many = some.clone();
    many[3] = "skip_connect";

    assertThat(cell(some).skips()).isCloseTo(2 / 6.0, within(1e-12));
    assertThat(cell(some).hasCollapsed()).isFalse();
    assertThat(cell(many).hasCollapsed()).isTrue();
    assertThat(cell(many).entropy()).isZero();
    assertThat(cell(many).text())
        .endsWith("; WARNING: 50 % of the derived network's edges are skip connections");
  }

  /** What is none is no edge of the derived network. */
  @Test
  void absentEdgesDoNotCount() {
    String[] words = new String[6];
    Arrays.fill(words, "none");
    assertThat(cell(words).skips()).isZero();
    words[0] = "skip_connect";
    words[5] = "nor_conv_3x3";
    assertThat(cell(words).skips()).isEqualTo(0.5);
  }

  /** Of the 28 edges of two cells 16 are kept. */
  @Test
  void edgesThatAreNotKeptDoNotCount() {
    DartsSettings.Size size = new DartsSettings.Size(4, 3);
    DartsSpace whole = new DartsSpace(new DartsSettings(Stem.SMALL, size, size), IMAGE, 4);
    List<Double> logits = new ArrayList<>(Collections.nCopies(28 * 7, 0.0));
    for (int row = 0; row < 14; row++) {
      logits.set(row * 7 + 2, 1.0);
    }
    assertThat(reading(whole, logits).skips()).isEqualTo(0.5);
  }
}
