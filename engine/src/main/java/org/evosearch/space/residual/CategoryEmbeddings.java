package org.evosearch.space.residual;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Remainder;
import org.evosearch.architecture.operation.Truncation;

/**
 * Embeddings of categories: each category of a column has a learned vector. Applied to the one-hot
 * inputs of a column, a linear layer without bias selects the vector of the category.
 *
 * @param categories number of one-hot inputs of each column with categories; they are the last ones
 *     of a row
 * @param from columns with at least this many inputs are embedded; others are left as they are
 */
record CategoryEmbeddings(List<Integer> categories, int from) {

  /** Nothing is embedded. */
  static final CategoryEmbeddings NONE = new CategoryEmbeddings(List.of(), Integer.MAX_VALUE);

  /** Copies the list. */
  CategoryEmbeddings {
    categories = List.copyOf(categories);
  }

  /** Whether there is a column to be embedded. */
  boolean isAny() {
    return categories.stream().anyMatch(inputs -> inputs >= from);
  }

  /**
   * Adds the embeddings after the input, if there are any.
   *
   * @param features F, all inputs of a row
   * @param width length of a vector, reduced to the number of inputs of its column if that is less
   */
  void addTo(Architecture.Builder builder, int features, int width) {
    if (!isAny()) {
      return;
    }
    int input = builder.last();
    List<Integer> parts = new ArrayList<>();
    int plain = 0;
    int start = features - categories.stream().mapToInt(Integer::intValue).sum();
    for (int inputs : categories) {
      if (inputs >= from) {
        if (start > plain) {
          parts.add(addSlice(builder, input, new Slice(plain, start, features)));
        }
        addSlice(builder, input, new Slice(start, start + inputs, features));
        parts.add(builder.then(new Linear(Math.min(width, inputs), false)));
        plain = start + inputs;
      }
      start += inputs;
    }
    if (plain < features) {
      parts.add(addSlice(builder, input, new Slice(plain, features, features)));
    }
    if (parts.size() > 1) {
      builder.add(new Concatenation(), parts.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** Inputs {@code start} to {@code end - 1} of {@code all}. */
  private record Slice(int start, int end, int all) {}

  private static int addSlice(Architecture.Builder builder, int input, Slice slice) {
    int node = input;
    if (slice.start() > 0) {
      node = builder.add(new Remainder(slice.start()), node);
    }
    if (slice.end() < slice.all()) {
      node = builder.add(new Truncation(slice.end() - slice.start()), node);
    }
    return node;
  }
}
