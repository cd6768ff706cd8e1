package org.imagewizard.catalog.front;

import org.imagewizard.base.yaml.Location;

/**
 * A value of Traefik's configuration.
 *
 * @param owner the service whose label it is; empty for one that stands in a file or a command
 */
public record Setting(String value, String owner, Location at) {}
