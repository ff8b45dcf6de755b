package org.evosearch.search;

import java.util.List;
import java.util.Locale;
import org.evosearch.evaluation.MemoryDemand;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;

/**
 * The suspected cause of an outcome. One outcome alone proves nothing: a candidate may crash
 * libtorch, and a network may be too large for a device.
 */
enum Suspect {
  /** The trial was not run: its outcome was known before. */
  NOBODY,
  /** The machine worked. */
  CANDIDATE,
  /** A process ended, or a device was full or did not answer. */
  MACHINE;

  /** Parts of libtorch's messages about GPUs, which have no codes. */
  private static final List<String> NO_DEVICE =
      List.of(
          "cuda error",
          "cuda driver",
          "cuda gpus",
          "cuda-capable device",
          "nvidia driver",
          "cudnn error",
          "cudnn_status",
          "cublas_status");

  static Suspect of(Outcome outcome) {
    if (!(outcome instanceof Outcome.Failed failed)) {
      return CANDIDATE;
    }
    return switch (failed.kind()) {
      case CRASHED -> MACHINE;
      case OUT_OF_MEMORY -> MemoryDemand.isRefusal(failed) ? NOBODY : MACHINE;
      case PASSED_OVER, INFEASIBLE, NOT_ON_RECORD -> NOBODY;
      case ERROR -> hasNoDevice(failed.message()) ? MACHINE : CANDIDATE;
      default -> CANDIDATE;
    };
  }

  private static boolean hasNoDevice(String message) {
    String words = message.toLowerCase(Locale.ROOT);
    return NO_DEVICE.stream().anyMatch(words::contains);
  }

  static boolean isCrash(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.kind() == FailureKind.CRASHED;
  }
}
