/** What is published, who may change it, and who likes it. */
@NullMarked
package dev.tracepress.article.domain;

import org.jspecify.annotations.NullMarked;
