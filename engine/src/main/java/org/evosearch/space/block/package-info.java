/** What networks of feature maps are made of, whichever space says how they are put together. */
@NullMarked
package org.evosearch.space.block;

import org.jspecify.annotations.NullMarked;
