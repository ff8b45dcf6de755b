package org.evosearch.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;

class BatchStatisticsTest {

  private static Architecture.Builder image(int side) {
    return Architecture.of(TensorShape.image(2, side, side));
  }

  @Test
  void aFeatureMapOfSeveralPixelsHasStatistics() {
    Architecture.Builder network = image(2);
    network.then(new BatchNormalization(true));
    network.then(new GlobalAveragePooling());

    assertThat(BatchStatistics.needSeveralImages(network.build())).isFalse();
  }

  @Test
  void aFeatureMapOfOnePixelHasNone() {
    Architecture.Builder network = image(1);
    network.then(new BatchNormalization(false));
    network.then(new Flatten());

    assertThat(BatchStatistics.needSeveralImages(network.build())).isTrue();
  }

  @Test
  void aVectorHasNone() {
    Architecture.Builder network = image(2);
    network.then(new Flatten());
    network.then(new Linear(3, true));
    network.then(new BatchNormalization(true));

    assertThat(BatchStatistics.needSeveralImages(network.build())).isTrue();
  }

  @Test
  void networksWithoutBatchNormalizationNeedNone() {
    Architecture.Builder network = image(1);
    network.then(new Flatten());

    assertThat(BatchStatistics.needSeveralImages(network.build())).isFalse();
  }
}
