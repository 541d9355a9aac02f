SET LOCAL lock_timeout = '2s';
CREATE TABLE article_copies AS SELECT * FROM articles;
