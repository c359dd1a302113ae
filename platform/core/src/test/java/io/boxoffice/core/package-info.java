/// Tests of the values that all code is made of.
@NullMarked
package io.boxoffice.core;

import org.jspecify.annotations.NullMarked;
