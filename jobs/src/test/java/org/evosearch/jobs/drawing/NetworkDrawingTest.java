package org.evosearch.jobs.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class NetworkDrawingTest {

  private static Architecture residual() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(3, 8, 8));
    int stem = builder.then(Convolution.same(4, 3));
    builder.then(Convolution.same(4, 3));
    builder.then(new BatchNormalization(true));
    int end = builder.then(new Activation(ActivationFunction.RELU));
    builder.add(new Sum(), stem, end);
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(10, true));
    return builder.build();
  }

  @Test
  void whatNormalizesStandsInTheBoxBeforeIt() {
    Drawing drawing = NetworkDrawing.of(residual());

    assertThat(drawing.boxes().stream().map(Drawing.Box::heading))
        .containsExactly(
            "input",
            "conv 3\u00d73, 4 channels",
            "conv 3\u00d73, 4 channels",
            "sum",
            "global average pooling",
            "linear, 10 units");
    assertThat(drawing.boxes().get(2).detail()).isEqualTo("norm \u00b7 relu \u00b7 (4, 8, 8)");
    assertThat(drawing.arrows())
        .contains(new Drawing.Arrow(1, 3), new Drawing.Arrow(2, 3), new Drawing.Arrow(1, 2));
  }

  @Test
  void thePictureIsWellFormedAndNoBoxesOverlap() throws Exception {
    Drawing drawing = NetworkDrawing.of(residual());
    String svg = DrawingSvg.of(drawing);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));

    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(6);
    assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(6);
    List<double[]> boxes = LayeredLayout.of(drawing).boxes();
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(overlap(boxes.get(i), boxes.get(j))).isFalse();
      }
    }
  }

  private static boolean overlap(double[] a, double[] b) {
    return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
  }

  @Test
  void otherLanguagesHaveAllBoxesAndArrows() {
    Drawing drawing = NetworkDrawing.of(residual());
    assertThat(DrawingText.dot(drawing)).contains("n1 -> n3;", "label=\"sum\\n(4, 8, 8)\"");
    assertThat(DrawingText.mermaid(drawing)).startsWith("flowchart TD").contains("n1 --> n3");
  }

  @Test
  void theTableEndsWithTheSums() {
    List<List<String>> rows = new LayerTable(residual()).rows();
    assertThat(rows).hasSize(9);
    assertThat(rows.get(1))
        .containsExactly(
            "1", "conv 3\u00d73, 4 channels", "0", "(4, 8, 8)", "108", "6,912", "1.0 KiB");
    assertThat(rows.get(8).subList(4, 6)).containsExactly("310", "16,168");
  }
}
