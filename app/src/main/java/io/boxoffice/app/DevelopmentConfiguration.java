package io.boxoffice.app;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What only a development installation has: the mails that it caught, to be looked at.
@Configuration(proxyBeanMethods = false)
class DevelopmentConfiguration {}
