/** NEAT: networks that grow from minimal structure, protected by species. */
@NullMarked
package org.evosearch.strategy.neat;

import org.jspecify.annotations.NullMarked;
