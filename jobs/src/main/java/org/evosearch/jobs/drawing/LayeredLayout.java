package org.evosearch.jobs.drawing;

import com.mxgraph.layout.hierarchical.mxHierarchicalLayout;
import com.mxgraph.model.mxGeometry;
import com.mxgraph.util.mxPoint;
import com.mxgraph.util.mxRectangle;
import com.mxgraph.view.mxGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import javax.swing.SwingConstants;

/** Places boxes in layers, from top to bottom, with few crossings (Kozo Sugiyama et al., 1981). */
final class LayeredLayout {

  private static final double CHARACTER_WIDTH = 6.6;
  private static final double SMALLEST_WIDTH = 60;
  private static final double HEIGHT_OF_ONE_LINE = 26;
  private static final double HEIGHT = 40;
  private static final double PADDING = 20;
  private static final double MARGIN = 8;

  private final mxGraph graph = new mxGraph();
  private final List<Object> boxes = new ArrayList<>();
  private final List<Object> arrows = new ArrayList<>();

  private LayeredLayout(Drawing drawing) {
    Object parent = graph.getDefaultParent();
    for (Drawing.Box box : drawing.boxes()) {
      double height = box.detail().isEmpty() ? HEIGHT_OF_ONE_LINE : HEIGHT;
      boxes.add(graph.insertVertex(parent, null, "", 0, 0, width(box), height));
    }
    for (Drawing.Arrow arrow : drawing.arrows()) {
      Object from = boxes.get(arrow.from());
      arrows.add(graph.insertEdge(parent, null, "", from, boxes.get(arrow.to())));
    }
    mxHierarchicalLayout layout = new mxHierarchicalLayout(graph, SwingConstants.NORTH);
    layout.setInterRankCellSpacing(HEIGHT_OF_ONE_LINE);
    layout.execute(parent);
  }

  private static double width(Drawing.Box box) {
    int longest = Math.max(box.heading().length(), box.detail().length());
    return Math.max(SMALLEST_WIDTH, longest * CHARACTER_WIDTH + PADDING);
  }

  /**
   * A drawing that is laid out.
   *
   * @param width of the drawing, in pixels
   * @param height of the drawing, in pixels
   * @param boxes x, y, width and height of each box
   * @param arrows points of each arrow, x and y alternating
   */
  record Placed(double width, double height, List<double[]> boxes, List<double[]> arrows) {}

  static Placed of(Drawing drawing) {
    return new LayeredLayout(drawing).placed();
  }

  private Placed placed() {
    List<double[]> rectangles = boxes.stream().map(this::rectangle).toList();
    List<double[]> lines = arrows.stream().map(this::line).toList();
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = 0;
    double bottom = 0;
    for (double[] box : rectangles) {
      left = Math.min(left, box[0]);
      top = Math.min(top, box[1]);
      right = Math.max(right, box[0] + box[2]);
      bottom = Math.max(bottom, box[1] + box[3]);
    }
    for (double[] line : lines) {
      for (int i = 0; i < line.length; i += 2) {
        left = Math.min(left, line[i]);
        right = Math.max(right, line[i]);
      }
    }
    return shifted(rectangles, lines, left - MARGIN, top - MARGIN, right, bottom);
  }

  private static Placed shifted(
      List<double[]> boxes,
      List<double[]> lines,
      double left,
      double top,
      double right,
      double end) {
    boxes.forEach(
        box -> {
          box[0] -= left;
          box[1] -= top;
        });
    for (double[] line : lines) {
      for (int i = 0; i < line.length; i += 2) {
        line[i] -= left;
        line[i + 1] -= top;
      }
    }
    return new Placed(right - left + MARGIN, end - top + MARGIN, boxes, lines);
  }

  private double[] rectangle(Object cell) {
    mxRectangle box = graph.getModel().getGeometry(cell);
    return new double[] {box.getX(), box.getY(), box.getWidth(), box.getHeight()};
  }

  /** From the lower edge of one box over the layout's bends to the upper edge of the other. */
  private double[] line(Object cell) {
    mxGeometry from = graph.getModel().getGeometry(graph.getModel().getTerminal(cell, true));
    mxGeometry to = graph.getModel().getGeometry(graph.getModel().getTerminal(cell, false));
    List<mxPoint> points = new ArrayList<>();
    points.add(new mxPoint(from.getCenterX(), from.getY() + from.getHeight()));
    List<mxPoint> bends = graph.getModel().getGeometry(cell).getPoints();
    if (bends != null) {
      points.addAll(bends);
    }
    points.add(new mxPoint(to.getCenterX(), to.getY()));
    return points.stream()
        .flatMapToDouble(point -> DoubleStream.of(point.getX(), point.getY()))
        .toArray();
  }
}
