package org.evosearch.network.layer;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An operation of libtorch that DJL has no call for, in TorchScript. Gradients pass through it.
 *
 * <p>DJL knows no bfloat16: it ends the process that asks for a conversion, and calls the numbers
 * of arrays that have it unknown. So each script takes and gives arrays that it rounds itself. A
 * call costs about ten microseconds more than one of DJL's own.
 */
final class Script {

  /** How TorchScript numbers float32 and bfloat16. */
  private static final int FLOAT32 = 6;

  private static final int BFLOAT16 = 15;

  private static final Map<String, Script> KNOWN = new ConcurrentHashMap<>();

  private final PtSymbolBlock module;

  private Script(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * A function of arrays, once for the whole process.
   *
   * @param inputs how many there are: a0, a1 and so on
   * @param expression in TorchScript
   */
  static Script of(int inputs, String expression) {
    return KNOWN.computeIfAbsent(inputs + " " + expression, text -> load(inputs, expression));
  }

  /** In float32 what an expression of numbers of bfloat16 gives. */
  static String widened(String expression) {
    return "torch.to(" + expression + ", " + FLOAT32 + ")";
  }

  /** In bfloat16 what an expression of numbers of float32 gives. */
  static String rounded(String expression) {
    return "torch.to(" + expression + ", " + BFLOAT16 + ")";
  }

  private static Script load(int inputs, String expression) {
    String arguments =
        IntStream.range(0, inputs)
            .mapToObj(i -> "    a" + i + ": Tensor")
            .collect(Collectors.joining(",\n"));
    byte[] archive = ScriptArchive.of(arguments, expression);
    try {
      PtNDManager manager = (PtNDManager) NDManager.newBaseManager("PyTorch");
      return new Script(
          JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The result, owned by the manager of the first input. */
  PtNDArray run(PtNDArray... inputs) {
    // Of each thread: operations one by one, so that they are those that a call of DJL makes.
    JniUtils.setGraphExecutorOptimize(false);
    return (PtNDArray) IValueUtils.forward(module, new NDList(inputs), true).get(0);
  }
}
