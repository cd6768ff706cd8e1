package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.imagewizard.base.text.Phrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a library of our own that answers like the driver's; needs gcc. */
class NvmlTest {
  @TempDir Path folder;

  private static final MemoryFacts SHARED = new MemoryFacts(120_000, 100_000, OptionalLong.empty());

  private static final Graphics.Bus NO_BUS = new Graphics.Bus(List.of(), List.of(), false, "");

  private static final String STUB =
      """
      #include <string.h>
      #include <stddef.h>
      typedef unsigned long long u64;
      typedef struct { int index; } card;
      static card cards[3] = {{0}, {1}, {2}};
      typedef struct { unsigned version; u64 total, reserved, free, used; } memory2;
      typedef struct { u64 total, free, used; } memory1;
      typedef struct { unsigned pid; u64 used; unsigned gi, ci; } process;
      #define MIB (1024ULL * 1024)
      #ifndef NAME
      #define NAME c->index ? "NVIDIA RTX A4000" : "NVIDIA GeForce RTX 3070"
      #endif
      int nvmlInit_v2(void) { return INIT; }
      int nvmlShutdown(void) { return 0; }
      const char *nvmlErrorString(int code) {
        return code == 15 ? "GPU is lost" : code == 9 ? "Driver Not Loaded" : "Other";
      }
      int nvmlSystemGetDriverVersion(char *to, unsigned n) { strncpy(to, "550.120", n); return 0; }
      int nvmlSystemGetCudaDriverVersion_v2(int *to) { *to = 12040; return 0; }
      int nvmlDeviceGetCount_v2(unsigned *to) { *to = 3; return 0; }
      int nvmlDeviceGetHandleByIndex_v2(unsigned i, card **to) {
        if (i == 2) return 15;
        *to = &cards[i];
        return 0;
      }
      int nvmlDeviceGetName(card *c, char *to, unsigned n) {
        strncpy(to, NAME, n);
        return 0;
      }
      int nvmlDeviceGetUUID(card *c, char *to, unsigned n) {
        const char *id = c->index == 10 ? "MIG-x" : c->index == 11 ? "MIG-y"
            : c->index ? "GPU-b" : "GPU-a";
        if (strlen(id) >= n) return 7;
        strncpy(to, id, n);
        return 0;
      }
      int nvmlDeviceGetMemoryInfo(card *c, memory1 *to) {
        if (c->index == 1 && LOST) return LOST;
        if (c->index >= 10) {
          to->total = 4864 * MIB; to->free = (c->index == 10 ? 4800 : 3000) * MIB;
          return 0;
        }
        to->total = 16376 * MIB; to->free = 16000 * MIB; to->used = 376 * MIB;
        return 0;
      }
      #if NEW
      int nvmlDeviceGetMemoryInfo_v2(card *c, memory2 *to) {
        if (to->version != (sizeof(memory2) | 2 << 24)) return 25;
        if (c->index) return 3;
        to->total = 8192 * MIB; to->reserved = 236 * MIB; to->used = 2756 * MIB;
        to->free = 5200 * MIB;
        return 0;
      }
      int nvmlDeviceGetComputeRunningProcesses_v3(card *c, unsigned *n, process *to) {
        unsigned have = c->index ? 0 : 100;
        if (*n < have) { *n = have; return 7; }
        *n = have;
        for (unsigned i = 0; i < have; i++) {
          to[i].pid = 21000 + i; to[i].used = i ? ~0ULL : 2350 * MIB;
        }
        return 0;
      }
      #else
      int nvmlDeviceGetComputeRunningProcesses_v2(card *c, unsigned *n, process *to) {
        *n = 1; to[0].pid = 77; to[0].used = 5 * MIB;
        return 0;
      }
      #endif
      #ifdef MIG
      static card slices[2] = {{10}, {11}};
      int nvmlDeviceGetMigMode(card *c, unsigned *now, unsigned *later) {
        *now = *later = c->index == 0;
        return 0;
      }
      int nvmlDeviceGetMaxMigDeviceCount(card *c, unsigned *to) { *to = 7; return 0; }
      int nvmlDeviceGetMigDeviceHandleByIndex(card *c, unsigned i, card **to) {
        if (MIG == 0 || (i != 1 && i != 4)) return 6;
        *to = &slices[i == 4];
        return 0;
      }
      #endif
      #ifdef COMPUTE
      int nvmlDeviceGetComputeMode(card *c, unsigned *to) { *to = COMPUTE; return 0; }
      #endif
      int nvmlDeviceGetDisplayActive(card *c, int *to) { *to = !c->index; return 0; }
      """;

  private GpuReading read(String... flags) throws IOException, InterruptedException {
    Path library = compile(flags);
    Host host =
        new FakeHost(folder)
            .file("/proc/21000/comm", "python3\n")
            .file("/proc/21000/status", "Uid:\t12\t12\t12\t12\n")
            .host();
    return new Nvml(Optional.of(library), new Processes(host), SHARED).read();
  }

