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
 * <p>DJL does not support bfloat16: a conversion to it ends the process, and the type of such
 * arrays is unknown to it. Scripts therefore contain the conversions. A call costs about ten
 * microseconds more than one of DJL's own.
 */
final class Script {

  /** TorchScript's numbers for float32 and bfloat16. */
  private static final int FLOAT32 = 6;

  private static final int BFLOAT16 = 15;

  private static final Map<String, Script> KNOWN = new ConcurrentHashMap<>();

  private final PtSymbolBlock module;

  private Script(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * A function of arrays, loaded once per process.
   *
   * @param inputs their number; they are named a0, a1 and so on
   * @param expression in TorchScript
   */
  static Script of(int inputs, String expression) {
    return KNOWN.computeIfAbsent(inputs + " " + expression, text -> load(inputs, expression));
  }

  /** Converts the value of an expression from bfloat16 to float32. */
  static String widened(String expression) {
    return "torch.to(" + expression + ", " + FLOAT32 + ")";
  }

  /** Rounds the value of an expression from float32 to bfloat16. */
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
    // Set for each thread: unoptimized, the operations are those that calls of DJL make.
    JniUtils.setGraphExecutorOptimize(false);
    return (PtNDArray) IValueUtils.forward(module, new NDList(inputs), true).get(0);
  }
}
