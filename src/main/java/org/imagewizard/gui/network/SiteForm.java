package org.imagewizard.gui.network;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.Site;

/** What a person types for a server on the internet. */
public final class SiteForm {
  private final Site start;
  private final StringProperty domain = new SimpleStringProperty();
  private final StringProperty email = new SimpleStringProperty();
  private final StringProperty certificate = new SimpleStringProperty();
  private final StringProperty key = new SimpleStringProperty();

  SiteForm(Site start) {
    this.start = start;
    domain.set(start.domain());
    email.set(start.email());
    certificate.set(start.certificate());
    key.set(start.key());
  }

  public StringProperty domain() {
    return domain;
  }

  public StringProperty email() {
    return email;
  }

  public StringProperty certificate() {
    return certificate;
  }

  public StringProperty key() {
    return key;
  }

  void onChange(Runnable then) {
    List.of(domain, email, certificate, key).forEach(field -> field.subscribe(typed -> then.run()));
  }

  /** The site as typed; none where nobody but this computer or its network comes. */
  Site site(Reach reach) {
    if (reach != Reach.PRODUCTION) {
      return Site.NONE;
    }
    return start
        .withDomain(domain.get().strip())
        .withEmail(email.get().strip())
        .withFiles(certificate.get().strip(), key.get().strip());
  }

  /** Whether all is there and has its form; the files themselves are read when writing. */
  boolean isValid(Reach reach) {
    Site site = site(reach);
    return site.mistake(reach).isEmpty()
        && Site.domainMistake(site.domain()).isEmpty()
        && Site.emailMistake(site.email()).isEmpty()
        && Site.fileMistake(site.certificate()).isEmpty()
        && Site.fileMistake(site.key()).isEmpty();
  }
}
