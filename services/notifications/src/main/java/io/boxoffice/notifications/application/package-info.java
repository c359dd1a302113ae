/// Which events are mailed, what the mails say, and how one is delivered.
@NullMarked
package io.boxoffice.notifications.application;

import org.jspecify.annotations.NullMarked;
