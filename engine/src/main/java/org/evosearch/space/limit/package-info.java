/** Views of spaces with the limits of a search: which genotypes are known to exceed them. */
@NullMarked
package org.evosearch.space.limit;

import org.jspecify.annotations.NullMarked;
