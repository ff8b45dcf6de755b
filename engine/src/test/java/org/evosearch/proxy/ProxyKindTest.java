package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.training.TaskImages;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for all proxies. */
class ProxyKindTest {

  private static final Architecture NETWORK = TinyTask.residual();

  private static double score(ProxyKind proxy, ProbeImages images) {
    return proxy.score(NETWORK, 5, images, TinyTask.BATCH);
  }

  @Test
  void theImagesDeriveFromTheRunsSeed() {
    try (TaskImages images = TinyTask.images()) {
      double score = score(ProxyKind.SNIP, new ProbeImages(images, 1));

      assertThat(score(ProxyKind.SNIP, new ProbeImages(images, 1))).isEqualTo(score);
      assertThat(score(ProxyKind.SNIP, new ProbeImages(images, 2))).isNotEqualTo(score);
    }
  }

  @Test
  void sizesAreCounted() {
    try (TaskImages images = TinyTask.images()) {
      Footprint footprint = Footprint.of(NETWORK);
      ProbeImages probe = new ProbeImages(images, 1);

      assertThat(score(ProxyKind.PARAMS, probe)).isEqualTo((double) footprint.parameters());
      assertThat(score(ProxyKind.FLOPS, probe)).isEqualTo((double) footprint.multiplyAdds());
    }
  }

  /** Two batches that are the same have gradients without deviation. */
  @Test
  void weightsWhoseGradientDoesNotVaryDoNotCountForZico() {
    int half = Math.toIntExact(TinyTask.BATCH * TinyTask.IMAGE.elements());
    try (TaskImages images = TinyTask.images(i -> 37 * (i % half) % 251)) {
      ProbeImages same = new ProbeImages(images, new int[] {0, 1, 2, 0, 1, 2});

      assertThat(ProxyKind.ZICO.score(NETWORK, 5, same, 3)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(ProxyKind.class)
  void aScoreIsRecordedUnderItsName(ProxyKind proxy) {
    assertThat(proxy.metric().map(Metric::key).orElse(proxy.key())).isEqualTo(proxy.key());
    assertThat(proxy.metric().map(Metric::isLargerBetter).orElse(true)).isTrue();
  }

  @Test
  void batchesAreThePublishedOnesUnlessOtherwiseSaid() {
    assertThat(ProxyKind.SYNFLOW.images(0)).isZero();
    assertThat(ProxyKind.JACOV.images(0)).isEqualTo(64);
    assertThat(ProxyKind.NASWOT.images(0)).isEqualTo(128);
    assertThat(ProxyKind.ZICO.images(0)).isEqualTo(256);
    assertThat(ProxyKind.ZICO.images(10)).isEqualTo(20);
  }
}
