package org.evosearch.jobs.drawing;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.shape.Kernel;

/** Short labels of operations, such as {@code conv 3x3, 16 channels}. */
public final class LayerLabel {

  /** Record components that labels leave out. */
  private static final Set<String> LEFT_OUT = Set.of("bias", "image", "padding");

  private LayerLabel() {}

  /** The name of an operation with what sets it apart. */
  public static String of(Operation operation) {
    if (operation instanceof Convolution convolution) {
      return convolution(convolution);
    }
    if (operation instanceof Pooling pooling) {
      return word(pooling.kind().name()) + " pool " + window(pooling.kernel(), pooling.stride());
    }
    if (operation instanceof Linear linear) {
      return "linear, " + linear.units() + " units";
    }
    return operation instanceof Activation activation
        ? word(activation.function().name())
        : named(operation);
  }

  private static String convolution(Convolution convolution) {
    String groups = convolution.groups() == 1 ? "" : ", " + convolution.groups() + " groups";
    String dilation = convolution.dilation() == 1 ? "" : ", dilation " + convolution.dilation();
    return "conv "
        + window(convolution.kernel(), convolution.stride())
        + ", "
        + convolution.channels()
        + " channels"
        + groups
        + dilation;
  }

  private static String window(Kernel kernel, int stride) {
    return kernel.height() + "\u00d7" + kernel.width() + (stride == 1 ? "" : " /" + stride);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The class's name in words, then the values of its numbers. */
  private static String named(Operation operation) {
    String words =
        word(operation.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " "));
    RecordComponent[] components = operation.getClass().getRecordComponents();
    String values =
        Arrays.stream(components == null ? new RecordComponent[0] : components)
            .filter(component -> !LEFT_OUT.contains(component.getName()))
            .map(component -> value(operation, component))
            .filter(value -> !value.isEmpty())
            .collect(Collectors.joining(", "));
    return values.isEmpty() ? words : words + ", " + values;
  }

  private static String value(Operation operation, RecordComponent component) {
    try {
      Object value = Objects.requireNonNull(component.getAccessor().invoke(operation));
      boolean plain = value instanceof Number || value instanceof Enum<?>;
      return plain && !List.of(0, 0.0).contains(value)
          ? word(component.getName().replaceAll("(?=[A-Z])", " ")) + " " + shortened(value)
          : "";
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("[BUG] Expected a readable record: " + operation, e);
    }
  }

  private static String shortened(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.3g", number)
        : word(String.valueOf(value));
  }
}
