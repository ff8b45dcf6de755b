/** The spaces of AutoFormer: depths and widths of vision transformers. */
@NullMarked
package org.evosearch.space.autoformer;

import org.jspecify.annotations.NullMarked;
