package org.evosearch.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.ClassToken;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Crop;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.FirstToken;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Identity;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Mixture;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.PatchEmbedding;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.PositionEmbedding;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.RelativeAttention;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.ToImage;
import org.evosearch.architecture.operation.ToTokens;
import org.evosearch.architecture.operation.Truncation;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/** Architectures drawn from all operations, with branches; the same seed gives the same one. */
public final class RandomArchitectures {

  private static final int NODES = 14;
  private static final int CLASSES = 5;

  private final Random random;
  private Architecture architecture;

  private RandomArchitectures(long seed) {
    random = new Random(seed);
    architecture =
        Architecture.of(TensorShape.image(2 * oneTo(2), 3 + oneTo(5), 3 + oneTo(5))).build();
  }

  /** An architecture that ends with a linear layer of five units. */
  public static Architecture of(long seed) {
    RandomArchitectures drawn = new RandomArchitectures(seed);
    while (drawn.size() < NODES) {
      drawn.grow();
    }
    if (!drawn.architecture.outputShape().isVector()) {
      drawn.add(new Flatten(), List.of(drawn.size() - 1));
    }
    drawn.add(new Linear(CLASSES, true), List.of(drawn.size() - 1));
    return drawn.architecture;
  }

  private int size() {
    return architecture.nodes().size();
  }

  private int oneTo(int last) {
    return 1 + random.nextInt(last);
  }

  /** Adds a random operation to a late node, if it fits. */
  private void grow() {
    int input = Math.max(0, size() - oneTo(2));
    TensorShape shape = architecture.shapes().get(input);
    List<Integer> twins =
        IntStream.range(0, size())
            .filter(node -> architecture.shapes().get(node).equals(shape))
            .boxed()
            .toList();
    try {
      if (random.nextInt(4) == 0) {
        add(merging(twins.size()), twins);
      } else {
        add(unary(shape), List.of(input));
      }
    } catch (ShapeException unfit) {
      assert unfit.getMessage() != null;
    }
  }

  private void add(Operation operation, List<Integer> inputs) {
    var nodes = new ArrayList<>(architecture.nodes());
    nodes.add(new Node(operation, inputs));
    Architecture larger = new Architecture(nodes);
    if (larger.outputShape().elements() <= 2000) {
      architecture = larger;
    }
  }

  private Operation merging(int inputs) {
    return switch (random.nextInt(4)) {
      case 0 -> new Sum();
      case 1 -> new Product();
      case 2 -> new Concatenation();
      default -> new Mixture(random.doubles(inputs).boxed().toList());
    };
  }

  private Operation unary(TensorShape shape) {
    return shape.isImage() ? ofImage(shape) : shape.isTokens() ? ofTokens(shape) : ofVector();
  }

  private Operation ofImage(TensorShape shape) {
    return switch (random.nextInt(15)) {
      case 0, 1, 2 -> convolution(shape.channels());
      case 3 -> new Pooling(anyOf(Pooling.Kind.values()), 3, oneTo(2), 1);
      case 4 -> new BatchNormalization(random.nextBoolean());
      case 5 -> new SqueezeExcitation(oneTo(3), ActivationFunction.HARD_SIGMOID);
      case 6 -> new Crop(random.nextInt(2), random.nextInt(2));
      case 7 -> new Zero(oneTo(2));
      case 8 -> new ToTokens();
      case 9 -> new PatchEmbedding(oneTo(6), oneTo(2));
      case 10 -> new GlobalAveragePooling();
      case 11 -> new Flatten();
      case 12 -> new Truncation(oneTo(shape.channels()));
      default -> anywhere();
    };
  }

  private Operation convolution(int channels) {
    int kernel = oneTo(3);
    int groups = random.nextBoolean() ? channels : 1;
    int dilation = oneTo(2);
    int padding = dilation * (kernel - 1) / 2;
    return new Convolution(
        2 * channels, kernel, oneTo(2), padding, dilation, groups, random.nextBoolean());
  }

  private Operation ofTokens(TensorShape shape) {
    return switch (random.nextInt(10)) {
      case 0 -> new SelfAttention(oneTo(3), oneTo(4));
      case 1 -> relativeAttention(shape.dimensions().get(0));
      case 2 -> new ClassToken();
      case 3 -> new PositionEmbedding();
      case 4 -> new LayerNormalization();
      case 5 -> new Linear(oneTo(8), random.nextBoolean());
      case 6 -> new ToImage(shape.dimensions().get(0), 1);
      case 7 -> new FirstToken();
      case 8 -> new GlobalAveragePooling();
      default -> anywhere();
    };
  }

  /** A single token has no patches behind it. */
  private Operation relativeAttention(int tokens) {
    SelfAttention plain = new SelfAttention(oneTo(3), oneTo(4));
    int rows = tokens % 2 == 1 ? 2 : 1;
    return tokens == 1
        ? plain
        : new RelativeAttention(plain.heads(), plain.headWidth(), rows, (tokens - 1) / rows, 2);
  }

  private Operation ofVector() {
    return switch (random.nextInt(4)) {
      case 0 -> new Linear(oneTo(8), random.nextBoolean());
      case 1 -> new LayerNormalization();
      case 2 -> new BatchNormalization(random.nextBoolean());
      default -> anywhere();
    };
  }

  private Operation anywhere() {
    return switch (random.nextInt(5)) {
      case 0 -> new Dropout(0.3);
      case 1 -> new DropPath(0.2);
      case 2 -> new Identity();
      default -> new Activation(anyOf(ActivationFunction.values()));
    };
  }

  private <T> T anyOf(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
