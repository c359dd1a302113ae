package io.boxoffice.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a figure was measured.
///
/// @param memoryMegabytes of the machine, or of the container this runs in
record Machine(int cores, long memoryMegabytes, String system, String java) {

  static Machine ours() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize() >> 20,
        "%s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()),
        Runtime.version().toString());
  }

  Map<String, Object> flat() {
    Map<String, Object> flat = new LinkedHashMap<>();
    flat.put("cores", cores);
    flat.put("memoryMegabytes", memoryMegabytes);
    flat.put("system", system);
    flat.put("java", java);
    return flat;
  }

  @Override
  public String toString() {
    return "Machine: %d cores, %,d MB, %s, Java %s".formatted(cores, memoryMegabytes, system, java);
  }
}
