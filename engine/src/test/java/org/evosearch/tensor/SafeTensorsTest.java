package org.evosearch.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SafeTensorsTest {

  private static final TensorFile TWO =
      new TensorFile(
          Map.of("format", "pt"), Map.of("w", new Tensor(List.of(1, 2), new float[] {1, -2.5f})));

  /** safetensors.torch.save({"w": tensor([[1, -2.5]])}, {"format": "pt"}), version 0.4.5. */
  @Test
  void aFileIsWhatTheFormatSays() {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],"
            + "\"data_offsets\":[0,8]}}";
    byte[] file = SafeTensors.write(TWO);
    String text = new String(file, 8, file.length - 16, StandardCharsets.UTF_8);

    assertThat(text.strip()).isEqualTo(header);
    assertThat((file.length - 8) % 8).isZero();
    assertThat(HexFormat.of().formatHex(file, 0, 8))
        .isEqualTo(String.format(Locale.ROOT, "%02x00000000000000", text.length()));
    assertThat(HexFormat.of().formatHex(file, file.length - 8, file.length))
        .isEqualTo("0000803f000020c0");
  }

  @Property(tries = 100)
  void whatIsWrittenIsRead(
      @ForAll @Size(max = 50) float[] values, @ForAll @Size(max = 5) Map<String, String> metadata) {
    TensorFile file =
        new TensorFile(
            metadata,
            Map.of(
                "scalar", new Tensor(List.of(), new float[] {7}),
                "vector", new Tensor(List.of(values.length), values)));
    assertThat(SafeTensors.read(SafeTensors.write(file))).isEqualTo(file);
  }

  @Property(tries = 200)
  void aBrokenFileIsRefusedInOneLine(@ForAll @Size(max = 100) byte[] bytes) {
    assertThatThrownBy(() -> SafeTensors.read(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid safetensors: ");
  }

  @Test
  void aFileThatWasCutIsRefused() {
    byte[] file = SafeTensors.write(TWO);
    for (int length = 0; length < file.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(file, length);
      assertThatThrownBy(() -> SafeTensors.read(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
