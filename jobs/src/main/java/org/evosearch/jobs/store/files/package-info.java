/** File systems that can hold a store, and the lock or lease by which one driver holds a run. */
@NullMarked
package org.evosearch.jobs.store.files;

import org.jspecify.annotations.NullMarked;
