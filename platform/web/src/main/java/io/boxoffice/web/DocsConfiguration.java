package io.boxoffice.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
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

  /// What knows how answers are wrapped registers itself when it is made; the library means to make
  /// it at start.
  @Bean
  @Lazy
  @DependsOn("modelConverterRegistrar")
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
  ArgumentDocs argumentDocs() {
    return new ArgumentDocs();
  }

  @Bean
  @Lazy
  AnswerDocs answerDocs() {
    return new AnswerDocs();
  }

  @Bean
  @Lazy
  ModelConverter recordSchemas() {
    return new RecordSchemas();
  }

  @Bean
  @Lazy
  OpenApiCustomizer apiDocs(
      ObjectProvider<PublicPaths> open,
      ObjectProvider<OperatorPaths> operators,
      AnswerDocs answerDocs) {
    return new ApiDocs(new AccessRules(open.stream(), operators.stream()), answerDocs);
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
