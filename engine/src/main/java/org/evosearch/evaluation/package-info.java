/**
 * Turns trials into outcomes. A recipe is sent to an executor; the evaluator that it opens stays
 * there. Neither this package nor those it uses depend on genotypes.
 */
@NullMarked
package org.evosearch.evaluation;

import org.jspecify.annotations.NullMarked;
