package org.evosearch.jobs.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Files with a network that is none. */
final class NetworkMistakes {

  private static final String SOUND =
      """
      {"run": "r", "genotype": [], "hyperparameters": {}, "architecture": [
       {"op": "Input", "image": [1, 8, 8]},
       {"op": "Flatten", "in": [0]},
       {"op": "Linear", "units": 16, "bias": true, "in": [1]},
       {"op": "Linear", "units": 10, "bias": true, "in": [2]}]}
      """;

  private static final List<String> NO_HYPERPARAMETERS =
      List.of(
          "null",
          "[1]",
          "7",
          "\"x\"",
          "{\"learningRate\": -1}",
          "{\"learningRate\": \"x\"}",
          "{\"learningRate\": 1e400}",
          "{\"optimizer\": \"LION\"}",
          "{\"optimizer\": 1}",
          "{\"momentum\": 2}",
          "{\"weightDecay\": {}}",
          "{\"unknown\": 1}",
          "{\"\": 1}",
          "{\"labelSmoothing\": 1}",
          "{\"learningRate\": []}",
          "{\"optimizer\": null}");

  private NetworkMistakes() {}

  static FuzzCase next(FuzzRoom room) {
    FuzzDice dice = room.dice();
    return switch (dice.below(9)) {
      case 0 ->
          FuzzCase.refused(command(room, dice.cut(SOUND.strip().getBytes(StandardCharsets.UTF_8))));
      case 1 -> FuzzCase.refused(command(room, noJson(dice)));
      case 2, 3 -> FuzzCase.refused(command(room, without(dice)));
      case 4, 5, 6 -> FuzzCase.refused(command(room, node(dice)));
      case 7 ->
          FuzzCase.refused(
              command(
                  room,
                  SOUND.replace(
                      "\"hyperparameters\": {}",
                      "\"hyperparameters\": " + dice.pick(NO_HYPERPARAMETERS))));
      default -> last(room);
    };
  }

  private static FuzzCase last(FuzzRoom room) {
    FuzzDice dice = room.dice();
    return switch (dice.below(4)) {
      case 0 -> FuzzCase.refused(command(room, room.directory("n.json")));
      case 1 -> FuzzCase.refused(command(room, room.folder().resolve("absent.json")));
      case 2 ->
          FuzzCase.refused(command(room, Path.of(dice.pick("nonsense:x", "s3a:x", "a\u0001", ""))));
      default -> FuzzCase.fine(command(room, dice.pick(SOUND, SOUND.replace("\n", "\r\n\t"))));
    };
  }

  private static List<String> command(FuzzRoom room, String content) {
    return command(room, content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> command(FuzzRoom room, byte[] content) {
    return command(room, room.file("n.json", content));
  }

  private static List<String> command(FuzzRoom room, Path file) {
    Path settings =
        room.file(
            "f.conf",
            "dataset.train-images = 60\nfinal-training { batch-size = 32, augmentation.cutout = 2 }\n");
    return List.of(
        "train-final",
        "--arch",
        file.toString(),
        "-c",
        settings.toString(),
        "--store",
        room.store().toString(),
        "--epochs",
        "1");
  }

  private static String noJson(FuzzDice dice) {
    return switch (dice.below(6)) {
      case 0 -> "[".repeat(dice.between(1, 100_000));
      case 1 -> new String(dice.bytes(500), StandardCharsets.ISO_8859_1);
      case 2 -> SOUND + "{}";
      case 3 -> SOUND.replace("\"r\"", dice.pick("NaN", "r", "'r'", "1e", "/* c */ \"r\""));
      case 4 -> SOUND.replace(dice.pick("[0]", "true", "16"), "}");
      default -> dice.pick("", " ", "null", "[]", "1", "\"x\"", "{}", "{\"a\":{}}", "\0");
    };
  }

  /** Without one of the things that it has to have, or with another kind of it. */
  private static String without(FuzzDice dice) {
    JsonObject network = JsonParser.parseString(SOUND).getAsJsonObject();
    String key = dice.pick("run", "genotype", "architecture", "hyperparameters");
    if (dice.in(2)) {
      network.remove(key);
    } else {
      network.add("architecture", other(dice));
    }
    return network.toString();
  }

  private static JsonElement other(FuzzDice dice) {
    return dice.pick(
        List.of(
            JsonNull.INSTANCE,
            new JsonPrimitive(7),
            new JsonPrimitive("text"),
            new JsonPrimitive(false),
            new JsonArray(),
            new JsonObject(),
            JsonParser.parseString("[[]]"),
            JsonParser.parseString("[null]"),
            JsonParser.parseString("[{}]"),
            JsonParser.parseString("{\"op\": \"Input\"}")));
  }

  /** One node says what cannot be. */
  private static String node(FuzzDice dice) {
    return switch (dice.below(8)) {
      case 0 ->
          SOUND.replace(
              "Flatten", dice.pick("Magic", "some.Class", "", "flatten", "Input", "Identity"));
      case 1 ->
          SOUND.replace(
              "[1, 8, 8]",
              dice.pick(
                  "[]",
                  "[1, 8]",
                  "[0, 8, 8]",
                  "[1, -8, 8]",
                  "[2147483647, 2147483647, 2147483647]",
                  "null",
                  "7",
                  "[1, 8, 8, 8]",
                  "[1.5, 8, 8]",
                  "[1e99, 8, 8]",
                  "[\"a\", 8, 8]",
                  "[3, 8, 8]",
                  "[1, 7, 8]"));
      case 2 ->
          SOUND.replace(
              "\"units\": 16",
              "\"units\": "
                  + dice.pick(
                      "0", "-1", "1e99", "null", "\"x\"", "2147483648", "1.5", "[]", "{}", "true"));
      case 3 ->
          SOUND.replace(
              "[1]}",
              dice.pick(
                      "[]",
                      "[9]",
                      "[-1]",
                      "[2]",
                      "[3]",
                      "null",
                      "1",
                      "[1, 1, 1]",
                      "[\"1\"]",
                      "[1.5]",
                      "[2147483648]")
                  + "}");
      case 4 -> SOUND.replace("\"units\": 10", "\"units\": " + dice.between(11, 99));
      case 5 -> SOUND.replace("\"units\": 16, ", "");
      case 6 ->
          SOUND.replace(
              "\"bias\": true, \"in\": [1]",
              "\"bias\": " + dice.pick("7", "null", "\"x\"", "[]") + ", \"in\": [1]");
      default ->
          SOUND.replace("\"units\": 16", "\"units\": 16, \"" + dice.misspelled("units") + "\": 3");
    };
  }
}
