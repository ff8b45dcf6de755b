/**
 * A content-addressed copy of a user's data, on which runs can train whatever happens to its
 * source: rows, their order and their digest. The storage format is loaded as a service.
 *
 * <p>Every package may use this one; it uses digests alone.
 */
@NullMarked
package org.evosearch.snapshot;

import org.jspecify.annotations.NullMarked;
