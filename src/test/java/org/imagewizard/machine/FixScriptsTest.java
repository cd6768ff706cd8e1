package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imagewizard.base.process.ProcessRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The scripts behind the fixes, each in a computer made up of a folder: one that fails half-way
 * leaves it as it was and says so; one that is run twice changes nothing the second time.
 */
@Timeout(60)
class FixScriptsTest {
  /** A package manager that keeps its list in a file; a package brings the programs it is for. */
  private static final String APT =
      """
      list=$ROOT/packages
      case " $* " in
      *' update '*) [ ! -e $ROOT/no-network ] || exit 100 ;;
      *' remove '*) for p in "$@"; do sed -i "/^$p\\$/d" $list; rm -f $BIN/of-$p; done
        [ -e $BIN/of-docker.io ] || rm -f $BIN/docker $BIN/dockerd
        [ -e $BIN/of-busybox-static ] || rm -f $ROOT/bin/busybox
        [ -e $BIN/of-nvidia-container-toolkit ] || rm -f $BIN/nvidia-ctk ;;
      *' install '*) for p in "$@"; do case $p in
        docker.io|docker-compose-v2|busybox-static|nvidia-container-toolkit)
          [ ! -e $ROOT/no-$p ] || { echo "E: $p" >&2; exit 100; }
          grep -qx $p $list || echo $p >>$list
          touch $BIN/of-$p
          [ $p != docker.io ] || { cp $ROOT/docker $BIN/docker; cp $ROOT/dockerd $BIN/dockerd; }
          [ $p != busybox-static ] || cp $ROOT/docker $ROOT/bin/busybox
          [ $p != nvidia-container-toolkit ] || cp $ROOT/ctk $BIN/nvidia-ctk ;;
        esac; done ;;
      esac; exit 0\
      """;

  private static final String DOCKER =
      """
      #!/bin/sh
      case "$*" in
      'compose version'*) [ -e $BIN/of-docker-compose-v2 ] && echo 2.26.1 ;;
      *version*) [ -e $ROOT/answers ] && echo 27.5.1 ;;
      'network inspect'*) [ -e $ROOT/network ] ;;
      'network create'*) [ ! -e $ROOT/refuses ] && touch $ROOT/network && echo 1234 ;;
      *) exit 0 ;;
      esac
      """;

  @TempDir Path folder;
  private FixScript script;

  @BeforeEach
  void aComputer() {
    script = new FixScript(folder);
    script
        .file("/packages", "base-files\n")
        .file("/docker", filled(DOCKER))
        .file(
            "/dockerd",
            "#!/bin/sh\n[ -e " + script.root() + "/sick ] || touch " + script.root() + "/answers\n")
        .file("/bin/.keep", "")
        .file("/var/log/.keep", "")
        .file("/run/.keep", "")
        .program("apt-get", APT)
        .program("apt-cache", "case \"$1 $*\" in show*) echo Package ;; esac")
        .program("dpkg-query", "sed 's/^/ii  /' $ROOT/packages")
        .program("dpkg", "exit 1")
        .program("ldd", "exit 1");
    for (String file : List.of("docker", "dockerd")) {
      script.root().resolve(file).toFile().setExecutable(true);
    }
  }

  private String filled(String text) {
    return text.replace("$ROOT", script.root().toString()).replace("$BIN", script.bin().toString());
  }

  /** As if it had been installed before. */
  private void docker() throws Exception {
    Files.createFile(script.bin().resolve("of-docker.io"));
    Files.copy(script.root().resolve("docker"), script.bin().resolve("docker"));
    script.bin().resolve("docker").toFile().setExecutable(true);
  }

  private static String words(ProcessRunner.Result result) {
    return String.join("\n", result.lastLines());
  }

  private void changesNothingTheSecondTime(String id) {
    ProcessRunner.Result first = script.run(id);
    assertThat(first.ok()).as(words(first)).isTrue();
    Map<String, String> after = script.everything();
    ProcessRunner.Result second = script.run(id);
    assertThat(second.ok()).as(words(second)).isTrue();
    assertThat(script.changedSince(after)).isEmpty();
    assertThat(words(second)).containsAnyOf("already", "up to date", "No container");
  }

  private void failsAndLeavesAllAsItWas(String id, String says) {
    Map<String, String> before = script.everything();
    ProcessRunner.Result result = script.run(id);
    assertThat(result.ok()).as(words(result)).isFalse();
    assertThat(words(result)).contains(says);
    assertThat(script.changedSince(before)).as(words(result)).isEmpty();
  }

