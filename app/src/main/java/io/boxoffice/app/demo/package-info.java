/// What `boxoffice demo` shows: a small season and one purchase, over the public API only.
@NullMarked
package io.boxoffice.app.demo;

import org.jspecify.annotations.NullMarked;
