package org.imagewizard.cli.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** Writes one JSON document a line; every text in it loses its secrets on the way. Thread-safe. */
public final class Json {
  private final ObjectMapper mapper;

  public Json(UnaryOperator<String> redact) {
    SimpleModule module = new SimpleModule();
    module.addSerializer(String.class, new Redacted(redact));
    mapper = new ObjectMapper().registerModule(module);
  }

  public String write(Object document) {
    try {
      return mapper.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Redacted extends StdSerializer<String> {
    private final transient UnaryOperator<String> redact;

    Redacted(UnaryOperator<String> redact) {
      super(String.class);
      this.redact = redact;
    }

    @Override
    public void serialize(String value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(redact.apply(value));
    }
  }
}
