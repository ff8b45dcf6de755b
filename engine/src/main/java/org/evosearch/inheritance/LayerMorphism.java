package org.evosearch.inheritance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.inheritance.Matches.Match;
import org.evosearch.inheritance.View.Fidelity;
import org.evosearch.tensor.Tensor;

/** Sets the weights of single layers, given what their input computes in terms of a parent. */
final class LayerMorphism {
  /** A value whose hard sigmoid is 1. */
  private static final float OPEN = 3;

  private final Child child;
  private final ChannelGroups groups;
  private final Net2Wider wider;
  private final UniformRandomProvider random;
  private final List<Integer> passingOn = new ArrayList<>();

  LayerMorphism(Child child, ChannelGroups groups, Net2Wider wider, UniformRandomProvider random) {
    this.child = child;
    this.groups = groups;
    this.wider = wider;
    this.random = random;
  }

  /** New batch normalizations that pass their input on. */
  List<Integer> passingOn() {
    return passingOn;
  }

  /** A node that treats all channels alike shows what the node that it descends from computes. */
  View carried(int node, View in) {
    Optional<Match> match = child.matches().of(node);
    if (match.isEmpty()) {
      return in.lost();
    }
    DonorNetwork donor = donor(match.get());
    boolean same =
        in.shows(match.get().donor(), donor.input(match.get().node()))
            && donor.operation(match.get().node()).equals(child.operation(node));
    return in.channels().width() == donor.channels(match.get().node())
        ? view(match.get(), in.channels(), same && in.isEqual())
        : in.lost();
  }

  private static View view(Match match, ChannelMap channels, boolean isEqual) {
    Fidelity fidelity = isEqual ? Fidelity.EQUAL : Fidelity.LOST;
    return new View(match.donor(), match.node(), channels, fidelity);
  }

  private DonorNetwork donor(Match match) {
    return child.donor(match.donor());
  }

  /** A linear layer or a convolution of one group. */
  View dense(int node, View in) {
    Optional<Match> match = child.matches().of(node);
    if (match.isPresent()) {
      return rewired(node, match.get(), in);
    }
    return child.matches().isNew(node) && in.isKnown() && canPassOn(child.operation(node))
        ? passingOn(node, in)
        : View.NONE;
  }

  private View rewired(int node, Match match, View in) {
    DonorNetwork donor = donor(match);
    int source = donor.input(match.node());
    int before = child.inputs(node).get(0);
    boolean same =
        in.shows(match.donor(), source) && in.channels().width() == donor.channels(source);
    ChannelMap inputs =
        same ? in.channels() : ChannelMap.leading(donor.channels(source), child.channels(before));
    Tensor parents = kernel(donor.arrays(match.node()), child.operation(node));
    ChannelMap outputs =
        groups.map(
            node, donor.channels(match.node()), () -> resized(parents, child.channels(node)));
    Map<String, Tensor> own = child.arrays().of(node);
    Tensor weight = Rewiring.weight(parents, NodeArrays.named(own, "weight"), outputs, inputs);
    wider.breakTies(weight, outputs, random);
    own.put("weight", weight);
    boolean keepsBias = bias(own, donor.arrays(match.node()), outputs);
    boolean exact = same && in.isEqual() && inputs.isComplete() && keepsBias;
    return view(match, outputs, exact && keepsKernel(donor.operation(match.node()), node));
  }

  private static Tensor kernel(Map<String, Tensor> arrays, Operation operation) {
    Tensor weight = NodeArrays.named(arrays, "weight");
    return operation instanceof Convolution convolution
        ? KernelGrowth.centered(weight, convolution.kernel())
        : weight;
  }

  /** The channels of a layer whose width changes. */
  private ChannelMap resized(Tensor weight, int width) {
    int old = weight.shape().get(0);
    return width > old
        ? Net2Wider.map(old, width, random)
        : Narrowing.map(Narrowing.norms(weight), width);
  }

  /** Sets the bias, if there is one; returns whether the parent's is kept. */
  private static boolean bias(
      Map<String, Tensor> own, Map<String, Tensor> parents, ChannelMap outputs) {
    Tensor fresh = own.get("bias");
    Tensor source = parents.get("bias");
    if (fresh == null) {
      return source == null;
    }
    Tensor from = source == null ? Tensor.filled(List.of(outputs.width()), 0) : source;
    own.put("bias", Rewiring.rows(from, fresh, outputs));
    return true;
  }

