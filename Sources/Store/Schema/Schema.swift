/// The tables, one text a version.
///
/// Instants are milliseconds since 1970, UTC; minutes are counted from 1970. `drivers` and `brands` are
/// lists between commas (`,signal,outage,`). Documents are JSON; what is asked for by column is kept
/// beside them.
enum Schema {
  static let version1 = """
    CREATE TABLE mention (
      sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, received INTEGER NOT NULL,
      effective INTEGER NOT NULL, backfill INTEGER NOT NULL, label TEXT NOT NULL,
      score REAL NOT NULL, reach INTEGER NOT NULL, brands TEXT NOT NULL, drivers TEXT NOT NULL,
      author TEXT, document TEXT NOT NULL, finding TEXT NOT NULL);
    CREATE INDEX mention_effective ON mention (effective);
    CREATE TABLE brand_mention (
      brand TEXT NOT NULL, sequence INTEGER NOT NULL,
      PRIMARY KEY (brand, sequence)) WITHOUT ROWID;
    CREATE TABLE author_mention (
      author TEXT NOT NULL, sequence INTEGER NOT NULL,
      PRIMARY KEY (author, sequence)) WITHOUT ROWID;
    CREATE TABLE control (
      sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL);
    CREATE TABLE series (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
    CREATE TABLE minute (
      series INTEGER NOT NULL, minute INTEGER NOT NULL, count INTEGER NOT NULL DEFAULT 0,
      reach INTEGER NOT NULL DEFAULT 0, expected REAL,
      PRIMARY KEY (series, minute)) WITHOUT ROWID;
    CREATE TABLE alert (
      id TEXT PRIMARY KEY, brand TEXT NOT NULL, kind TEXT NOT NULL, level TEXT NOT NULL,
      state TEXT NOT NULL, opened INTEGER NOT NULL, resolved INTEGER, rank INTEGER NOT NULL,
      document TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX alert_opened ON alert (opened, id);
    CREATE INDEX alert_rank ON alert (rank, id);
    CREATE TABLE care_case (
      id TEXT PRIMARY KEY, brand TEXT NOT NULL, channel TEXT NOT NULL, state TEXT NOT NULL,
      assignee TEXT, alert TEXT, opened INTEGER NOT NULL, rank INTEGER NOT NULL,
      document TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX case_opened ON care_case (opened, id);
    CREATE INDEX case_rank ON care_case (rank, id);
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      at INTEGER NOT NULL, brand TEXT, level TEXT, muted INTEGER NOT NULL, data TEXT NOT NULL);
    CREATE INDEX event_at ON event (at);
    CREATE TABLE delivery (
      number INTEGER PRIMARY KEY, event_id TEXT NOT NULL, receiver TEXT NOT NULL,
      body TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
      next_attempt INTEGER NOT NULL, last_error TEXT, UNIQUE (event_id, receiver));
    CREATE INDEX delivery_due ON delivery (receiver, next_attempt) WHERE state = 'waiting';
    CREATE INDEX delivery_next ON delivery (next_attempt) WHERE state = 'waiting';
    CREATE INDEX delivery_state ON delivery (receiver, state);
    CREATE TABLE source (id TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE snapshot (
      number INTEGER PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL,
      sequence INTEGER NOT NULL, at INTEGER NOT NULL, checksum TEXT NOT NULL,
      bytes BLOB NOT NULL);
    CREATE TABLE answer (key TEXT PRIMARY KEY, text TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX answer_at ON answer (at);
    CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """

  /// By what a further source can know that a mention came already, and which source it came from.
  static let version2 = """
    CREATE TABLE identity (key TEXT PRIMARY KEY, source TEXT NOT NULL) WITHOUT ROWID;
    """

  /// Alerts of a trial that tells nobody.
  static let version3 = """
    CREATE TABLE shadow_alert (
      id TEXT PRIMARY KEY, brand TEXT NOT NULL, opened INTEGER NOT NULL, resolved INTEGER,
      document TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX shadow_alert_opened ON shadow_alert (opened);
    """

  /// What repeats a mention, whose a case is, and what an event is about: by these they are found when
  /// something is taken back and somebody is to be named no more.
  static let version4 = """
    CREATE INDEX mention_repost ON mention (\(repostOf)) WHERE \(repostOf) IS NOT NULL;
    CREATE INDEX case_author ON care_case (\(caseAuthor));
    CREATE INDEX event_about ON event (\(eventSubject));
    CREATE INDEX event_suspected ON event (at) WHERE kind = 'account.suspected';
    """

  // What the indexes of version 4 are on, word by word. A document that is none is in no index.

  /// The id of the mention that another repeats.
  static let repostOf = member("repost_of", of: "document")
  /// What tells apart whose a case is.
  static let caseAuthor = member("authorKey", of: "document")
  /// The id of what an event tells of.
  static let eventSubject = member("id", of: "data")

  private static func member(_ name: String, of column: String) -> String {
    "CASE WHEN json_valid(\(column)) THEN json_extract(\(column), '$.\(name)') END"
  }
}
