/** The space of Once-for-All: sizes of the inverted residual blocks of MobileNetV3. */
@NullMarked
package org.evosearch.space.mobilenetv3;

import org.jspecify.annotations.NullMarked;
