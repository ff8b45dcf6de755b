/** Networks of one architecture whose weights are rebuilt from seeds. */
@NullMarked
package org.evosearch.space.seeds;

import org.jspecify.annotations.NullMarked;
