package org.evosearch.scoring;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evosearch.dataset.table.Preparation;
import org.evosearch.dataset.table.PreparationJson;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.TableFacts;
import org.evosearch.snapshot.SnapshotColumn;
import org.jspecify.annotations.Nullable;

/** A trained network for the rows of a table, which prepares them as its training rows were. */
public final class RowPredictor implements Scorer {

  private final LoadedNetwork network;
  private final ModelFacts facts;
  private final List<TableFacts.Target> targets;
  private final Preparation preparation;

  private RowPredictor(LoadedNetwork network, ModelFacts facts, TableFacts table) {
    this.network = network;
    this.facts = facts;
    this.targets = table.targets();
    this.preparation = preparation(table);
  }

  private static Preparation preparation(TableFacts table) {
    try {
      return PreparationJson.read(table.columns()).used();
    } catch (IllegalArgumentException e) {
      throw new ModelException("Cannot use the model: model.json: " + e.getMessage(), e);
    }
  }

  /**
   * The columns that a model uses, in the order of its table.
   *
   * @throws ModelException if it does not take rows of a table; one line
   */
  public static List<SnapshotColumn> columns(ModelFacts facts) {
    return preparation(table(facts)).columns().stream().map(column -> column.source()).toList();
  }

  private static TableFacts table(ModelFacts facts) {
    return facts
        .table()
        .orElseThrow(() -> new ModelException("Cannot use the model: it takes no rows of a table"));
  }

  /**
   * Loads a model.
   *
   * @throws ModelException if that fails, or it does not take rows of a table; one line
   */
  public static RowPredictor open(ModelFiles model, DeviceSlot slot) {
    ModelFacts facts = model.facts();
    TableFacts table = table(facts);
    return new RowPredictor(LoadedNetwork.open(model, slot), facts, table);
  }

  @Override
  public ModelFacts facts() {
    return facts;
  }

  /**
   * The input of a row.
   *
   * @param numbers of the numeric columns among {@link #columns}, in order; NaN if missing
   * @param texts of the others, in order; null if missing
   * @return the network's input, (F)
   */
  public float[] input(double[] numbers, List<@Nullable String> texts) {
    return preparation.apply(numbers, texts);
  }

  @Override
  public List<double[]> outputs(List<float[]> rows) {
    int width = preparation.width();
    float[] batch = new float[Math.multiplyExact(rows.size(), width)];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, batch, i * width, width);
    }
    UnaryOperator<NDArray> last =
        targets.isEmpty() ? logits -> logits.softmax(1) : NDArray::duplicate;
    return network.run(batch, rows.size(), last).stream().map(this::inOwnUnits).toList();
  }

  private double[] inOwnUnits(float[] outputs) {
    double[] numbers = LoadedNetwork.widened(outputs);
    for (int i = 0; i < targets.size(); i++) {
      numbers[i] = numbers[i] * targets.get(i).deviation() + targets.get(i).mean();
    }
    return numbers;
  }

  @Override
  public void close() {
    network.close();
  }
}