  /** Whether a kernel is the parent's, possibly in the middle of zeros. */
  private boolean keepsKernel(Operation parents, int node) {
    if (!(parents instanceof Convolution old && child.operation(node) instanceof Convolution own)) {
      return true;
    }
    int side = own.kernel().width();
    int before = old.kernel().width();
    boolean sameGrid = before == 1 || own.dilation() == old.dilation();
    int grown = own.dilation() * (side - before) / 2;
    return side >= before
        && own.stride() == old.stride()
        && sameGrid
        && own.padding() - old.padding() == grown;
  }

  private static boolean canPassOn(Operation operation) {
    return !(operation instanceof Convolution convolution)
        || (convolution.stride() == 1
            && convolution.kernel().width() % 2 == 1
            && convolution.padding()
                == convolution.dilation() * (convolution.kernel().width() - 1) / 2);
  }

  private View passingOn(int node, View in) {
    int width = in.channels().width();
    int own = child.channels(node);
    ChannelMap outputs =
        groups.map(
            node,
            width,
            () -> own > width ? Net2Wider.map(width, own, random) : ChannelMap.leading(width, own));
    Map<String, Tensor> arrays = child.arrays().of(node);
    arrays.computeIfPresent(
        "weight", (name, fresh) -> Net2Deeper.identity(fresh, outputs, in.channels()));
    arrays.computeIfPresent(
        "bias",
        (name, fresh) -> Rewiring.rows(Tensor.filled(List.of(outputs.width()), 0), fresh, outputs));
    return new View(
        in.donor(), in.node(), outputs, in.channels().isComplete() ? in.fidelity() : Fidelity.LOST);
  }

  /** A depthwise convolution. */
  View depthwise(int node, View in) {
    Optional<Match> match = child.matches().of(node);
    if (match.isEmpty()) {
      return child.matches().isNew(node) && in.isKnown() && canPassOn(child.operation(node))
          ? depthwisePassingOn(node, in)
          : in.lost();
    }
    DonorNetwork donor = donor(match.get());
    Map<String, Tensor> parents = donor.arrays(match.get().node());
    ChannelMap channels = channels(node, match.get(), in);
    Map<String, Tensor> own = child.arrays().of(node);
    Tensor kernels = kernel(parents, child.operation(node));
    own.computeIfPresent("weight", (name, fresh) -> Rewiring.rows(kernels, fresh, channels));
    boolean keepsBias = bias(own, parents, channels);
    boolean same = in.shows(match.get().donor(), donor.input(match.get().node()));
    boolean exact = keepsBias && keepsKernel(donor.operation(match.get().node()), node);
    return view(match.get(), channels, same && in.isEqual() && exact);
  }

  private View depthwisePassingOn(int node, View in) {
    Map<String, Tensor> arrays = child.arrays().of(node);
    arrays.computeIfPresent("weight", (name, fresh) -> Net2Deeper.depthwiseIdentity(fresh));
    arrays.computeIfPresent("bias", (name, fresh) -> Tensor.filled(fresh.shape(), 0));
    return in;
  }

  /** The channels of a node that treats each one separately. */
  private ChannelMap channels(int node, Match match, View in) {
    int width = donor(match).channels(match.node());
    return in.isKnown() && in.channels().width() == width
        ? in.channels()
        : ChannelMap.leading(width, child.channels(node));
  }

  /** A batch normalization; a new one passes its input on. */
  View normalization(int node, View in) {
    Optional<Match> match = child.matches().of(node);
    Map<String, Tensor> own = child.arrays().of(node);
    if (match.isPresent()) {
      ChannelMap channels = channels(node, match.get(), in);
      Map<String, Tensor> parents = donor(match.get()).arrays(match.get().node());
      own.replaceAll(
          (name, fresh) ->
              parents.containsKey(name)
                  ? Rewiring.rows(parents.get(name), fresh, channels)
                  : fresh);
      return carried(node, in);
    }
    boolean passes = ((BatchNormalization) child.operation(node)).affine();
    if (!passes || !child.matches().isNew(node)) {
      return in.lost();
    }
    child.arrays().put(node, Net2Deeper.passingOn(own));
    passingOn.add(node);
    return in;
  }

