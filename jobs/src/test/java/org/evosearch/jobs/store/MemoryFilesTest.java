package org.evosearch.jobs.store;

class MemoryFilesTest extends StoreFilesContract {

  @Override
  StoreFiles files() {
    return new MemoryFiles();
  }
}
