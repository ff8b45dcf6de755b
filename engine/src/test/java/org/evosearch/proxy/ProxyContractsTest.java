package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every proxy under the contract, with the bounds that its formula has. */
class ProxyContractsTest {

  @Nested
  class SynflowContract extends ZeroCostProxyContract {

    @Override
    protected ProxyKind proxy() {
      return ProxyKind.SYNFLOW;
    }

    @Override
    protected boolean growsWithWidth() {
      return true;
    }
  }

  @Nested
  class NaswotContract extends ZeroCostProxyContract {

    @Override
    protected ProxyKind proxy() {
      return ProxyKind.NASWOT;
    }

    /** Hadamard: no more than the product of the diagonal, which counts all rectified units. */
    @Override
    protected double most(Architecture network) {
      return TinyTask.BATCH * Math.log(Footprint.of(network).activations());
    }
  }

  @Nested
  class JacovContract extends ZeroCostProxyContract {

    @Override
    protected ProxyKind proxy() {
      return ProxyKind.JACOV;
    }

    /** Gradients that do not correlate: all eigenvalues are 1. */
    @Override
    protected double most(Architecture network) {
      return -TinyTask.BATCH * (Math.log(1 + 1e-5) + 1 / (1 + 1e-5));
    }
  }

  @Nested
  class GradNormContract extends ZeroCostProxyContract {

    @Override
    protected ProxyKind proxy() {
      return ProxyKind.GRAD_NORM;
    }

    @Override
    protected double least() {
      return 0;
    }
  }

  @Nested
  class SnipContract extends ZeroCostProxyContract {

    @Override
    protected ProxyKind proxy() {
      return ProxyKind.SNIP;
    }

    @Override
    protected double least() {
      return 0;
    }
  }

  @Nested
  class ZicoContract extends ZeroCostProxyContract {

    @Override
    protected ProxyKind proxy() {
      return ProxyKind.ZICO;
    }
  }

  @Nested
  class ParametersContract extends ZeroCostProxyContract {

    @Override
    protected ProxyKind proxy() {
      return ProxyKind.PARAMS;
    }

    @Override
    protected boolean looksAtWeights() {
      return false;
    }

    @Override
    protected double least() {
      return 1;
    }

    @Override
    protected boolean growsWithWidth() {
      return true;
    }
  }

  @Nested
  class MultiplyAddsContract extends ZeroCostProxyContract {

    @Override
    protected ProxyKind proxy() {
      return ProxyKind.FLOPS;
    }

    @Override
    protected boolean looksAtWeights() {
      return false;
    }

    @Override
    protected double least() {
      return 1;
    }

    @Override
    protected boolean growsWithWidth() {
      return true;
    }
  }

  @Test
  void everyProxyIsUnderTheContract() {
    List<ZeroCostProxyContract> contracts =
        List.of(
            new SynflowContract(),
            new NaswotContract(),
            new JacovContract(),
            new GradNormContract(),
            new SnipContract(),
            new ZicoContract(),
            new ParametersContract(),
            new MultiplyAddsContract());

    assertThat(contracts.stream().map(ZeroCostProxyContract::proxy))
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(ProxyKind.values()));
  }
}
