/**
 * Networks for programs without EvoSearch: a trained network with the facts that its users need,
 * and what of its graph matters at inference. Each target format has a sub-package.
 */
@NullMarked
package org.evosearch.export;

import org.jspecify.annotations.NullMarked;
