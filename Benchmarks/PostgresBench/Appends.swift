import BenchSupport
import Bureau
import Calendars
import Foundation
import LedgerKernel
import PostgresStorage
import Storage
import TestSupport

/// Appends from eight connections: a progress report on another day than the last, so that every one of them writes two
/// facts, the end of a chain, a command, a version into the past, the row with its indexes, and counters. `pgbench` does
/// the same to rows of the same tables, in pipelines as well, as the same role, and works nothing out.
struct Appends {
  let database: TestDatabase
  let rules: SampleRules
  let bureaus: Int
  private let clients = 8
  private let seconds = 20
  /// Of each of pgbench's clients. Not a time: its alarm does not reach a process that is started from here.
  private let turns = 4_000
  /// Items that one client reports on, one after the other.
  private let each = 100

  func measure() async throws {
    var ratios: [Double] = []
    for round in 1...3 {
      let rival = try pgbench(round)
      let mine = try await appends(round)
      ratios.append(mine / rival)
      say(
        "appends, round \(round): \(Int(mine))/s; pgbench, the same transaction: \(Int(rival))/s; "
          + "\(Int((mine / rival * 100).rounded())) %")
    }
    say("appends: \(Int((ratios.sorted()[1] * 100).rounded())) % of pgbench (median of 3)")
  }

  // MARK: Guatu

  private func appends(_ round: Int) async throws -> Double {
    var stores: [PostgresStorage] = []
    for client in 0..<clients {
      stores.append(
        try await database.storage("b\(client % bureaus + 1)", connections: 1, shard: UInt8(client)))
    }
    defer { for store in stores { store.close() } }
    let began = ContinuousClock.now
    let end = began.advanced(by: .seconds(seconds))
    let done = try await withThrowingTaskGroup(of: Int.self) { group in
      for (client, store) in stores.enumerated() {
        group.addTask { try await self.report(client, round, store, until: end) }
      }
      return try await group.reduce(0, +)
    }
    return Double(done) / began.duration(to: .now).seconds
  }

  private func report(_ client: Int, _ round: Int, _ store: PostgresStorage, until end: ContinuousClock.Instant)
    async throws -> Int
  {
    let rules = rules.projection
    var seen: [Int] = []
    for number in 0..<each {
      seen.append(try await store.events(of: item(client, number, round)).count)
    }
    var done = 0
    while ContinuousClock.now < end {
      let (place, turn) = (done % each, done / each)
      let day = Day("2024-01-01").advanced(by: turn)
      let instant = Instant(milliseconds: CivilZone.shanghai.start(of: day).milliseconds + Int64(done) * 10)
      let facts: [Fact] = [
        .reported(Report(unit: "urban-construction", text: "已完成\(done % 90)%，下步加快推进")),
        .advanced(Advance("report", from: "in-hand", to: "in-hand")),
      ]
      guard let command = CommandID("r\(round).\(client).\(done)") else { break }
      try await store.append(
        Batch(
          command, by: .person("mo-xingchi"), at: instant, on: day,
          [Batch.Entry(item(client, place, round), seen: seen[place], facts: facts)]), under: rules)
      seen[place] += 2
      done += 1
    }
    return done
  }

  /// Every round has items of its own.
  private func item(_ client: Int, _ place: Int, _ round: Int) -> ItemID {
    BusyYear.item(round * 2_000 + client * each + place)
  }

  // MARK: The rival

  private func pgbench(_ round: Int) throws -> Double {
    let file = URL(fileURLWithPath: "/tmp/guatu-bench-\(ProcessInfo.processInfo.processIdentifier).sql")
    defer { try? FileManager.default.removeItem(at: file) }
    try script(round).write(to: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = try PostgresServer.programs.get().appending(path: "pgbench")
    process.arguments = [
      "-h", database.server.folder.path, "-p", "\(database.server.port ?? 5432)", "-U", "guatu_app", "-n", "-M",
      "prepared", "-c", "\(clients)", "-j", "2", "-t", "\(turns)", "-f", file.path, database.name,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard let line = said.split(separator: "\n").first(where: { $0.hasPrefix("tps") }),
      let rate = line.split(separator: " ").compactMap({ Double($0) }).first
    else { throw PostgresServer.Unavailable(description: said) }
    return rate
  }

  /// Ordinals and days come from the rows themselves; everything else is as long as what Guatu writes.
  private func script(_ round: Int) -> String {
    let item = "'\(BusyYear.prefix)' || lpad((:n + :client_id * \(each) + \(round * 2_000 + 1_000))::text, 10, '0')"
    let body = String(repeating: "7b", count: 330)
    let hash = String(repeating: "ab", count: 32)
    let live = RowColumn.allCases.map(\.rawValue)
    let sets = live.map { $0 == "progress" ? "progress = '已完成' || :n || '%，下步加快推进'" : "\($0) = \($0)" }
    let past = RowColumn.inPast.map(\.rawValue).joined(separator: ", ")
    func fact(_ offset: Int) -> String {
      """
      INSERT INTO journal (bureau, item, ordinal, recorded, command, body, hash)
      SELECT :b, item, ordinal - \(offset), recorded, 'p' || :c, decode('\(body)', 'hex'), decode('\(hash)', 'hex')
      FROM chain WHERE bureau = :b AND item = \(item);
      """
    }
    func counter(_ light: String, _ day: String, _ change: Int) -> String {
      """
      INSERT INTO light_count (bureau, past, root, year, ledger, light, day, shard, change)
      VALUES (:b, 1, 1, 2023, 'work-order', '\(light)', \(day), :client_id, \(change))
      ON CONFLICT (bureau, past, root, year, ledger, light, day, shard) DO UPDATE
      SET change = light_count.change + excluded.change;
      DELETE FROM light_count WHERE bureau = :b AND past = 1 AND root = 1 AND year = 2023 AND ledger = 'work-order'
      AND light = '\(light)' AND day = \(day) AND shard = :client_id AND change = 0;
      """
    }
    return """
      \\set n random(0, \(each - 1))
      \\set b :client_id % \(bureaus) + 1
      \\set c random(1, 9000000000000000)
      \\set d random(19723, 20000)
      \\startpipeline
      BEGIN;
      SELECT set_config('guatu.bureau', (:b)::text, true), set_config('guatu.scope', '*', true),
        set_config('guatu.units', '', true), set_config('guatu.persons', '', true);
      SELECT pg_advisory_xact_lock_shared(:b);
      WITH moved AS (
        UPDATE chain SET ordinal = ordinal + 2, hash = decode('\(hash)', 'hex'), recorded = recorded + 1,
          revision = revision + 1 WHERE bureau = :b AND item = \(item) RETURNING 1)
      SELECT 1 / COUNT(*) FROM moved;
      INSERT INTO command (bureau, command, recorded, receipt)
      VALUES (:b, 'p' || :c, :c, '[{"item":"01h60000000000000000000000","ordinal":12}]');
      \(fact(1))
      \(fact(0))
      INSERT INTO item_past (bureau, \(past), from_day, until_day, node)
      SELECT bureau, \(past), from_day, from_day + 1, from_day FROM item_row WHERE bureau = :b AND item = \(item);
      UPDATE item_row SET \(sets.joined(separator: ", ")), from_day = from_day + 1
      WHERE bureau = :b AND item = \(item);
      \(counter("red", ":d", 1))
      \(counter("red", ":d + 1", -1))
      COMMIT;
      \\endpipeline
      """
  }
}
