package org.imagewizard.wizard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Inspection;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.catalog.Remark;
import org.imagewizard.catalog.SourceKeys;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.Settings;
import org.imagewizard.plan.Site;

/**
 * A folder set up by hand, as the wizard understands it. The folder itself is never written to: the
 * draft makes a new one that means the same.
 *
 * @param draft with the folder as its source, its selection, settings and keys
 * @param inspection its files, and what is wrong in them
 */
public record Adoption(Draft draft, Catalog catalog, Inspection inspection) {

  /**
   * @param machine whose cards the folder's device ids name
   * @param fresh what the person has said before: where the new folder goes
   */
  public static Adoption of(Catalog catalog, Inspection inspection, Machine machine, Draft fresh) {
    HandMade made = new HandMade(catalog, machine);
    Optional<Site> site = inspection.front().flatMap(HandMadeSite::of);
    List<String> replaced =
        site.isPresent() ? inspection.front().orElseThrow().services() : List.of();
    Settings read = made.settings(fresh.settings());
    Settings settings =
        site.map(one -> read.withNetwork(Reach.PRODUCTION).withSite(one)).orElse(read);
    Path folder = free(fresh.folder().resolveSibling(settings.name()));
    Draft draft =
        fresh
            .withFolder(folder)
            .withWishes(made.wishes(fresh.wishes(), replaced))
            .withSettings(settings.withName(String.valueOf(folder.getFileName())));
    for (Map.Entry<String, Secret> key : known(catalog).entrySet()) {
      draft = draft.withKey(key.getKey(), key.getValue());
    }
    return new Adoption(draft, catalog, inspection)
        .with(HandMadeSite.remarks(inspection.front(), site));
  }

  /** The folder, or the first with a number that is not there yet. */
  private static Path free(Path folder) {
    Path free = folder;
    for (int i = 2; Files.exists(free); i++) {
      free = folder.resolveSibling(folder.getFileName() + "-" + i);
    }
    return free;
  }

  /** With what was found out besides, by asking registries. */
  public Adoption with(List<Remark> more) {
    return new Adoption(draft, catalog, inspection.with(more));
  }

  /** Whether nothing is wrong; warnings are let pass. */
  public boolean sound() {
    return inspection.remarks().stream().noneMatch(remark -> remark.kind().wrong());
  }

  /** What else a folder's env files set is carried over with them. */
  private static Map<String, Secret> known(Catalog catalog) {
    Set<String> names =
        catalog.keyGroups().stream()
            .flatMap(group -> group.variables().stream())
            .map(KeyGroup.Variable::name)
            .collect(Collectors.toSet());
    Map<String, Secret> known = new LinkedHashMap<>(SourceKeys.of(catalog));
    known.keySet().retainAll(names);
    return known;
  }
}
