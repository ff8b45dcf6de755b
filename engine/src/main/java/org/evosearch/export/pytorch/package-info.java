/** Networks as plain PyTorch: a readable module, and its weights as safetensors. */
@NullMarked
package org.evosearch.export.pytorch;

import org.jspecify.annotations.NullMarked;
