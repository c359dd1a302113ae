/// What every module may use: deciders, ids, money, time, invariants and JSON. Knows no other
/// module.
@NullMarked
package io.boxoffice.core;

import org.jspecify.annotations.NullMarked;
