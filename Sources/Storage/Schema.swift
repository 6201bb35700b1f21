/// The tables, for both stores.
///
/// The journal's key is bureau, item and ordinal; on PostgreSQL it is partitioned by bureau, never by a fact's date,
/// so that item and ordinal stay unique. Days are civil day numbers,
/// instants UTC milliseconds. `item_row` holds what is true now, `item_past` what was true from `from_day` until the
/// day before `until_day`; what lists need both have, so that a page as of a past day is the same query.
/// `light_count` holds by how many rows a light grows or shrinks on a day: see ``LightChanges``.
public enum Schema {
  public struct Migration: Sendable {
    public let name: String
    public let statements: [String]

    public init(name: String, statements: [String]) {
      self.name = name
      self.statements = statements
    }
  }

  public static func migrations(_ dialect: Dialect) -> [Migration] {
    [
      Migration(name: "001-journal", statements: journal(dialect)),
      Migration(name: "002-revisions", statements: ["ALTER TABLE chain ADD COLUMN revision BIGINT NOT NULL DEFAULT 1"]),
      Migration(name: "003-several-servers", statements: shared(dialect)),
      Migration(
        name: "004-seals-of-items",
        statements: ["CREATE INDEX seal_member_item ON seal_member (bureau, item, seal, first, last)"]),
    ]
  }

  /// The shape of the projections. They follow from the journal, so they are not migrated: when a file's shape is
  /// another one, its tables are made anew and filled by `rebuild`. To be raised with every change below.
  public static let projectionShape = "7"

  /// Whether a shape that was found is one of a later Guatu.
  public static func isLater(_ shape: String?) -> Bool {
    guard let found = shape.flatMap({ Int($0) }), let mine = Int(projectionShape) else { return false }
    return found > mine
  }
  public static let projectionTables = [
    "item_row", "item_past", "item_field", "item_gram", "item_reader", "item_sight", "light_count",
  ]

  private static func journal(_ dialect: Dialect) -> [String] {
    let (text, blob, clustered) = (dialect.text, dialect.blob, dialect.clustered)
    return [
      """
      CREATE TABLE setting (
        bureau INTEGER NOT NULL, name \(text) NOT NULL, value \(text) NOT NULL,
        PRIMARY KEY (bureau, name))\(clustered)
      """,
      """
      CREATE TABLE journal (
        bureau INTEGER NOT NULL, item \(text) NOT NULL, ordinal INTEGER NOT NULL, recorded BIGINT NOT NULL,
        command \(text) NOT NULL, body \(blob) NOT NULL, hash \(blob) NOT NULL,
        PRIMARY KEY (bureau, item, ordinal))\(dialect.partitioned)
      """,
    ] + dialect.partitions(of: "journal") + [
      "CREATE INDEX journal_recorded ON journal (bureau, recorded, item, ordinal)",
      """
      CREATE TABLE chain (
        bureau INTEGER NOT NULL, item \(text) NOT NULL, ordinal INTEGER NOT NULL, hash \(blob) NOT NULL,
        recorded BIGINT NOT NULL, sealed INTEGER NOT NULL, PRIMARY KEY (bureau, item))\(clustered)
      """,
      "CREATE INDEX chain_unsealed ON chain (bureau, item) WHERE sealed < ordinal",
      """
      CREATE TABLE command (
        bureau INTEGER NOT NULL, command \(text) NOT NULL, recorded BIGINT NOT NULL, receipt \(text) NOT NULL,
        PRIMARY KEY (bureau, command))\(clustered)
      """,
      """
      CREATE TABLE serial (
        bureau INTEGER NOT NULL, ledger \(text) NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL,
        PRIMARY KEY (bureau, ledger, year))\(clustered)
      """,
      """
      CREATE TABLE seal (
        bureau INTEGER NOT NULL, number INTEGER NOT NULL, at BIGINT NOT NULL, facts INTEGER NOT NULL,
        root \(blob) NOT NULL, head \(blob) NOT NULL, PRIMARY KEY (bureau, number))\(clustered)
      """,
      """
      CREATE TABLE seal_member (
        bureau INTEGER NOT NULL, seal INTEGER NOT NULL, item \(text) NOT NULL, first INTEGER NOT NULL,
        last INTEGER NOT NULL, PRIMARY KEY (bureau, seal, item))\(clustered)
      """,
      """
      CREATE TABLE account (
        bureau INTEGER NOT NULL, person \(text) NOT NULL, password \(text) NOT NULL, changed BIGINT NOT NULL,
        PRIMARY KEY (bureau, person))\(clustered)
      """,
      """
      CREATE TABLE document (
        bureau INTEGER NOT NULL, hash \(text) NOT NULL, body \(text) NOT NULL,
        PRIMARY KEY (bureau, hash))\(clustered)
      """,
    ]
  }

  /// What several servers share: who does which work of the clock until when, and marks that hold for a while (a session
  /// signed out, a name that failed to sign in).
  private static func shared(_ dialect: Dialect) -> [String] {
    let (text, clustered) = (dialect.text, dialect.clustered)
    return [
      """
      CREATE TABLE job (
        bureau INTEGER NOT NULL, name \(text) NOT NULL, due BIGINT NOT NULL, lease BIGINT NOT NULL,
        holder \(text) NOT NULL, PRIMARY KEY (bureau, name))\(clustered)
      """,
      """
      CREATE TABLE mark (
        bureau INTEGER NOT NULL, kind \(text) NOT NULL, name \(text) NOT NULL, at BIGINT NOT NULL,
        count INTEGER NOT NULL, PRIMARY KEY (bureau, kind, name))\(clustered)
      """,
    ]
  }

