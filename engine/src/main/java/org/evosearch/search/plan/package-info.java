/** What a search is to do, whatever its strategy: how long, for what, and what it may cost. */
@NullMarked
package org.evosearch.search.plan;

import org.jspecify.annotations.NullMarked;
