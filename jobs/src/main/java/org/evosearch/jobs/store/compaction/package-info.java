/** The compaction of a run: its small files as one file a table, and as they were in packs. */
@NullMarked
package org.evosearch.jobs.store.compaction;

import org.jspecify.annotations.NullMarked;