  @Test
  void dockerIsInstalledOnce() {
    changesNothingTheSecondTime("docker-install");
    assertThat(script.text("/packages").orElseThrow())
        .contains("docker.io", "docker-compose-v2", "busybox-static");
  }

  /** Whatever step fails: what the steps before it had installed is taken away again. */
  @ParameterizedTest
  @CsvSource({
    "no-network, The package lists can't be read",
    "no-docker.io, Installing docker.io iptables ca-certificates failed",
    "no-docker-compose-v2, Installing docker-compose-v2 failed",
    "no-busybox-static, Installing busybox-static failed",
    "sick, does not answer after 30 seconds"
  })
  void dockerThatCannotBeInstalledIsNotHalfInstalled(String fault, String says) {
    script.file("/" + fault, "");
    script.program("seq", "echo 1 2 3");
    failsAndLeavesAllAsItWas("docker-install", says);
    assertThat(script.text("/packages")).contains("base-files");
  }

  @Test
  void whatWasInstalledBeforeStaysWhenTheRestFails() throws Exception {
    script.file("/packages", "base-files\ndocker.io\n").file("/no-docker-compose-v2", "");
    docker();
    script.program("dockerd", "exit 0");
    failsAndLeavesAllAsItWas("docker-install", "Installing docker-compose-v2 failed");
  }

  @Test
  void dockerIsStartedOnce() throws Exception {
    docker();
    script.program("dockerd", "touch $ROOT/answers");
    changesNothingTheSecondTime("docker-start");
  }

  @Test
  void anEngineThatDoesNotComeUpIsEndedAgain() throws Exception {
    docker();
    script.program("dockerd", "echo 'no iptables' ; exec /bin/sleep 60");
    Map<String, String> before = script.everything();
    ProcessRunner.Result result = script.run("docker-start");
    assertThat(result.ok()).isFalse();
    assertThat(words(result)).contains("does not answer after", "no iptables", "was ended again");
    assertThat(script.changedSince(before)).as(words(result)).isEmpty();
    assertThat(
            ProcessHandle.allProcesses()
                .flatMap(one -> one.info().commandLine().stream())
                .filter(line -> line.contains(folder + "/bin/dockerd")))
        .isEmpty();
  }

  @Test
  void aFullFolderInTheSocketsPlaceIsLeftAlone() throws Exception {
    docker();
    script.program("dockerd", "exit 0").file("/var/run/docker.sock/mine", "x");
    failsAndLeavesAllAsItWas("docker-start", "move it away");
  }

  @Test
  void withoutDockerThereIsNothingToStart() throws Exception {
    docker();
    failsAndLeavesAllAsItWas("docker-start", "not installed");
  }

  @Test
  void busyboxIsInstalledOnce() {
    changesNothingTheSecondTime("busybox-install");
  }

  @ParameterizedTest
  @CsvSource({"no-network, package lists", "no-busybox-static, can't be installed"})
  void busyboxThatCannotBeInstalledChangesNothing(String fault, String says) {
    script.file("/no-busybox-static", "").file("/" + fault, "");
    failsAndLeavesAllAsItWas("busybox-install", says);
  }

  @Test
  void theCardsAreDescribedOnceAndTheOldDescriptionIsKept() {
    script
        .file("/etc/cdi/nvidia.yaml", "old")
        .program("nvidia-ctk", "while [ $# -gt 1 ]; do shift; done; echo new >$1");
    changesNothingTheSecondTime("cdi-generate");
    assertThat(script.text("/etc/cdi/nvidia.yaml")).contains("new");
    assertThat(script.text("/etc/cdi/nvidia.yaml.before")).contains("old");
  }

  @ParameterizedTest
  @CsvSource({
    "while [ $# -gt 1 ]; do shift; done; echo half >$1; exit 3, nothing was changed",
    "exit 0, the old one stays"
  })
  void aDescriptionThatFailsLeavesTheOldOne(String ctk, String says) {
    script.file("/etc/cdi/nvidia.yaml", "old").program("nvidia-ctk", ctk);
    failsAndLeavesAllAsItWas("cdi-generate", says);
  }

  @Test
  void withoutTheToolkitNothingIsDescribedOrNamed() {
    failsAndLeavesAllAsItWas("cdi-generate", "install the NVIDIA container toolkit first");
    failsAndLeavesAllAsItWas("cards-keep", "install the NVIDIA container toolkit first");
  }

