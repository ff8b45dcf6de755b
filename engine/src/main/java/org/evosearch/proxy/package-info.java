/**
 * Zero-cost proxies: scores of networks before they are trained, from one or two batches of images
 * or from none. {@link org.evosearch.proxy.ProxyCatalog} lists them.
 *
 * <p>A score depends on one network alone; ranking and voting take place where all networks that
 * are compared are known.
 */
@NullMarked
package org.evosearch.proxy;

import org.jspecify.annotations.NullMarked;
