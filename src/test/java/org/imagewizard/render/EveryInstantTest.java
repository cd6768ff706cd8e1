package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a kill would leave at every line of an exchange: a debugger holds the writer at each of
 * them, and the folder as it is then is given to the next wizard.
 */
class EveryInstantTest {
  private static final List<String> STEPS =
      List.of("org.imagewizard.render.Exchange", "org.imagewizard.render.FileModes");

  @TempDir Path temp;

  @Test
  void leavesTheOldStateOrTheNew() throws Exception {
    Path folder = temp.resolve("server");
    new FolderWriter().write(folder, files(0));
    Map<String, String> old = shown(tree(folder));
    Set<Map<String, String>> instants = instants(folder);
    Map<String, String> next = shown(tree(folder));
    assertThat(next).isNotEqualTo(old).doesNotContainKey("old.yaml").containsKey("new.yaml");

    List<Map<String, String>> ends = new ArrayList<>();
    int mixed = 0;
    for (Map<String, String> instant : instants) {
      boolean between = !shown(instant).equals(old) && !shown(instant).equals(next);
      mixed += between ? 1 : 0;
      Path copy = temp.resolve("instant" + ends.size());
      put(copy, instant);
      new FolderWriter().recover(copy);
      ends.add(shown(tree(copy)));
      assertThat(ends.getLast()).as("after instant %d", ends.size()).isIn(old, next);
      assertThat(new FolderWriter().changedByHand(copy)).isEmpty();
      assertThat(copy.resolve(".image-wizard/staging")).doesNotExist();
    }
    System.out.println(instants.size() + " instants, " + mixed + " of them half-way.");
    assertThat(mixed).as("a folder with both states was met").isGreaterThan(2);
    assertThat(ends).contains(old, next);
    // From the instant at which the new state is decided, it never is the old one again.
    assertThat(ends.subList(ends.indexOf(next), ends.size())).containsOnly(next);
  }

  /** The states of a folder, in their order, while a writer goes through its steps. */
  private Set<Map<String, String>> instants(Path folder) throws Exception {
    LaunchingConnector launcher = Bootstrap.virtualMachineManager().defaultConnector();
    Map<String, Connector.Argument> arguments = launcher.defaultArguments();
    arguments.get("home").setValue(System.getProperty("java.home"));
    arguments
        .get("options")
        .setValue("-XX:TieredStopAtLevel=1 -cp " + System.getProperty("java.class.path"));
    arguments.get("main").setValue(EveryInstantTest.class.getName() + " " + folder);
    VirtualMachine writer = launcher.launch(arguments);
    Process process = writer.process();
    Thread.ofVirtual().start(() -> drain(process));
    STEPS.forEach(name -> await(writer, name));
    Set<Map<String, String>> instants = new LinkedHashSet<>();
    boolean runs = true;
    while (runs) {
      EventSet events = writer.eventQueue().remove();
      for (Event event : events) {
        if (event instanceof ClassPrepareEvent loaded) {
          holdAtEachLine(writer, loaded.referenceType());
        } else if (event instanceof BreakpointEvent) {
          instants.add(tree(folder));
        }
        runs = runs && !(event instanceof VMDisconnectEvent);
      }
      if (runs) {
        events.resume();
      }
    }
    assertThat(process.waitFor()).isZero();
    return instants;
  }

  private static void await(VirtualMachine writer, String name) {
    ClassPrepareRequest request = writer.eventRequestManager().createClassPrepareRequest();
    request.addClassFilter(name);
    request.enable();
  }

  private static void holdAtEachLine(VirtualMachine writer, ReferenceType steps)
      throws AbsentInformationException {
    for (Location line : steps.allLineLocations()) {
      writer.eventRequestManager().createBreakpointRequest(line).enable();
    }
  }

  private static void drain(Process process) {
    try {
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // It ended.
      return;
    }
  }

  private static Map<String, String> tree(Path folder) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        tree.put(folder.relativize(path).toString(), Files.readString(path));
      }
    } catch (NoSuchFileException e) {
      throw new IllegalStateException("it is held, so nothing goes away", e);
    }
    return tree;
  }

  /** Without the wizard's own folder. */
  private static Map<String, String> shown(Map<String, String> tree) {
    return tree.entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith(FolderWriter.PRIVATE))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void put(Path folder, Map<String, String> tree) throws IOException {
    for (Map.Entry<String, String> file : tree.entrySet()) {
      Path place = folder.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.writeString(place, file.getValue());
    }
  }

  private static List<RenderedFile> files(int version) {
    return List.of(
        file("compose.yaml", version),
        file(".env", version),
        file("proxy/part.yaml", version),
        file(version == 0 ? "old.yaml" : "new.yaml", version),
        new RenderedFile(
            "config/llm.env", FolderWriter.MARK + " a test\nKEY=" + version + "\n", true));
  }

  private static RenderedFile file(String path, int version) {
    return new RenderedFile(path, FolderWriter.MARK + " a test\nversion: " + version + "\n", false);
  }

  /** The writer that is held. */
  public static void main(String[] arguments) {
    new FolderWriter().write(Path.of(arguments[0]), files(1));
  }
}
