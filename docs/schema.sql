-- written by `python -m boardpapers.reference docs`; change the models, not this page

-- organisations: Forces, commissioners' offices, alliances, partners and national bodies that the papers name.
-- organisation_aliases: Other names of an organisation: from the reference table and as papers print them.
-- bodies: Boards, panels, committees, groups and summits; one named in two papers is one row.
-- body_aliases: Other names of a body: from the reference table and as papers print them.
-- programmes: Programmes, projects, workstreams and collaborations; one named in two papers is one row.
-- programme_aliases: Other names of a programme: from the reference table and as papers print them.
-- documents: The papers: one row for each file, known by its bytes.
-- files: Where papers were found: a row for each file, also for further copies of the same bytes.
-- page_marks: A number for each page with enough words, the same for pages with the same words: finds papers that stand in other papers too.
-- copied_pages: Pages of agenda packs and other collections on which a page of another paper is printed again.
-- document_people: Who wrote, presents, signs or answers for a paper.
-- paragraphs: Every line of running text once, in reading order, without running headers and footers.
-- tables: Tables; one that runs over several pages is one row.
-- table_cells: The cells of tables; a cell that spans stands once, at its first place.
-- mentions: Each name of an entity, once for each paper; the entities are worked out from these after every run.
-- records: A row for each record of whatever type; `type` names its table.
-- savings: Money that a change saves or has saved; `amount_gbp` is positive.
-- costs: Money that a change costs, needs or is given to spend; `amount_gbp` is positive.
-- other_amounts: Every other amount of pounds in the paper: grants, budgets, baselines, reserves, net positions.
-- fte_benefits: Full-time equivalents (or hours) freed or removed; negative where the paper subtracts them.
-- governance_bodies: What one paper says of one body; the body itself is a row of `bodies`.
-- decisions: A decision taken, a recommendation made, or one told of in the running text.
-- initiatives: What one paper says of one programme, project, workstream or collaboration.
-- body_members: A seat on a body (Popolo: a membership with a post).
-- body_links: How a body stands to another body or to a programme; exactly one target is named.
-- decision_items: One point of a decision, whole.
-- decision_signatories: Who signed, or is to sign.
-- decision_references: Earlier decisions that it cites.
-- milestones: An event of an initiative with the words that date it.
-- evidence: The words that make a record (`field` NULL) or say one of its columns, or a row of a child table.
-- evidence_lines: A box for each printed line of an evidence row, so that a highlight covers the words and no others.
-- document_evidence: The words that say a paper's own title, body, date and people.
-- decision_amounts: The savings, costs and other amounts that a point of a decision names.
-- checks: Printed figures held against what the paper's other figures give.
-- problems: All that a run could not read or doubted.
-- runs: Every run that wrote to this database.
-- unresolved: What changed since entities and copies were last worked out; empty after every complete run.
-- descriptions: What every table and column of this database holds.
-- benefits: One benefit, compiled from all that papers claim of it; worked out anew after every run.
-- benefit_claims: Every saving and FTE benefit as a claim about one benefit, in the order in which papers tell it.
-- corrections: What people put right: a row for each line of the corrections file, with the value that was there before. The file is the truth; this is made anew at every run.
-- forces: Whose papers and figures they are: each organisation with the force that it belongs to, so that a force and its commissioner count as one.
-- all_records: Every record of every type in one line: what it says, where, and how sure the program is.
-- counted_savings: Savings that can be added up within one status and, over years, one basis: no totals, and of what several papers tell of the same benefit only the latest figure.
-- counted_costs: Costs that can be added up within one status and, over years, one basis: no totals.
-- savings_by_year: Savings by force, programme, year and status. Only figures for one year alone (basis in_year) and no totals: within one status the rows may be added up over years, programmes and forces.
-- savings_by_programme: Savings by force, programme, status and basis, whatever their period. No totals. Rows of two bases or two statuses must not be added up; over years only in_year can.
-- planned_against_delivered: What one paper says was planned, delivered and missed of the same item in the same period. Rows with is_total = 0 may be added up within one year and basis.
-- savings_by_cashability: Savings by force, year, basis and status, cashable beside non-cashable. No totals; a figure is cashable only where the paper says so.
-- net_of_costs: Savings less costs of a programme (of an item, where no programme is named), where one paper gives both for the same period and basis. No totals. Expected savings are the planned ones, where there are none those of unspecified status; expected costs the approved ones, else the planned, else the unspecified.
-- fte_by_portfolio: Posts and working time by force, portfolio, status and kind. No totals; a figure without a department has portfolio NULL. Rows of two statuses must not be added up.
-- failed_totals: Printed figures that do not agree with the paper's other figures.
-- body_seats: Who chairs, sits on and attends which body, as each paper tells it.
-- body_relations: What a body oversees, reports to, belongs to or replaces, from what papers say of bodies and of programmes (an initiative that names its board is overseen by it).
-- decision_points: Every point of every decision with its body, date, action and the money it names: a row for each amount, or one row where it names none. A point with two amounts stands twice.
-- programme_stages: Every programme with the latest stage that a paper gives it; a paper that gives none does not count.
-- least_certain: Records by how sure the program is, the least certain first: where a person's eye is worth most.

PRAGMA application_id = 1113870448;
PRAGMA user_version = 4;

CREATE TABLE organisations (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('force', 'opcc', 'collaboration', 'national', 'partner', 'supplier')),
  ons_code TEXT
) STRICT;
CREATE INDEX organisations_by_ons_code ON organisations(ons_code);
CREATE INDEX organisations_by_name ON organisations(name);

