package org.imagewizard.catalog.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.CheckoutConflictException;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.SubmoduleConfig.FetchRecurseSubmodulesMode;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.submodule.SubmoduleWalk;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.imagewizard.base.net.Proxies;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Suggest;
import org.imagewizard.catalog.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A checkout of an IMAGE repository, made and brought up to date without git: only the newest state
 * of what was chosen comes, over https. What a person changed in it stays.
 */
public final class SourceClone {
  /** Where IMAGE's server comes from unless somebody says otherwise. */
  public static final String IMAGE = "https://github.com/Shared-Reality-Lab/IMAGE-server.git";

  /** Of silence on the line, in seconds. */
  private static final int STALLED = 60;

  private static final String ORIGIN = Constants.DEFAULT_REMOTE_NAME;

  private final UnaryOperator<String> reach;
  private final ProxySelector proxies;
  private final Map<String, String> env;

  /**
   * @param env the process environment: which proxy to use, and {@link Authorities}
   */
  public SourceClone(Map<String, String> env) {
    this(env, UnaryOperator.identity());
  }

  /**
   * @param reach where an address is really asked
   */
  SourceClone(Map<String, String> env, UnaryOperator<String> reach) {
    this.env = Map.copyOf(env);
    this.proxies = new Proxies(env);
    this.reach = reach;
  }

  /**
   * What is wanted.
   *
   * @param url https, or an SSH address, which is rewritten
   * @param ref a branch, a tag or a whole commit id; empty for the repository's usual branch
   * @param submodules whether they come too; only building images needs them
   */
  public record Wanted(String url, String ref, boolean submodules) {}

  /**
   * What is there now.
   *
   * @param changed whether anything came
   * @param edited files that a person changed, kept as they are
   */
  public record State(Path folder, String commit, boolean changed, List<String> edited) {
    public State {
      edited = List.copyOf(edited);
    }
  }

  /**
   * Makes the clone, ends one that was cut off, or brings one up to date.
   *
   * @param folder a new or empty one, or a clone of the same repository
   * @throws ProblemException kind INPUT for a folder or a ref that cannot be used, OUTCOME when the
   *     repository cannot be reached or a changed file stands in the way; nothing is changed then
   */
  public State bring(Path folder, Wanted wanted, ProgressSink sink, Cancellation cancellation) {
    String url = HttpsAddress.of(wanted.url());
    boolean there = Files.exists(folder);
    boolean fresh = isFree(folder);
    boolean done = false;
    try (Git git = fresh ? begun(folder, url) : known(folder, url)) {
      Monitor monitor = new Monitor(sink, cancellation);
      State state = brought(git, folder, url, wanted.ref(), monitor);
      if (wanted.submodules()) {
        submodules(git, url, sink, cancellation);
      }
      done = true;
      return state;
    } catch (CheckoutConflictException e) {
      throw new ProblemException(
          Problem.outcome(
              "source.edited",
              Sentence.of("clone.edited", folder),
              e.getConflictingPaths(),
              Sentence.of("clone.edited.advice")),
          e);
    } catch (GitAPIException | JGitInternalException | IOException e) {
      cancellation.check();
      throw failed(url, e);
    } finally {
      if (fresh && !done) {
        takeBack(folder, there);
      }
    }
  }

