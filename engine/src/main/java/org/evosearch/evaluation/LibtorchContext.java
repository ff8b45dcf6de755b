package org.evosearch.evaluation;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import org.evosearch.training.Arithmetic;
import org.evosearch.training.Arithmetic.Algorithms;
import org.evosearch.training.Arithmetic.Tf32;

/**
 * The arithmetic of libtorch on GPUs, for the whole process. DJL sets only one of these switches,
 * and only when it loads libtorch; this class calls the methods of libtorch's {@code at::Context}
 * by their mangled names in the library.
 */
final class LibtorchContext {

  private static final String NAME = "_ZN2at7Context";

  private final NativeLibrary library;
  private final Pointer context;

  private LibtorchContext(NativeLibrary library) {
    this.library = library;
    this.context = library.getFunction("_ZN2at13globalContextEv").invokePointer(new Object[0]);
  }

  /** The context of the loaded libtorch. */
  static LibtorchContext loaded() {
    Path file = Path.of(LibUtils.getLibtorchPath()).resolve(System.mapLibraryName("torch_cpu"));
    return new LibtorchContext(NativeLibrary.getInstance(file.toString()));
  }

  /**
   * Sets the arithmetic of all later computations.
   *
   * @throws IllegalStateException if this libtorch has no such switch
   */
  void use(Arithmetic arithmetic) {
    try {
      set("17setAllowTF32CuDNNEb", arithmetic.tf32() != Tf32.NONE);
      set("18setAllowTF32CuBLASEb", arithmetic.tf32() == Tf32.ALL);
      set("17setBenchmarkCuDNNEb", arithmetic.algorithms() == Algorithms.BENCHMARK);
      boolean deterministic = arithmetic.algorithms() == Algorithms.DETERMINISTIC;
      set("21setDeterministicCuDNNEb", deterministic);
      function("26setDeterministicAlgorithmsEbb")
          .invokeVoid(new Object[] {context, flag(deterministic), flag(false)});
    } catch (UnsatisfiedLinkError e) {
      throw new IllegalStateException(
          "Cannot set training.tf32 and training.algorithms: this libtorch has no such switch", e);
    }
  }

  /** The arithmetic in use; the precision is not a switch of libtorch. */
  Arithmetic inUse() {
    boolean inConvolutions = is("K2at7Context14allowTF32CuDNNEv");
    boolean everywhere = is("K2at7Context15allowTF32CuBLASEv");
    Tf32 tf32 = everywhere ? Tf32.ALL : inConvolutions ? Tf32.CONVOLUTIONS : Tf32.NONE;
    boolean benchmark = is("K2at7Context14benchmarkCuDNNEv");
    boolean deterministic =
        is("K2at7Context18deterministicCuDNNEv") && is("K2at7Context23deterministicAlgorithmsEv");
    return new Arithmetic(
        Arithmetic.PLAIN.precision(),
        tf32,
        deterministic
            ? Algorithms.DETERMINISTIC
            : benchmark ? Algorithms.BENCHMARK : Algorithms.ANY);
  }

  private void set(String method, boolean value) {
    function(method).invokeVoid(new Object[] {context, flag(value)});
  }

  private Function function(String method) {
    return library.getFunction(NAME + method);
  }

  private static int flag(boolean value) {
    return value ? 1 : 0;
  }

  /** Only the lowest byte of a returned C++ {@code bool} is defined. */
  private boolean is(String method) {
    return (library.getFunction("_ZN" + method).invokeInt(new Object[] {context}) & 0xFF) != 0;
  }
}
