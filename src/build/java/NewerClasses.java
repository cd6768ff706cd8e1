import static java.lang.classfile.ClassFile.JAVA_8_VERSION;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Part of the build: gives classes for Java 5 in the jars of one folder the form of Java 8. The
 * start cache of Java 25 leaves such old ones out, and picocli is built of them. Code and names
 * stay as they are; the frames that the newer form asks for are added, and the old jar's dates
 * kept. See docs/adr/0010.
 */
final class NewerClasses {
  /** Up to this one the JVM verifies without frames, and keeps classes out of the cache. */
  private static final int OLD = ClassFile.JAVA_5_VERSION;

  private NewerClasses() {}

  public static void main(String[] args) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path jar : jars) {
      renew(jar);
    }
  }

  private static void renew(Path jar) throws IOException {
    Map<String, byte[]> renewed = new TreeMap<>();
    try (URLClassLoader inside = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        ZipFile old = new ZipFile(jar.toFile())) {
      ClassFile writer =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ConstantPoolSharingOption.NEW_POOL,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(inside)
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      for (ZipEntry entry : Collections.list(old.entries())) {
        if (entry.getName().endsWith(".class")) {
          byte[] bytes = old.getInputStream(entry).readAllBytes();
          if (version(bytes) <= OLD) {
            renewed.put(entry.getName(), renew(writer, bytes));
          }
        }
      }
      if (!renewed.isEmpty()) {
        rewrite(old, renewed, jar);
      }
    }
  }

  private static int version(byte[] bytes) {
    return (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
  }

  private static byte[] renew(ClassFile writer, byte[] bytes) {
    ClassTransform newer =
        (built, element) -> {
          if (element instanceof ClassFileVersion) {
            built.withVersion(JAVA_8_VERSION, 0);
          } else {
            built.with(element);
          }
        };
    // Code that is passed on as it stands gets no frames: each instruction is written anew.
    ClassTransform code =
        ClassTransform.transformingMethodBodies((built, element) -> built.with(element));
    return writer.transformClass(writer.parse(bytes), newer.andThen(code));
  }

  private static void rewrite(ZipFile old, Map<String, byte[]> renewed, Path jar)
      throws IOException {
    Path half = jar.resolveSibling(jar.getFileName() + ".new");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(half))) {
      for (ZipEntry entry : Collections.list(old.entries())) {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(same);
        byte[] bytes = renewed.get(entry.getName());
        out.write(bytes == null ? old.getInputStream(entry).readAllBytes() : bytes);
        out.closeEntry();
      }
    }
    Files.move(half, jar, StandardCopyOption.REPLACE_EXISTING);
  }
}
