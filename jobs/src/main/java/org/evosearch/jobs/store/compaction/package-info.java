/**
 * The compaction of a run: merges its small files into one per table, and keeps the originals in
 * packs.
 */
@NullMarked
package org.evosearch.jobs.store.compaction;

import org.jspecify.annotations.NullMarked;
