package org.evosearch.jobs.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.jobs.store.query.StoreCatalog.Relation;
import org.junit.jupiter.api.Test;

class StoreCatalogTest {

  @Test
  void everyTableAndViewIsListedOnceWithADocForEachColumn() {
    List<Relation> relations = StoreCatalog.relations();

    assertThat(relations.stream().map(Relation::name))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(StoreTables.names());
    assertThat(relations)
        .allSatisfy(
            relation -> {
              assertThat(relation.doc()).isNotBlank();
              assertThat(relation.columns()).isNotEmpty().allMatch(c -> !c.doc().isBlank());
            });
  }
}
