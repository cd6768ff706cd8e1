package org.imagewizard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.file.WholeFile;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.LocalImage;
import org.imagewizard.render.Renderer;

/**
 * Puts a server's images and folder into one archive, for a computer without internet. Everything
 * streams from the engine to the disk; nothing is kept in memory or in between.
 */
final class BundleWriter {
  /** Of the folder: the wizard's own notes and the logs stay. */
  private static final Set<String> LEFT = Set.of(".image-wizard", "logs");

  private final Engine engine;
  private final Deployment deployment;
  private final Set<String> open;
  private final boolean withKeys;
  private final Map<String, String> sums = new TreeMap<>();
  private PackedNames names = PackedNames.of(List.of());

  /**
   * @param open names of the variables that are no secret
   * @param withKeys whether keys go along too
   */
  BundleWriter(Engine engine, Deployment deployment, Set<String> open, boolean withKeys) {
    this.engine = engine;
    this.deployment = deployment;
    this.open = open;
    this.withKeys = withKeys;
  }

  /**
   * @throws ProblemException kind INPUT when the file cannot be written, OUTCOME when an image is
   *     not here; nothing is left then
   */
  Progress.Done write(Path out, ProgressSink sink, Cancellation cancellation) {
    Stream stream = new Stream(sink);
    refuse(out);
    List<String> references = ComposeFile.read(deployment).distinctImages();
    names = PackedNames.of(references);
    long expected = expected(references);
    List<String> images = references.stream().map(names::of).toList();
    try {
      WholeFile.write(
          out,
          file -> {
            try (ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
              zip.setLevel(Deflater.BEST_SPEED);
              List<String> closed =
                  stream.step("folder", Sentence.of("step.folder.pack"), () -> folder(zip, stream));
              Bundle list = new Bundle(deployment.plan().name(), images, closed);
              text(zip, Bundle.LIST, list.write());
              stream.step(
                  "pack",
                  Sentence.of("step.pack", images.size()),
                  () -> images(zip, images, expected, sink, cancellation));
              StringBuilder all = new StringBuilder();
              sums.forEach((name, sum) -> all.append(sum).append("  ").append(name).append('\n'));
              text(zip, Bundle.SUMS, all.toString());
            }
          });
      return stream.done(true, List.of());
    } catch (UncheckedIOException e) {
      throw unwritten(out, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unwritten(out, e);
    }
  }

  private static ProblemException unwritten(Path out, IOException e) {
    return new ProblemException(
        Problem.input("bundle.write", Sentence.of("bundle.unwritten", out, FileFailure.writing(e))),
        e);
  }

  private static void refuse(Path out) {
    Path parent = out.toAbsolutePath().getParent();
    if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      throw new ProblemException(Problem.input("bundle.there", Sentence.of("bundle.there", out)));
    }
    if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw new ProblemException(
          Problem.input("bundle.place", Sentence.of("bundle.place", String.valueOf(parent))));
    }
  }

  /** Bytes on this disk, layers that images share counted with each: an upper bound. */
  private long expected(List<String> images) {
    List<String> missing = new ArrayList<>();
    long bytes = 0;
    for (String image : images) {
      var local = engine.image(image);
      if (local.isEmpty()) {
        missing.add(image);
      }
      bytes += local.map(LocalImage::bytes).orElse(0L);
    }
    if (!missing.isEmpty()) {
      throw new ProblemException(
          Problem.outcome(
              "bundle.missing",
              Sentence.of("bundle.not-here", missing.size(), images.size()),
              missing,
              Sentence.of("bundle.not-here.advice", deployment.folder())));
    }
    return bytes;
  }

  /** The paths of those files that only their owner may read. */
  private List<String> folder(ZipOutputStream zip, Stream stream) throws IOException {
    List<String> closed = new ArrayList<>();
    List<String> left = new ArrayList<>();
    try (java.util.stream.Stream<Path> all = Files.walk(deployment.folder())) {
      for (Path file : all.sorted().toList()) {
        String path = deployment.folder().relativize(file).toString().replace('\\', '/');
        if (path.isEmpty()
            || LEFT.contains(path.split("/", 2)[0])
            || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        boolean env = path.startsWith("config/") && path.endsWith(".env");
        boolean plain =
            Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) <= Bundle.LARGEST_FILE
                && Bundle.isEntry(Bundle.FOLDER + path);
        if (!plain || (isPrivate(file) && !env && !withKeys)) {
          left.add(path);
          continue;
        }
        if (isPrivate(file)) {
          closed.add(path);
        }
        String text = Files.readString(file);
        if (path.equals(Renderer.COMPOSE_FILE)) {
          text = names.in(text);
        }
        text(zip, Bundle.FOLDER + path, env && !withKeys ? withoutKeys(text) : text);
      }
    }
    if (!withKeys) {
      stream.note(Sentence.of("note.keys-stay"));
    }
    left.forEach(path -> stream.note(Sentence.of("note.left-out", path)));
    return closed;
  }

  private static boolean isPrivate(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).endsWith("------");
  }

  /** Settings stay; of everything else the name, as a line that sets nothing. */
  private String withoutKeys(String text) {
    StringBuilder safe = new StringBuilder();
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      String name = equals < 0 ? "" : line.substring(0, equals).strip();
      boolean comment = line.startsWith("#") && !line.contains("=");
      if (comment || line.isBlank() || open.contains(name)) {
        safe.append(line).append('\n');
      } else if (name.matches("#?\\s*[A-Za-z_][A-Za-z0-9_]*")) {
        safe.append("# ").append(name.replaceFirst("^#\\s*", "")).append("=\n");
      }
    }
    return safe.toString();
  }

  private boolean images(
      ZipOutputStream zip,
      List<String> images,
      long expected,
      ProgressSink sink,
      Cancellation cancellation)
      throws IOException {
    long begun = System.nanoTime();
    for (Map.Entry<String, String> name : names.names().entrySet()) {
      engine.tag(engine.imageId(name.getKey()).orElse(name.getKey()), name.getValue());
    }
    try (InputStream saved =
        images.isEmpty() ? InputStream.nullInputStream() : engine.saveImages(images)) {
      put(
          zip,
          Bundle.IMAGES,
          out -> {
            byte[] buffer = new byte[1 << 18];
            long done = 0;
            long told = begun;
            for (int n = saved.read(buffer); n >= 0; n = saved.read(buffer)) {
              cancellation.check();
              out.write(buffer, 0, n);
              done += n;
              long now = System.nanoTime();
              if (now - told > 500_000_000) {
                told = now;
                sink.accept(
                    new Progress.Download(
                        done, Math.max(done, expected), speed(done, now - begun), -1));
              }
            }
          });
    }
    return true;
  }

  private static long speed(long bytes, long nanos) {
    return (long) (bytes / (nanos / 1e9));
  }

  private void text(ZipOutputStream zip, String entry, String text) throws IOException {
    put(zip, entry, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** What an entry holds, written where its sum is made. */
  @FunctionalInterface
  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  private void put(ZipOutputStream zip, String name, Content content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // Same folder, same images, same bytes.
    entry.setTime(0);
    zip.putNextEntry(entry);
    DigestOutputStream digest = new DigestOutputStream(zip, Sha256.fresh());
    content.to(digest);
    digest.flush();
    zip.closeEntry();
    sums.put(name, HexFormat.of().formatHex(digest.getMessageDigest().digest()));
  }
}
