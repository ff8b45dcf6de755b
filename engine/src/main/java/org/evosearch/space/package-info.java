/**
 * Search spaces: which genotypes exist and what each decodes to. One subpackage for each space;
 * {@link org.evosearch.space.SearchSpace#decode} is the only connection between genotypes and
 * networks.
 */
@NullMarked
package org.evosearch.space;

import org.jspecify.annotations.NullMarked;
