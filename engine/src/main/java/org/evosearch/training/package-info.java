/**
 * Fits one network on one device within a budget. Every random number comes from the trial's seed,
 * so that the same trial gives the same numbers on the CPU, bit for bit, whatever runs beside it.
 */
@NullMarked
package org.evosearch.training;

import org.jspecify.annotations.NullMarked;
