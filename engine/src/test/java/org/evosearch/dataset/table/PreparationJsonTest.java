package org.evosearch.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.util.List;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotColumn.Kind;
import org.junit.jupiter.api.Test;

class PreparationJsonTest {

  private static SnapshotColumn column(String name, Kind kind) {
    return new SnapshotColumn(name, kind);
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    Preparation preparation =
        new Preparation(
            List.of(
                new Column.Categorical(
                    column("city", Kind.CATEGORY), List.of("a", "ü, \"b\""), true, true),
                new Column.Numeric(column("size", Kind.NUMBER), new Column.Scale(0.1, 1e-7), false),
                new Column.Numeric(column("same", Kind.FLAG), null, true)));

    Preparation read = PreparationJson.read(PreparationJson.write(preparation));
    assertThat(read.columns()).isEqualTo(preparation.columns());
    assertThat(read.inputs()).isEqualTo(preparation.inputs()).hasSize(6);
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(
            () -> PreparationJson.read(JsonParser.parseString("[{\"name\": 1}]").getAsJsonArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid columns: ");
  }
}
