@NullMarked
package io.boxoffice.app.dev;

import org.jspecify.annotations.NullMarked;
