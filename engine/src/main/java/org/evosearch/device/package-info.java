/** What the devices of a machine are, what libtorch would use of them, and whether it does. */
@NullMarked
package org.evosearch.device;

import org.jspecify.annotations.NullMarked;
