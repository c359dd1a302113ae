package io.boxoffice.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// Where a figure was measured.
///
/// @param memoryMegabytes of the machine, or of the container this runs in
public record Machine(int cores, long memoryMegabytes, String system, String java) {

  static Machine ours() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize() >> 20,
        "%s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()),
        Runtime.version().toString());
  }
}
