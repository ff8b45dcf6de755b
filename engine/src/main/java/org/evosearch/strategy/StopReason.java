package org.evosearch.strategy;

/**
 * Why a search ended.
 *
 * @param text one clause for the user
 */
public record StopReason(String text) {}
