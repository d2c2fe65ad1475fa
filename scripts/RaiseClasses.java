import static java.lang.classfile.ClassFile.ClassHierarchyResolverOption;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Gives a package's classes in a jar that were compiled for Java 5 the form of Java 8: picocli's,
/// which every command loads. The JVM keeps none older than Java 6 in an AOT cache.
///
/// `java RaiseClasses.java JAR PACKAGE`
class RaiseClasses {
  /// Where a class file tells its version.
  private static final int MAJOR_VERSION = 6;

  private static final int OLDEST_IN_A_CACHE = 50;

  static void main(String... arguments) throws IOException {
    Path jar = Path.of(arguments[0]).toAbsolutePath();
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      ClassFile raising =
          ClassFile.of(
              ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)));
      for (Path file : classes(files.getPath(arguments[1]))) {
        byte[] bytes = Files.readAllBytes(file);
        if (ByteBuffer.wrap(bytes).getShort(MAJOR_VERSION) < OLDEST_IN_A_CACHE) {
          Files.write(file, raising.transformClass(raising.parse(bytes), toJava8()));
        }
      }
    }
  }

  private static List<Path> classes(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  /// With the stack maps that verification asks for since Java 7: code that is built anew gets them.
  private static ClassTransform toJava8() {
    return ClassTransform.dropping(element -> element instanceof ClassFileVersion)
        .andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL))
        .andThen(
            ClassTransform.endHandler(
                builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0)));
  }
}
