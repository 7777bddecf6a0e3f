-- The log's tables. docs/log-format.md says what every column promises.

-- The one clock. Tests move it with the setting ringback.clock_offset; nothing else does.
CREATE FUNCTION ringback_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT clock_timestamp() + coalesce(nullif(current_setting('ringback.clock_offset', true), ''), '0')::interval
$$;

CREATE TABLE log_stream (
    stream text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    correlation uuid
) WITH (fillfactor = 70);  -- a moved version stays on its page and touches no index
CREATE INDEX log_stream_correlation ON log_stream (correlation);

-- Wrapped keys stand alone, so that their backups can be short-lived. owner: a stream (class '') or
-- the correlation of a content class. No row: destroyed, or not yet made (log_destroyed tells).
CREATE TABLE log_key (
    owner text COLLATE "C" NOT NULL,
    class text COLLATE "C" NOT NULL,
    kek text NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (owner, class)
);
CREATE TABLE log_destroyed (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner text COLLATE "C" NOT NULL,
    class text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL DEFAULT ringback_now(),
    UNIQUE (owner, class)
);

CREATE TABLE log_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid NOT NULL UNIQUE,
    stream text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    type text NOT NULL,
    schema integer NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor text NOT NULL,
    role text NOT NULL,
    clinic text NOT NULL,
    mode text NOT NULL,
    correlation uuid,
    causation uuid,
    policy text NOT NULL,
    facts bytea NOT NULL,
    content bytea,
    UNIQUE (stream, version)
);
CREATE TABLE log_outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
CREATE TABLE log_position (
    position bigint PRIMARY KEY,
    event bigint NOT NULL UNIQUE
);

CREATE FUNCTION log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: the log is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER log_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_event
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
CREATE TRIGGER log_position_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_position
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();

CREATE TABLE log_alarm (
    stream text COLLATE "C" NOT NULL,
    name text NOT NULL,
    due timestamptz NOT NULL,
    fire_at timestamptz NOT NULL,
    failures integer NOT NULL DEFAULT 0,
    error text NOT NULL DEFAULT '',
    PRIMARY KEY (stream, name)
);
CREATE INDEX log_alarm_fire_at ON log_alarm (fire_at);

-- How far each consumer (projection or reactor) has come in each stream: the truth about progress.
CREATE TABLE log_guard (
    consumer text COLLATE "C" NOT NULL,
    build integer NOT NULL,
    stream text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    parked boolean NOT NULL DEFAULT false,
    PRIMARY KEY (consumer, build, stream)
) WITH (fillfactor = 80);
CREATE INDEX log_guard_parked ON log_guard (consumer, build) WHERE parked;

CREATE TABLE log_consumer (
    name text COLLATE "C" PRIMARY KEY,
    build integer NOT NULL DEFAULT 1,
    since timestamptz NOT NULL DEFAULT ringback_now(),
    destroyed_seen bigint NOT NULL DEFAULT 0,
    stopped text NOT NULL DEFAULT ''
);
CREATE TABLE log_checkpoint (
    consumer text COLLATE "C" NOT NULL,
    generation integer NOT NULL,
    partition integer NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (consumer, generation, partition)
);
CREATE TABLE log_quarantine (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer text COLLATE "C" NOT NULL,
    build integer NOT NULL,
    stream text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    event_id uuid NOT NULL,
    error text NOT NULL,
    at timestamptz NOT NULL DEFAULT ringback_now(),
    released_at timestamptz
);
CREATE INDEX log_quarantine_open ON log_quarantine (consumer, build) WHERE released_at IS NULL;

CREATE TABLE log_generation (
    generation integer PRIMARY KEY,
    since timestamptz NOT NULL DEFAULT ringback_now()
);
INSERT INTO log_generation (generation) VALUES (1);

CREATE TABLE log_idempotency (
    actor text NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    body bytea NOT NULL,
    answer bytea,
    at timestamptz NOT NULL DEFAULT ringback_now(),
    PRIMARY KEY (actor, route, key)
);
CREATE INDEX log_idempotency_at ON log_idempotency (at);
CREATE TABLE log_receipt (
    source text NOT NULL,
    webhook_id text NOT NULL,
    body bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT ringback_now(),
    PRIMARY KEY (source, webhook_id)
);
CREATE INDEX log_receipt_at ON log_receipt (at);