  private Path compile(String... flags) throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("nvml.c"), STUB);
    // A library that was loaded stays, so each has a file of its own.
    Path library = Files.createTempDirectory(folder, "driver").resolve("libnvidia-ml.so.1");
    List<String> command =
        new java.util.ArrayList<>(
            List.of("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString()));
    command.addAll(List.of(flags));
    boolean compiler =
        java.util.Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "gcc")));
    if (!compiler) {
      System.out.println("NvmlTest skipped: there is no gcc to make a stand-in library");
    }
    assumeTrue(compiler, "there is no gcc to make a stand-in library");
    Process gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(gcc.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(gcc.waitFor()).as(said).isZero();
    return library;
  }

  @Test
  void twoCardsAreReadAndTheLostOneIsNamed() throws Exception {
    GpuReading reading = read("-DINIT=0", "-DNEW=1", "-DLOST=0");
    assertThat(reading.driver()).isEqualTo("550.120");
    assertThat(reading.cuda()).isEqualTo("12.4");
    assertThat(reading.troubles())
        .extracting(Phrase::toString)
        .containsExactly("GPU 2 does not answer: GPU is lost");
    Gpu first = reading.gpus().getFirst();
    assertThat(first.name()).isEqualTo("NVIDIA GeForce RTX 3070");
    assertThat(first.uuid()).isEqualTo("GPU-a");
    assertThat(first.totalMiB()).isEqualTo(8192);
    assertThat(first.freeMiB()).isEqualTo(5200);
    assertThat(first.display()).isTrue();
    assertThat(reading.reservedMiB()).containsEntry(0, 236L);
    assertThat(first.processes()).hasSize(100);
    assertThat(first.processes().getFirst())
        .isEqualTo(new Gpu.GpuProcess(21000, "python3", "12", 2350));
    assertThat(first.processes().getLast().usedMiB()).isEqualTo(-1);
    // The second card's driver refuses the newer memory call.
    assertThat(reading.gpus().getLast().freeMiB()).isEqualTo(16_000);
    assertThat(reading.gpus().getLast().display()).isFalse();
  }

  @Test
  void anOldLibraryWithoutTheNewerCallsWorksToo() throws Exception {
    GpuReading reading = read("-DINIT=0", "-DNEW=0", "-DLOST=0");
    assertThat(reading.gpus()).hasSize(2);
    assertThat(reading.gpus().getFirst().totalMiB()).isEqualTo(16_376);
    assertThat(reading.gpus().getFirst().processes())
        .containsExactly(new Gpu.GpuProcess(77, "", "", 5));
  }

  @Test
  void aCardThatHidesItsMemoryIsATrouble() throws Exception {
    GpuReading reading = read("-DINIT=0", "-DNEW=1", "-DLOST=15");
    assertThat(reading.gpus()).hasSize(1);
    assertThat(reading.troubles())
        .extracting(Phrase::toString)
        .contains("GPU 1 does not say how much memory it has: GPU is lost");
    assertThat(GpuChecks.driver(reading, NO_BUS, Wsl.NONE).status()).isEqualTo(Finding.Status.WARN);
  }

  @Test
  void slicesTakeThePlaceOfTheirCard() throws Exception {
    GpuReading reading = read("-DINIT=0", "-DNEW=1", "-DLOST=0", "-DMIG=1");
    assertThat(reading.gpus()).extracting(Gpu::index).containsExactly(0, 1, 2);
    assertThat(reading.gpus()).extracting(Gpu::uuid).containsExactly("MIG-x", "MIG-y", "GPU-b");
    assertThat(reading.gpus()).extracting(Gpu::freeMiB).containsExactly(4800L, 3000L, 16_000L);
    assertThat(reading.gpus()).extracting(Gpu::display).containsOnly(false);
    assertThat(GpuChecks.mode(reading.gpus(), reading.modes()).status())
        .isEqualTo(Finding.Status.OK);
  }

  @Test
  void aCardInSliceModeWithoutASliceIsNamed() throws Exception {
    GpuReading reading = read("-DINIT=0", "-DNEW=1", "-DLOST=0", "-DMIG=0");
    assertThat(reading.gpus()).extracting(Gpu::index).containsExactly(0, 1);
    assertThat(GpuChecks.mode(reading.gpus(), reading.modes()).kind())
        .contains(FindingKind.GPU_MODE_MIG);
  }

  @Test
  void aCardForOneProgramOrForNoneIsNamed() throws Exception {
    for (var expected :
        java.util.Map.of(
                0, FindingKind.GPU_MODE_SHARED,
                2, FindingKind.GPU_MODE_PROHIBITED,
                3, FindingKind.GPU_MODE_EXCLUSIVE)
            .entrySet()) {
      GpuReading reading =
          read("-DINIT=0", "-DNEW=1", "-DLOST=0", "-DCOMPUTE=" + expected.getKey());
      assertThat(GpuChecks.mode(reading.gpus(), reading.modes()).kind())
          .contains(expected.getValue());
    }
  }

  @Test
  void aBoardThatSharesTheComputersMemoryCountsThat() throws Exception {
    GpuReading reading =
        read("-DINIT=0", "-DNEW=1", "-DLOST=3", "-DNAME=c->index?\"NVIDIA GB10\":\"NVIDIA\"");
    Gpu board = reading.gpus().getLast();
    assertThat(board.name()).isEqualTo("NVIDIA GB10");
    assertThat(board.totalMiB()).isEqualTo(120_000);
    assertThat(board.freeMiB()).isEqualTo(100_000);
  }

  @Test
  void aLibraryWithoutDriverIsAReason() throws Exception {
    GpuReading reading = read("-DINIT=9", "-DNEW=1", "-DLOST=0");
    assertThat(reading.answered()).isFalse();
    assertThat(reading.attempts())
        .extracting(Phrase::toString)
        .containsExactly("libnvidia-ml.so.1: Driver Not Loaded");
  }

  @Test
  void noLibraryIsAReason() {
    Host host = new FakeHost(folder).host();
    GpuReading reading =
        new Nvml(Optional.of(folder.resolve("none.so")), new Processes(host), SHARED).read();
    assertThat(reading.answered()).isFalse();
    assertThat(reading.attempts())
        .extracting(Phrase::toString)
        .containsExactly("libnvidia-ml.so.1: not on this computer");
  }
}
