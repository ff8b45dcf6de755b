package org.evosearch.jobs.store.files;

class MemoryFilesTest extends StoreFilesContract {

  @Override
  StoreFiles files() {
    return new MemoryFiles();
  }
}
