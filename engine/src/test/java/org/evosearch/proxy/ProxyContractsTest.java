package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;

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
    protected ZeroCostProxy proxy() {
      return new Synflow();
    }

    @Override
    protected boolean growsWithWidth() {
      return true;
    }
  }

  @Nested
  class NaswotContract extends ZeroCostProxyContract {

    @Override
    protected ZeroCostProxy proxy() {
      return new Naswot();
    }

    /** Hadamard: no more than the product of the diagonal, which counts all rectified units. */
    @Override
    protected double most(Architecture network) {
      return TinyTask.BATCH * Math.log((double) Footprint.of(network).activations());
    }
  }

  @Nested
  class JacovContract extends ZeroCostProxyContract {

    @Override
    protected ZeroCostProxy proxy() {
      return new Jacov();
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
    protected ZeroCostProxy proxy() {
      return new GradNorm();
    }

    @Override
    protected double least() {
      return 0;
    }
  }

  @Nested
  class SnipContract extends ZeroCostProxyContract {

    @Override
    protected ZeroCostProxy proxy() {
      return new Snip();
    }

    @Override
    protected double least() {
      return 0;
    }
  }

  @Nested
  class ZicoContract extends ZeroCostProxyContract {

    @Override
    protected ZeroCostProxy proxy() {
      return new Zico();
    }
  }

  @Nested
  class L2NormContract extends ZeroCostProxyContract {

    @Override
    protected ZeroCostProxy proxy() {
      return new L2Norm();
    }

    @Override
    protected double least() {
      return 0;
    }

    @Override
    protected boolean growsWithWidth() {
      return true;
    }
  }

  @Nested
  class SwapContract extends ZeroCostProxyContract {

    @Override
    protected ZeroCostProxy proxy() {
      return Swap.UNREGULARIZED;
    }

    @Override
    protected double least() {
      return 0;
    }

    @Override
    protected int batchSize() {
      return TinyTask.IMAGES;
    }

    /** Patterns of a batch, or units, whichever are fewer. */
    @Override
    protected double most(Architecture network) {
      return Math.min(1 << batchSize(), Footprint.of(network).activations());
    }
  }

  @Nested
  class ExpressivityContract extends ZeroCostProxyContract {

    @Override
    protected ZeroCostProxy proxy() {
      return new Expressivity();
    }

    @Override
    protected double least() {
      return -1e-6;
    }

    /** No more than if all channels of all nodes varied equally and independently. */
    @Override
    protected double most(Architecture network) {
      return network.nodes().size() * Math.log(TinyTask.IMAGE.elements() * 32.0);
    }
  }

  @Nested
  class ProgressivityContract extends ZeroCostProxyContract {

    @Override
    protected ZeroCostProxy proxy() {
      return new Progressivity();
    }
  }

  @Nested
  class TrainabilityContract extends ZeroCostProxyContract {

    @Override
    protected ZeroCostProxy proxy() {
      return new Trainability();
    }

    @Override
    protected double most(Architecture network) {
      return 1e-6;
    }
  }

  @Nested
  class ComplexityContract extends ZeroCostProxyContract {

    @Override
    protected ZeroCostProxy proxy() {
      return new Complexity();
    }

    @Override
    protected boolean looksAtWeights() {
      return false;
    }

    @Override
    protected double least() {
      return 0;
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
            new L2NormContract(),
            new SwapContract(),
            new ExpressivityContract(),
            new ProgressivityContract(),
            new TrainabilityContract(),
            new ComplexityContract());

    assertThat(contracts.stream().map(ZeroCostProxyContract::proxy))
        .containsExactlyInAnyOrderElementsOf(ProxyCatalog.PROXIES);
  }
}