CREATE TABLE organisation_aliases (
  organisation_id TEXT NOT NULL REFERENCES organisations(id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  PRIMARY KEY (organisation_id, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX organisation_aliases_by_alias ON organisation_aliases(alias);

CREATE TABLE bodies (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  acronym TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('board', 'panel', 'committee', 'group', 'summit', 'meeting', 'workshop', 'team', 'other')),
  organisation_id TEXT REFERENCES organisations(id)
) STRICT;
CREATE INDEX bodies_by_name ON bodies(name);
CREATE INDEX bodies_by_organisation_id ON bodies(organisation_id);

CREATE TABLE body_aliases (
  body_id TEXT NOT NULL REFERENCES bodies(id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  PRIMARY KEY (body_id, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX body_aliases_by_alias ON body_aliases(alias);

CREATE TABLE programmes (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  acronym TEXT,
  parent_id TEXT REFERENCES programmes(id),
  organisation_id TEXT REFERENCES organisations(id)
) STRICT;
CREATE INDEX programmes_by_name ON programmes(name);
CREATE INDEX programmes_by_organisation_id ON programmes(organisation_id);
CREATE INDEX programmes_by_parent_id ON programmes(parent_id);

CREATE TABLE programme_aliases (
  programme_id TEXT NOT NULL REFERENCES programmes(id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  PRIMARY KEY (programme_id, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX programme_aliases_by_alias ON programme_aliases(alias);

CREATE TABLE documents (
  id TEXT PRIMARY KEY NOT NULL,
  sha256 TEXT NOT NULL,
  file_name TEXT NOT NULL,
  source_url TEXT,
  title TEXT,
  paper_type TEXT NOT NULL CHECK (paper_type IN ('report', 'decision_record', 'review', 'minutes', 'agenda', 'other')),
  organisation_id TEXT REFERENCES organisations(id),
  organisation_text TEXT,
  body_id TEXT REFERENCES bodies(id),
  body_text TEXT,
  meeting_date TEXT,
  paper_date TEXT,
  agenda_item TEXT,
  reference TEXT,
  page_count INTEGER,
  text_source TEXT CHECK (text_source IN ('digital', 'ocr', 'mixed')),
  status TEXT NOT NULL CHECK (status IN ('complete', 'partial', 'failed')),
  tool_version TEXT NOT NULL,
  extracted_at TEXT NOT NULL,
  read_with TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX documents_by_sha256 ON documents(sha256);
CREATE INDEX documents_by_organisation_id ON documents(organisation_id);
CREATE INDEX documents_by_body_id ON documents(body_id);
CREATE INDEX documents_by_paper_date ON documents(paper_date);
CREATE INDEX documents_by_file_name ON documents(file_name);

CREATE TABLE files (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  file_name TEXT NOT NULL
) STRICT;
CREATE INDEX files_by_document_id ON files(document_id);

CREATE TABLE page_marks (
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  mark INTEGER NOT NULL,
  words INTEGER NOT NULL,
  PRIMARY KEY (document_id, page)
) STRICT, WITHOUT ROWID;
CREATE INDEX page_marks_by_mark ON page_marks(mark);

CREATE TABLE copied_pages (
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  original_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  original_page INTEGER NOT NULL,
  PRIMARY KEY (document_id, page, original_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX copied_pages_by_original_id ON copied_pages(original_id);

CREATE TABLE document_people (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT,
  role TEXT,
  capacity TEXT NOT NULL CHECK (capacity IN ('author', 'presenter', 'contact', 'signatory'))
) STRICT;
CREATE INDEX document_people_by_document_id ON document_people(document_id);

CREATE TABLE paragraphs (
  search_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  page INTEGER NOT NULL,
  number TEXT,
  heading TEXT,
  text TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('title', 'heading', 'body', 'item', 'field', 'caption', 'signature')),
  level INTEGER NOT NULL,
  x0 REAL,
  top REAL,
  x1 REAL,
  bottom REAL
) STRICT;
CREATE UNIQUE INDEX paragraphs_by_id ON paragraphs(id);
CREATE INDEX paragraphs_by_document_id_position ON paragraphs(document_id, position);
CREATE INDEX paragraphs_by_document_id_page ON paragraphs(document_id, page);

CREATE TABLE tables (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  page INTEGER NOT NULL,
  last_page INTEGER NOT NULL,
  caption TEXT,
  heading TEXT,
  n_rows INTEGER NOT NULL,
  n_columns INTEGER NOT NULL
) STRICT;
CREATE INDEX tables_by_document_id_position ON tables(document_id, position);

CREATE TABLE table_cells (
  table_id TEXT NOT NULL REFERENCES tables(id) ON DELETE CASCADE,
  "row" INTEGER NOT NULL,
  "column" INTEGER NOT NULL,
  row_span INTEGER NOT NULL,
  column_span INTEGER NOT NULL,
  is_header INTEGER NOT NULL CHECK (is_header IN (0, 1)),
  text TEXT NOT NULL,
  page INTEGER NOT NULL,
  x0 REAL,
  top REAL,
  x1 REAL,
  bottom REAL,
  PRIMARY KEY (table_id, "row", "column")
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('organisation', 'body', 'programme')),
  name TEXT NOT NULL,
  context TEXT NOT NULL,
  owner TEXT,
  acronym TEXT,
  aliases TEXT,
  parent TEXT,
  organisation_id TEXT REFERENCES organisations(id),
  entity_kind TEXT,
  entity_id TEXT
) STRICT;
CREATE INDEX mentions_by_document_id_kind_name_context ON mentions(document_id, kind, name, context);
CREATE INDEX mentions_by_kind_owner ON mentions(kind, owner);
CREATE INDEX mentions_by_entity_id ON mentions(entity_id);

CREATE TABLE records (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  confidence REAL NOT NULL,
  position INTEGER NOT NULL,
  page INTEGER NOT NULL,
  is_copy INTEGER NOT NULL CHECK (is_copy IN (0, 1))
) STRICT;
CREATE INDEX records_by_document_id_type ON records(document_id, type);
CREATE INDEX records_by_type_document_id ON records(type, document_id);
CREATE INDEX records_by_confidence ON records(confidence);

CREATE TABLE savings (
  id TEXT PRIMARY KEY NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  item TEXT,
  amount_gbp REAL NOT NULL,
  amount_max_gbp REAL,
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'at_least', 'up_to', 'range')),
  period_start TEXT,
  period_end TEXT,
  period_text TEXT,
  is_total INTEGER NOT NULL CHECK (is_total IN (0, 1)),
  programme_id TEXT REFERENCES programmes(id),
  programme_text TEXT,
  organisation_id TEXT REFERENCES organisations(id),
  organisation_text TEXT,
  cashability TEXT NOT NULL CHECK (cashability IN ('cashable', 'non_cashable', 'unspecified')),
  recurrence TEXT NOT NULL CHECK (recurrence IN ('recurring', 'one_off', 'unspecified')),
  basis TEXT NOT NULL CHECK (basis IN ('in_year', 'cumulative', 'per_annum', 'unspecified')),
  status TEXT NOT NULL CHECK (status IN ('delivered', 'planned', 'missed', 'unspecified'))
) STRICT;
CREATE INDEX savings_by_document_id ON savings(document_id);
CREATE INDEX savings_by_status ON savings(status);
CREATE INDEX savings_by_programme_id ON savings(programme_id);
CREATE INDEX savings_by_organisation_id ON savings(organisation_id);

CREATE TABLE costs (
  id TEXT PRIMARY KEY NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  item TEXT,
  amount_gbp REAL NOT NULL,
  amount_max_gbp REAL,
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'at_least', 'up_to', 'range')),
  period_start TEXT,
  period_end TEXT,
  period_text TEXT,
  is_total INTEGER NOT NULL CHECK (is_total IN (0, 1)),
  programme_id TEXT REFERENCES programmes(id),
  programme_text TEXT,
  organisation_id TEXT REFERENCES organisations(id),
  organisation_text TEXT,
  category TEXT,
  budget TEXT NOT NULL CHECK (budget IN ('capital', 'revenue', 'unspecified')),
  recurrence TEXT NOT NULL CHECK (recurrence IN ('recurring', 'one_off', 'unspecified')),
  basis TEXT NOT NULL CHECK (basis IN ('in_year', 'cumulative', 'per_annum', 'unspecified')),
  status TEXT NOT NULL CHECK (status IN ('incurred', 'approved', 'planned', 'unspecified'))
) STRICT;
CREATE INDEX costs_by_document_id ON costs(document_id);
CREATE INDEX costs_by_status ON costs(status);
CREATE INDEX costs_by_programme_id ON costs(programme_id);
CREATE INDEX costs_by_organisation_id ON costs(organisation_id);

CREATE TABLE other_amounts (
  id TEXT PRIMARY KEY NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  item TEXT,
  amount_gbp REAL NOT NULL,
  amount_max_gbp REAL,
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'at_least', 'up_to', 'range')),
  period_start TEXT,
  period_end TEXT,
  period_text TEXT,
  is_total INTEGER NOT NULL CHECK (is_total IN (0, 1)),
  role TEXT NOT NULL CHECK (role IN ('grant', 'budget', 'baseline', 'reserve', 'income', 'precept', 'funding_change', 'risk', 'net_position', 'other'))
) STRICT;
CREATE INDEX other_amounts_by_document_id ON other_amounts(document_id);

CREATE TABLE fte_benefits (
  id TEXT PRIMARY KEY NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  programme_id TEXT REFERENCES programmes(id),
  programme_text TEXT,
  organisation_id TEXT REFERENCES organisations(id),
  organisation_text TEXT,
  item TEXT,
  portfolio TEXT,
  fte REAL,
  fte_max REAL,
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'at_least', 'up_to', 'range')),
  hours REAL,
  workforce TEXT NOT NULL CHECK (workforce IN ('officer', 'staff', 'pcso', 'mixed', 'unspecified')),
  kind TEXT NOT NULL CHECK (kind IN ('efficiency', 'reduction', 'reinvestment', 'unspecified')),
  status TEXT NOT NULL CHECK (status IN ('delivered', 'planned', 'missed', 'unspecified')),
  period_start TEXT,
  period_end TEXT,
  period_text TEXT,
  is_total INTEGER NOT NULL CHECK (is_total IN (0, 1))
) STRICT;
CREATE INDEX fte_benefits_by_document_id ON fte_benefits(document_id);
CREATE INDEX fte_benefits_by_status ON fte_benefits(status);
CREATE INDEX fte_benefits_by_programme_id ON fte_benefits(programme_id);
CREATE INDEX fte_benefits_by_organisation_id ON fte_benefits(organisation_id);

CREATE TABLE governance_bodies (
  id TEXT PRIMARY KEY NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  body_id TEXT REFERENCES bodies(id),
  body_text TEXT,
  name TEXT NOT NULL,
  acronym TEXT,
  body_kind TEXT NOT NULL CHECK (body_kind IN ('board', 'panel', 'committee', 'group', 'summit', 'meeting', 'workshop', 'team', 'other')),
  organisation_id TEXT REFERENCES organisations(id),
  organisation_text TEXT,
  remit TEXT,
  cadence TEXT,
  status TEXT NOT NULL CHECK (status IN ('active', 'proposed', 'disbanded', 'unspecified'))
) STRICT;
CREATE INDEX governance_bodies_by_document_id ON governance_bodies(document_id);
CREATE INDEX governance_bodies_by_status ON governance_bodies(status);
CREATE INDEX governance_bodies_by_body_id ON governance_bodies(body_id);
CREATE INDEX governance_bodies_by_organisation_id ON governance_bodies(organisation_id);

CREATE TABLE decisions (
  id TEXT PRIMARY KEY NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  reference TEXT,
  title TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'recommendation', 'reported')),
  status TEXT NOT NULL CHECK (status IN ('approved', 'noted', 'proposed', 'deferred', 'rejected', 'unspecified')),
  decided_on TEXT,
  body_id TEXT REFERENCES bodies(id),
  body_text TEXT
) STRICT;
CREATE INDEX decisions_by_document_id ON decisions(document_id);
CREATE INDEX decisions_by_status ON decisions(status);
CREATE INDEX decisions_by_body_id ON decisions(body_id);

