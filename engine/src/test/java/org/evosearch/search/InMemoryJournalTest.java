package org.evosearch.search;

class InMemoryJournalTest extends JournalContract {

  private final InMemoryJournal.Store store = new InMemoryJournal.Store();

  @Override
  protected Journal journal() {
    return new InMemoryJournal(store);
  }

  @Override
  protected Journal rival() {
    return journal();
  }
}
