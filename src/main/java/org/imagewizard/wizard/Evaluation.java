package org.imagewizard.wizard;

import org.imagewizard.catalog.Catalog;
import org.imagewizard.fit.Proposal;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.DeploymentPlan;

/** What follows from a draft on a machine: what fits, and the plan. */
public record Evaluation(
    Catalog catalog, Machine machine, Proposal proposal, DeploymentPlan plan) {}
