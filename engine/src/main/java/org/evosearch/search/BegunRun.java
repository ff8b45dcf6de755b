package org.evosearch.search;

/**
 * What a run was begun with, as its journal has it.
 *
 * @param settings the effective settings then, as JSON
 * @param settingsDigest SHA-256, in hex, of all settings that its results depend on
 */
public record BegunRun(String settings, String settingsDigest) {}
