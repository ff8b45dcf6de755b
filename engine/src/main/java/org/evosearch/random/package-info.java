/**
 * Streams of random numbers derived from (seed, purpose, generation, index).
 *
 * <p>Nothing here is ambient and nothing has a state that a resumed run would have to restore: who
 * knows the four numbers knows the stream. Every package may use this one; it uses none.
 */
@NullMarked
package org.evosearch.random;

import org.jspecify.annotations.NullMarked;
