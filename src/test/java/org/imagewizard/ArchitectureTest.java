package org.imagewizard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.imagewizard.base.problem.Problem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls of the house. Each rule says why it stands. */
class ArchitectureTest {
  private static final String ROOT = "org.imagewizard.";

  /** The direction in which data flows; a package knows only what is left of it. */
  private static final List<String> FLOW =
      List.of(
          "base", "docker", "machine", "catalog", "fit", "plan", "render", "deploy", "watch",
          "wizard");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.imagewizard");

  @TestFactory
  List<DynamicTest> aPackageKnowsOnlyWhatIsLeftOfIt() {
    return FLOW.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      String[] right =
                          java.util.stream.Stream.concat(
                                  FLOW.subList(FLOW.indexOf(name) + 1, FLOW.size()).stream(),
                                  java.util.stream.Stream.of("cli", "gui"))
                              .map(p -> ROOT + p + "..")
                              .toArray(String[]::new);
                      noClasses()
                          .that()
                          .resideInAPackage(ROOT + name + "..")
                          .should()
                          .dependOnClassesThat()
                          .resideInAnyPackage(right)
                          .because("data flows one way, so any part can be read without the next")
                          .check(CLASSES);
                    }))
        .toList();
  }

  @Test
  void theFacesDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "gui..")
        .because("the text mode must start without JavaFX")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "gui..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "cli..")
        .because("two faces over the same objects, not one over the other")
        .check(CLASSES);
  }

  @Test
  void javaFxStaysInTheWindow() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "gui..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..")
        .because("everything between the faces and the engine is plain Java")
        .check(CLASSES);
  }

  @Test
  void viewModelsHoldNoControls() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..")
        .because("a view model is tested without a toolkit")
        .check(CLASSES);
  }

  @Test
  void dockerJavaStaysBehindThePort() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "docker..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.github.dockerjava..")
        .because("the engine is reached through one port, which a fake can stand in for")
        .check(CLASSES);
  }

  @Test
  void gitStaysInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "catalog.git..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "render.LineMatch")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.jgit..")
        .because("a large library must not be on anybody's way who does not clone")
        .check(CLASSES);
    noClasses()
        .that()
        .haveFullyQualifiedName(ROOT + "render.LineMatch")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.eclipse.jgit.api..", "org.eclipse.jgit.lib..", "org.eclipse.jgit.transport..")
        .because("comparing lines takes ten small classes of it, and no repository")
        .check(CLASSES);
  }

  @Test
  void onlyTheTextFacePrints() {
    noClasses()
        .that(
            new DescribedPredicate<JavaClass>("are neither the text face nor Main") {
              @Override
              public boolean test(JavaClass type) {
                return !type.getPackageName().startsWith(ROOT + "cli")
                    && !type.getName().equals(ROOT + "Main");
              }
            })
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("progress goes through one event type, errors are problems")
        .check(CLASSES);
  }

  @Test
  void platformRunLaterHasOneHome() {
    noClasses()
        .that()
        .doNotHaveSimpleName("FxHop")
        .should()
        .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
        .because("one hop to the window's thread can be watched; dozens cannot")
        .check(CLASSES);
  }

  @Test
  void noMutableStaticState() {
    com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
        .that()
        .areStatic()
        .and()
        .areNotFinal()
        .should()
        .beDeclaredInClassesThat()
        .haveSimpleName("nothing")
        .allowEmptyShould(true)
        .because("what two tests or two windows share cannot be trusted")
        .check(CLASSES);
  }

  @Test
  void packagesAreNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
        .because("NullAway checks only marked packages")
        .check(CLASSES);
  }

  /** Evidence, a program's or a server's own words, may be plain; our sentences may not. */
  @Test
  void theseProblemsSpeakBothLanguages() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + "render..",
            ROOT + "catalog..",
            ROOT + "docker..",
            ROOT + "deploy..",
            ROOT + "watch..")
        .should()
        .callMethod(Problem.class, "input", String.class, String.class, String[].class)
        .orShould()
        .callMethod(Problem.class, "engine", String.class, String.class, List.class)
        .orShould()
        .callMethod(Problem.class, "outcome", String.class, String.class, List.class)
        .orShould()
        .callMethod(Problem.class, "withActions", String[].class)
        .orShould()
        .callConstructor(
            Problem.class, String.class, Problem.Kind.class, String.class, List.class, List.class)
        .because("a bare sentence is English to everybody")
        .check(CLASSES);
  }
}
