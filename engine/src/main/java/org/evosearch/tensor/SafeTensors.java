package org.evosearch.tensor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file format safetensors with values of type {@code F32}: the length of a header (8 bytes,
 * little-endian), the header as JSON, and the values of all tensors one after the other,
 * little-endian. Equal content gives equal bytes.
 *
 * <p>Hugging Face: Safetensors, <a
 * href="https://github.com/huggingface/safetensors#format">format</a>.
 */
public final class SafeTensors {
  private static final String METADATA = "__metadata__";
  private static final String TYPE = "dtype";
  private static final String SHAPE = "shape";
  private static final String OFFSETS = "data_offsets";
  private static final String FLOATS = "F32";

  /** Headers are padded so that values are aligned. */
  private static final int ALIGNMENT = 8;

  private SafeTensors() {}

  /**
   * Returns the bytes of a file.
   *
   * @throws IllegalArgumentException if they are more than an array holds, 2 GiB
   */
  public static byte[] write(TensorFile file) {
    byte[] header = header(file).toString().getBytes(StandardCharsets.UTF_8);
    int padded = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    long values =
        file.tensors().values().stream().mapToLong(tensor -> tensor.values().length).sum();
    long size = Long.BYTES + padded + values * Float.BYTES;
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("Too large for a safetensors file: " + size + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    bytes
        .putLong(padded)
        .put(header)
        .put(" ".repeat(padded - header.length).getBytes(StandardCharsets.UTF_8));
    for (Tensor tensor : file.tensors().values()) {
      bytes.asFloatBuffer().put(tensor.values());
      bytes.position(bytes.position() + tensor.values().length * Float.BYTES);
    }
    return bytes.array();
  }

  private static JsonObject header(TensorFile file) {
    JsonObject header = new JsonObject();
    JsonObject metadata = new JsonObject();
    file.metadata().forEach(metadata::addProperty);
    header.add(METADATA, metadata);
    long from = 0;
    for (Map.Entry<String, Tensor> entry : file.tensors().entrySet()) {
      long to = from + (long) entry.getValue().values().length * Float.BYTES;
      header.add(entry.getKey(), entry(entry.getValue(), from, to));
      from = to;
    }
    return header;
  }

  private static JsonObject entry(Tensor tensor, long from, long to) {
    JsonArray shape = new JsonArray();
    tensor.shape().forEach(shape::add);
    JsonArray offsets = new JsonArray();
    offsets.add(from);
    offsets.add(to);
    JsonObject entry = new JsonObject();
    entry.addProperty(TYPE, FLOATS);
    entry.add(SHAPE, shape);
    entry.add(OFFSETS, offsets);
    return entry;
  }

  /**
   * Reads a file whose tensors are all of type {@code F32}.
   *
   * @throws IllegalArgumentException if it is not such a file; the message is one line
   */
  public static TensorFile read(byte[] file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
      byte[] header = new byte[length(bytes)];
      bytes.get(header);
      String text = new String(header, StandardCharsets.UTF_8);
      return file(
          JsonParser.parseString(text).getAsJsonObject(),
          bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Invalid safetensors: " + e.getMessage(), e);
    }
  }

  private static int length(ByteBuffer bytes) {
    long length = bytes.getLong();
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("a header of " + length + " bytes");
    }
    return (int) length;
  }

  private static TensorFile file(JsonObject header, ByteBuffer values) {
    Map<String, String> metadata = new LinkedHashMap<>();
    JsonElement texts = header.remove(METADATA);
    if (texts != null) {
      texts
          .getAsJsonObject()
          .asMap()
          .forEach((name, text) -> metadata.put(name, text.getAsString()));
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    header
        .asMap()
        .forEach((name, entry) -> tensors.put(name, tensor(entry.getAsJsonObject(), values)));
    return new TensorFile(metadata, tensors);
  }

  private static Tensor tensor(JsonObject entry, ByteBuffer values) {
    if (!entry.get(TYPE).getAsString().equals(FLOATS)) {
      throw new IllegalArgumentException("numbers of type " + entry.get(TYPE) + ", not F32");
    }
    List<Integer> shape =
        entry.getAsJsonArray(SHAPE).asList().stream().map(JsonElement::getAsInt).toList();
    JsonArray offsets = entry.getAsJsonArray(OFFSETS);
    int from = offsets.get(0).getAsInt();
    float[] numbers = new float[(offsets.get(1).getAsInt() - from) / Float.BYTES];
    values
        .slice(from, numbers.length * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(numbers);
    return new Tensor(shape, numbers);
  }
}
