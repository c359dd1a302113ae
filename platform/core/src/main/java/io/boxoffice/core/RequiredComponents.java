package io.boxoffice.core;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;

/// Tells Jackson that a component of a record must be there, and be no null nor hold one, unless
/// its type is `@Nullable`: what the compiler's null checks rely on is made true of what is read.
final class RequiredComponents extends AnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    AnnotatedType type = component(member);
    return type == null ? null : !isNullable(type);
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    AnnotatedType type = component(annotated);
    if (type == null) {
      return JsonSetter.Value.empty();
    }
    return JsonSetter.Value.construct(
        isNullable(type) ? Nulls.DEFAULT : Nulls.FAIL,
        mayHoldNull(type) ? Nulls.DEFAULT : Nulls.FAIL);
  }

  /// The type of the record's component that is read by this parameter; null if it is none.
  private static @Nullable AnnotatedType component(Annotated annotated) {
    if (!(annotated instanceof AnnotatedParameter parameter)) {
      return null;
    }
    RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
    boolean canonical =
        components != null && components.length == parameter.getOwner().getParameterCount();
    return canonical ? components[parameter.getIndex()].getAnnotatedType() : null;
  }

  private static boolean mayHoldNull(AnnotatedType type) {
    return !(type instanceof AnnotatedParameterizedType generic)
        || Arrays.stream(generic.getAnnotatedActualTypeArguments())
            .anyMatch(RequiredComponents::isNullable);
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }
}
