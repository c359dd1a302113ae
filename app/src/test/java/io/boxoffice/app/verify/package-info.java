/// Plants defects into logs and looks whether they are found.
@NullMarked
package io.boxoffice.app.verify;

import org.jspecify.annotations.NullMarked;
