package org.evosearch.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Evaluators that write in a file when they are opened and closed, and trials that may fill the
 * heap.
 *
 * @param file to which "open" and "close" are appended, with the name of the recipe
 * @param name of the recipe
 * @param formula evaluates trials
 * @param hoardedMebibytes heap that each trial takes while it runs
 */
public record ResourceRecipe(String file, String name, FormulaRecipe formula, int hoardedMebibytes)
    implements EvaluatorRecipe {

  private static final long serialVersionUID = 1L;

  /** Pieces that are small beside regions of the heap, so that they take no more than they have. */
  private static final int PIECE = 1 << 16;

  private static final int PIECES = (1 << 20) / PIECE;

  /** Evaluators whose trials take no heap. */
  public static ResourceRecipe named(Path file, String name, int longestMillis) {
    FormulaRecipe formula = new FormulaRecipe(longestMillis, Set.of(), Set.of());
    return new ResourceRecipe(file.toString(), name, formula, 0);
  }

  @Override
  public Evaluator open(DeviceSlot device) {
    note("open");
    return new HoardingEvaluator(this, formula.open(device));
  }

  private void note(String what) {
    try {
      Files.writeString(
          Path.of(file),
          what + " " + name + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record HoardingEvaluator(ResourceRecipe recipe, Evaluator formula) implements Evaluator {

    @Override
    public Outcome evaluate(Trial trial, Execution started) {
      List<byte[]> hoard = new ArrayList<>();
      for (int i = 0; i < recipe.hoardedMebibytes() * PIECES; i++) {
        hoard.add(new byte[PIECE]);
      }
      try {
        return formula.evaluate(trial, started);
      } finally {
        Reference.reachabilityFence(hoard);
      }
    }

    @Override
    public void close() {
      formula.close();
      recipe.note("close");
    }
  }
}