  @Test
  void theRuleForTheCardsIsWrittenOnce() {
    script.program("nvidia-ctk", "[ \"$1 $2\" = 'system create-dev-char-symlinks' ]");
    changesNothingTheSecondTime("cards-keep");
    assertThat(script.text("/etc/udev/rules.d/71-nvidia-dev-char.rules").orElseThrow())
        .contains("RUN+=\"" + script.bin() + "/nvidia-ctk system create-dev-char-symlinks");
  }

  @Test
  void aToolkitThatCannotNameTheCardsLeavesNoRule() {
    script.program("nvidia-ctk", "echo 'unknown command' >&2; exit 2");
    failsAndLeavesAllAsItWas("cards-keep", "No rule was written");
  }

  @Test
  void theNetworkIsMadeOnce() throws Exception {
    docker();
    changesNothingTheSecondTime("traefik-network");
    assertThat(script.text("/network")).isPresent();
  }

  @Test
  void aNetworkThatIsRefusedIsAFailure() throws Exception {
    docker();
    script.file("/refuses", "");
    failsAndLeavesAllAsItWas("traefik-network", "");
  }

  @Test
  void anEngineThatDoesNotAnswerRestartsNoContainer() {
    script.program("docker", "exit 1");
    failsAndLeavesAllAsItWas("cards-restart", "nothing was changed");
  }

  @Test
  void aContainerThatCannotBeRestartedIsNamed() {
    script.program(
        "docker",
        """
        case "$1" in
        ps) echo aaa ;;
        inspect) case "$3" in *Name*) echo /image-ocr-1 ;; *) echo '[{"Capabilities":[["gpu"]]}]' ;; esac ;;
        exec) echo "sh: can't open /dev/nvidia0: Operation not permitted" ;;
        *) exit 1 ;;
        esac\
        """);
    failsAndLeavesAllAsItWas("cards-restart", "Not restarted: image-ocr-1.");
  }

  /** Whatever step of the toolkit fails, source, packages and settings are as they were. */
  @ParameterizedTest
  @CsvSource({
    "no-network, The toolkit could not be installed",
    "no-nvidia-container-toolkit, The toolkit could not be installed",
    "ctk-fails, Docker's settings could not be changed",
  })
  void aToolkitThatFailsIsTakenBack(String fault, String says) throws Exception {
    toolkit();
    script.file("/" + fault, "").file("/etc/docker/daemon.json", "{}");
    failsAndLeavesAllAsItWas("nvidia-toolkit", says + "; everything is as it was");
  }

  @Test
  void theToolkitIsInstalledOnceAndDockerRestartedOnce() throws Exception {
    toolkit();
    script.program("pidof", "echo 77").program("ps", "echo 0").program("date", "echo 9999999999");
    script.program("nvidia-cdi-hook", "exit 0");
    changesNothingTheSecondTime("nvidia-toolkit");
    assertThat(script.text("/restarts")).contains("x");
    assertThat(script.text("/packages").orElseThrow()).contains("nvidia-container-toolkit");
  }

  private void toolkit() throws Exception {
    docker();
    script
        .file("/answers", "")
        .file("/run/systemd/system/.keep", "")
        .file("/usr/share/keyrings/.keep", "")
        .file("/etc/apt/sources.list.d/.keep", "")
        .file(
            "/ctk",
            filled(
                "#!/bin/sh\n"
                    + "mkdir -p $ROOT/etc/docker; echo '{\"nvidia\": 1}'"
                    + " >$ROOT/etc/docker/daemon.json; [ ! -e $ROOT/ctk-fails ]\n"))
        .program("systemctl", "echo x >>$ROOT/restarts")
        .program("curl", "echo key")
        .program("gpg", "for last; do :; done; cat >\"$last\"");
    script.root().resolve("ctk").toFile().setExecutable(true);
  }

  @Test
  void everyScriptIsTriedHere() throws Exception {
    String source =
        Files.readString(Path.of("src/test/java/org/imagewizard/machine/FixScriptsTest.java"));
    try (Stream<Path> scripts = Files.list(Path.of("templates/fixes"))) {
      assertThat(scripts.map(file -> file.getFileName().toString().replace(".sh", "")))
          .allMatch(id -> source.contains("\"" + id + "\""));
    }
  }
}