  public static func projections(_ dialect: Dialect) -> [String] {
    let (text, clustered) = (dialect.text, dialect.clustered)
    func columns(_ columns: [RowColumn]) -> String {
      columns.map { "\($0.rawValue) \($0.type(dialect))" }.joined(separator: ", ")
    }
    // What open rows are counted and narrowed by, so that their indexes answer alone.
    let open = "phase NOT IN ('closed', 'stopped')"
    let counted =
      "root, ledger, stage, phase, year, relation, settled, red_from, yellow_from, green_from, offered, person, leader, author\(dialect.wideEnd)"
    return [
      "CREATE TABLE item_row (bureau INTEGER NOT NULL, \(columns(RowColumn.allCases)), from_day INTEGER NOT NULL, PRIMARY KEY (bureau, item))",
      "CREATE TABLE item_past (bureau INTEGER NOT NULL, \(columns(RowColumn.inPast)), from_day INTEGER NOT NULL, until_day INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (bureau, item, from_day))",
      "CREATE INDEX item_row_parent ON item_row (bureau, parent, part, item)",
      "CREATE INDEX item_row_urgency ON item_row (bureau, by_urgency, item, from_day)",
      "CREATE INDEX item_row_due ON item_row (bureau, by_due, item, from_day)",
      "CREATE INDEX item_row_stage ON item_row (bureau, stage, by_due, item, from_day, root, ledger, settled, red_from, yellow_from, green_from, relation, offered, person, leader, author\(dialect.wideEnd))",
      "CREATE INDEX item_row_number ON item_row (bureau, by_number, item, from_day)",
      "CREATE INDEX item_row_tick ON item_row (bureau, tick_on, item)",
      "CREATE INDEX item_row_light ON item_row (bureau, root, ledger, settled, red_from, yellow_from, green_from, from_day, year, stage, phase, relation, offered, person, leader, author\(dialect.wideEnd))",
      "CREATE INDEX item_row_open ON item_row (bureau, by_due, item, \(counted)) WHERE \(open)",
      "CREATE INDEX item_row_start ON item_row (bureau, start_day, by_urgency, item, \(counted)) WHERE \(open)",
      "CREATE INDEX item_row_vague ON item_row (bureau, by_due, item, by_urgency, \(counted)) WHERE \(open) AND due_text <> '' AND due = \(RowColumn.none)",
      "CREATE INDEX item_row_waiting ON item_row (bureau, by_due, item, by_urgency, declined, pending\(dialect.obstacleEnd), \(counted)) WHERE \(open) AND (obstacle <> '' OR declined = 1 OR pending = 1)",
      "CREATE INDEX item_past_parent ON item_past (bureau, parent, from_day, until_day)",
      "CREATE INDEX item_past_urgency ON item_past (bureau, by_urgency, item, from_day, until_day)",
      "CREATE INDEX item_past_due ON item_past (bureau, by_due, item, from_day, until_day)",
      "CREATE INDEX item_past_number ON item_past (bureau, by_number, item, from_day, until_day)",
      "CREATE INDEX item_past_light ON item_past (bureau, root, ledger, node, until_day, from_day, settled, red_from, yellow_from, green_from, year, offered, person, leader, author\(dialect.wideEnd))",
      """
      CREATE TABLE item_field (
        bureau INTEGER NOT NULL, item \(text) NOT NULL, field \(text) NOT NULL, kind \(text) NOT NULL,
        text \(text) NOT NULL, integer BIGINT NOT NULL, day INTEGER NOT NULL, from_day INTEGER NOT NULL,
        until_day INTEGER NOT NULL, PRIMARY KEY (bureau, item, field, kind, text, integer, day, from_day))\(clustered)
      """,
      "CREATE INDEX item_field_text ON item_field (bureau, field, text, item, from_day, until_day) WHERE kind = 't'",
      "CREATE INDEX item_field_integer ON item_field (bureau, field, integer, item, from_day, until_day) WHERE kind = 'i'",
      "CREATE INDEX item_field_day ON item_field (bureau, field, day, item, from_day, until_day) WHERE kind = 'd'",
      """
      CREATE TABLE item_gram (
        bureau INTEGER NOT NULL, gram BIGINT NOT NULL, item \(text) NOT NULL, from_day INTEGER NOT NULL,
        until_day INTEGER NOT NULL, PRIMARY KEY (bureau, gram, item, from_day))\(clustered)
      """,
      """
      CREATE TABLE item_reader (
        bureau INTEGER NOT NULL, reader \(text) NOT NULL, item \(text) NOT NULL,
        PRIMARY KEY (bureau, reader, item))\(clustered)
      """,
      """
      CREATE TABLE item_sight (
        bureau INTEGER NOT NULL, reader \(text) NOT NULL, \(columns(RowColumn.inSight)),
        PRIMARY KEY (bureau, reader, stage, by_due, item))\(clustered)
      """,
      """
      CREATE TABLE light_count (
        bureau INTEGER NOT NULL, past INTEGER NOT NULL, root INTEGER NOT NULL, year INTEGER NOT NULL,
        ledger \(text) NOT NULL, light \(text) NOT NULL, day INTEGER NOT NULL, shard INTEGER NOT NULL,
        change BIGINT NOT NULL, PRIMARY KEY (bureau, past, root, year, ledger, light, day, shard))\(clustered)
      """,
    ]
  }

  /// The day until which something that is still true is true.
  public static let forever: Int64 = 9_999_999
}
