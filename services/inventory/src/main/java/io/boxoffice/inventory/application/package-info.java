/// What inventory does with commands from outside and events of other services.
@NullMarked
package io.boxoffice.inventory.application;

import org.jspecify.annotations.NullMarked;
