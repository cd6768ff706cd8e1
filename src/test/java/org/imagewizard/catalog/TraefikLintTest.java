package org.imagewizard.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imagewizard.catalog.Remark.Kind;
import org.imagewizard.catalog.front.Front;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that somebody put behind a Traefik by hand, and what goes wrong in them. */
class TraefikLintTest {
  private static final Path SAMPLES = Path.of("src/test/resources/sources/front");

  @TempDir Path temp;

  @BeforeEach
  void copies() throws IOException {
    try (Stream<Path> all = Files.walk(SAMPLES)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        Path copy = temp.resolve(SAMPLES.relativize(one));
        Files.createDirectories(copy.getParent());
        Files.copy(one, copy);
      }
    }
  }

  @Test
  void oneProjectWithOptionsAndLabels() {
    Path folder = temp.resolve("inside");

    assertThat(remarks(folder))
        .extracting(Remark::kind, remark -> place(remark), remark -> remark.kind().wrong())
        .containsExactlyInAnyOrder(
            tuple(Kind.NETWORK_UNDECLARED, "docker-compose.yml 10", true),
            tuple(Kind.TRAEFIK_INSECURE, "docker-compose.yml 21", false),
            tuple(Kind.TRAEFIK_SOCKET, "docker-compose.yml 30", false),
            tuple(Kind.TRAEFIK_NO_REDIRECT, "docker-compose.yml 24", false),
            tuple(Kind.BODY_LIMITS, "docker-compose.yml 16", false));
    assertThat(said(folder, Kind.BODY_LIMITS))
        .isEqualTo("Traefik takes 4194304 bytes of a request, nginx 10485760 (lab.conf, line 3)");
    assertThat(said(folder, Kind.TRAEFIK_NO_REDIRECT)).contains("(entry point web)");
    assertThat(inspect(folder).front())
        .contains(
            new Front(
                true,
                List.of("edge", "front"),
                "image.lab.example",
                "/image",
                "it@image.lab.example",
                "",
                "",
                "letters",
                9443));
  }

  @Test
  void aProjectBelowTheServersWithFiles() {
    Path folder = temp.resolve("beside/server");

    assertThat(remarks(folder))
        .extracting(Remark::kind, TraefikLintTest::place)
        .containsExactlyInAnyOrder(
            tuple(Kind.TRAEFIK_DASHBOARD, "traefik.yml 2"),
            tuple(Kind.TRAEFIK_TLS_OLD, "server.yml 22"));
    assertThat(said(folder, Kind.TRAEFIK_TLS_OLD)).contains("VersionTLS10");
    assertThat(inspect(folder).front())
        .contains(
            new Front(
                true,
                List.of("web"),
                "image.lab.example",
                "",
                "",
                folder.resolve("traefik/tls/site.crt").toString(),
                folder.resolve("traefik/tls/site.key").toString(),
                "",
                443));
  }

  @Test
  void labelsForATraefikThatIsNotSeen() throws IOException {
    Path folder = temp.resolve("labels/server");

    assertThat(remarks(folder)).isEmpty();
    assertThat(inspect(folder).networks()).containsOnlyKeys("traefik");
    assertThat(inspect(folder).front())
        .contains(
            new Front(false, List.of(), "image.lab.example", "", "", "", "", "myresolver", 0));

    // The same with a Traefik in a folder beside the server's: it is read, and still not the
    // server's.
    Path traefik = temp.resolve("labels/traefik");
    Files.createDirectories(traefik);
    Files.writeString(
        traefik.resolve("docker-compose.yml"),
        "services:\n  t:\n    image: traefik:v3.1\n    environment:\n      TRAEFIK_API: 'true'\n");
    assertThat(remarks(folder))
        .extracting(Remark::kind)
        .containsExactly(Kind.TRAEFIK_DASHBOARD, Kind.TRAEFIK_NO_REDIRECT);
    assertThat(inspect(folder).front().orElseThrow().own()).isFalse();
  }

  /** Lines of the sample with others in their place (~ is a break), and what is then said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--api.insecure=true | --api.insecure=false | TRAEFIK_DASHBOARD | TRAEFIK_INSECURE",
        "--api.insecure=true | --ping=true | | TRAEFIK_INSECURE",
        "--providers.docker=true | --entryPoints.web.http.redirections.entryPoint.to=websecure | |"
            + " TRAEFIK_NO_REDIRECT",
        "lab-size,lab-cut | lab-size~"
            + "      - traefik.http.middlewares.up.redirectscheme.scheme=https | |"
            + " TRAEFIK_NO_REDIRECT",
        "maxRequestBodyBytes=4194304 | maxRequestBodyBytes=10485760 | | BODY_LIMITS",
        "/var/run/docker.sock:/var/run/docker.sock:ro | certificates:/certificates | |"
            + " TRAEFIK_SOCKET",
        "networks: [traefik]~"
            + " | networks: [traefik]~"
            + "networks: {traefik: {}}~"
            + " | | NETWORK_UNDECLARED",
      })
  void whatIsMendedIsSaidNoMore(String line, String other, String said, String gone)
      throws IOException {
    Path folder = temp.resolve("inside");
    Path file = folder.resolve("docker-compose.yml");
    List<Kind> before = remarks(folder).stream().map(Remark::kind).toList();
    String text = Files.readString(file);
    assertThat(text).contains(line.replace("~", "\n"));
    Files.writeString(file, text.replace(line.replace("~", "\n"), other.replace("~", "\n")));

    List<Kind> after = remarks(folder).stream().map(Remark::kind).toList();
    assertThat(before).contains(Kind.valueOf(gone));
    assertThat(after)
        .doesNotContain(Kind.valueOf(gone))
        .hasSize(before.size() - (said == null ? 1 : 0));
    if (said != null) {
      assertThat(after).contains(Kind.valueOf(said));
    }
  }

  @Test
  void aNetworkOfItsOwnIsNotTraefiks() throws IOException {
    Path folder = temp.resolve("labels/server");
    Path file = folder.resolve("docker-compose.yml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "    name: ${TRAEFIK_NETWORK:-traefik}\n    external: true\n",
                "    driver: bridge\n"));

    assertThat(remarks(folder))
        .extracting(Remark::kind, TraefikLintTest::place)
        .containsExactly(tuple(Kind.NETWORK_NOT_SHARED, "docker-compose.yml 16"));
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    Path traefik = temp.resolve("beside/server/traefik");
    Files.writeString(traefik.resolve("routes/more.toml"), "[http]\n");
    Files.writeString(traefik.resolve("routes/server.yml"), "{{ range $i := .List }}\n");

    assertThat(remarks(temp.resolve("beside/server")))
        .filteredOn(remark -> remark.kind() == Kind.TRAEFIK_UNREAD)
        .extracting(TraefikLintTest::place)
        .containsExactly("more.toml 1", "server.yml 1");
  }

  private static String place(Remark remark) {
    var at = remark.at().orElseThrow();
    return Path.of(at.file()).getFileName() + " " + at.line();
  }

  private String said(Path folder, Kind kind) {
    return remarks(folder).stream()
        .filter(remark -> remark.kind() == kind)
        .findFirst()
        .orElseThrow()
        .summary()
        .toString();
  }

  private static List<Remark> remarks(Path folder) {
    return inspect(folder).remarks();
  }

  private static Inspection inspect(Path folder) {
    return new CatalogLoader(Map.of()).inspect(folder);
  }
}
