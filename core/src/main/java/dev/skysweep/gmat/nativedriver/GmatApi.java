package dev.skysweep.gmat.nativedriver;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.skysweep.study.Value;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The functions of GMAT's library that the native driver calls, by their mangled names. All are
/// bound at once, so an engine of another build is refused before anything is called.
final class GmatApi {
  private static final String STRING = CxxString.MANGLED;
  private static final FunctionDescriptor TAKES_STRING = FunctionDescriptor.ofVoid(ADDRESS);

  private final CxxString strings;
  private final MethodHandle initCharacterTypes;
  private final MethodHandle setup;
  private final MethodHandle loadScript;
  private final MethodHandle runScript;
  private final MethodHandle getObject;
  private final MethodHandle getField;
  private final MethodHandle setReal;
  private final MethodHandle setInteger;
  private final MethodHandle setBoolean;
  private final MethodHandle setText;
  private final MethodHandle echoLogFile;
  private final MethodHandle setLogFile;
  private final MethodHandle fileManager;
  private final MethodHandle setBinDirectory;
  private final MethodHandle setPath;
  private final MethodHandle moderator;
  private final MethodHandle isInitialized;
  private final MethodHandle changeRunState;

  /// @throws MissingSymbolException if the library lacks one of the functions
  GmatApi(SymbolLookup library, CxxString strings) {
    this.strings = strings;
    FunctionDescriptor stringToBoolean = FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS);
    FunctionDescriptor twoStrings = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS);
    Binding gmat = (name, type) -> Foreign.function(library, name, type);
    // GLIBC_PRIVATE, but nothing else gives a foreign thread this namespace's character tables.
    initCharacterTypes = gmat.to("__ctype_init", FunctionDescriptor.ofVoid());
    setup = gmat.to("_Z5SetupRK" + STRING, TAKES_STRING);
    loadScript = gmat.to("_Z10LoadScriptRK" + STRING, stringToBoolean);
    runScript = gmat.to("_Z9RunScriptv", FunctionDescriptor.of(JAVA_BOOLEAN));
    getObject = gmat.to("_Z9GetObjectRK" + STRING, FunctionDescriptor.of(ADDRESS, ADDRESS));
    getField =
        gmat.to(
            "_ZN8GmatBase8GetFieldERK" + STRING,
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    String setField = "_ZN8GmatBase8SetFieldERK" + STRING;
    setReal = gmat.to(setField + "d", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_DOUBLE));
    setInteger = gmat.to(setField + "i", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT));
    setBoolean = gmat.to(setField + "b", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_BOOLEAN));
    setText = gmat.to(setField + "S7_", twoStrings);
    echoLogFile = gmat.to("_Z11EchoLogFileb", FunctionDescriptor.ofVoid(JAVA_BOOLEAN));
    setLogFile = gmat.to("_ZN16MessageInterface10SetLogFileERK" + STRING, TAKES_STRING);
    fileManager =
        gmat.to("_ZN11FileManager8InstanceERK" + STRING, FunctionDescriptor.of(ADDRESS, ADDRESS));
    setBinDirectory = gmat.to("_ZN11FileManager15SetBinDirectoryERK" + STRING + "S7_", twoStrings);
    setPath = gmat.to("_ZN11FileManager14SetAbsPathnameERK" + STRING + "S7_", twoStrings);
    moderator = gmat.to("_ZN9Moderator8InstanceEv", FunctionDescriptor.of(ADDRESS));
    isInitialized =
        gmat.to("_ZN9Moderator13IsInitializedEv", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    changeRunState =
        gmat.to(
            "_ZN9Moderator14ChangeRunStateERK" + STRING + "i",
            FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT));
  }

  private interface Binding {
    MethodHandle to(String name, FunctionDescriptor type);
  }

  /// Must come first on every thread but the one that loaded the library.
  void enterThread() {
    call(_ -> {
      initCharacterTypes.invokeExact();
      return true;
    });
  }

  /// Starts GMAT.
  ///
  /// @param folder holds the startup file
  /// @return whether it is ready; its log says why not
  boolean setup(String folder, String startupFile) {
    return call(arena -> {
      MemorySegment files = fileManager(arena);
      setBinDirectory.invokeExact(
          files, CxxString.of(arena, startupFile), CxxString.of(arena, folder + "/"));
      echoLogFile.invokeExact(false);
      setup.invokeExact(CxxString.of(arena, folder + "/" + startupFile));
      return (boolean) isInitialized.invokeExact((MemorySegment) moderator.invokeExact());
    });
  }

  void setLogFile(String file) {
    call(arena -> {
      setLogFile.invokeExact(CxxString.of(arena, file));
      return true;
    });
  }

  void setOutputFolder(String folder) {
    call(arena -> {
      setPath.invokeExact(
          fileManager(arena),
          CxxString.of(arena, "OUTPUT_PATH"),
          CxxString.of(arena, folder + "/"));
      return true;
    });
  }

  boolean loadScript(String file) {
    return call(arena -> (boolean) loadScript.invokeExact(CxxString.of(arena, file)));
  }

  boolean runScript() {
    return call(_ -> (boolean) runScript.invokeExact());
  }

  /// Ends a mission that runs on another thread.
  void stop() {
    call(arena -> {
      changeRunState.invokeExact(
          (MemorySegment) moderator.invokeExact(), CxxString.of(arena, "Stop"), 1);
      return true;
    });
  }

  /// A resource of the loaded script. The address dies with the next load.
  Optional<MemorySegment> object(String name) {
    MemorySegment object =
        call(arena -> (MemorySegment) getObject.invokeExact(CxxString.of(arena, name)));
    return object.address() == 0 ? Optional.empty() : Optional.of(object);
  }

  /// Throws a C++ exception for a field that the object hasn't.
  String field(MemorySegment object, String field) {
    return call(arena -> {
      MemorySegment text = CxxString.result(arena);
      MemorySegment _ =
          (MemorySegment) getField.invokeExact(text, object, CxxString.of(arena, field));
      return strings.take(text);
    });
  }

  /// Throws a C++ exception for a field or value that GMAT refuses.
  void setField(MemorySegment object, String field, Value value) {
    call(arena -> {
      MemorySegment name = CxxString.of(arena, field);
      switch (value) {
        case Value.Real(double number) -> setReal.invokeExact(object, name, number);
        case Value.Whole(long number) ->
            setInteger.invokeExact(object, name, Math.toIntExact(number));
        case Value.Flag(boolean flag) -> setBoolean.invokeExact(object, name, flag);
        case Value.Text(String text) ->
            setText.invokeExact(object, name, CxxString.of(arena, text));
        case Value.Items _ -> throw new IllegalArgumentException("a list: " + value);
      }
      return true;
    });
  }

  private MemorySegment fileManager(Arena arena) throws Throwable {
    return (MemorySegment) fileManager.invokeExact(CxxString.of(arena, ""));
  }

  private interface Body<T> {
    T run(Arena arena) throws Throwable;
  }

  private static <T> T call(Body<T> body) {
    try (Arena arena = Arena.ofConfined()) {
      return Foreign.call(() -> body.run(arena));
    }
  }
}
