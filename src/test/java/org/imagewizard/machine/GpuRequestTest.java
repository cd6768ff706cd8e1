package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.FakeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuRequestTest {
  @TempDir Path folder;
  private final FakeEngine fake = new FakeEngine();

  /** A header with one table entry of the given type; 1 is code, 3 asks for a loader. */
  static byte[] elf(int type) {
    ByteBuffer elf = ByteBuffer.allocate(64 + 56).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    elf.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1).putInt(64, type);
    return elf.array();
  }

  private Finding run(FakeHost host, Function<Boolean, Engine.RunResult> runOnce) {
    return new GpuRequest(host.host(), new FixList(host.host()))
        .run(ScriptedEngine.of(fake, runOnce), true);
  }

  private FakeHost withBusybox() throws IOException {
    FakeHost host = new FakeHost(folder).file("/bin/.keep", "");
    Files.write(host.host().at("/bin/busybox"), elf(1));
    return host;
  }

  private static Engine.RunResult refuse(String words) {
    throw new ProblemException(
        Problem.engine("engine.answer", Phrase.plain("The engine refused."), List.of(words)));
  }

  @Test
  void aContainerThatSeesTheCardDecides() throws IOException {
    FakeHost host = withBusybox().file("/dev/nvidia0", "");
    Finding finding =
        run(host, gpus -> new Engine.RunResult(0, "null\nnvidia0\nnvidiactl\nnvidia-uvm\n"));
    assertThat(finding.status()).isEqualTo(Finding.Status.OK);
    assertThat(finding.summary()).isEqualTo("Containers can use the graphics card");
    assertThat(finding.evidence()).contains("Answer: exit code 0, /dev/nvidia0");
    assertThat(fake.calls()).anyMatch(call -> call.contains("image-wizard/probe"));
    assertThat(fake.calls().getLast()).startsWith("remove");
  }

  @Test
  void aRefusalOffersTheToolkit() throws IOException {
    Finding finding =
        run(
            withBusybox(),
            gpus ->
                gpus
                    ? refuse("could not select device driver \"nvidia\" with capabilities: [[gpu]]")
                    : new Engine.RunResult(0, ""));
    assertThat(finding.status()).isEqualTo(Finding.Status.FAIL);
    assertThat(finding.fixes()).extracting(Fix::id).containsExactly("nvidia-toolkit");
    assertThat(finding.evidence()).anyMatch(line -> line.contains("could not select"));
  }

  @Test
  void anEngineThatStartsNothingIsNotTheCardsFault() throws IOException {
    Finding finding = run(withBusybox(), gpus -> refuse("exec format error"));
    assertThat(finding.status()).isEqualTo(Finding.Status.WARN);
    assertThat(finding.fixes()).isEmpty();
  }

  @Test
  void aContainerWithoutTheCardThatIsHereIsAProblem() throws IOException {
    FakeHost host = withBusybox().file("/dev/nvidia0", "");
    assertThat(run(host, gpus -> new Engine.RunResult(0, "null\n")).status())
        .isEqualTo(Finding.Status.FAIL);
  }

  @Test
  void withoutAStaticBusyboxItIsSkipped() throws IOException {
    FakeHost host = withBusybox();
    Files.write(host.host().at("/bin/busybox"), elf(3));
    Finding finding = run(host, gpus -> refuse("not asked"));
    assertThat(finding.status()).isEqualTo(Finding.Status.WARN);
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  void noDamagedProgramBreaksTheReading() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      byte[] program = elf(1);
      for (int n = 0; n < 4; n++) {
        program[random.nextInt(program.length)] = (byte) random.nextInt();
      }
      boolean runs = Busybox.isStatic(program);
      assertThat(runs && program[1] != 'E').isFalse();
    }
  }

  @Test
  void theTarHoldsTheProgram() throws IOException {
    byte[] tar = ProbeImage.tar("hello".getBytes(StandardCharsets.US_ASCII));
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      TarArchiveEntry entry = in.getNextEntry();
      assertThat(entry.getName()).isEqualTo("busybox");
      assertThat(entry.getMode() & 0111).isEqualTo(0111);
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("hello");
      assertThat(in.getNextEntry()).isNull();
    }
  }
}