CREATE TABLE initiatives (
  id TEXT PRIMARY KEY NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  programme_id TEXT REFERENCES programmes(id),
  programme_text TEXT,
  name TEXT NOT NULL,
  acronym TEXT,
  parent TEXT,
  organisation_id TEXT REFERENCES organisations(id),
  organisation_text TEXT,
  stage TEXT NOT NULL CHECK (stage IN ('scoping', 'in_development', 'pilot', 'in_delivery', 'delivered', 'closed', 'delayed', 'unspecified')),
  summary TEXT,
  governance_body_id TEXT REFERENCES governance_bodies(id),
  governance_body_text TEXT
) STRICT;
CREATE INDEX initiatives_by_document_id ON initiatives(document_id);
CREATE INDEX initiatives_by_programme_id ON initiatives(programme_id);
CREATE INDEX initiatives_by_organisation_id ON initiatives(organisation_id);
CREATE INDEX initiatives_by_governance_body_id ON initiatives(governance_body_id);

CREATE TABLE body_members (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  governance_body_id TEXT NOT NULL REFERENCES governance_bodies(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT,
  organisation_id TEXT REFERENCES organisations(id),
  organisation_text TEXT,
  capacity TEXT NOT NULL CHECK (capacity IN ('chair', 'co_chair', 'member', 'attendee'))
) STRICT;
CREATE INDEX body_members_by_document_id ON body_members(document_id);
CREATE INDEX body_members_by_governance_body_id ON body_members(governance_body_id);
CREATE INDEX body_members_by_organisation_id ON body_members(organisation_id);

CREATE TABLE body_links (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  governance_body_id TEXT NOT NULL REFERENCES governance_bodies(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  relation TEXT NOT NULL CHECK (relation IN ('reports_to', 'oversees', 'part_of', 'replaces')),
  target_body_id TEXT REFERENCES bodies(id),
  target_body_text TEXT,
  target_programme_id TEXT REFERENCES programmes(id),
  target_programme_text TEXT
) STRICT;
CREATE INDEX body_links_by_document_id ON body_links(document_id);
CREATE INDEX body_links_by_governance_body_id ON body_links(governance_body_id);
CREATE INDEX body_links_by_target_body_id ON body_links(target_body_id);
CREATE INDEX body_links_by_target_programme_id ON body_links(target_programme_id);

CREATE TABLE decision_items (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  decision_id TEXT NOT NULL REFERENCES decisions(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  number TEXT,
  parent_id TEXT REFERENCES decision_items(id),
  action TEXT NOT NULL CHECK (action IN ('approve', 'note', 'fund', 'delegate', 'agree', 'endorse', 'recommend', 'refer', 'instruct', 'review', 'other')),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX decision_items_by_document_id ON decision_items(document_id);
CREATE INDEX decision_items_by_decision_id ON decision_items(decision_id);
CREATE INDEX decision_items_by_parent_id ON decision_items(parent_id);

CREATE TABLE decision_signatories (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  decision_id TEXT NOT NULL REFERENCES decisions(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT,
  name TEXT,
  signed_on TEXT
) STRICT;
CREATE INDEX decision_signatories_by_document_id ON decision_signatories(document_id);
CREATE INDEX decision_signatories_by_decision_id ON decision_signatories(decision_id);

CREATE TABLE decision_references (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  decision_id TEXT NOT NULL REFERENCES decisions(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  reference TEXT NOT NULL
) STRICT;
CREATE INDEX decision_references_by_document_id ON decision_references(document_id);
CREATE INDEX decision_references_by_decision_id ON decision_references(decision_id);

CREATE TABLE milestones (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  initiative_id TEXT NOT NULL REFERENCES initiatives(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  event TEXT NOT NULL,
  due_from TEXT,
  due_to TEXT,
  date_text TEXT,
  state TEXT NOT NULL CHECK (state IN ('done', 'planned', 'delayed', 'unspecified'))
) STRICT;
CREATE INDEX milestones_by_document_id ON milestones(document_id);
CREATE INDEX milestones_by_initiative_id ON milestones(initiative_id);

CREATE TABLE evidence (
  id TEXT PRIMARY KEY NOT NULL,
  record_id TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  field TEXT,
  child_id TEXT,
  page INTEGER NOT NULL,
  x0 REAL,
  top REAL,
  x1 REAL,
  bottom REAL,
  quote TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('prose', 'table', 'form', 'heading')),
  paragraph_id TEXT REFERENCES paragraphs(id),
  table_id TEXT REFERENCES tables(id),
  "row" INTEGER,
  "column" INTEGER,
  start INTEGER,
  "end" INTEGER
) STRICT;
CREATE INDEX evidence_by_record_id ON evidence(record_id);
CREATE INDEX evidence_by_paragraph_id ON evidence(paragraph_id);
CREATE INDEX evidence_by_table_id ON evidence(table_id);
CREATE INDEX evidence_by_child_id ON evidence(child_id);
CREATE INDEX evidence_by_page ON evidence(page);

CREATE TABLE evidence_lines (
  evidence_id TEXT NOT NULL REFERENCES evidence(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  page INTEGER NOT NULL,
  x0 REAL,
  top REAL,
  x1 REAL,
  bottom REAL,
  PRIMARY KEY (evidence_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_evidence (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  field TEXT,
  page INTEGER NOT NULL,
  x0 REAL,
  top REAL,
  x1 REAL,
  bottom REAL,
  quote TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('prose', 'table', 'form', 'heading')),
  paragraph_id TEXT REFERENCES paragraphs(id),
  table_id TEXT REFERENCES tables(id),
  "row" INTEGER,
  "column" INTEGER,
  start INTEGER,
  "end" INTEGER
) STRICT;
CREATE INDEX document_evidence_by_document_id ON document_evidence(document_id);
CREATE INDEX document_evidence_by_paragraph_id ON document_evidence(paragraph_id);
CREATE INDEX document_evidence_by_table_id ON document_evidence(table_id);

CREATE TABLE decision_amounts (
  decision_item_id TEXT NOT NULL REFERENCES decision_items(id) ON DELETE CASCADE,
  record_id TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  PRIMARY KEY (decision_item_id, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_amounts_by_record_id ON decision_amounts(record_id);

CREATE TABLE checks (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  table_id TEXT REFERENCES tables(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('row_total', 'column_total', 'prose_against_table', 'contradiction')),
  subject TEXT NOT NULL,
  stated REAL,
  computed REAL,
  difference REAL,
  tolerance REAL,
  result TEXT NOT NULL CHECK (result IN ('ok', 'mismatch'))
) STRICT;
CREATE INDEX checks_by_document_id ON checks(document_id);
CREATE INDEX checks_by_table_id ON checks(table_id);
CREATE INDEX checks_by_result ON checks(result);

CREATE TABLE problems (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT REFERENCES documents(id) ON DELETE CASCADE,
  page INTEGER,
  stage TEXT NOT NULL CHECK (stage IN ('read', 'layout', 'tables', 'language', 'extract', 'check', 'load')),
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
  code TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX problems_by_document_id ON problems(document_id);
CREATE INDEX problems_by_severity ON problems(severity);
CREATE INDEX problems_by_code ON problems(code);

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  tool_version TEXT NOT NULL,
  options TEXT NOT NULL,
  documents INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  dropped INTEGER NOT NULL
) STRICT;

CREATE TABLE unresolved (
  kind TEXT NOT NULL,
  owner TEXT NOT NULL,
  PRIMARY KEY (kind, owner)
) STRICT, WITHOUT ROWID;

CREATE TABLE descriptions (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  type TEXT NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (table_name, column_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE benefits (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('saving', 'fte')),
  organisation_id TEXT REFERENCES organisations(id),
  programme_id TEXT REFERENCES programmes(id),
  name TEXT,
  portfolio TEXT,
  basis TEXT NOT NULL,
  cashability TEXT NOT NULL,
  period_text TEXT,
  period_start TEXT,
  period_end TEXT,
  planned REAL,
  delivered REAL,
  missed REAL,
  status TEXT NOT NULL CHECK (status IN ('delivered', 'planned', 'missed', 'unspecified')),
  first_told TEXT,
  last_told TEXT,
  papers INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  contradictions INTEGER NOT NULL,
  confidence REAL NOT NULL
) STRICT;
CREATE INDEX benefits_by_programme_id ON benefits(programme_id);
CREATE INDEX benefits_by_organisation_id ON benefits(organisation_id);
CREATE INDEX benefits_by_contradictions ON benefits(contradictions);

CREATE TABLE benefit_claims (
  record_id TEXT PRIMARY KEY NOT NULL REFERENCES records(id) ON DELETE CASCADE,
  benefit_id TEXT NOT NULL REFERENCES benefits(id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('target', 'revised', 'forecast', 'restated', 'delivered', 'missed', 'stated')),
  status TEXT NOT NULL CHECK (status IN ('delivered', 'planned', 'missed', 'unspecified')),
  amount REAL NOT NULL,
  superseded INTEGER NOT NULL CHECK (superseded IN (0, 1)),
  contradicts TEXT REFERENCES records(id),
  rule TEXT,
  confidence REAL NOT NULL
) STRICT;
CREATE INDEX benefit_claims_by_benefit_id_position ON benefit_claims(benefit_id, position);
CREATE INDEX benefit_claims_by_document_id ON benefit_claims(document_id);
CREATE INDEX benefit_claims_by_contradicts ON benefit_claims(contradicts);

CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  record_id TEXT NOT NULL,
  type TEXT,
  field TEXT,
  was TEXT,
  value TEXT NOT NULL,
  who TEXT NOT NULL,
  corrected_on TEXT NOT NULL,
  why TEXT,
  state TEXT NOT NULL CHECK (state IN ('applied', 'unfit', 'agreed')),
  message TEXT,
  undo TEXT,
  read_at TEXT,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX corrections_by_record_id ON corrections(record_id);
CREATE INDEX corrections_by_state ON corrections(state);

CREATE VIRTUAL TABLE paragraphs_fts USING fts5(
  text, heading, content='paragraphs', content_rowid='search_key',
  tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER paragraphs_added AFTER INSERT ON paragraphs BEGIN
  INSERT INTO paragraphs_fts(rowid, text, heading) VALUES (new.search_key, new.text, new.heading);
END;
CREATE TRIGGER paragraphs_removed AFTER DELETE ON paragraphs BEGIN
  INSERT INTO paragraphs_fts(paragraphs_fts, rowid, text, heading)
  VALUES ('delete', old.search_key, old.text, old.heading);
END;
CREATE TRIGGER paragraphs_changed AFTER UPDATE OF text, heading ON paragraphs BEGIN
  INSERT INTO paragraphs_fts(paragraphs_fts, rowid, text, heading)
  VALUES ('delete', old.search_key, old.text, old.heading);
  INSERT INTO paragraphs_fts(rowid, text, heading) VALUES (new.search_key, new.text, new.heading);
END;

CREATE TRIGGER mentions_added AFTER INSERT ON mentions WHEN new.kind <> 'organisation' BEGIN
  INSERT OR IGNORE INTO unresolved VALUES (new.kind, new.owner);
END;
CREATE TRIGGER mentions_removed AFTER DELETE ON mentions WHEN old.kind <> 'organisation' BEGIN
  INSERT OR IGNORE INTO unresolved VALUES (old.kind, old.owner);
END;
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
  INSERT OR IGNORE INTO unresolved VALUES ('document', new.id);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
  INSERT OR IGNORE INTO unresolved VALUES ('document', old.id);
END;
CREATE TRIGGER copies_removed AFTER DELETE ON copied_pages BEGIN
  INSERT OR IGNORE INTO unresolved VALUES ('document', old.document_id);
END;

CREATE VIEW forces ("organisation_id", "name", "kind", "ons_code", "force") AS
SELECT o.id, o.name, o.kind, o.ons_code,
  coalesce((SELECT f.name FROM organisations f WHERE f.ons_code = o.ons_code AND f.kind = 'force'
    ORDER BY f.name LIMIT 1), o.name)
FROM organisations o;

CREATE VIEW all_records ("record_id", "type", "what", "amount_gbp", "fte", "status", "is_total", "period_text", "confidence", "force", "document_id", "paper", "paper_date", "page", "quote") AS
SELECT k.id, k.type,
  coalesce(s.item, c.item, x.item, f.item, g.name, n.title, i.name,
    (SELECT t.text FROM decision_items t WHERE t.decision_id = k.id ORDER BY t.position LIMIT 1), q.quote),
  coalesce(s.amount_gbp, c.amount_gbp, x.amount_gbp), f.fte,
  coalesce(s.status, c.status, x.role, f.status, g.status, n.status, i.stage),
  coalesce(s.is_total, c.is_total, x.is_total, f.is_total, 0),
  coalesce(s.period_text, c.period_text, x.period_text, f.period_text),
  k.confidence, o.force, d.id, d.file_name, d.paper_date, k.page, q.quote
FROM records k JOIN documents d ON d.id = k.document_id
LEFT JOIN forces o ON o.organisation_id = d.organisation_id
LEFT JOIN savings s ON s.id = k.id LEFT JOIN costs c ON c.id = k.id
LEFT JOIN other_amounts x ON x.id = k.id LEFT JOIN fte_benefits f ON f.id = k.id
LEFT JOIN governance_bodies g ON g.id = k.id LEFT JOIN decisions n ON n.id = k.id
LEFT JOIN initiatives i ON i.id = k.id
LEFT JOIN evidence q ON q.id = (SELECT e.id FROM evidence e WHERE e.record_id = k.id AND e.field IS NULL
  ORDER BY e.page, e.top, e.x0, e.id LIMIT 1);

CREATE VIEW counted_savings ("record_id", "force", "programme", "item", "year", "period_text", "basis", "status", "amount_gbp", "amount_max_gbp", "qualifier", "document_id", "paper", "paper_date", "page", "cashability") AS
SELECT r.id, o.force, coalesce(p.name, r.programme_text), r.item,
  CASE WHEN r.period_start IS NULL OR r.period_end IS NULL THEN NULL WHEN substr(r.period_start, 5) = '-01-01' AND r.period_end = substr(r.period_start, 1, 4) || '-12-31' THEN substr(r.period_start, 1, 4) WHEN CAST(strftime('%Y', r.period_start, '-3 months') AS INTEGER) = CAST(strftime('%Y', r.period_end, '-3 months') AS INTEGER) THEN printf('%04d/%02d', CAST(strftime('%Y', r.period_start, '-3 months') AS INTEGER), (CAST(strftime('%Y', r.period_start, '-3 months') AS INTEGER) + 1) % 100) END,
  r.period_text, r.basis, r.status, r.amount_gbp, r.amount_max_gbp, r.qualifier,
  d.id, d.file_name, d.paper_date, k.page, r.cashability
FROM savings r JOIN records k ON k.id = r.id JOIN documents d ON d.id = r.document_id
LEFT JOIN organisations w ON w.id = r.organisation_id AND w.kind IN ('force', 'opcc', 'collaboration')
LEFT JOIN forces o ON o.organisation_id = coalesce(w.id, d.organisation_id)
LEFT JOIN programmes p ON p.id = r.programme_id
WHERE r.is_total = 0 AND k.is_copy = 0
  AND NOT EXISTS (SELECT 1 FROM benefit_claims b WHERE b.record_id = r.id AND b.superseded = 1);

CREATE VIEW counted_costs ("record_id", "force", "programme", "item", "year", "period_text", "basis", "status", "amount_gbp", "amount_max_gbp", "qualifier", "document_id", "paper", "paper_date", "page") AS
SELECT r.id, o.force, coalesce(p.name, r.programme_text), r.item,
  CASE WHEN r.period_start IS NULL OR r.period_end IS NULL THEN NULL WHEN substr(r.period_start, 5) = '-01-01' AND r.period_end = substr(r.period_start, 1, 4) || '-12-31' THEN substr(r.period_start, 1, 4) WHEN CAST(strftime('%Y', r.period_start, '-3 months') AS INTEGER) = CAST(strftime('%Y', r.period_end, '-3 months') AS INTEGER) THEN printf('%04d/%02d', CAST(strftime('%Y', r.period_start, '-3 months') AS INTEGER), (CAST(strftime('%Y', r.period_start, '-3 months') AS INTEGER) + 1) % 100) END,
  r.period_text, r.basis, r.status, r.amount_gbp, r.amount_max_gbp, r.qualifier,
  d.id, d.file_name, d.paper_date, k.page
FROM costs r JOIN records k ON k.id = r.id JOIN documents d ON d.id = r.document_id
LEFT JOIN organisations w ON w.id = r.organisation_id AND w.kind IN ('force', 'opcc', 'collaboration')
LEFT JOIN forces o ON o.organisation_id = coalesce(w.id, d.organisation_id)
LEFT JOIN programmes p ON p.id = r.programme_id
WHERE r.is_total = 0 AND k.is_copy = 0
  AND NOT EXISTS (SELECT 1 FROM benefit_claims b WHERE b.record_id = r.id AND b.superseded = 1);

CREATE VIEW savings_by_year ("force", "programme", "year", "status", "amount_gbp", "records") AS
SELECT force, programme, year, status, sum(amount_gbp), count(*) FROM counted_savings
WHERE basis = 'in_year' AND year IS NOT NULL
GROUP BY force, programme, year, status
ORDER BY force, programme, year, status;

CREATE VIEW savings_by_programme ("force", "programme", "status", "basis", "amount_gbp", "first_year", "last_year", "records") AS
SELECT force, programme, status, basis, sum(amount_gbp), min(year), max(year), count(*) FROM counted_savings
GROUP BY force, programme, status, basis
ORDER BY force, programme, status, basis;

CREATE VIEW planned_against_delivered ("force", "programme", "item", "year", "period_text", "basis", "cashability", "planned_gbp", "forecast_gbp", "delivered_gbp", "missed_gbp", "difference_gbp", "is_total", "paper", "page") AS
SELECT o.force, coalesce(p.name, r.programme_text), r.item,
  CASE WHEN r.period_start IS NULL OR r.period_end IS NULL THEN NULL WHEN substr(r.period_start, 5) = '-01-01' AND r.period_end = substr(r.period_start, 1, 4) || '-12-31' THEN substr(r.period_start, 1, 4) WHEN CAST(strftime('%Y', r.period_start, '-3 months') AS INTEGER) = CAST(strftime('%Y', r.period_end, '-3 months') AS INTEGER) THEN printf('%04d/%02d', CAST(strftime('%Y', r.period_start, '-3 months') AS INTEGER), (CAST(strftime('%Y', r.period_start, '-3 months') AS INTEGER) + 1) % 100) END,
  r.period_text, r.basis, r.cashability,
  coalesce(sum(r.amount_gbp) FILTER (WHERE r.status = 'planned' AND r.is_total = 1),
    sum(r.amount_gbp) FILTER (WHERE r.status = 'planned')) AS planned,
  CASE WHEN count(*) FILTER (WHERE r.status = 'planned' AND r.is_total = 1) > 0
    THEN sum(r.amount_gbp) FILTER (WHERE r.status = 'planned' AND r.is_total = 0) END,
  sum(r.amount_gbp) FILTER (WHERE r.status = 'delivered') AS delivered,
  sum(r.amount_gbp) FILTER (WHERE r.status = 'missed') AS missed,
  sum(r.amount_gbp) FILTER (WHERE r.status = 'delivered')
    - coalesce(sum(r.amount_gbp) FILTER (WHERE r.status = 'planned' AND r.is_total = 1),
        sum(r.amount_gbp) FILTER (WHERE r.status = 'planned')),
  min(r.is_total), d.file_name, min(k.page)
FROM savings r JOIN records k ON k.id = r.id JOIN documents d ON d.id = r.document_id
LEFT JOIN organisations w ON w.id = r.organisation_id AND w.kind IN ('force', 'opcc', 'collaboration')
LEFT JOIN forces o ON o.organisation_id = coalesce(w.id, d.organisation_id)
LEFT JOIN programmes p ON p.id = r.programme_id
WHERE k.is_copy = 0 AND r.status IN ('planned', 'delivered', 'missed')
GROUP BY d.id, o.force, r.programme_id, r.programme_text, r.item, r.period_text, r.period_start,
  r.period_end, r.basis, r.cashability
HAVING planned IS NOT NULL AND (delivered IS NOT NULL OR missed IS NOT NULL)
ORDER BY o.force, d.paper_date, d.file_name, min(k.position);

CREATE VIEW savings_by_cashability ("force", "year", "basis", "status", "cashable_gbp", "non_cashable_gbp", "unspecified_gbp", "records") AS
SELECT force, year, basis, status,
  total(amount_gbp) FILTER (WHERE cashability = 'cashable'),
  total(amount_gbp) FILTER (WHERE cashability = 'non_cashable'),
  total(amount_gbp) FILTER (WHERE cashability = 'unspecified'), count(*)
FROM counted_savings
GROUP BY force, year, basis, status
ORDER BY force, year, basis, status;

CREATE VIEW net_of_costs ("force", "programme", "period_text", "basis", "savings_expected_gbp", "savings_delivered_gbp", "costs_expected_gbp", "costs_incurred_gbp", "net_expected_gbp", "net_delivered_gbp", "paper") AS
WITH sides AS (
  SELECT force, coalesce(programme, item) AS programme, period_text, basis, status, amount_gbp,
    document_id, paper, paper_date, 's' AS side FROM counted_savings
  UNION ALL
  SELECT force, coalesce(programme, item), period_text, basis, status, amount_gbp,
    document_id, paper, paper_date, 'c' FROM counted_costs
), summed AS (
  SELECT force, programme, period_text, basis, paper, paper_date,
    coalesce(sum(amount_gbp) FILTER (WHERE side = 's' AND status = 'planned'),
      sum(amount_gbp) FILTER (WHERE side = 's' AND status = 'unspecified')) AS expected,
    sum(amount_gbp) FILTER (WHERE side = 's' AND status = 'delivered') AS delivered,
    coalesce(sum(amount_gbp) FILTER (WHERE side = 'c' AND status = 'approved'),
      sum(amount_gbp) FILTER (WHERE side = 'c' AND status = 'planned'),
      sum(amount_gbp) FILTER (WHERE side = 'c' AND status = 'unspecified')) AS expected_costs,
    sum(amount_gbp) FILTER (WHERE side = 'c' AND status = 'incurred') AS incurred
  FROM sides WHERE programme IS NOT NULL
  GROUP BY document_id, force, programme, period_text, basis
)
SELECT force, programme, period_text, basis, expected, delivered, expected_costs, incurred,
  expected - expected_costs, delivered - incurred, paper
FROM summed
WHERE coalesce(expected, delivered) IS NOT NULL AND coalesce(expected_costs, incurred) IS NOT NULL
ORDER BY force, paper_date, paper, programme, period_text, basis;

CREATE VIEW fte_by_portfolio ("force", "portfolio", "status", "kind", "fte", "hours", "records") AS
SELECT o.force, r.portfolio, r.status, r.kind, sum(r.fte), sum(r.hours), count(*)
FROM fte_benefits r JOIN records k ON k.id = r.id JOIN documents d ON d.id = r.document_id
LEFT JOIN organisations w ON w.id = r.organisation_id AND w.kind IN ('force', 'opcc', 'collaboration')
LEFT JOIN forces o ON o.organisation_id = coalesce(w.id, d.organisation_id)
WHERE r.is_total = 0 AND k.is_copy = 0
GROUP BY o.force, r.portfolio, r.status, r.kind
ORDER BY o.force, r.portfolio, r.status, r.kind;

CREATE VIEW failed_totals ("check_id", "force", "paper", "page", "caption", "kind", "subject", "stated", "computed", "difference", "tolerance", "records") AS
SELECT c.id, o.force, d.file_name, t.page, t.caption, c.kind, c.subject, c.stated, c.computed, c.difference,
  c.tolerance, (SELECT count(DISTINCT e.record_id) FROM evidence e WHERE e.table_id = c.table_id)
FROM checks c JOIN documents d ON d.id = c.document_id LEFT JOIN tables t ON t.id = c.table_id
LEFT JOIN forces o ON o.organisation_id = d.organisation_id
WHERE c.result = 'mismatch'
ORDER BY d.file_name, c.position;

CREATE VIEW body_seats ("force", "body", "body_id", "capacity", "role", "organisation", "body_status", "paper", "paper_date", "page", "record_id") AS
SELECT o.force, coalesce(b.name, g.name), g.body_id, m.capacity, m.role,
  coalesce(w.name, m.organisation_text), g.status, d.file_name, d.paper_date, k.page, g.id
FROM body_members m JOIN governance_bodies g ON g.id = m.governance_body_id
JOIN records k ON k.id = g.id JOIN documents d ON d.id = g.document_id
LEFT JOIN bodies b ON b.id = g.body_id LEFT JOIN organisations w ON w.id = m.organisation_id
LEFT JOIN forces o ON o.organisation_id = coalesce(g.organisation_id, d.organisation_id)
ORDER BY coalesce(b.name, g.name), g.body_id, d.paper_date, d.file_name,
  CASE m.capacity WHEN 'chair' THEN 0 WHEN 'co_chair' THEN 1 WHEN 'member' THEN 2 ELSE 3 END, m.position;

CREATE VIEW body_relations ("force", "body", "body_id", "relation", "target", "target_kind", "target_id", "paper", "paper_date", "page", "record_id") AS
SELECT o.force, coalesce(b.name, g.name), g.body_id, l.relation,
  coalesce(t.name, l.target_body_text, p.name, l.target_programme_text),
  CASE WHEN coalesce(l.target_body_id, l.target_body_text) IS NOT NULL THEN 'body' ELSE 'programme' END,
  coalesce(l.target_body_id, l.target_programme_id), d.file_name, d.paper_date, k.page, g.id
FROM body_links l JOIN governance_bodies g ON g.id = l.governance_body_id
JOIN records k ON k.id = g.id JOIN documents d ON d.id = g.document_id
LEFT JOIN bodies b ON b.id = g.body_id LEFT JOIN bodies t ON t.id = l.target_body_id
LEFT JOIN programmes p ON p.id = l.target_programme_id
LEFT JOIN forces o ON o.organisation_id = coalesce(g.organisation_id, d.organisation_id)
UNION ALL
SELECT o.force, coalesce(b.name, g.name, i.governance_body_text), g.body_id, 'oversees',
  coalesce(p.name, i.name), 'programme', i.programme_id, d.file_name, d.paper_date, k.page, i.id
FROM initiatives i JOIN records k ON k.id = i.id JOIN documents d ON d.id = i.document_id
LEFT JOIN governance_bodies g ON g.id = i.governance_body_id LEFT JOIN bodies b ON b.id = g.body_id
LEFT JOIN programmes p ON p.id = i.programme_id
LEFT JOIN forces o ON o.organisation_id = coalesce(i.organisation_id, d.organisation_id)
WHERE coalesce(g.name, i.governance_body_text) IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM body_links l WHERE l.governance_body_id = g.id AND l.relation = 'oversees'
    AND l.target_programme_id = i.programme_id);

CREATE VIEW decision_points ("force", "body", "decided_on", "paper_date", "kind", "status", "reference", "title", "number", "action", "text", "amount_type", "amount_gbp", "amount_item", "amount_id", "decision_id", "paper", "page") AS
SELECT o.force, coalesce(b.name, n.body_text), n.decided_on, d.paper_date, n.kind, n.status, n.reference,
  n.title, i.number, i.action, i.text, a.type, coalesce(s.amount_gbp, c.amount_gbp, x.amount_gbp),
  coalesce(s.item, c.item, x.item), a.id, n.id, d.file_name, k.page
FROM decision_items i JOIN decisions n ON n.id = i.decision_id JOIN records k ON k.id = n.id
JOIN documents d ON d.id = n.document_id
LEFT JOIN forces o ON o.organisation_id = d.organisation_id LEFT JOIN bodies b ON b.id = n.body_id
LEFT JOIN decision_amounts m ON m.decision_item_id = i.id LEFT JOIN records a ON a.id = m.record_id
LEFT JOIN savings s ON s.id = a.id LEFT JOIN costs c ON c.id = a.id LEFT JOIN other_amounts x ON x.id = a.id
ORDER BY coalesce(n.decided_on, d.paper_date), d.file_name, k.position, i.position, a.position;

CREATE VIEW programme_stages ("force", "programme", "programme_id", "parent", "stage", "as_of", "overseen_by", "papers", "paper", "page", "record_id") AS
WITH told AS (
  SELECT i.id, i.programme_id, i.stage, d.paper_date, d.file_name, k.page, d.id AS document_id,
    row_number() OVER (PARTITION BY i.programme_id
      ORDER BY i.stage = 'unspecified', d.paper_date DESC, d.file_name DESC, k.position) AS rank
  FROM initiatives i JOIN records k ON k.id = i.id JOIN documents d ON d.id = i.document_id
)
SELECT o.force, p.name, p.id, a.name, nullif(t.stage, 'unspecified'),
  CASE WHEN t.stage <> 'unspecified' THEN t.paper_date END,
  (SELECT coalesce(b.name, i.governance_body_text) FROM initiatives i JOIN documents d ON d.id = i.document_id
    LEFT JOIN governance_bodies g ON g.id = i.governance_body_id LEFT JOIN bodies b ON b.id = g.body_id
    WHERE i.programme_id = p.id AND coalesce(b.name, i.governance_body_text) IS NOT NULL
    ORDER BY d.paper_date DESC, d.file_name DESC, i.id LIMIT 1),
  (SELECT count(DISTINCT document_id) FROM told n WHERE n.programme_id = p.id), t.file_name, t.page, t.id
FROM programmes p JOIN told t ON t.programme_id = p.id AND t.rank = 1
LEFT JOIN programmes a ON a.id = p.parent_id
LEFT JOIN forces o ON o.organisation_id = p.organisation_id
ORDER BY o.force, p.name, p.id;

CREATE VIEW least_certain ("confidence", "type", "what", "amount_gbp", "fte", "status", "quote", "paper", "page", "record_id") AS
SELECT confidence, type, what, amount_gbp, fte, status, quote, paper, page, record_id FROM all_records
ORDER BY confidence, paper, page, record_id;
