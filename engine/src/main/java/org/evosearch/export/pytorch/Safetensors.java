package org.evosearch.export.pytorch;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tensors by name as a safetensors file: the length of a JSON header in eight bytes, little-endian,
 * the header, padded with blanks to a multiple of eight bytes, and the values of all tensors.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">The format</a>
 */
final class Safetensors {

  private static final int ALIGNMENT = 8;

  private final Map<String, String> metadata;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** A tensor of the file. */
  private record Tensor(String type, List<Long> shape, ByteBuffer values) {}

  /**
   * Begins a file.
   *
   * @param metadata texts by name
   */
  Safetensors(Map<String, String> metadata) {
    this.metadata = Map.copyOf(metadata);
  }

  /** Adds float32 numbers in little-endian order, row-major. */
  void addFloats(String name, List<Long> shape, ByteBuffer values) {
    tensors.put(name, new Tensor("F32", shape, values));
  }

  /** Adds an int64 scalar. */
  void addInteger(String name, long value) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    tensors.put(name, new Tensor("I64", List.of(), bytes.putLong(value).flip()));
  }

  void write(OutputStream out) throws IOException {
    byte[] header = header();
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(header.length).array());
    out.write(header);
    WritableByteChannel channel = Channels.newChannel(out);
    for (Tensor tensor : tensors.values()) {
      ByteBuffer values = tensor.values().duplicate();
      while (values.hasRemaining()) {
        channel.write(values);
      }
    }
  }

  private byte[] header() {
    Gson gson = new Gson();
    JsonObject header = new JsonObject();
    header.add("__metadata__", gson.toJsonTree(metadata));
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      JsonObject about = new JsonObject();
      about.addProperty("dtype", tensor.type());
      about.add("shape", gson.toJsonTree(tensor.shape()));
      long end = offset + tensor.values().remaining();
      about.add("data_offsets", gson.toJsonTree(List.of(offset, end)));
      header.add(entry.getKey(), about);
      offset = end;
    }
    byte[] bytes = gson.toJson(header).getBytes(StandardCharsets.UTF_8);
    int padding = Math.floorMod(-bytes.length, ALIGNMENT);
    return (gson.toJson(header) + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
  }
}
