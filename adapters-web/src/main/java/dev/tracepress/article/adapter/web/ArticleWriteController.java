package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.in.CreateArticleUseCase;
import dev.tracepress.article.application.port.in.DeleteArticleUseCase;
import dev.tracepress.article.application.port.in.DeleteArticleUseCase.DeleteArticle;
import dev.tracepress.article.application.port.in.UpdateArticleUseCase;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.shared.adapter.web.representation.VersionTag;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/articles", produces = MediaType.APPLICATION_JSON_VALUE)
final class ArticleWriteController {

    private final CreateArticleUseCase createArticle;
    private final UpdateArticleUseCase updateArticle;
    private final DeleteArticleUseCase deleteArticle;
    private final MovedArticles moved;

    ArticleWriteController(
            CreateArticleUseCase createArticle,
            UpdateArticleUseCase updateArticle,
            DeleteArticleUseCase deleteArticle,
            MovedArticles moved) {
        this.createArticle = createArticle;
        this.updateArticle = updateArticle;
        this.deleteArticle = deleteArticle;
        this.moved = moved;
    }

    @PostMapping
    Mono<ResponseEntity<ArticleResponse>> create(Session caller, @RequestBody CreateArticleRequest request) {
        return createArticle
                .create(request.toCommand(caller))
                .map(view -> ResponseEntity.status(HttpStatus.CREATED)
                        .location(ArticleAddress.of(view.slug()))
                        .headers(tag(view, caller))
                        .body(seen(view, caller)));
    }

    @PutMapping("/{slug}")
    Mono<ResponseEntity<ArticleResponse>> update(
            Session caller,
            @PathVariable String slug,
            @RequestHeader HttpHeaders headers,
            @RequestBody UpdateArticleRequest request) {
        var updated = updateArticle
                .update(request.toCommand(slug, caller, VersionTag.condition(headers)))
                .map(view -> ResponseEntity.ok()
                        .headers(tag(view, caller))
                        .header(
                                HttpHeaders.CONTENT_LOCATION,
                                ArticleAddress.of(view.slug()).toString())
                        .body(seen(view, caller)));
        return moved.orTheWay(updated, Slug.named(slug), caller, "");
    }

    @DeleteMapping("/{slug}")
    Mono<ResponseEntity<Void>> delete(Session caller, @PathVariable String slug, @RequestHeader HttpHeaders headers) {
        var asked = Slug.named(slug);
        var deleted = deleteArticle
                .delete(new DeleteArticle(asked, caller.userId(), VersionTag.condition(headers)))
                .thenReturn(ResponseEntity.noContent().<Void>build());
        return moved.orTheWay(deleted, asked, caller, "");
    }

    private static ArticleResponse seen(ArticleView view, Session caller) {
        return ArticleResponse.from(view, Optional.of(caller));
    }

    private static HttpHeaders tag(ArticleView view, Session caller) {
        var headers = new HttpHeaders();
        headers.setCacheControl(CacheControl.noCache());
        headers.setETag(VersionTag.of(view.edition(), seen(view, caller)));
        return headers;
    }
}
