import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Part of the build: writes the style sheets of one folder into another one in JavaFX's binary
 * form, which a start reads without a parser.
 */
final class BinaryStyles {
  private BinaryStyles() {}

  public static void main(String[] args) throws IOException {
    List<Path> sheets;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      sheets = files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
    }
    for (Path sheet : sheets) {
      String name = sheet.getFileName().toString().replaceAll("css$", "bss");
      Stylesheet.convertToBinary(sheet.toFile(), new File(args[1], name));
    }
  }
}