  private static boolean isFree(Path folder) {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw input("source.folder", Sentence.of("clone.unread", folder), e);
    }
  }

  private static Git begun(Path folder, String url) throws GitAPIException, IOException {
    Git git = Git.init().setDirectory(folder.toFile()).call();
    git.getRepository().getConfig().setString("remote", ORIGIN, "url", url);
    // It would tidy up on a thread of its own, also in a clone that is being taken back.
    git.getRepository().getConfig().setInt("gc", null, "auto", 0);
    git.getRepository().getConfig().save();
    return git;
  }

  private static Git known(Path folder, String url) throws IOException {
    if (!Files.isDirectory(folder.resolve(Constants.DOT_GIT))) {
      throw input("source.folder", Sentence.of("clone.others", folder), null);
    }
    Git git = Git.open(folder.toFile());
    String origin = git.getRepository().getConfig().getString("remote", ORIGIN, "url");
    if (origin == null && git.getRepository().resolve(Constants.HEAD) == null) {
      // Cut off before anything was noted.
      origin = url;
    }
    if (!HttpsAddress.of(String.valueOf(origin)).equals(url)) {
      git.close();
      throw input(
          "source.other", Sentence.of("clone.other", folder, String.valueOf(origin), url), null);
    }
    return git;
  }

  private State brought(Git git, Path folder, String url, String ref, Monitor monitor)
      throws GitAPIException, IOException {
    Repository repository = git.getRepository();
    ObjectId before = repository.resolve(Constants.HEAD);
    String wanted = remoteName(url, ref);
    FetchResult result = fetch(git, url, wanted, monitor);
    Ref named = result.getAdvertisedRef(wanted);
    ObjectId commit =
        commit(repository, named == null ? ObjectId.fromString(wanted) : named.getObjectId());
    List<String> edited = before == null ? List.of() : edited(git);
    monitor.check();
    // Not forced: what a person changed is carried over, or named when the new version changes it.
    // Where nothing was ever checked out, whatever is there was left by a clone that was cut off.
    git.checkout()
        .setName(commit.name())
        .setForced(before == null)
        .setProgressMonitor(monitor)
        .call();
    return new State(folder, commit.name(), !commit.equals(before), edited);
  }

  private static ObjectId commit(Repository repository, ObjectId named) throws IOException {
    // A tag may be an object of its own.
    try (var walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(named);
      return commit.getId();
    }
  }

  /** What the other side calls it. */
  private String remoteName(String url, String ref) throws GitAPIException {
    if (ref.matches("[0-9a-f]{40}")) {
      return ref;
    }
    if (ref.isEmpty()) {
      return Constants.HEAD;
    }
    Collection<Ref> refs =
        Git.lsRemoteRepository()
            .setRemote(reach.apply(url))
            .setTimeout(STALLED)
            .setTransportConfigCallback(this::configure)
            .call();
    Optional<String> found =
        Stream.of(Constants.R_HEADS + ref, Constants.R_TAGS + ref)
            .filter(name -> refs.stream().anyMatch(one -> one.getName().equals(name)))
            .findFirst();
    if (found.isEmpty()) {
      List<String> names =
          refs.stream()
              .map(Ref::getName)
              .filter(
                  name -> name.startsWith(Constants.R_HEADS) || name.startsWith(Constants.R_TAGS))
              .map(Repository::shortenRefName)
              .toList();
      Phrase hint = Suggest.hint(ref, names);
      throw input("source.ref", Sentence.of("clone.no-ref", url, ref, hint), null);
    }
    return found.get();
  }

  private FetchResult fetch(Git git, String url, String wanted, Monitor monitor)
      throws GitAPIException {
    FetchCommand fetch =
        git.fetch()
            .setRemote(reach.apply(url))
            .setRefSpecs(new RefSpec(wanted))
            .setDepth(1)
            .setTagOpt(TagOpt.NO_TAGS)
            .setRecurseSubmodules(FetchRecurseSubmodulesMode.NO)
            .setProgressMonitor(monitor)
            .setTimeout(STALLED);
    fetch.setTransportConfigCallback(this::configure);
    return fetch.call();
  }

  private void configure(Transport transport) {
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(
          new JDKHttpConnectionFactory() {
            @Override
            public HttpConnection create(URL url) throws IOException {
              return create(url, proxy(url));
            }

            @Override
            public HttpConnection create(URL url, Proxy ignored) throws IOException {
              HttpConnection connection = super.create(url, proxy(url));
              trust(connection, url);
              return connection;
            }
          });
    }
  }

  private void trust(HttpConnection connection, URL url) throws IOException {
    Optional<TrustManager[]> known =
        url.getProtocol().equals("https") ? Authorities.of(env) : Optional.empty();
    if (known.isPresent()) {
      try {
        connection.configure(null, known.get(), null);
      } catch (GeneralSecurityException e) {
        throw new IOException(e);
      }
    }
  }

  private Proxy proxy(URL url) {
    return proxies.select(URI.create(url.toString())).getFirst();
  }

  private static List<String> edited(Git git) throws GitAPIException {
    var status = git.status().setIgnoreSubmodules(SubmoduleWalk.IgnoreSubmoduleMode.ALL).call();
    List<String> edited = new ArrayList<>(status.getUncommittedChanges());
    edited.sort(null);
    return edited;
  }

  /** Each at the commit that the source names; its address is often one for those with a key. */
  private void submodules(Git git, String url, ProgressSink sink, Cancellation cancellation)
      throws IOException {
    try (SubmoduleWalk walk = SubmoduleWalk.forIndex(git.getRepository())) {
      while (walk.next()) {
        String address = walk.getModulesUrl();
        if (address == null) {
          continue;
        }
        sink.accept(new Progress.Note(Sentence.of("clone.submodule", walk.getPath())));
        Wanted wanted = new Wanted(HttpsAddress.of(address, url), walk.getObjectId().name(), false);
        bring(inside(git, walk.getPath()), wanted, sink, cancellation);
      }
    } catch (ConfigInvalidException e) {
      throw input("source.submodules", Sentence.of("clone.submodules", url), e);
    }
  }

  private static Path inside(Git git, String path) {
    Path root = git.getRepository().getWorkTree().toPath();
    Path place = root.resolve(path).normalize();
    if (!place.startsWith(root) || place.equals(root)) {
      throw input("source.submodules", Sentence.of("clone.submodule-outside", path), null);
    }
    return place;
  }

  private static void takeBack(Path folder, boolean keepFolder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!keepFolder || !path.equals(folder)) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw input("source.folder", Sentence.of("clone.left", folder), e);
    }
  }

  private static ProblemException failed(String url, Exception e) {
    Throwable last = e;
    boolean certificate = false;
    while (last.getCause() != null) {
      last = last.getCause();
      certificate |= last instanceof CertificateException;
    }
    if (certificate) {
      return new ProblemException(
          Problem.outcome(
              "source.certificate",
              Sentence.of("clone.certificate", String.valueOf(URI.create(url).getHost())),
              List.of(String.valueOf(last.getMessage())),
              Sentence.of("clone.certificate.advice", Authorities.VARIABLE)),
          e);
    }
    return new ProblemException(
        Problem.outcome(
            "source.unreachable",
            Sentence.of("clone.unreachable", url),
            List.of(String.valueOf(e.getMessage()), String.valueOf(last.getMessage())),
            Sentence.of("clone.unreachable.advice")),
        e);
  }

  private static ProblemException input(String id, Phrase summary, @Nullable Throwable cause) {
    return new ProblemException(Problem.input(id, summary), cause);
  }
}
