/** Short trainings first: who is trained for longer, and whose training ends early. */
@NullMarked
package org.evosearch.search.rungs;

import org.jspecify.annotations.NullMarked;
