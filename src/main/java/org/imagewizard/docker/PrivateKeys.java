package org.imagewizard.docker;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.text.Phrase;

/**
 * Reads a private key out of a PEM text. Java itself takes only PKCS #8; older openssl versions
 * write RSA keys as PKCS #1 (RFC 8017, A.1.2) and EC keys as SEC 1 (RFC 5915), which are the inner
 * part of PKCS #8 (RFC 5208, 5) and only need its frame around them.
 */
final class PrivateKeys {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int EC_PARAMETERS = 0xa0;
  private static final byte[] VERSION = {0x02, 0x01, 0x00};

  /** The object identifiers 1.2.840.113549.1.1.1 with its NULL, and 1.2.840.10045.2.1. */
  private static final byte[] RSA = {
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private static final byte[] EC = {
    0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01
  };

  private PrivateKeys() {}

  /** A text that is no key for docker. */
  static final class UnusableKeyException extends GeneralSecurityException {
    private static final long serialVersionUID = 1;

    private final transient Phrase why;

    UnusableKeyException(Phrase why) {
      super(why.toString());
      this.why = why;
    }

    /** What is wrong with the file, after its name. */
    Phrase why() {
      return why;
    }
  }

  /**
   * @throws UnusableKeyException saying what is wrong with the text
   */
  static PrivateKey read(String pem) throws UnusableKeyException {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new UnusableKeyException(Sentence.of("key.none"));
    }
    String kind = block.group(1);
    if (kind.startsWith("ENCRYPTED") || block.group(2).contains("Proc-Type:")) {
      throw new UnusableKeyException(Sentence.of("key.passphrase"));
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(block.group(2));
      return switch (kind) {
        case "RSA PRIVATE KEY" -> key(List.of("RSA"), framed(RSA, bytes));
        case "EC PRIVATE KEY" -> key(List.of("EC"), framed(join(EC, curve(bytes)), bytes));
        default -> key(List.of("RSA", "EC", "EdDSA"), bytes);
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new UnusableKeyException(Sentence.of("key.damaged"));
    }
  }

  private static PrivateKey key(List<String> algorithms, byte[] pkcs8) throws UnusableKeyException {
    for (String algorithm : algorithms) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException e) {
        // Not this algorithm's; the next one may know it.
      }
    }
    throw new UnusableKeyException(Sentence.of("key.unknown"));
  }

  private static byte[] framed(byte[] algorithm, byte[] key) {
    return tagged(SEQUENCE, join(VERSION, tagged(SEQUENCE, algorithm), tagged(OCTETS, key)));
  }

  /** The curve's identifier: what the element [0] of an ECPrivateKey holds. */
  private static byte[] curve(byte[] sec1) {
    int at = content(sec1, 0);
    while ((sec1[at] & 0xff) != EC_PARAMETERS) {
      at = content(sec1, at) + length(sec1, at);
    }
    int start = content(sec1, at);
    return java.util.Arrays.copyOfRange(sec1, start, start + length(sec1, at));
  }

  /** How many bytes the element at this place holds; DER, lengths up to 65535. */
  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int value = 0;
    for (int i = 0; i < first - 0x80; i++) {
      value = value << 8 | der[at + 2 + i] & 0xff;
    }
    return value;
  }

  private static int content(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first - 0x80);
  }

  private static byte[] tagged(int tag, byte[] content) {
    int length = content.length;
    byte[] head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return join(head, content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
