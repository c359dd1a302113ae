@NullMarked
package io.boxoffice.chaos;

import org.jspecify.annotations.NullMarked;
