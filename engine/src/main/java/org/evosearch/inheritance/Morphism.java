package org.evosearch.inheritance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.inheritance.View.Fidelity;

/**
 * Puts together the weights of a child so that it computes what a parent does wherever the rules
 * allow. It visits the nodes in order and tracks what each of them computes in terms of a parent,
 * on which the weights of later nodes depend.
 *
 * <p>Tao Wei, Changhu Wang, Yong Rui, Chang Wen Chen: Network Morphism. ICML 2016; Tianqi Chen et
 * al.: Net2Net. ICLR 2016. The set of rules is ours.
 */
final class Morphism {
  private final Child child;
  private final LayerMorphism layers;
  private final Branches branches;
  private final List<View> views = new ArrayList<>();

  /**
   * Begins with fresh weights.
   *
   * @param wider how much copies of channels differ
   * @param random for copies of channels and the noise that tells them apart
   */
  Morphism(Child child, Net2Wider wider, UniformRandomProvider random) {
    this.child = child;
    this.layers = new LayerMorphism(child, new ChannelGroups(child.architecture()), wider, random);
    this.branches = new Branches(child, layers);
  }

  /** Sets the weights; may be called once. */
  Inherited begin(String born) {
    for (int node = 0; node < child.size(); node++) {
      views.add(view(node));
    }
    return child.inherited(child.descending(), layers.passingOn(), born, preserves());
  }

  private boolean preserves() {
    View output = views.get(child.size() - 1);
    return output.isEqual() && output.channels().isIdentity() && isOutput(output);
  }

  private boolean isOutput(View view) {
    return view.node() == donor(view).architecture().nodes().size() - 1;
  }

  /** The parent of a view; the first one if the view is of the images, which all parents share. */
  private DonorNetwork donor(View view) {
    return child.donor(Math.max(0, view.donor()));
  }

  private View view(int node) {
    return switch (Role.of(child.operation(node))) {
      case INPUT -> View.ofImages(child.channels(node));
      case PASSING -> input(node);
      case ACTIVATION -> activation(node, input(node));
      case DENSE -> layers.dense(node, input(node));
      case DEPTHWISE -> layers.depthwise(node, input(node));
      case NORMALIZATION -> layers.normalization(node, input(node));
      case CHANNELWISE -> layers.carried(node, input(node));
      case FLATTENING -> flattened(node, input(node));
      case SUM -> branches.sum(node, views);
      case PRODUCT -> branches.product(node, inputs(node));
      case CONCATENATION -> branches.concatenation(node, inputs(node));
      case EXCITATION -> layers.excitation(node, input(node));
      case RIGID -> layers.rigid(node, input(node));
    };
  }

  private View input(int node) {
    return views.get(child.inputs(node).get(0));
  }

  private List<View> inputs(int node) {
    return child.inputs(node).stream().map(views::get).toList();
  }

  /**
   * Weights before and after it are kept even if its function changes, which is a separate gene.
   */
  private View activation(int node, View in) {
    ActivationFunction function = ((Activation) child.operation(node)).function();
    Optional<Matches.Match> match = child.matches().of(node);
    if (match.isPresent() && in.shows(match.get().donor(), input(match.get()))) {
      return layers.carried(node, rectified(in, function));
    }
    if (in.isKnown() && donor(in).isPositive(in.node()) && Net2Deeper.keepsPositive(function)) {
      return in;
    }
    return function == ActivationFunction.RELU && in.isEqual()
        ? in.with(Fidelity.RECTIFIED)
        : in.lost();
  }

  private int input(Matches.Match match) {
    return child.donor(match.donor()).input(match.node());
  }

  /** ReLU after ReLU changes nothing. */
  private static View rectified(View in, ActivationFunction function) {
    boolean again = function == ActivationFunction.RELU && in.fidelity() == Fidelity.RECTIFIED;
    return again ? in.with(Fidelity.EQUAL) : in;
  }

  private View flattened(int node, View in) {
    TensorShape own = child.architecture().shapes().get(child.inputs(node).get(0));
    TensorShape parents = in.isKnown() ? shape(in) : own;
    if (!in.isKnown() || !own.isImage() || !parents.isImage() || !haveEqualSides(own, parents)) {
      return own.isImage() ? View.NONE : layers.carried(node, in);
    }
    ChannelMap features = in.channels().flattened(own.height() * own.width());
    return layers.carried(node, new View(in.donor(), in.node(), features, in.fidelity()));
  }

  private TensorShape shape(View view) {
    return donor(view).architecture().shapes().get(view.node());
  }

  private static boolean haveEqualSides(TensorShape one, TensorShape other) {
    return one.height() == other.height() && one.width() == other.width();
  }
}
