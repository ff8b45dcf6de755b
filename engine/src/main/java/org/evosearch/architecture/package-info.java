/**
 * A network as a typed graph, free of any deep learning framework: shapes, parameters,
 * multiply-adds, a canonical fingerprint and a JSON form.
 *
 * <p>Search spaces create architectures, evaluation builds and trains them; this package depends on
 * neither.
 */
@NullMarked
package org.evosearch.architecture;

import org.jspecify.annotations.NullMarked;
