/// The catalog over HTTP, and its rows.
@NullMarked
package io.boxoffice.catalog.adapter;

import org.jspecify.annotations.NullMarked;
