/**
 * A network as a typed graph, free of any deep learning framework: shapes, parameters,
 * multiply-adds, a canonical fingerprint and a JSON form.
 *
 * <p>Search spaces make architectures, the evaluation world builds and trains them; neither finds
 * here anything of the other.
 */
@NullMarked
package org.evosearch.architecture;

import org.jspecify.annotations.NullMarked;
