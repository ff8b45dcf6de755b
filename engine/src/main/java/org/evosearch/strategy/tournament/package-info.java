/** Evolution by tournament selection and mutation, with elites. */
@NullMarked
package org.evosearch.strategy.tournament;

import org.jspecify.annotations.NullMarked;
