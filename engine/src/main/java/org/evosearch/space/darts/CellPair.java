package org.evosearch.space.darts;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two cells that a network of DARTS is made of.
 *
 * @param normal the cell that keeps height and width
 * @param reduction the cell that halves them and doubles the channels
 */
public record CellPair(Cell normal, Cell reduction) {

  private static final String CONCATENATION = "range(2, 6)";
  private static final String LIST = "\\[((?:[^\\[\\]])*)\\]";
  private static final String NODES = "(?:range\\(2,6\\)|\\[2,3,4,5\\])";
  private static final Pattern FORM =
      Pattern.compile(
          "Genotype\\(normal=%s,normal_concat=%s,reduce=%s,reduce_concat=%s\\)"
              .formatted(LIST, NODES, LIST, NODES));
  private static final Pattern EDGE = Pattern.compile("\\('(\\w{1,20})',(\\d)\\),?");

  /** The form in which genotypes are published. */
  public String text() {
    return "Genotype(normal=%s, normal_concat=%s, reduce=%s, reduce_concat=%s)"
        .formatted(normal.text(), CONCATENATION, reduction.text(), CONCATENATION);
  }

  /**
   * Reads the published form, in which all four nodes must be concatenated, written as a range or
   * as a list.
   *
   * @return empty if the text has another form, or other operations
   * @throws IllegalArgumentException if it has this form but describes no valid cell
   */
  static Optional<CellPair> parse(String text) {
    Matcher form = FORM.matcher(text.replaceAll("\\s", "").replace('"', '\''));
    return form.matches()
        ? cell(form.group(1)).flatMap(n -> cell(form.group(2)).map(r -> new CellPair(n, r)))
        : Optional.empty();
  }

  private static Optional<Cell> cell(String text) {
    List<MatchResult> found = EDGE.matcher(text).results().toList();
    int read = found.stream().mapToInt(edge -> edge.group().length()).sum();
    List<Edge> edges = found.stream().flatMap(edge -> edge(edge).stream()).toList();
    return read == text.length() && edges.size() == found.size()
        ? Optional.of(new Cell(edges))
        : Optional.empty();
  }

  private static Optional<Edge> edge(MatchResult match) {
    int from = Integer.parseInt(match.group(2));
    return CellOperation.find(match.group(1)).map(operation -> new Edge(from, operation));
  }
}
