package org.imagewizard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.git.SourceClone.Wanted;
import org.imagewizard.render.SelfSigned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clones over https, through a proxy, from a server whose certificate a lab signed itself. */
class SecureCloneTest {
  /** Keys take a while to be made. */
  private static SelfSigned signed;

  @TempDir Path temp;
  private GitHttps server;
  private ConnectProxy proxy;

  @BeforeAll
  static void sign(@TempDir Path folder) throws Exception {
    signed = SelfSigned.make(folder, "git.example");
  }

  @BeforeEach
  void serve() throws Exception {
    Path repository = temp.resolve("server");
    try (Git git = Git.init().setInitialBranch("main").setDirectory(repository.toFile()).call()) {
      git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", false);
      git.getRepository().getConfig().save();
      Files.writeString(repository.resolve("a.txt"), "one\n");
      git.add().addFilepattern(".").call();
      git.commit()
          .setAuthor("Somebody", "somebody@example.org")
          .setCommitter("Somebody", "somebody@example.org")
          .setMessage("first")
          .call();
    }
    server = new GitHttps(signed.server(), temp);
    proxy = new ConnectProxy(server.port());
  }

  @AfterEach
  void close() throws Exception {
    proxy.close();
    server.close();
  }

  @Test
  void aLabsOwnAuthorityIsTrustedWhereItIsNamed() {
    clone("git.example", Map.of("GIT_SSL_CAINFO", signed.authority().toString()));

    assertThat(temp.resolve("clone/a.txt")).hasContent("one");
    assertThat(proxy.asked()).isNotEmpty().allMatch("git.example:443"::equals);
  }

  @Test
  void aStrangersCertificateIsRefusedInOneSentence() {
    refused("git.example", Map.of());
  }

  @Test
  void aCertificateOfAnotherHostIsRefusedToo() {
    refused("other.example", Map.of("GIT_SSL_CAINFO", signed.authority().toString()));
  }

  @Test
  void aFileWithoutCertificatesIsSaid() {
    assertThatThrownBy(
            () -> clone("git.example", Map.of("GIT_SSL_CAINFO", temp.resolve("no").toString())))
        .hasMessageContaining("GIT_SSL_CAINFO names no file with certificates");
    assertThat(temp.resolve("clone")).doesNotExist();
  }

  private void refused(String host, Map<String, String> env) {
    assertThatThrownBy(() -> clone(host, env))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().id()).isEqualTo("source.certificate");
              assertThat(e.problem().summary())
                  .isEqualTo(
                      "The certificate of "
                          + host
                          + " is not trusted, so nothing was brought from it.");
            });
    assertThat(temp.resolve("clone")).doesNotExist();
  }

  private void clone(String host, Map<String, String> more) {
    Map<String, String> env = new HashMap<>(more);
    env.put("https_proxy", proxy.address());
    new SourceClone(env)
        .bring(
            temp.resolve("clone"),
            new Wanted("ssh://git@" + host + "/lab/server.git", "", false),
            event -> {},
            new Cancellation());
  }
}
