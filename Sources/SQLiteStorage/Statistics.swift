internal import GRDB

/// What the query planner needs to know and cannot guess: one file holds one bureau, so that `bureau = 1` narrows
/// nothing. Without this SQLite takes the leading column of every key for a good filter and scans whole tables.
///
/// The figures are those of a bureau with 1,000,000 items and 10 facts each; only their proportions matter, so they
/// hold for a small one as well. Source: sqlite.org/optoverview, "manual control of query plans using
/// sqlite_stat tables".
enum Statistics {
  static func write(_ db: Database) throws {
    try db.execute(sql: "ANALYZE")
    try db.execute(sql: "DELETE FROM sqlite_stat1")
    for (table, index, figures) in all {
      try db.execute(
        sql: "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", arguments: [table, index, figures])
    }
    try db.execute(sql: "ANALYZE sqlite_schema")
  }

  /// Rows in all, then rows that share the first column, the first two, and so on.
  private static let all: [(table: String, index: String, figures: String)] = [
    ("journal", "journal", "10000000 10000000 10 1"),
    ("journal", "journal_recorded", "10000000 10000000 3 2 1"),
    ("chain", "chain", "1000000 1000000 1"),
    ("command", "command", "5000000 5000000 1"),
    ("seal_member", "seal_member", "5000000 5000000 50 1"),
    ("item_row", "sqlite_autoindex_item_row_1", "1000000 1000000 1"),
    ("item_row", "item_row_parent", "1000000 1000000 5 2 1"),
    ("item_row", "item_row_urgency", "1000000 1000000 2000 1 1"),
    ("item_row", "item_row_due", "1000000 1000000 2000 1 1"),
    ("item_row", "item_row_stage", "1000000 1000000 60000 60 1 1 1 1 1 1 1 1 1 1 1 1 1"),
    ("item_row", "item_row_number", "1000000 1000000 1 1 1"),
    ("item_row", "item_row_tick", "1000000 1000000 2000 1"),
    (
      "item_row", "item_row_light",
      "1000000 1000000 800000 500000 200000 2000 1500 1200 1000 1000 1000 900 800 700 600 500 400"
    ),
    ("item_row", "item_row_open", "400000 400000 1000 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
    ("item_row", "item_row_start", "400000 400000 1000 10 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
    ("item_row", "item_row_vague", "20000 20000 20000 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
    ("item_row", "item_row_waiting", "20000 20000 60 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
    ("item_past", "sqlite_autoindex_item_past_1", "5000000 5000000 5 1"),
    ("item_past", "item_past_parent", "5000000 5000000 10 2 1"),
    ("item_past", "item_past_urgency", "5000000 5000000 10000 5 1 1"),
    ("item_past", "item_past_due", "5000000 5000000 10000 5 1 1"),
    ("item_past", "item_past_number", "5000000 5000000 5 5 1 1"),
    ("item_past", "item_past_light", "5000000 5000000 4000000 2000000 40000 2000 500 200 100 50 20 19 18 17 16 15 14"),
    ("item_field", "item_field", "4000000 4000000 4 2 2 1 1 1 1"),
    ("item_field", "item_field_text", "4000000 4000000 800000 20000 1 1 1"),
    ("light_count", "light_count", "20000 20000 10000 5000 2000 600 200 1 1"),
    ("item_reader", "item_reader", "4000000 4000000 20000 1"),
    ("item_sight", "item_sight", "5000000 5000000 50000 5000 5 1"),
    ("item_gram", "item_gram", "20000000 20000000 4000 1 1"),
  ]
}
