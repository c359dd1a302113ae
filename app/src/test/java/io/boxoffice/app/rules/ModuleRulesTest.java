package io.boxoffice.app.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may import whom.
class ModuleRulesTest {
  private static final List<String> SERVICES =
      List.of("accounts", "catalog", "inventory", "orders", "payments", "tickets", "notifications");

  private static final String[] PLATFORM = {
    "io.boxoffice.core..",
    "io.boxoffice.eventlog..",
    "io.boxoffice.messaging..",
    "io.boxoffice.postgres..",
    "io.boxoffice.web..",
    "io.boxoffice.telemetry..",
    "io.boxoffice.testing.."
  };

  /// What pure code may use besides the JDK.
  private static final String[] PURE = {
    "java..",
    "io.boxoffice.core..",
    "io.boxoffice.contracts..",
    "org.pcollections..",
    "org.jspecify.annotations..",
    "com.google.errorprone.annotations.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.boxoffice");

  static List<String> services() {
    return SERVICES;
  }

  private static String in(String service) {
    return "io.boxoffice." + service + "..";
  }

  private static String[] allServices() {
    return SERVICES.stream().map(ModuleRulesTest::in).toArray(String[]::new);
  }

  private static String[] and(String[] packages, String... more) {
    return Stream.concat(Stream.of(packages), Stream.of(more)).toArray(String[]::new);
  }

  private static ArchRule usesOnlyItsOwn(String service) {
    return noClasses()
        .that()
        .resideInAPackage(in(service))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.boxoffice..")
                .and(
                    not(
                        resideInAnyPackage(
                            and(PLATFORM, "io.boxoffice.contracts..", in(service))))));
  }

  @Test
  void the_classes_of_every_module_are_looked_at() {
    assertThat(
            Stream.concat(SERVICES.stream(), Stream.of("core", "contracts", "eventlog", "web"))
                .filter(name -> !CLASSES.containPackage("io.boxoffice." + name)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("services")
  void a_service_knows_contracts_and_the_platform_and_no_other_service(String service) {
    usesOnlyItsOwn(service).check(CLASSES);
  }

  @Test
  void the_platform_knows_no_service_and_no_contract() {
    noClasses()
        .that()
        .resideInAnyPackage(PLATFORM)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.boxoffice..").and(not(resideInAnyPackage(PLATFORM))))
        .check(CLASSES);
  }

  @Test
  void only_tests_know_what_is_for_tests() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.boxoffice.testing..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.boxoffice.testing..", "org.junit..", "org.assertj..")
        .check(CLASSES);
  }

  @Test
  void contracts_know_the_core_and_json() {
    classes()
        .that()
        .resideInAPackage("io.boxoffice.contracts..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "io.boxoffice.contracts..",
            "io.boxoffice.core..",
            "com.fasterxml.jackson.annotation..",
            "tools.jackson.databind.node..",
            "tools.jackson.databind",
            "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void only_the_app_puts_services_together() {
    noClasses()
        .that()
        .resideOutsideOfPackages(and(allServices(), "io.boxoffice.app.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(allServices())
        .check(CLASSES);
  }

  @Test
  void simulators_know_nothing_of_what_they_are_used_by() {
    noClasses()
        .that()
        .resideInAPackage("io.boxoffice.simulators..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.boxoffice..")
                .and(not(resideInAnyPackage("io.boxoffice.simulators..", "io.boxoffice.core.."))))
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("services")
  void a_domain_is_pure(String service) {
    String domain = "io.boxoffice." + service + ".domain..";
    classes()
        .that()
        .resideInAPackage(domain)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(and(PURE, domain))
        .allowEmptyShould(true)
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(domain)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "java.net..", "java.nio.file..", "java.io..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("services")
  void what_a_service_does_knows_nothing_of_how_it_is_reached(String service) {
    noClasses()
        .that()
        .resideInAPackage("io.boxoffice." + service + ".application..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.boxoffice." + service + ".adapter..",
            "org.springframework.web.bind..",
            "org.springframework.web.servlet..",
            "org.springframework.http..",
            "jakarta.servlet..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("services")
  void a_service_s_front_is_its_configuration(String service) {
    classes()
        .that()
        .resideInAPackage("io.boxoffice." + service)
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should()
        .haveSimpleNameEndingWith("Configuration")
        .orShould()
        .haveSimpleNameEndingWith("Properties")
        .orShould()
        .haveSimpleName("Grants") // what the command line asks of accounts while no server runs
        .check(CLASSES);
  }

  @Test
  void nothing_is_injected_into_fields() {
    noFields()
        .should()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .orShould()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
        .orShould()
        .beAnnotatedWith("jakarta.inject.Inject")
        .orShould()
        .beAnnotatedWith("jakarta.annotation.Resource")
        .check(CLASSES);
  }

  @Test
  void nothing_is_found_by_scanning() {
    noClasses()
        .should()
        .beAnnotatedWith("org.springframework.context.annotation.ComponentScan")
        .orShould()
        .beAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")
        .orShould()
        .beAnnotatedWith("org.springframework.stereotype.Service")
        .orShould()
        .beAnnotatedWith("org.springframework.stereotype.Component")
        .orShould()
        .beAnnotatedWith("org.springframework.stereotype.Repository")
        .check(CLASSES);
  }

  @Test
  void who_writes_read_models_never_appends() {
    noClasses()
        .that()
        .haveSimpleNameStartingWith("Projection")
        .and()
        .resideInAPackage("io.boxoffice.messaging..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.boxoffice.eventlog.LogWriter")
        .check(CLASSES);
  }

  /// The rules see what they forbid: this very class knows two modules that services may not.
  @Test
  void a_planted_breach_is_found() {
    JavaClasses planted =
        new ClassFileImporter().importPackages("io.boxoffice.app", "io.boxoffice.orders");
    EvaluationResult appAsDomain =
        classes()
            .that()
            .resideInAPackage("io.boxoffice.app")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PURE)
            .evaluate(planted);
    EvaluationResult appAsService = usesOnlyItsOwn("app").evaluate(planted);

    assertThat(appAsDomain.hasViolation()).isTrue();
    assertThat(appAsService.hasViolation()).isTrue();
  }
}
