/**
 * Networks for programs without EvoSearch: a trained network with the facts that its users need,
 * and the part of its graph that is computed at inference. Each target format has a sub-package.
 */
@NullMarked
package org.evosearch.export;

import org.jspecify.annotations.NullMarked;
