package dev.tracepress.article.adapter.persistence.hot;

import java.time.Duration;

/**
 * How much is held, and for how long.
 *
 * @param oldest no reader is shown anything older, whatever is missed of what others write
 * @param articleBytes about what single articles may take
 * @param pageBytes about what pages may take
 */
public record HotArticlesSettings(Duration oldest, long articleBytes, long pageBytes) {

    private static final long MEBIBYTE = 1024L * 1024;

    /** Some thousand articles of ordinary length. */
    private static final long USUAL_ARTICLES = 16 * MEBIBYTE;

    private static final long USUAL_PAGES = 8 * MEBIBYTE;

    public static HotArticlesSettings usual(Duration oldest) {
        return new HotArticlesSettings(oldest, USUAL_ARTICLES, USUAL_PAGES);
    }
}
