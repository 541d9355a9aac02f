SET LOCAL lock_timeout = '2s';
CREATE TABLE article_words (article_id bigint PRIMARY KEY, words integer NOT NULL);
INSERT INTO article_words (article_id, words)
SELECT id, char_length(body) FROM articles;
