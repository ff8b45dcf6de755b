/** Building blocks of networks of feature maps, which several spaces share. */
@NullMarked
package org.evosearch.space.block;

import org.jspecify.annotations.NullMarked;
