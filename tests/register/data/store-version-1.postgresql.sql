CREATE TABLE public.authorisation (
    id character varying NOT NULL,
    document text NOT NULL
);
CREATE TABLE public.decision (
    id integer NOT NULL,
    register integer NOT NULL,
    look bigint NOT NULL,
    verb character varying NOT NULL,
    who text NOT NULL,
    decided bigint NOT NULL,
    why text
);
CREATE SEQUENCE public.decision_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.decision_id_seq OWNED BY public.decision.id;
CREATE TABLE public.edition (
    id integer NOT NULL,
    register integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    form character varying NOT NULL,
    parts text NOT NULL,
    published character varying,
    entries integer NOT NULL,
    size bigint NOT NULL
);
CREATE TABLE public.edition_file (
    edition integer NOT NULL,
    name character varying NOT NULL,
    sha256 character varying(64) NOT NULL
);
CREATE SEQUENCE public.edition_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.edition_id_seq OWNED BY public.edition.id;
CREATE TABLE public.fetched (
    register integer NOT NULL,
    name character varying NOT NULL,
    source character varying(64) NOT NULL,
    etag text,
    modified text,
    sha256 character varying(64) NOT NULL
);
CREATE TABLE public.look (
    register integer NOT NULL,
    at bigint NOT NULL,
    earliest bigint NOT NULL,
    edition integer NOT NULL,
    quarantine text
);
CREATE TABLE public.meta (
    key character varying NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.name (
    register integer NOT NULL,
    key text NOT NULL,
    number character varying NOT NULL
);
CREATE TABLE public.presence (
    register integer NOT NULL,
    number character varying NOT NULL,
    first bigint NOT NULL,
    gone bigint
);
CREATE TABLE public.record (
    id integer NOT NULL,
    register integer NOT NULL,
    number character varying NOT NULL,
    part character varying NOT NULL,
    raw bytea NOT NULL,
    first bigint NOT NULL,
    gone bigint
);
CREATE SEQUENCE public.record_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.record_id_seq OWNED BY public.record.id;
CREATE TABLE public.register (
    id integer NOT NULL,
    name character varying NOT NULL
);
CREATE SEQUENCE public.register_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.register_id_seq OWNED BY public.register.id;
CREATE TABLE public.told (
    register integer NOT NULL,
    destination character varying NOT NULL,
    look bigint NOT NULL
);
ALTER TABLE ONLY public.decision ALTER COLUMN id SET DEFAULT nextval('public.decision_id_seq'::regclass);
ALTER TABLE ONLY public.edition ALTER COLUMN id SET DEFAULT nextval('public.edition_id_seq'::regclass);
ALTER TABLE ONLY public.record ALTER COLUMN id SET DEFAULT nextval('public.record_id_seq'::regclass);
ALTER TABLE ONLY public.register ALTER COLUMN id SET DEFAULT nextval('public.register_id_seq'::regclass);
INSERT INTO public.authorisation VALUES ('GL 1', '{"id": "GL 1"}');
INSERT INTO public.decision VALUES (1, 1, 1704499199999999, 'reject', 'A. Analyst', 1704499200000000, 'a test');
INSERT INTO public.decision VALUES (2, 1, 1704499199999999, 'accept', 'A. Analyst', 1704585600000000, NULL);
INSERT INTO public.edition VALUES (1, 1, 'e58e6ce078dbafe808ebc3e5f8be44b1a949b1ba9d46cacb2023ad4c0de3196a', 'ofac-csv', 'ofac-csv:sdn', NULL, 5, 341);
INSERT INTO public.edition VALUES (2, 1, 'c3c68f986a00431b74071898b87843df1b2210cf76dedbe2755926a910ec318f', 'ofac-csv', 'ofac-csv:sdn', NULL, 6, 412);
INSERT INTO public.edition VALUES (3, 1, '596dfa6ac644227a3caf34539a9fe4bffad4409f524d6ef9633ed14eb2adfe90', '', '', NULL, 0, 24);
INSERT INTO public.edition VALUES (4, 1, 'e30b05a5a814ced149064f2f135647c1856cad052e69e9939b9482f0972f8db5', 'ofac-csv', 'ofac-csv:sdn', NULL, 5, 344);
INSERT INTO public.edition_file VALUES (1, 'sdn.csv', 'e58e6ce078dbafe808ebc3e5f8be44b1a949b1ba9d46cacb2023ad4c0de3196a');
INSERT INTO public.edition_file VALUES (2, 'sdn.csv', 'c3c68f986a00431b74071898b87843df1b2210cf76dedbe2755926a910ec318f');
INSERT INTO public.edition_file VALUES (3, 'sdn.csv', '596dfa6ac644227a3caf34539a9fe4bffad4409f524d6ef9633ed14eb2adfe90');
INSERT INTO public.edition_file VALUES (4, 'sdn.csv', 'e30b05a5a814ced149064f2f135647c1856cad052e69e9939b9482f0972f8db5');
INSERT INTO public.look VALUES (1, 1704110400000000, 1704110400000000, 1, NULL);
INSERT INTO public.look VALUES (1, 1704283200000000, 1704283200000000, 2, NULL);
INSERT INTO public.look VALUES (1, 1704369600000000, 1704369600000000, 3, 'sdn.csv: an HTML page, not a list in a form of us-ofac-sdn (ofac-csv, ofac-advanced, ofac-enhanced, ofac-xml, ftm)');
INSERT INTO public.look VALUES (1, 1704499199999999, 1704412800000000, 4, NULL);
INSERT INTO public.meta VALUES ('version', '1');
INSERT INTO public.name VALUES (1, '1 party', '1');
INSERT INTO public.name VALUES (1, '4 party', '4');
INSERT INTO public.name VALUES (1, '2 party', '2');
INSERT INTO public.name VALUES (1, '3 party', '3');
INSERT INTO public.name VALUES (1, '5 party', '5');
INSERT INTO public.name VALUES (1, 'lines nile', '7');
INSERT INTO public.presence VALUES (1, '1', 1704110400000000, NULL);
INSERT INTO public.presence VALUES (1, '2', 1704110400000000, NULL);
INSERT INTO public.presence VALUES (1, '3', 1704110400000000, NULL);
INSERT INTO public.presence VALUES (1, '4', 1704110400000000, NULL);
INSERT INTO public.presence VALUES (1, '7', 1704283200000000, NULL);
INSERT INTO public.presence VALUES (1, '5', 1704110400000000, 1704499199999999);
INSERT INTO public.record VALUES (1, 1, '1', 'ofac-csv:sdn', '\x312c2250415254592031222c2d302d202c2254455354494e47222c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d20', 1704110400000000, NULL);
INSERT INTO public.record VALUES (2, 1, '2', 'ofac-csv:sdn', '\x322c2250415254592032222c2d302d202c2254455354494e47222c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d20', 1704110400000000, NULL);
INSERT INTO public.record VALUES (3, 1, '3', 'ofac-csv:sdn', '\x332c2250415254592033222c2d302d202c2254455354494e47222c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d20', 1704110400000000, NULL);
INSERT INTO public.record VALUES (4, 1, '4', 'ofac-csv:sdn', '\x342c2250415254592034222c2d302d202c2254455354494e47222c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d20', 1704110400000000, NULL);
INSERT INTO public.record VALUES (6, 1, '7', 'ofac-csv:sdn', '\x372c224e494c45204c494e4553222c2d302d202c2254455354494e47222c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d20', 1704283200000000, NULL);
INSERT INTO public.record VALUES (5, 1, '5', 'ofac-csv:sdn', '\x352c2250415254592035222c2d302d202c2254455354494e47222c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d202c2d302d20', 1704110400000000, 1704499199999999);
INSERT INTO public.register VALUES (1, 'us-ofac-sdn');
SELECT pg_catalog.setval('public.decision_id_seq', 2, true);
SELECT pg_catalog.setval('public.edition_id_seq', 4, true);
SELECT pg_catalog.setval('public.record_id_seq', 6, true);
SELECT pg_catalog.setval('public.register_id_seq', 1, true);
ALTER TABLE ONLY public.authorisation
    ADD CONSTRAINT authorisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.edition_file
    ADD CONSTRAINT edition_file_pkey PRIMARY KEY (edition, name);
ALTER TABLE ONLY public.edition
    ADD CONSTRAINT edition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fetched
    ADD CONSTRAINT fetched_pkey PRIMARY KEY (register, name);
ALTER TABLE ONLY public.look
    ADD CONSTRAINT look_pkey PRIMARY KEY (register, at);
ALTER TABLE ONLY public.meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.name
    ADD CONSTRAINT name_pkey PRIMARY KEY (register, key, number);
ALTER TABLE ONLY public.presence
    ADD CONSTRAINT presence_pkey PRIMARY KEY (register, number, first);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.register
    ADD CONSTRAINT register_name_key UNIQUE (name);
ALTER TABLE ONLY public.register
    ADD CONSTRAINT register_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.told
    ADD CONSTRAINT told_pkey PRIMARY KEY (register, destination);
CREATE INDEX edition_by_sha ON public.edition USING btree (register, sha256);
CREATE INDEX record_by_number ON public.record USING btree (register, number);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_register_fkey FOREIGN KEY (register) REFERENCES public.register(id);
ALTER TABLE ONLY public.edition_file
    ADD CONSTRAINT edition_file_edition_fkey FOREIGN KEY (edition) REFERENCES public.edition(id);
ALTER TABLE ONLY public.edition
    ADD CONSTRAINT edition_register_fkey FOREIGN KEY (register) REFERENCES public.register(id);
ALTER TABLE ONLY public.fetched
    ADD CONSTRAINT fetched_register_fkey FOREIGN KEY (register) REFERENCES public.register(id);
ALTER TABLE ONLY public.look
    ADD CONSTRAINT look_edition_fkey FOREIGN KEY (edition) REFERENCES public.edition(id);
ALTER TABLE ONLY public.look
    ADD CONSTRAINT look_register_fkey FOREIGN KEY (register) REFERENCES public.register(id);
ALTER TABLE ONLY public.name
    ADD CONSTRAINT name_register_fkey FOREIGN KEY (register) REFERENCES public.register(id);
ALTER TABLE ONLY public.presence
    ADD CONSTRAINT presence_register_fkey FOREIGN KEY (register) REFERENCES public.register(id);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_register_fkey FOREIGN KEY (register) REFERENCES public.register(id);
ALTER TABLE ONLY public.told
    ADD CONSTRAINT told_register_fkey FOREIGN KEY (register) REFERENCES public.register(id);
