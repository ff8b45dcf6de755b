/**
 * Zero-cost proxies: what can be said of a network before it is trained, from one batch of images
 * or from none. {@link org.evosearch.proxy.ProxyCatalogue} is their catalogue.
 *
 * <p>Scores of one network say nothing of other networks: who ranks or votes does so where all
 * networks are known that are to be compared.
 */
@NullMarked
package org.evosearch.proxy;

import org.jspecify.annotations.NullMarked;
