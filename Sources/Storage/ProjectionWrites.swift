internal import Calendars
internal import LedgerKernel

/// What has to be written for one item's projection. What ends keeps its place in the past, unless it began on the
/// same day.
struct ProjectionWrites {
  private let bureau: Int64
  private let item: String
  private(set) var writes: [Write] = []

  init(bureau: Int64, item: String) {
    self.bureau = bureau
    self.item = item
  }

  /// - Returns: What stands afterwards; nil when nothing was waiting.
  mutating func add(_ waiting: PendingProjection, _ lights: inout LightChanges) -> StandingProjection? {
    guard let last = waiting.versions.last else { return waiting.standing }
    var ended = waiting.versions
    ended.removeLast()
    if let standing = waiting.standing { end(standing, on: waiting.versions[0].day, &lights) }
    for (version, next) in zip(ended, waiting.versions.dropFirst()) {
      insertPast(version.projection.row, from: version.day, until: next.day, &lights)
    }
    stand(last.projection, from: last.day, isNew: waiting.standing == nil, &lights)
    writeSights(from: waiting.standing?.projection, to: last.projection)

    var before = waiting.standing
    for (day, version) in waiting.versions {
      // What ended on the day on which it begins again never ended.
      let isAgain = before?.from == day
      writeFields(from: before?.projection.fields ?? [], to: version.fields, on: day, isAgain: isAgain)
      if before.map({ !version.isFound(like: $0.projection) }) ?? true {
        writeGrams(from: before?.projection.grams ?? [], to: version.grams, on: day, isAgain: isAgain)
      }
      before = StandingProjection(projection: version, from: day)
    }
    writeReaders(waiting.readers.subtracting(waiting.standing?.projection.readers ?? []))
    return StandingProjection(projection: last.projection, from: last.day)
  }

  // MARK: Rows

  private mutating func end(_ standing: StandingProjection, on day: Int64, _ lights: inout LightChanges) {
    lights.addLive(standing.projection.row, sign: -1)
    lights.addVersion(standing.projection.row, from: standing.from, until: Schema.forever, sign: -1)
    guard standing.from < day else { return }
    lights.addVersion(standing.projection.row, from: standing.from, until: day)
    add(Self.moveToPast, [.integer(day), node(standing.from, day), .integer(bureau), .text(item)])
  }

  private mutating func insertPast(_ row: ItemRow, from: Int64, until: Int64, _ lights: inout LightChanges) {
    lights.addVersion(row, from: from, until: until)
    add(
      Self.insertPast,
      [.integer(bureau)] + row.pastColumns + [.integer(from), .integer(until), node(from, until)])
  }

  private mutating func stand(_ projection: Projection, from: Int64, isNew: Bool, _ lights: inout LightChanges) {
    lights.addLive(projection.row)
    lights.addVersion(projection.row, from: from, until: Schema.forever)
    if isNew {
      add(Self.insert, [.integer(bureau)] + projection.row.columns + [.integer(from)])
    } else {
      add(Self.update, projection.row.columns + [.integer(from), .integer(bureau), .text(item)])
    }
  }

  private func node(_ from: Int64, _ until: Int64) -> SQLValue {
    .integer(Int64(IntervalTree.node(of: Int(from), through: Int(until) - 1)))
  }

  private mutating func add(_ sql: String, _ values: [SQLValue]) { writes.append(Write(sql, values)) }

  private static let moveToPast = """
    INSERT INTO item_past (bureau, \(RowColumn.pastList), from_day, until_day, node)
    SELECT bureau, \(RowColumn.pastList), from_day, ?, ? FROM item_row WHERE bureau = ? AND item = ?
    """

  private static func places(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }

  private static let insert = """
    INSERT INTO item_row (bureau, \(RowColumn.list), from_day) VALUES (\(places(RowColumn.allCases.count + 2)))
    """

  private static let insertPast = """
    INSERT INTO item_past (bureau, \(RowColumn.pastList), from_day, until_day, node)
    VALUES (\(places(RowColumn.inPast.count + 4)))
    """

  private static let update = """
    UPDATE item_row SET \(RowColumn.allCases.map { "\($0.rawValue) = ?" }.joined(separator: ", ")),
    from_day = ? WHERE bureau = ? AND item = ?
    """

  // MARK: Fields

  private mutating func writeFields(
    from old: Set<ItemRow.Field>, to new: Set<ItemRow.Field>, on day: Int64, isAgain: Bool
  ) {
    guard old != new else { return }
    for field in old.subtracting(new) { end(.field, key(of: field), on: day) }
    for field in new.subtracting(old) { begin(.field, key(of: field), on: day, isAgain: isAgain) }
  }

  private func key(of field: ItemRow.Field) -> [SQLValue] {
    let kind = field.text != nil ? "t" : field.day != nil ? "d" : "i"
    return [
      .integer(bureau), .text(item), .text(field.field.raw), .text(kind), .text(field.text ?? ""),
      .integer(field.integer ?? 0), .integer(Int64(field.day?.number ?? 0)),
    ]
  }

