/**
 * Streams of random numbers derived from (seed, purpose, generation, index).
 *
 * <p>Nothing here is ambient or has state that a resumed run would have to restore: the four values
 * determine the stream. Every package may use this one; it uses none.
 */
@NullMarked
package org.evosearch.random;

import org.jspecify.annotations.NullMarked;
