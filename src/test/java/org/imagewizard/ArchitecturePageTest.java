package org.imagewizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on the architecture draws what the code is, not what it once was. */
class ArchitecturePageTest {
  private static final Path PAGE = Path.of("docs", "architecture.md");
  private static final Pattern PACKAGE = Pattern.compile("org\\.imagewizard\\.([a-z]+).*");

  @Test
  void theDrawingHasTheArrowsThatTheCodeHas() throws IOException {
    Set<String> real = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.imagewizard")) {
      String from = packageOf(type);
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> packageOf(dependency.getTargetClass()))
          .filter(to -> !to.isEmpty() && !to.equals("base") && !to.equals(from))
          .filter(to -> !from.isEmpty() && !from.equals("base"))
          .forEach(to -> real.add(from + " --> " + to));
    }
    Set<String> drawn = new TreeSet<>();
    Matcher arrows = Pattern.compile("(?m)^ +([a-z]+ --> [a-z]+)$").matcher(Files.readString(PAGE));
    while (arrows.find()) {
      drawn.add(arrows.group(1));
    }
    assertThat(drawn).isEqualTo(real);
  }

  @Test
  void everyPackageIsToldOf() throws IOException {
    String page = Files.readString(PAGE);
    try (var folders = Files.list(Path.of("src", "main", "java", "org", "imagewizard"))) {
      assertThat(folders.filter(Files::isDirectory))
          .allSatisfy(folder -> assertThat(page).contains("`" + folder.getFileName() + "`"));
    }
  }

  /** Of the run time's class path, as far as it is declared; the table names each once. */
  @Test
  void everyLibraryThatIsDeclaredIsInTheTable() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String shipped = pom.substring(pom.indexOf("<dependencies>"), pom.indexOf("<!-- Tests -->"));
    Set<String> declared =
        Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL)
            .matcher(shipped)
            .results()
            .map(found -> found.group())
            .filter(text -> !text.contains("<scope>provided</scope>"))
            .map(text -> text.replaceAll("(?s)<exclusions>.*</exclusions>", ""))
            .map(text -> text.replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1"))
            .collect(Collectors.toCollection(TreeSet::new));
    String page = Files.readString(PAGE);
    assertThat(declared)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  private static String packageOf(JavaClass type) {
    Matcher matcher = PACKAGE.matcher(type.getPackageName());
    return matcher.matches() ? matcher.group(1) : "";
  }
}
