package org.evosearch.export.onnx;

import java.util.List;
import java.util.Locale;
import org.evosearch.architecture.operation.RelativeAttention;
import org.evosearch.export.TokenDistances;

/** Self-attention whose keys and values also depend on the relative position of the two tokens. */
final class OnnxRelativeAttention extends OnnxAttention {

  private final RelativeAttention operation;
  private final OnnxNode node;
  private final long tokens;

  OnnxRelativeAttention(RelativeAttention operation, OnnxNode node) {
    super(operation.withoutPlaces(), node);
    this.operation = operation;
    this.node = node;
    this.tokens = node.inputShape().dimensions().get(0);
  }

  @Override
  String scores(String queries, String keys) {
    String plain = super.scores(queries, keys);
    String vectors = node.transposed("keysOfPairsTransposed", vectors("keys."), 0, 2, 1);
    String relative =
        tokenByToken("relativeScores", queries, vectors, operation.headWidth(), tokens);
    return node.add("Add", "allScores", List.of(plain, relative));
  }

  @Override
  String mixed(String weights, String values) {
    String plain = super.mixed(weights, values);
    String relative =
        tokenByToken("relativeValues", weights, vectors("values."), tokens, operation.headWidth());
    return node.add("Add", "allMixed", List.of(plain, relative));
  }

  /** The vectors of all pairs, (T, T, width). */
  private String vectors(String prefix) {
    TokenDistances distances = new TokenDistances(operation);
    String down = lookUp(prefix + "down", "rows", distances.ofRows());
    String across = lookUp(prefix + "across", "columns", distances.ofColumns());
    return node.add("Add", prefix + "ofPairs", List.of(down, across));
  }

  /** Layers of one geometry share their indices. */
  private String lookUp(String table, String axis, long[] indices) {
    String name =
        String.format(
            Locale.ROOT,
            "%s.%dx%d.%d",
            axis,
            operation.rows(),
            operation.columns(),
            operation.reach());
    String shared = node.graph().integers(name, List.of(tokens, tokens), indices);
    return node.add(
        "Gather",
        table + "Vectors",
        List.of(node.array(table), shared),
        OnnxGraph.integer("axis", 0));
  }

  /** From (N, heads, T, a) and a matrix for each token, (T, a, b), to (N, heads, T, b). */
  private String tokenByToken(String output, String heads, String matrices, long a, long b) {
    String tokensFirst = node.transposed(output + "TokensFirst", heads, 2, 0, 1, 3);
    String rows = node.reshaped(output + "Rows", tokensFirst, tokens, -1, a);
    String products = node.add("MatMul", output + "Products", List.of(rows, matrices));
    String apart = node.reshaped(output + "Apart", products, tokens, -1, operation.heads(), b);
    return node.transposed(output, apart, 1, 2, 0, 3);
  }
}
