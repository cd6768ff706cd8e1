package org.imagewizard.catalog;

/**
 * A language model on a card of this computer, as chosen.
 *
 * @param id of templates/catalog/language-models.yaml
 * @param contextTokens the longest conversation that it can keep in mind
 */
public record LocalModel(String id, int contextTokens) {}
