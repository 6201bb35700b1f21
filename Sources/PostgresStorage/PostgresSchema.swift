internal import PostgresDriver
internal import Storage

/// What PostgreSQL has beside the tables: many bureaus, two roles, and the scope rule a second time, inside the database.
enum PostgresSchema {
  /// Everything, in order; each name is carried out once.
  static var migrations: [Schema.Migration] {
    let tables = Schema.migrations(.postgres)
    return tables + [
      Schema.Migration(name: "101-bureaus", statements: bureaus),
      Schema.Migration(name: "102-policies", statements: functions + policies(on: closed, "guatu_everything()")),
      // A partition that is named by itself has no policy of its table's.
      Schema.Migration(
        name: "103-partitions", statements: policies(on: (0..<8).map { "journal_\($0)" }, "guatu_everything()")),
    ]
  }

  /// The projections' tables and their policies, made anew together when their shape changes.
  static var projections: [String] {
    Schema.projections(.postgres)
      + policies(on: ["item_row", "item_past", "item_sight"], "(guatu_everything() OR \(sees))")
      + policies(on: ["item_field", "item_gram"], "(guatu_everything() OR \(isSeen))")
      + policies(on: ["item_reader"], "(guatu_everything() OR \(reads))")
      + policies(on: ["light_count"], "guatu_everything()")
  }

  private static let shapePrefix = "projections-"

  /// - Parameter names: What the database says was carried out.
  /// - Throws: When its projections are of another shape than this program's: of a later one, or not made yet.
  static func checkShape(_ names: [String]) throws(PostgresFault) {
    let shapes = names.filter { $0.hasPrefix(shapePrefix) }.map { String($0.dropFirst(shapePrefix.count)) }
    if let later = shapes.first(where: { Schema.isLater($0) }) { throw .laterVersion(shapePrefix + later) }
    guard shapes.contains(Schema.projectionShape) else { throw .notMigrated }
  }

  /// - Throws: When a later Guatu has changed the database.
  static func refuseLater(_ names: [String]) throws(PostgresFault) {
    let known = Set(migrations.map(\.name))
    for name in names.sorted() {
      let isLater =
        name.hasPrefix(shapePrefix) ? Schema.isLater(String(name.dropFirst(shapePrefix.count))) : !known.contains(name)
      if isLater { throw .laterVersion(name) }
    }
  }

  private static let bureaus = [
    """
    CREATE TABLE bureau (
      id INTEGER PRIMARY KEY GENERATED ALWAYS AS IDENTITY, code TEXT COLLATE "C" NOT NULL UNIQUE)
    """
  ]

  /// Tables that only somebody who may see everything reads: the program itself, on whoever's behalf.
  private static let closed = [
    "setting", "chain", "command", "serial", "seal", "seal_member", "account", "document", "journal", "job", "mark",
  ]

  /// What a transaction may touch is set with it and gone with it. Nothing set means nothing seen.
  private static let functions = [
    """
    CREATE FUNCTION guatu_bureau() RETURNS INTEGER LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT NULLIF(current_setting('guatu.bureau', true), '')::INTEGER $$
    """,
    """
    CREATE FUNCTION guatu_everything() RETURNS BOOLEAN LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT COALESCE(current_setting('guatu.scope', true), '') = '*' $$
    """,
    """
    CREATE FUNCTION guatu_words(name TEXT) RETURNS TEXT[] LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT string_to_array(COALESCE(current_setting(name, true), ''), ' ') $$
    """,
  ]

  /// 可见范围 once more; `RowStatements.restrict` says the same to both stores.
  private static let sees = """
    (offered = 1 AND cardinality((SELECT guatu_words('guatu.units'))) > 0)
    OR string_to_array(btrim(units), ' ') && (SELECT guatu_words('guatu.units'))
    OR person = ANY ((SELECT guatu_words('guatu.persons'))::TEXT[])
    OR leader = ANY ((SELECT guatu_words('guatu.persons'))::TEXT[])
    OR author = ANY ((SELECT guatu_words('guatu.persons'))::TEXT[])
    """

  /// Rows beside an item are seen with its row, today's or one that stood when they were true; its own policy decides.
  private static let isSeen = """
    EXISTS (SELECT 1 FROM item_row r WHERE r.bureau = guatu_bureau() AND r.item = TABLE_NAME.item)
    OR EXISTS (SELECT 1 FROM item_past p WHERE p.bureau = guatu_bureau() AND p.item = TABLE_NAME.item
      AND p.from_day < TABLE_NAME.until_day AND p.until_day > TABLE_NAME.from_day)
    """

  private static let reads = """
    reader = '*' AND cardinality((SELECT guatu_words('guatu.units'))) > 0
    OR reader = ANY ((SELECT guatu_words('guatu.units'))::TEXT[])
    OR left(reader, 1) = '@' AND substr(reader, 2) = ANY ((SELECT guatu_words('guatu.persons'))::TEXT[])
    """

  private static func policies(on tables: [String], _ condition: String) -> [String] {
    tables.flatMap { table in
      let condition = condition.replacing("TABLE_NAME", with: table)
      return [
        "ALTER TABLE \(table) ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE \(table) FORCE ROW LEVEL SECURITY",
        """
        CREATE POLICY guatu_scope ON \(table) USING (bureau = (SELECT guatu_bureau()) AND \(condition))
        WITH CHECK (bureau = (SELECT guatu_bureau()) AND guatu_everything())
        """,
      ]
    }
  }

  /// What the application's role may do; it owns nothing and so cannot lift a policy.
  static func grants(to role: String) -> [String] {
    [
      "GRANT USAGE ON SCHEMA public TO \(role)",
      "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \(role)",
      "REVOKE INSERT, UPDATE, DELETE ON migration, bureau FROM \(role)",
      // Facts, seals and what commands came to are written once.
      "REVOKE UPDATE, DELETE ON journal, seal, seal_member, command FROM \(role)",
    ] + (0..<8).map { "REVOKE ALL ON journal_\($0) FROM \(role)" }
  }
}
