/// What is published of the events: their JSON Schemas and golden samples, and the tests that keep
/// them true.
@NullMarked
package io.boxoffice.contracts.schemas;

import org.jspecify.annotations.NullMarked;
