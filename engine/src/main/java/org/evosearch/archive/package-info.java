/** What is kept of a search: the best networks, and the best trade-offs. */
@NullMarked
package org.evosearch.archive;

import org.jspecify.annotations.NullMarked;
