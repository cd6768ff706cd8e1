package org.imagewizard.gui.dashboard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.imagewizard.deploy.Rendered;
import org.jspecify.annotations.Nullable;

/** Plays one sound at a time, in the forms that Java itself knows (WAV, AIFF, AU). */
final class Sounds {
  private @Nullable Clip playing;

  boolean canPlay(Rendered sound) {
    try (AudioInputStream stream = open(sound)) {
      return stream.getFormat() != null;
    } catch (UnsupportedAudioFileException | IOException e) {
      return false;
    }
  }

  /**
   * @param silent called when this computer has nothing to play it on
   */
  void play(Rendered sound, Runnable silent) {
    Clip before = playing;
    if (before != null) {
      before.close();
    }
    try (AudioInputStream stream = open(sound)) {
      Clip clip = AudioSystem.getClip();
      clip.open(stream);
      clip.start();
      playing = clip;
    } catch (UnsupportedAudioFileException
        | IOException
        | LineUnavailableException
        | IllegalArgumentException e) {
      // The last one is how Java says that there is no sound device at all.
      silent.run();
    }
  }

  private static AudioInputStream open(Rendered sound)
      throws UnsupportedAudioFileException, IOException {
    return AudioSystem.getAudioInputStream(new ByteArrayInputStream(sound.bytes()));
  }
}
