/// Shows how HTTP is answered, by a small application on a real Tomcat.
@NullMarked
package io.boxoffice.web;

import org.jspecify.annotations.NullMarked;
