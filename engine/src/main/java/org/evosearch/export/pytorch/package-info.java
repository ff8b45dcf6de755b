/** Networks as plain PyTorch: a module that people can read and its weights as safetensors. */
@NullMarked
package org.evosearch.export.pytorch;

import org.jspecify.annotations.NullMarked;
