package org.imagewizard.gui.history;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import org.imagewizard.watch.Course;

/** A line over the last minutes, now at the right. The sentence beside it says the same. */
final class CourseChart extends Region {
  private static final double HEIGHT = 56;
  private static final double EDGE = 3;

  private final Polyline line = new Polyline();
  private final List<Double> values;
  private final double top;

  CourseChart(Course course, String words) {
    values = course.values();
    top = course.top();
    setId("course-" + course.id());
    getStyleClass().add("course");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(words);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMinWidth(0);
    line.getStyleClass().add("course-line");
    line.setManaged(false);
    getChildren().add(line);
  }

  /** One value is a level line: how it went before is not known. */
  @Override
  protected void layoutChildren() {
    double wide = getWidth() - 2 * EDGE;
    double high = getHeight() - 2 * EDGE;
    line.getPoints().clear();
    for (int i = 0; i < values.size(); i++) {
      double y = EDGE + high * (1 - values.get(i) / top);
      if (values.size() == 1) {
        line.getPoints().addAll(EDGE, y);
      }
      double x = values.size() == 1 ? wide : wide * i / (values.size() - 1);
      line.getPoints().addAll(EDGE + x, y);
    }
  }
}
