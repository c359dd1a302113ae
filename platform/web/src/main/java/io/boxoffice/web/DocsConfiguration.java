package io.boxoffice.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/// The description of the API: a page at `/docs`, OpenAPI at `/docs/openapi.json`. Made when first
/// asked for, so that it costs no time at start.
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {
  private static final String BEARER = "bearer";

  @Bean
  DocsPage docsPage() {
    return new DocsPage();
  }

  @Bean
  @Lazy
  OpenAPI openApi() {
    return new OpenAPI()
        .info(new Info().title("Boxoffice").version("v1"))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme(BEARER)
                        .bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  @Bean
  @Lazy
  OperationCustomizer argumentDocs() {
    return new ArgumentDocs();
  }

  /// The library knows no lazy start of its own.
  @Bean
  static BeanFactoryPostProcessor lazyDocs() {
    return factory -> {
      for (String name : factory.getBeanDefinitionNames()) {
        var definition = factory.getBeanDefinition(name);
        String maker = definition.getFactoryBeanName();
        if (name.startsWith("org.springdoc")
            || (maker != null && maker.startsWith("org.springdoc"))) {
          definition.setLazyInit(true);
        }
      }
    };
  }
}
