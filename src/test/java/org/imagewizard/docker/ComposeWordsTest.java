package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The words are those of Compose 2.26. */
class ComposeWordsTest {
  @Test
  void valuesThatComposeRepeatsAreTakenOut() {
    for (String line :
        new String[] {
          "Invalid template: \"sk-canary${b\"",
          "invalid interpolation format for services.a.image: \"a/b:${canary\". You may need to",
          "line 2: unterminated quoted value 'sk-canary-unterminated",
          "failed to read config/llm.env: line 3: unterminated quoted value \"canary \"x",
          "unexpected character \"-\" in variable name near \"sk-canary-tail\\nB=2\"",
          "time=\"2026-11-24T12:15:14Z\" level=warning msg=\"The \\\"canaryname\\\" variable is not"
              + " set. Defaulting to a blank string.\"",
        }) {
      assertThat(ComposeWords.withoutValues(line)).contains("[value]").doesNotContain("canary");
    }
  }

  @Test
  void whatHelpsStays() {
    for (String line :
        new String[] {
          "level=warning msg=\"The \\\"DOCKER_GID\\\" variable is not set. Defaulting to a blank\"",
          "env file /srv/lab/config/llm.env not found",
          "service \"orchestrator\" has neither an image nor a build context specified",
          "line 1: key cannot contain a space",
        }) {
      assertThat(ComposeWords.withoutValues(line)).isEqualTo(line);
    }
  }
}
