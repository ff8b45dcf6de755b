/** Spaces that know which of their genotypes exceed the limits of a search. */
@NullMarked
package org.evosearch.space.limit;

import org.jspecify.annotations.NullMarked;
