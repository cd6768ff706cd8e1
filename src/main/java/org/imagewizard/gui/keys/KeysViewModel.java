package org.imagewizard.gui.keys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Wishes;
import org.imagewizard.gui.keys.KeysState.Field;
import org.imagewizard.gui.keys.KeysState.Group;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Step;
import org.imagewizard.wizard.keys.KeySheet;
import org.imagewizard.wizard.keys.KeyVerdict;

/** Step 4: only the keys that chosen services need; a key one does not have changes the plan. */
public final class KeysViewModel extends PageViewModel {
  private final ObjectProperty<KeysState> state = new SimpleObjectProperty<>(KeysState.EMPTY);
  private final ObjectProperty<Map<String, KeyTry>> checks = new SimpleObjectProperty<>(Map.of());
  private List<String> gone = List.of();

  public KeysViewModel(Session session) {
    super(session, Step.KEYS);
    session.evaluation().subscribe(now -> refresh());
    session.evaluating().subscribe(now -> refresh());
    session.draftProperty().subscribe(now -> refresh());
  }

  public ReadOnlyObjectProperty<KeysState> state() {
    return state;
  }

  /** What checks found, by name; a value that changes has not been checked any more. */
  public ReadOnlyObjectProperty<Map<String, KeyTry>> checks() {
    return checks;
  }

  /** Asks whoever issued a value whether it works, five seconds at most; nobody has to wait. */
  public void check(String name) {
    Evaluation now = session.evaluation().get();
    if (now == null) {
      return;
    }
    KeyTry asked = new KeyTry(Optional.empty());
    put(name, asked);
    KeySheet sheet =
        KeySheet.of(now.plan(), now.catalog(), session.draft().keys()).forCheckOf(name);
    session
        .tasks()
        .run(() -> session.backend().checkKeys(sheet, new Cancellation()))
        .onSuccess(
            verdicts -> {
              // Not the same one any more when the value was changed meanwhile.
              if (checks.get().get(name) == asked) {
                put(name, new KeyTry(Optional.of(verdicts.getOrDefault(name, KeyVerdict.NONE))));
                refresh();
              }
            })
        .start();
  }

  private void put(String name, KeyTry check) {
    Map<String, KeyTry> next = new HashMap<>(checks.get());
    next.put(name, check);
    checks.set(Map.copyOf(next));
  }

  /** An address that changes makes the check of the key beside it void too. */
  private void forget(String name) {
    Set<String> group =
        state.get().groups().stream()
            .map(one -> one.fields().stream().map(Field::name).collect(Collectors.toSet()))
            .filter(names -> names.contains(name))
            .findFirst()
            .orElse(Set.of(name));
    Map<String, KeyTry> next = new HashMap<>(checks.get());
    if (next.keySet().removeAll(group)) {
      checks.set(Map.copyOf(next));
    }
  }

  /** A value was typed or pasted; blank takes it away. */
  public void set(String name, String value) {
    forget(name);
    session.keep(draft -> draft.withKey(name, new Secret(value.strip())));
  }

  /** The person does not have these keys: what needs them goes, and is said. */
  public void skip(List<String> groups) {
    Evaluation before = session.evaluation().get();
    if (before == null) {
      return;
    }
    Set<String> had = before.proposal().placement().capabilities();
    session.change(
        draft -> draft.withWishes(withoutKeys(draft.wishes(), list -> plus(list, groups))),
        after -> {
          Set<String> lost = new TreeSet<>(had);
          lost.removeAll(after.proposal().placement().capabilities());
          gone =
              after.catalog().capabilities().stream()
                  .filter(c -> lost.contains(c.id()))
                  .map(this::titleOf)
                  .toList();
          refresh();
        });
  }

  /** The person has them after all. */
  public void restore(String group) {
    gone = List.of();
    session.change(
        draft -> draft.withWishes(withoutKeys(draft.wishes(), list -> minus(list, group))));
  }

  private String titleOf(Capability capability) {
    return capability.title().in(session.texts().locale());
  }

