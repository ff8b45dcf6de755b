/**
 * A user's data as one content-addressed copy, which runs train on whatever becomes of its source:
 * rows, their order and their digest. How a copy is kept is a format, which is found as a service.
 *
 * <p>Every package may use this one; it uses digests and shapes alone.
 */
@NullMarked
package org.evosearch.snapshot;

import org.jspecify.annotations.NullMarked;
