package io.boxoffice.testing;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// What came of running the tests of a class within a test.
///
/// @param failed names of those that failed
/// @param passed names of those that passed, were skipped or aborted
record Launched(Set<String> failed, List<String> passed) {

  static Launched run(Class<?> tests) {
    Set<String> failed = new ConcurrentSkipListSet<>();
    Set<String> passed = new ConcurrentSkipListSet<>();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(tests))
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionSkipped(TestIdentifier test, String reason) {
                passed.add(test.getDisplayName() + " was skipped: " + reason);
              }

              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  boolean fails = result.getStatus() == TestExecutionResult.Status.FAILED;
                  (fails ? failed : passed).add(test.getDisplayName().replace("()", ""));
                }
              }
            });
    return new Launched(new TreeSet<>(failed), List.copyOf(passed));
  }

  Set<String> found() {
    return Stream.concat(failed.stream(), passed.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The names of all tests that a class has or inherits.
  static Set<String> testsOf(Class<?> tests) {
    return Stream.of(tests.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
