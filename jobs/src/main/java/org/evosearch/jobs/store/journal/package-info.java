/**
 * The journal of a run: how a generation is committed, chained to the one before it and read back.
 */
@NullMarked
package org.evosearch.jobs.store.journal;

import org.jspecify.annotations.NullMarked;