  private static List<String> plus(List<String> list, List<String> more) {
    List<String> next = new ArrayList<>(list);
    more.stream().filter(each -> !next.contains(each)).forEach(next::add);
    return next;
  }

  private static List<String> minus(List<String> list, String less) {
    return list.stream().filter(each -> !each.equals(less)).toList();
  }

  private static Wishes withoutKeys(Wishes w, UnaryOperator<List<String>> change) {
    return w.withoutKeys(change.apply(w.withoutKeys()));
  }

  /** Groups that lack a required value. */
  List<Group> incomplete() {
    return state.get().groups().stream()
        .filter(group -> !group.skipped())
        .filter(group -> group.fields().stream().anyMatch(f -> f.required() && f.value().isBlank()))
        .toList();
  }

  @Override
  public void proceed() {
    List<String> open = incomplete().stream().map(Group::id).toList();
    if (open.isEmpty()) {
      session.next();
    } else {
      skip(open);
    }
  }

  @Override
  protected void describe() {
    Evaluation now = session.evaluation().get();
    title("page.keys.title");
    enabled(now != null && !session.evaluating().get());
    if (now == null) {
      return;
    }
    state.set(new KeysState(groups(now), gone));
    List<Group> open = incomplete();
    int asked = (int) state.get().groups().stream().filter(g -> !g.skipped()).count();
    why(
        asked == 0 ? "keys.why.none" : "page.keys.why",
        now.proposal().placement().capabilities().size());
    if (open.isEmpty()) {
      primary("page.keys.primary");
      status(asked == 0 ? "keys.status.none" : checked("keys.status.complete"));
      words(Tone.OK, asked == 0 ? "rail.keys.none" : "rail.keys.complete", asked);
    } else {
      String names = open.stream().map(Group::title).collect(Collectors.joining(", "));
      primary("keys.primary.skip");
      status("keys.status.open", names);
      words(Tone.WARN, "rail.keys.open", open.size());
    }
    accent(open.isEmpty());
  }

  /** A key that was refused is worth a word where the page is left; nobody is held back. */
  private String checked(String otherwise) {
    boolean refused =
        checks.get().values().stream()
            .flatMap(one -> one.verdict().stream())
            .anyMatch(verdict -> verdict.kind() == KeyVerdict.Kind.WRONG);
    return refused ? "keys.status.refused" : otherwise;
  }

  private List<Group> groups(Evaluation now) {
    Set<String> running =
        now.plan().running().stream().map(PlannedService::name).collect(Collectors.toSet());
    List<String> without = session.draft().wishes().withoutKeys();
    return now.catalog().keyGroups().stream()
        .filter(group -> without.contains(group.id()) || isRead(group, running))
        .filter(group -> !(group.id().equals("llm") && noModel() && !isRead(group, running)))
        .map(group -> group(group, without.contains(group.id()), running))
        .toList();
  }

  private boolean noModel() {
    return session.draft().wishes().languageModel() == LanguageModel.NONE;
  }

  private static boolean isRead(KeyGroup group, Set<String> running) {
    return group.variables().stream()
        .anyMatch(v -> v.services().stream().anyMatch(running::contains));
  }

  private Group group(KeyGroup group, boolean skipped, Set<String> running) {
    Locale locale = session.texts().locale();
    List<Field> fields =
        group.variables().stream()
            .map(
                v ->
                    new Field(
                        v.name(),
                        v.title().in(locale),
                        v.help().in(locale),
                        v.file(),
                        v.secret(),
                        v.required(),
                        v.check().isPresent(),
                        value(v),
                        v.services().stream().filter(running::contains).sorted().toList()))
            .toList();
    boolean required = fields.stream().anyMatch(Field::required);
    long readers = fields.stream().flatMap(f -> f.services().stream()).distinct().count();
    return new Group(
        group.id(),
        group.title().in(locale),
        text(required ? "keys.required" : "keys.optional", readers),
        skipped,
        skipped ? "" : group.leaves().in(locale),
        skipped ? List.of() : fields);
  }

  private Secret value(KeyGroup.Variable variable) {
    Secret typed = session.draft().keys().get(variable.name());
    return typed == null ? new Secret(variable.value()) : typed;
  }
}
