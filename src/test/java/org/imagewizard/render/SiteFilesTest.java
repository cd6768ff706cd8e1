package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.plan.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFilesTest {
  @TempDir Path temp;

  @Test
  void aGoodPairIsTakenAndABadOneSaidInASentence() throws IOException {
    SelfSigned made = SelfSigned.make(temp, "image.example.org");
    Site good = site(made.certificate(), made.key(), "image.example.org");
    Clock now = Clock.systemUTC();
    assertThatCode(() -> SiteFiles.check(good, now)).doesNotThrowAnyException();

    refused(good.withDomain("other.example.org"), now, "is for image.example.org, not for other");
    refused(good, Clock.offset(now, Duration.ofDays(100)), "ended on");
    refused(good, Clock.offset(now, Duration.ofDays(-1)), "begins only later");
    refused(site(made.key(), made.key(), "x"), now, "no certificate in PEM form");
    refused(site(made.certificate(), made.certificate(), "image.example.org"), now, "private key");
    refused(site(temp.resolve("no.pem"), made.key(), "x"), now, "is not there");
    Path broken = Files.writeString(temp.resolve("b.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
    refused(site(broken, made.key(), "x"), now, "no certificate that can be read");
  }

  private static Site site(Path certificate, Path key, String domain) {
    return Site.NONE.withDomain(domain).withFiles(certificate.toString(), key.toString());
  }

  private static void refused(Site site, Clock clock, String said) {
    assertThatThrownBy(() -> SiteFiles.check(site, clock))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(said);
  }
}
