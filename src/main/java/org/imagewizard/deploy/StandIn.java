package org.imagewizard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.Tar;
import org.imagewizard.machine.Busybox;

/** The root folder of the stand-in image: a static busybox and two scripts. */
final class StandIn {
  /** The problem's id when there is nothing to make the image of. */
  static final String NO_BUSYBOX = "practice.busybox";

  private static final String PULLED = "busybox:musl";

  private final Engine engine;
  private final Cancellation cancellation;

  StandIn(Engine engine, Cancellation cancellation) {
    this.engine = engine;
    this.cancellation = cancellation;
  }

  byte[] rootTar() {
    byte[] busybox = Busybox.here().orElseGet(this::pulledBusybox);
    Tar tar = new Tar();
    for (String folder : new String[] {"bin/", "proc/", "tmp/", "dev/", "etc/"}) {
      tar.folder(folder);
    }
    tar.program("bin/busybox", busybox).link("bin/sh", "busybox").link("bin/cat", "busybox");
    try {
      tar.program("init", script("init")).program("answer", script("answer"));
      tar.program("chime.wav", script("chime.wav"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tar.toBytes();
  }

  private static byte[] script(String name) throws IOException {
    try (InputStream in = StandIn.class.getResourceAsStream("/templates/practice/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the template practice/" + name + " is missing");
      }
      return in.readAllBytes();
    }
  }

  /** Docker Hub's musl busybox is static too; its file is read out of a throw-away container. */
  private byte[] pulledBusybox() {
    try {
      engine.pull(PULLED, (received, total) -> {}, cancellation);
      var printed =
          engine.runOnce(PULLED, List.of("/bin/busybox", "base64", "/bin/busybox"), false);
      return java.util.Base64.getMimeDecoder().decode(printed.output().strip());
    } catch (ProblemException e) {
      throw new ProblemException(
          Problem.outcome(
              NO_BUSYBOX,
              Sentence.of("practice.busybox", PULLED),
              List.of(e.problem().summary()),
              Phrase.plain("image-wizard fix busybox-install")),
          e);
    }
  }
}
