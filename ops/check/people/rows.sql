-- What people/write.mjs can have written, as keys and values of its ledger.
SELECT 'user ' || email, 'there' FROM users WHERE name LIKE 'Person %'
UNION ALL
SELECT 'article ' || title, description FROM articles WHERE title LIKE 'Article %'
UNION ALL
SELECT 'favorite ' || users.email || ' ' || articles.title, 'there'
FROM favorites JOIN users ON users.id = user_id JOIN articles ON articles.id = article_id
WHERE users.name LIKE 'Person %' AND articles.title LIKE 'Article %';
