package io.boxoffice.web;

import org.springframework.util.unit.DataSize;

/// Allows larger bodies than `boxoffice.web.body-max` on some paths, such as uploads of images: a
/// service contributes a bean of this.
///
/// @param pattern a path pattern of Spring MVC
public record BodyLimit(String pattern, DataSize max) {}
