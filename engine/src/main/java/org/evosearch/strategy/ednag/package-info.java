/**
 * EDNAG: a population of matrices starts as noise and is denoised step by step, with its own
 * fitness in the place of a trained network.
 */
@NullMarked
package org.evosearch.strategy.ednag;

import org.jspecify.annotations.NullMarked;
