-- +goose Up

-- The lowest schema that a program must know to run on this database. A migration that only adds leaves it as it is, so that the
-- release before still runs; one that takes something away raises it, a release after the program stopped asking for it.
CREATE TABLE schema_floor (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    lowest BIGINT NOT NULL
);
INSERT INTO schema_floor (id, lowest) VALUES (1, 2);
