package org.evosearch.jobs.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Figures as the page's script reads them. Numbers have seven digits: a pixel needs no more. */
final class FigureJson {

  private static final MathContext DIGITS = new MathContext(7);
  private static final MathContext DIGITS_OF_TIMES = new MathContext(14);
  private static final double LARGE = 1e8;

  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(
              double.class,
              (JsonSerializer<Double>) (value, type, context) -> new JsonPrimitive(rounded(value)))
          .registerTypeAdapter(
              Double.class,
              (JsonSerializer<Double>) (value, type, context) -> new JsonPrimitive(rounded(value)))
          .create();

  private FigureJson() {}

  private static BigDecimal rounded(double value) {
    MathContext digits = Math.abs(value) > LARGE ? DIGITS_OF_TIMES : DIGITS;
    return new BigDecimal(value, digits).stripTrailingZeros();
  }

  /** All figures, in order; characters that could end a script are escaped. */
  static String write(List<Figure> figures) {
    JsonArray array = new JsonArray();
    for (Figure figure : figures) {
      JsonObject object = new JsonObject();
      object.addProperty("id", figure.id());
      object.addProperty("kind", figure.plot().getClass().getSimpleName());
      if (!(figure.plot() instanceof Plot.Picture)) {
        object.add("plot", GSON.toJsonTree(figure.plot()));
      }
      array.add(object);
    }
    return GSON.toJson(array);
  }
}