  /** Makes the output of a new branch zero, so that it does not change a sum. */
  void silence(int normalization) {
    Map<String, Tensor> own = child.arrays().of(normalization);
    own.computeIfPresent("scale", (name, fresh) -> Tensor.filled(fresh.shape(), 0));
    own.computeIfPresent("shift", (name, fresh) -> Tensor.filled(fresh.shape(), 0));
    passingOn.remove(Integer.valueOf(normalization));
  }

  /** Squeeze and excitation; the gates of a new one are open if they are hard sigmoids. */
  View excitation(int node, View in) {
    Optional<Match> match = child.matches().of(node);
    Map<String, Tensor> own = child.arrays().of(node);
    if (match.isEmpty()) {
      boolean opens =
          ((SqueezeExcitation) child.operation(node)).gate() == ActivationFunction.HARD_SIGMOID;
      if (!opens || !child.matches().isNew(node)) {
        return in.lost();
      }
      own.computeIfPresent("excite.weight", (name, fresh) -> Tensor.filled(fresh.shape(), 0));
      own.computeIfPresent("excite.bias", (name, fresh) -> Tensor.filled(fresh.shape(), OPEN));
      return in;
    }
    Map<String, Tensor> parents = donor(match.get()).arrays(match.get().node());
    ChannelMap channels = channels(node, match.get(), in);
    rewireExcitation(own, parents, channels);
    boolean sameGate =
        ((SqueezeExcitation) donor(match.get()).operation(match.get().node())).gate()
            == ((SqueezeExcitation) child.operation(node)).gate();
    int source = donor(match.get()).input(match.get().node());
    boolean same = in.shows(match.get().donor(), source) && in.channels().isComplete();
    return view(match.get(), channels, sameGate && same && in.isEqual());
  }

  private void rewireExcitation(
      Map<String, Tensor> own, Map<String, Tensor> parents, ChannelMap channels) {
    Tensor squeeze = NodeArrays.named(parents, "squeeze.weight");
    int reduced = NodeArrays.named(own, "squeeze.bias").shape().get(0);
    ChannelMap hidden =
        reduced == squeeze.shape().get(0)
            ? ChannelMap.leading(reduced, reduced)
            : resized(squeeze, reduced);
    own.replaceAll(
        (name, fresh) ->
            switch (name) {
              case "squeeze.weight" -> Rewiring.weight(squeeze, fresh, hidden, channels);
              case "squeeze.bias" -> Rewiring.rows(NodeArrays.named(parents, name), fresh, hidden);
              case "excite.weight" ->
                  Rewiring.weight(NodeArrays.named(parents, name), fresh, channels, hidden);
              default -> Rewiring.rows(NodeArrays.named(parents, name), fresh, channels);
            });
  }

  /** Any other node: the leading block of each array that there is room for. */
  View rigid(int node, View in) {
    Optional<Match> match = child.matches().of(node);
    if (match.isEmpty()) {
      return View.NONE;
    }
    DonorNetwork donor = donor(match.get());
    boolean fits = !child.arrays().has(node) || Matching.copied(child, node);
    if (!fits) {
      entangle(child.arrays().of(node), donor.arrays(match.get().node()));
    }
    boolean same =
        fits
            && donor.operation(match.get().node()).equals(child.operation(node))
            && in.shows(match.get().donor(), donor.input(match.get().node()))
            && in.channels().isIdentity()
            && child.inputs(node).size() == 1;
    int width = donor.channels(match.get().node());
    return view(match.get(), ChannelMap.leading(width, child.channels(node)), same && in.isEqual());
  }

  private static void entangle(Map<String, Tensor> own, Map<String, Tensor> parents) {
    own.replaceAll(
        (name, fresh) -> {
          Tensor source = parents.get(name);
          return source != null && source.shape().size() == fresh.shape().size()
              ? WeightEntanglement.leadingBlock(source, fresh)
              : fresh;
        });
  }
}
