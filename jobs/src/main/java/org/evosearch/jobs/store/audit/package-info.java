/** The verification of a store: files against their digests, rows against each other. */
@NullMarked
package org.evosearch.jobs.store.audit;

import org.jspecify.annotations.NullMarked;
