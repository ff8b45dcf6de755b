package org.evosearch.jobs.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.jobs.store.query.StoreCatalogue.Relation;
import org.junit.jupiter.api.Test;

class StoreCatalogueTest {

  @Test
  void everyTableAndViewIsListedOnceWithADocForEachColumn() {
    List<Relation> relations = StoreCatalogue.relations();

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
