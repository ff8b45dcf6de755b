package org.evosearch.jobs.drawing;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Drawings in the languages of other programs, which lay them out themselves. */
public final class DrawingText {

  private DrawingText() {}

  /** The language of Graphviz. */
  public static String dot(Drawing drawing) {
    String boxes =
        IntStream.range(0, drawing.boxes().size())
            .mapToObj(
                i -> "  n" + i + " [label=\"" + label(drawing.boxes().get(i), "\\n") + "\"];\n")
            .collect(Collectors.joining());
    String arrows =
        drawing.arrows().stream()
            .map(arrow -> "  n" + arrow.from() + " -> n" + arrow.to() + ";\n")
            .collect(Collectors.joining());
    return "digraph network {\n  node [shape=box, fontname=\"sans-serif\"];\n"
        + boxes
        + arrows
        + "}\n";
  }

  /** The language of Mermaid, which many Markdown viewers render. */
  public static String mermaid(Drawing drawing) {
    String boxes =
        IntStream.range(0, drawing.boxes().size())
            .mapToObj(i -> "  n" + i + "[\"" + label(drawing.boxes().get(i), "<br/>") + "\"]\n")
            .collect(Collectors.joining());
    String arrows =
        drawing.arrows().stream()
            .map(arrow -> "  n" + arrow.from() + " --> n" + arrow.to() + "\n")
            .collect(Collectors.joining());
    return "flowchart TD\n" + boxes + arrows;
  }

  private static String label(Drawing.Box box, String lineBreak) {
    String text = box.detail().isEmpty() ? box.heading() : box.heading() + lineBreak + box.detail();
    return text.replace("\"", "'");
  }
}
