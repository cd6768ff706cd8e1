package org.imagewizard.catalog.git;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of repositories, as somebody without a key can read them. */
final class HttpsAddress {
  /** {@code git@host:path}, as git hosts show it for those who may write. */
  private static final Pattern SHORT = Pattern.compile("(?:[^@/:]+@)?([^@/:]+):(?!/)(.+)");

  private static final Pattern SSH =
      Pattern.compile("(?:ssh|git\\+ssh|git)://(?:[^@/]+@)?([^/:]+)(?::\\d+)?/(.+)");

  private HttpsAddress() {}

  /** The same repository over https; what is no SSH address stays as it is. */
  static String of(String address) {
    for (Pattern form : new Pattern[] {SSH, SHORT}) {
      Matcher matcher = form.matcher(address);
      if (matcher.matches()) {
        return "https://" + matcher.group(1) + "/" + matcher.group(2);
      }
    }
    return address;
  }

  /** A submodule may name its repository by the way from its parent's. */
  static String of(String address, String parent) {
    if (!address.startsWith("./") && !address.startsWith("../")) {
      return of(address);
    }
    return URI.create(of(parent).replaceFirst("/*$", "/")).resolve(address).toString();
  }
}