  // MARK: Readers

  /// Never taken away: what somebody could see once is looked for among past rows as well.
  private mutating func writeReaders(_ readers: Set<String>) {
    for reader in readers.sorted() {
      add(
        "INSERT INTO item_reader (bureau, reader, item) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [.integer(bureau), .text(reader), .text(item)])
    }
  }

  /// Only what stands now: somebody who no longer sees it does not find it there.
  private mutating func writeSights(from old: Projection?, to new: Projection) {
    let row = new.row.sightColumns
    if let old, old.row.sightColumns == row, old.sights == new.sights { return }
    for reader in (old?.sights ?? []).sorted() {
      guard let old else { break }
      add(
        "DELETE FROM item_sight WHERE bureau = ? AND reader = ? AND stage = ? AND by_due = ? AND item = ?",
        [
          .integer(bureau), .text(reader), .text(old.row.stage.raw), .integer(old.row.sortValue(.due)), .text(item),
        ])
    }
    for reader in new.sights.sorted() { add(Self.insertSight, [.integer(bureau), .text(reader)] + row) }
  }

  private static let insertSight = """
    INSERT INTO item_sight (bureau, reader, \(RowColumn.sightList)) VALUES (\(places(RowColumn.inSight.count + 2)))
    """

  // MARK: Words

  private mutating func writeGrams(from old: Set<Int64>, to new: Set<Int64>, on day: Int64, isAgain: Bool) {
    func key(_ gram: Int64) -> [SQLValue] { [.integer(bureau), .integer(gram), .text(item)] }
    for gram in old.subtracting(new) { end(.gram, key(gram), on: day) }
    for gram in new.subtracting(old) { begin(.gram, key(gram), on: day, isAgain: isAgain) }
  }

  // MARK: What is true of an item for some days

  private mutating func end(_ trait: Trait, _ key: [SQLValue], on day: Int64) {
    let open = key + [.integer(Schema.forever)]
    add(trait.forget, open + [.integer(day)])
    add(trait.end, [.integer(day)] + open)
  }

  private mutating func begin(_ trait: Trait, _ key: [SQLValue], on day: Int64, isAgain: Bool) {
    let row = key + [.integer(day), .integer(Schema.forever)]
    guard isAgain else { return add(trait.insert, row) }
    add(trait.end, [.integer(Schema.forever)] + key + [.integer(day)])
    add(trait.insertUnlessOpen, row + key + [.integer(Schema.forever)])
  }

  /// A table of what is true of items from one day until another.
  private struct Trait {
    static let field = Trait("item_field", key: ["bureau", "item", "field", "kind", "text", "integer", "day"])
    static let gram = Trait("item_gram", key: ["bureau", "gram", "item"])

    /// Values: the key, its days.
    let insert: String
    /// Values: the key, its days, the key, the end that is looked for.
    let insertUnlessOpen: String
    /// Values: the new end, the key, the end until now.
    let end: String
    /// Values: the key, its end, the day from which on it is as if it had never been.
    let forget: String

    private init(_ table: String, key: [String]) {
      let columns = key + ["from_day", "until_day"]
      let places = ProjectionWrites.places(columns.count)
      let match = (key + ["until_day"]).map { "\($0) = ?" }.joined(separator: " AND ")
      let into = "INSERT INTO \(table) (\(columns.joined(separator: ", ")))"
      insert = "\(into) VALUES (\(places))"
      insertUnlessOpen = "\(into) SELECT \(places) WHERE NOT EXISTS (SELECT 1 FROM \(table) WHERE \(match))"
      end = "UPDATE \(table) SET until_day = ? WHERE \(match)"
      forget = "DELETE FROM \(table) WHERE \(match) AND from_day >= ?"
    }
  }
}

/// Kept counts as they are changed in the table.
enum LightWrites {
  static func of(_ key: LightChanges.Key, _ change: Int64, _ bureau: Int64, _ shard: Int64) -> [Write] {
    let values: [SQLValue] = [
      .integer(bureau), .integer(key.isPast ? 1 : 0), .integer(key.isRoot ? 1 : 0), .integer(Int64(key.year)),
      .text(key.ledger.raw), .text(key.light.rawValue), .integer(key.day),
      .integer(shard),
    ]
    return [Write(upsert, values + [.integer(change)]), Write(sweep, values)]
  }

  private static let upsert = """
    INSERT INTO light_count (bureau, past, root, year, ledger, light, day, shard, change)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (bureau, past, root, year, ledger, light, day, shard) DO UPDATE
    SET change = light_count.change + excluded.change
    """

  /// A day on which nothing changes has no row, so that tables made anew are the same.
  private static let sweep = """
    DELETE FROM light_count WHERE bureau = ? AND past = ? AND root = ? AND year = ? AND ledger = ? AND light = ?
    AND day = ? AND shard = ? AND change = 0
    """
}
