/** Finds the devices of a machine, those that libtorch would use, and whether it does use them. */
@NullMarked
package org.evosearch.device;

import org.jspecify.annotations.NullMarked;
