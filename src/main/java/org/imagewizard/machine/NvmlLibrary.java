package org.imagewizard.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The driver's management library as plain calls. Every function of it returns a number, zero for
 * success; a function that an old library lacks is answered like NVML does it, with 13.
 */
final class NvmlLibrary {
  static final int SUCCESS = 0;
  static final int NOT_SUPPORTED = 3;
  static final int TOO_SMALL = 7;
  static final int NO_FUNCTION = 13;

  private static final String FILE = "libnvidia-ml.so.1";

  private final SymbolLookup symbols;

  private NvmlLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /**
   * Loads it for good: a library with threads of its own must not be unloaded.
   *
   * @param path where it lies, or empty for the system's own search
   * @return empty when there is none
   */
  static Optional<NvmlLibrary> load(Optional<Path> path) {
    try {
      Arena forever = Arena.global();
      return Optional.of(
          new NvmlLibrary(
              path.isPresent()
                  ? SymbolLookup.libraryLookup(path.get(), forever)
                  : SymbolLookup.libraryLookup(FILE, forever)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * @param arguments memory segments (pointers) and integers
   */
  int call(String function, Object... arguments) {
    Optional<MemorySegment> address = symbols.find(function);
    if (address.isEmpty()) {
      return NO_FUNCTION;
    }
    MemoryLayout[] layouts =
        Arrays.stream(arguments)
            .map(one -> one instanceof Integer ? ValueLayout.JAVA_INT : ValueLayout.ADDRESS)
            .toArray(MemoryLayout[]::new);
    return (int)
        invoke(address.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts), arguments);
  }

  /** NVML's words for a return value. */
  String words(int code) {
    Optional<MemorySegment> address = symbols.find("nvmlErrorString");
    if (code == NO_FUNCTION || address.isEmpty()) {
      return "error " + code;
    }
    FunctionDescriptor type =
        FunctionDescriptor.of(
            ValueLayout.ADDRESS.withTargetLayout(
                MemoryLayout.sequenceLayout(200, ValueLayout.JAVA_BYTE)),
            ValueLayout.JAVA_INT);
    MemorySegment text = (MemorySegment) invoke(address.get(), type, code);
    return text.equals(MemorySegment.NULL) ? "error " + code : text.getString(0);
  }

  private static Object invoke(MemorySegment address, FunctionDescriptor type, Object... values) {
    MethodHandle handle = Linker.nativeLinker().downcallHandle(address, type);
    try {
      return handle.invokeWithArguments(List.of(values));
    } catch (Throwable e) {
      // A method handle declares Throwable; a C function throws nothing, so this is our own
      // mistake.
      throw new IllegalStateException(e);
    }
  }
}
