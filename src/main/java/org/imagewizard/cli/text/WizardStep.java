package org.imagewizard.cli.text;

/** The questions of one step. */
interface WizardStep {
  Turn ask(Conversation conversation, Journey journey);
}
