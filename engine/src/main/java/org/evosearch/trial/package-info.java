/**
 * What is sent to an executor and what comes back: values only, all of them serializable, none of
 * them tied to an encoding, a strategy or a deep learning framework.
 */
@NullMarked
package org.evosearch.trial;

import org.jspecify.annotations.NullMarked;
