package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.evosearch.architecture.Architecture;
import org.evosearch.training.TaskData;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for all proxies. */
class ProxyCatalogTest {

  private static final Architecture NETWORK = TinyTask.residual();

  private static double score(ZeroCostProxy proxy, ProbeImages images) {
    return proxy.score(NETWORK, 5, images, TinyTask.BATCH);
  }

  @Test
  void theImagesDeriveFromTheRunsSeed() {
    try (TaskData images = TinyTask.images()) {
      double score = score(new Snip(), new ProbeImages(images, 1));

      assertThat(score(new Snip(), new ProbeImages(images, 1))).isEqualTo(score);
      assertThat(score(new Snip(), new ProbeImages(images, 2))).isNotEqualTo(score);
    }
  }

  /** Two batches that are the same have gradients without deviation. */
  @Test
  void weightsWhoseGradientDoesNotVaryDoNotCountForZico() {
    int half = Math.toIntExact(TinyTask.BATCH * TinyTask.IMAGE.elements());
    try (TaskData images = TinyTask.images(i -> 37 * (i % half) % 251)) {
      ProbeImages same = new ProbeImages(images, new int[] {0, 1, 2, 0, 1, 2});

      assertThat(new Zico().score(NETWORK, 5, same, 3)).isZero();
    }
  }

  @ParameterizedTest
  @FieldSource("org.evosearch.proxy.ProxyCatalog#PROXIES")
  void aScoreIsRecordedUnderTheNameOfItsProxy(ZeroCostProxy proxy) {
    assertThat(ProxyCatalog.named(proxy.key())).isEqualTo(proxy);
    assertThat(proxy.metric().isLargerBetter()).isTrue();
    assertThat(Metric.WELL_KNOWN).doesNotContain(proxy.metric());
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> ProxyCatalog.named("luck"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid proxy: luck (one of complexity, expressivity, ");
  }

  @Test
  void batchesAreThePublishedOnesUnlessOtherwiseSaid() {
    assertThat(new Synflow().images(0)).isZero();
    assertThat(new Jacov().images(0)).isEqualTo(64);
    assertThat(new Naswot().images(0)).isEqualTo(128);
    assertThat(new Zico().images(0)).isEqualTo(256);
    assertThat(new Zico().images(10)).isEqualTo(20);
  }
}
