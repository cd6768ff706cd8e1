package org.imagewizard.machine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.FakeEngine;

/** The fake engine, but what a throw-away container does depends on whether it asks for cards. */
final class ScriptedEngine {
  private ScriptedEngine() {}

  static Engine of(FakeEngine fake, Function<Boolean, Engine.RunResult> runOnce) {
    return (Engine)
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            List.of(Engine.class).toArray(Class<?>[]::new),
            (proxy, method, arguments) -> {
              if (method.getName().equals("runOnce")) {
                return runOnce.apply((Boolean) arguments[2]);
              }
              try {
                return method.invoke(fake, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
