package org.imagewizard.base.yaml;

import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Sentence;

/** What SnakeYAML says about a text, in words for people who do not know its tokens. */
final class ParserWords {
  private ParserWords() {}

  /**
   * @param said SnakeYAML's own words (its scanner and parser), which have no codes
   */
  static Phrase of(String said) {
    if (said.contains("(TAB)")) {
      return Sentence.of("parser.tab");
    }
    if (said.startsWith("mapping values are not allowed here")) {
      return Sentence.of("parser.colon");
    }
    if (said.startsWith("expected <block end>")) {
      return Sentence.of("parser.indent");
    }
    if (said.startsWith("could not find expected ':'")) {
      return Sentence.of("parser.no-colon");
    }
    if (said.startsWith("found unexpected end of stream")) {
      return Sentence.of("parser.quote");
    }
    if (said.startsWith("expected ',' or")) {
      return Sentence.of("parser.bracket");
    }
    return Sentence.of("parser.other", said);
  }
}
