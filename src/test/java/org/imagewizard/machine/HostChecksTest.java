package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostChecksTest {
  private static final String MEMINFO =
      """
      MemTotal:       32768000 kB
      MemFree:         1024000 kB
      MemAvailable:   20480000 kB
      """;

  @TempDir Path folder;
  private FakeHost fake;

  @BeforeEach
  void aHost() {
    fake = new FakeHost(folder);
  }

  private HostChecks checks() {
    return new HostChecks(fake.host());
  }

  @Test
  void memoryIsThatOfTheComputer() {
    fake.file("/proc/meminfo", MEMINFO);
    assertThat(MemoryFacts.read(fake.host()).totalMiB()).isEqualTo(32_000);
    Finding finding = checks().memory();
    assertThat(finding.status()).isEqualTo(Finding.Status.OK);
    assertThat(finding.summary()).isEqualTo("Memory 31.3 GiB, 19.5 available");
  }

  /** A file of a test comes in pieces of any size; the kernel's settings do not. */
  @Test
  void aSettingOfTheRealKernelIsReadWhole() {
    assertThat(Host.here().read("/proc/sys/kernel/pid_max").orElse("32768")).matches("[0-9]{3,}");
  }

  @Test
  void aControlGroupLimitsIt() {
    fake.file("/proc/meminfo", MEMINFO)
        .file("/proc/self/cgroup", "0::/user.slice/session\n")
        .file("/sys/fs/cgroup/user.slice/session/memory.max", "max\n")
        .file("/sys/fs/cgroup/user.slice/memory.max", "4294967296\n")
        .file("/sys/fs/cgroup/user.slice/memory.current", "1073741824\n");
    MemoryFacts facts = MemoryFacts.read(fake.host());
    assertThat(facts.totalMiB()).isEqualTo(4096);
    assertThat(facts.availableMiB()).isEqualTo(3072);
    assertThat(checks().memory().status()).isEqualTo(Finding.Status.WARN);
    assertThat(checks().memory().evidence()).contains("A control group limits it to 4096 MiB.");
  }

  @Test
  void theFirstFormOfControlGroupsIsReadToo() {
    fake.file("/proc/meminfo", MEMINFO)
        .file("/proc/self/cgroup", "4:memory:/job\n3:cpu:/job\n0::/\n")
        .file("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n")
        .file("/sys/fs/cgroup/memory/job/memory.limit_in_bytes", "8589934592\n");
    assertThat(MemoryFacts.read(fake.host()).totalMiB()).isEqualTo(8192);
  }

  @Test
  void withoutProcTheRuntimeIsAsked() {
    assertThat(MemoryFacts.read(fake.host()).totalMiB()).isPositive();
  }

  @Test
  void noMutationOfTheKernelsTablesBreaksTheReading() {
    // Three texts a round, 10,000 in all.
    Random random = new Random(11);
    for (int i = 0; i < 3_334; i++) {
      fake.file("/proc/meminfo", Mutations.of(MEMINFO, random))
          .file("/proc/self/cgroup", Mutations.of("4:memory:/job\n0::/a/b\n", random))
          .file(
              "/sys/fs/cgroup/memory/job/memory.limit_in_bytes", Mutations.of("858993459", random));
      MemoryFacts facts = MemoryFacts.read(fake.host());
      assertThat(facts.availableMiB()).isBetween(0L, Math.max(0, facts.totalMiB()));
    }
  }

  @Test
  void theProcessorsAvx2IsLookedFor() {
    assertThat(checks().cpu(4).summary()).isEqualTo("Processor, 4 threads");
    fake.file("/proc/cpuinfo", "model name\t: Old\nflags\t\t: fpu avx\n");
    assertThat(checks().cpu(4).status()).isEqualTo(Finding.Status.WARN);
    fake.file("/proc/cpuinfo", "model name\t: New\nflags\t\t: fpu avx avx2\n");
    assertThat(checks().cpu(16).summary()).isEqualTo("Processor, 16 threads, AVX2");
    assertThat(checks().cpu(16).evidence()).containsExactly("New");
  }

  @Test
  void littleDiskIsAWarning() {
    assertThat(HostChecks.disk(90_000, OptionalLong.empty()).status()).isEqualTo(Finding.Status.OK);
    assertThat(HostChecks.disk(30_000, OptionalLong.of(90_000)))
        .matches(finding -> finding.status() == Finding.Status.WARN)
        .matches(finding -> finding.summary().startsWith("Disk for images, 29.3 GiB of 87.9 GiB"));
  }

  @Test
  void dockersOwnSettingsSayWhereImagesAre() {
    Host host = fake.host();
    assertThat(DiskFacts.imageFolder(host)).isEqualTo(host.at("/var/lib/docker"));
    fake.file("/etc/docker/daemon.json", "{\"data-root\": \"/big/docker\"}");
    assertThat(DiskFacts.imageFolder(host)).isEqualTo(host.at("/big/docker"));
    fake.file("/etc/docker/daemon.json", "{broken");
    assertThat(DiskFacts.imageFolder(host)).isEqualTo(host.at("/var/lib/docker"));
    // A folder that is yet to be made is on the disk of the nearest one above.
    assertThat(DiskFacts.of(host.at("/var/lib/docker")).orElseThrow().freeMiB()).isPositive();
  }
}
