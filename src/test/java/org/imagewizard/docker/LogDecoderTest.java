package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogDecoderTest {
  private static final String T1 = "2026-01-02T03:04:05.000000001Z";
  private static final String T2 = "2026-01-02T03:04:05.000000002Z";
  private static final int PIECE = 16 * 1024;

  private record Line(String stream, String time, String text) {}

  @Test
  void framesOfBothStreamsAreLinesAtEverySplit() {
    byte[] bytes =
        join(
            frame(1, T1 + " Grüße, 世界 🎧\n"),
            frame(2, T2 + " oh no\r\n"),
            frame(1, T2 + " \n"),
            frame(1, ""),
            frame(1, T2 + " no end"));
    List<Line> expected =
        List.of(
            new Line("stdout", T1, "Grüße, 世界 🎧"),
            new Line("stderr", T2, "oh no"),
            new Line("stdout", T2, ""),
            new Line("stdout", T2, "no end"));
    for (int split = 0; split <= bytes.length; split++) {
      assertThat(decode(false, bytes, split)).as("split at %d", split).isEqualTo(expected);
    }
  }

  @Test
  void theLinesOfATerminalAreLinesAtEverySplit() {
    byte[] bytes = utf8(T1 + " héllo\r\n" + T2 + " second 🎧\r\n" + "no stamp\r\n" + T2 + " end");
    List<Line> expected =
        List.of(
            new Line("stdout", T1, "héllo"),
            new Line("stdout", T2, "second 🎧"),
            new Line("stdout", "", "no stamp"),
            new Line("stdout", T2, "end"));
    for (int split = 0; split <= bytes.length; split++) {
      assertThat(decode(true, bytes, split)).as("split at %d", split).isEqualTo(expected);
    }
  }

  @Test
  void piecesOfALongLineAreOneLineWithoutTheirOwnStamps() {
    String piece = "x".repeat(PIECE);
    byte[] bytes =
        join(
            frame(1, T1 + " " + piece),
            frame(2, T1 + " between\n"),
            frame(1, T2 + " " + piece),
            frame(1, T2 + " end\n"));
    assertThat(decode(false, bytes, bytes.length))
        .containsExactly(
            new Line("stderr", T1, "between"), new Line("stdout", T1, piece + piece + "end"));
  }

  @Test
  void piecesOfALongTerminalLineAreOneLineToo() {
    String piece = "y".repeat(PIECE);
    byte[] bytes = utf8(T1 + " " + piece + T2 + " " + piece + T2 + " end\r\n" + T2 + " next\r\n");
    assertThat(decode(true, bytes, 100))
        .containsExactly(
            new Line("stdout", T1, piece + piece + "end"), new Line("stdout", T2, "next"));
  }

  @Test
  void aStampThatTheProgramPrintedStays() {
    byte[] bytes = frame(1, T1 + " " + T2 + " said the program\n");
    assertThat(decode(false, bytes, 0))
        .containsExactly(new Line("stdout", T1, T2 + " said the program"));
  }

  @Test
  void textThatOnlyBeginsLikeAStampStays() {
    byte[] bytes = frame(1, "2026-01-02T no stamp\n");
    assertThat(decode(false, bytes, 0))
        .containsExactly(new Line("stdout", "", "2026-01-02T no stamp"));
    assertThat(decode(true, utf8("2026-01\n" + T1 + " x\n2026"), 3))
        .containsExactly(
            new Line("stdout", "", "2026-01"),
            new Line("stdout", T1, "x"),
            new Line("stdout", "", "2026"));
  }

  @Test
  void otherZonesAreStampsToo() {
    String stamp = "2026-01-02T03:04:05.5+02:00";
    assertThat(decode(false, frame(1, stamp + " x\n"), 0))
        .containsExactly(new Line("stdout", stamp, "x"));
  }

  @Test
  void aProgressDisplayKeepsItsLastState() {
    byte[] bytes = join(frame(1, T1 + " 10 %\r 50 %\r100 %\r\n"), frame(1, T2 + " done\r\r\n"));
    for (int split = 0; split <= bytes.length; split++) {
      assertThat(decode(false, bytes, split))
          .containsExactly(new Line("stdout", T1, "100 %"), new Line("stdout", T2, "done"));
    }
  }

  @Test
  void withoutStampsAFrameMayHoldManyLines() {
    List<Line> lines = new ArrayList<>();
    LogDecoder decoder =
        new LogDecoder(
            false, false, (stream, time, text) -> lines.add(new Line(stream, time, text)));
    byte[] bytes = join(frame(1, "one\ntw"), frame(1, "o\nthree"));
    decoder.feed(bytes, 0, bytes.length);
    decoder.finish();
    assertThat(lines).extracting(Line::text).containsExactly("one", "two", "three");
  }

  /** Memory stays bounded, and yet every byte arrives: a request may hold a picture of 10 MB. */
  @Test
  void anEndlessLineComesInPartsCutBetweenCharacters() {
    String text = "x" + "é".repeat(LineBuffer.LONGEST + 10);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, false, 1, utf8(text + "\n"));
    List<String> parts = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    LogDecoder decoder =
        new LogDecoder(
            false,
            new LineSink() {
              @Override
              public void line(String stream, String time, String line) {
                lines.add(new Line(stream, time, line));
              }

              @Override
              public void part(String stream, String time, String part) {
                assertThat(time).isEqualTo(T1);
                assertThat(part.length()).isLessThanOrEqualTo(LineBuffer.LONGEST);
                parts.add(part);
              }
            });
    decoder.feed(bytes.toByteArray(), 0, bytes.size());
    decoder.finish();
    assertThat(parts).hasSize(2);
    assertThat(lines).hasSize(1);
    assertThat(String.join("", parts) + lines.getFirst().text()).isEqualTo(text);
  }

  @Test
  void anEndlessLineOfNoTextComesInPartsToo() {
    byte[] rubbish = new byte[PIECE * 70];
    Arrays.fill(rubbish, (byte) 0xbf);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, false, 1, rubbish);
    long[] characters = {0};
    LogDecoder decoder =
        new LogDecoder(
            false,
            new LineSink() {
              @Override
              public void line(String stream, String time, String line) {
                characters[0] += line.length();
              }

              @Override
              public void part(String stream, String time, String part) {
                characters[0] += part.length();
              }
            });
    decoder.feed(bytes.toByteArray(), 0, bytes.size());
    decoder.finish();
    assertThat(characters[0]).isEqualTo(rubbish.length);
  }

  /** A container that dies in the middle of a line leaves a short piece without a line feed. */
  @Test
  void whatARestartSaysIsNoPartOfTheLastWords() {
    byte[] bytes =
        join(
            frame(1, T1 + " " + "x".repeat(PIECE)),
            frame(1, T1 + " last wor"),
            frame(2, T1 + " error\n"),
            frame(1, T2 + " new life\n"));
    assertThat(decode(false, bytes, 7))
        .containsExactly(
            new Line("stderr", T1, "error"),
            new Line("stdout", T1, "x".repeat(PIECE) + "last wor"),
            new Line("stdout", T2, "new life"));
  }

  @Test
  void aStreamThatBreaksOffKeepsWhatCame() {
    byte[] bytes = frame(1, T1 + " cut off\n");
    assertThat(decode(false, Arrays.copyOf(bytes, bytes.length - 4), 0))
        .containsExactly(new Line("stdout", T1, "cut "));
  }

  /** Random lines, random pieces, random chunks: what goes in comes out, in order per stream. */
  @Test
  void aHundredThousandRandomStreams() {
    for (int seed = 0; seed < 100_000; seed++) {
      Random random = new Random(seed);
      boolean tty = random.nextBoolean();
      List<Line> expected = new ArrayList<>();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      int lines = random.nextInt(12);
      for (int i = 0; i < lines; i++) {
        boolean err = !tty && random.nextBoolean();
        String text = text(random);
        expected.add(new Line(err ? "stderr" : "stdout", T1, text));
        write(bytes, tty, err ? 2 : 1, utf8(text + (tty ? "\r\n" : "\n")));
      }
      assertThat(decodeInChunks(tty, bytes.toByteArray(), random))
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  private static String text(Random random) {
    int length = random.nextInt(1000) == 0 ? random.nextInt(3 * PIECE) : random.nextInt(80);
    StringBuilder text = new StringBuilder();
    String alphabet = "ab 2026-01:Z.é世\t";
    while (text.length() < length) {
      text.append(
          random.nextInt(20) == 0
              ? "🎧"
              : String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
    }
    return text.toString();
  }

  /** As the engine writes one line: in pieces of 16 KiB, each with a stamp. */
  private static void write(ByteArrayOutputStream out, boolean tty, int stream, byte[] line) {
    for (int at = 0; at < line.length; at += PIECE) {
      int length = Math.min(PIECE, line.length - at);
      byte[] part = new byte[length];
      System.arraycopy(line, at, part, 0, length);
      byte[] stamped = join(utf8((at == 0 ? T1 : T2) + " "), part);
      out.writeBytes(tty ? stamped : frame(stream, stamped));
    }
  }

  private static List<Line> decodeInChunks(boolean tty, byte[] bytes, Random random) {
    List<Line> lines = new ArrayList<>();
    LogDecoder decoder =
        new LogDecoder(tty, (stream, time, text) -> lines.add(new Line(stream, time, text)));
    int at = 0;
    while (at < bytes.length) {
      int count = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 5000));
      byte[] chunk = new byte[count + 4];
      System.arraycopy(bytes, at, chunk, 2, count);
      decoder.feed(chunk, 2, count);
      Arrays.fill(chunk, (byte) '#');
      at += count;
    }
    decoder.finish();
    return lines;
  }

  private static List<Line> decode(boolean tty, byte[] bytes, int split) {
    List<Line> lines = new ArrayList<>();
    LogDecoder decoder =
        new LogDecoder(tty, (stream, time, text) -> lines.add(new Line(stream, time, text)));
    decoder.feed(bytes, 0, split);
    decoder.feed(bytes, split, bytes.length - split);
    decoder.finish();
    return lines;
  }

  private static byte[] frame(int stream, String text) {
    return frame(stream, utf8(text));
  }

  private static byte[] frame(int stream, byte[] payload) {
    int length = payload.length;
    byte[] header = {
      (byte) stream,
      0,
      0,
      0,
      (byte) (length >> 24),
      (byte) (length >> 16),
      (byte) (length >> 8),
      (byte) length
    };
    return join(header, payload);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
