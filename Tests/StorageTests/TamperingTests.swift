import Calendars
import Foundation
import GRDB
import LedgerKernel
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite struct TamperingTests {
  /// A sealed journal with a history, and the number of its facts.
  private func journal(seed: UInt64, in folder: ScratchFolder) async throws -> (path: String, facts: Int) {
    let rules = try SampleRules()
    let path = folder.path + "/journal.sqlite"
    let store = try SQLiteStorage(path: path, hashing: SampleRules.sha256)
    var bureau = RandomBureau(rules, seed: seed)
    for number in 0..<60 {
      guard let outcome = bureau.next(maxItems: 12) else { break }
      try await store.append(outcome.batch, under: rules.projection)
      if number.isMultiple(of: 10) { try await store.seal(at: outcome.batch.recorded) }
    }
    try await store.seal(at: Instant(milliseconds: 1_700_000_000_000))
    let found = try await store.verify { _, _ in }
    try #require(found.isSound && found.unsealed == 0)
    try store.close()
    return (path, found.facts)
  }

  private func verify(_ path: String) async throws -> Verification {
    let store = try SQLiteStorage(path: path, hashing: SampleRules.sha256)
    let found = try await store.verify { _, _ in }
    try store.close()
    return found
  }

  @Test func `a flipped, removed, swapped or cut fact is found and named`() async throws {
    let folder = try ScratchFolder()
    let (path, facts) = try await journal(seed: 5, in: folder)
    var chance = Seeded(99)
    let original = try Data(contentsOf: URL(fileURLWithPath: path))
    for number in 0..<caseCount(40) {
      try original.write(to: URL(fileURLWithPath: path))
      for tail in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + tail) }
      let queue = try DatabaseQueue(path: path)
      let place = Int.random(in: 0..<facts, using: &chance)
      let byte = Int.random(in: 0..<4_000, using: &chance)
      let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &chance)
      let what = number % 12
      let changed = try await queue.write { db -> String in
        let row = try #require(
          try Row.fetchOne(
            db, sql: "SELECT item, ordinal, body, hash FROM journal ORDER BY item, ordinal LIMIT 1 OFFSET ?",
            arguments: [place]))
        let (item, ordinal): (String, Int) = (row["item"], row["ordinal"])
        switch what {
        case 0:
          var body: Data = row["body"]
          body[byte % body.count] ^= bit
          try db.execute(
            sql: "UPDATE journal SET body = ? WHERE item = ? AND ordinal = ?", arguments: [body, item, ordinal])
        case 1:
          var hash: Data = row["hash"]
          hash[byte % hash.count] ^= bit
          try db.execute(
            sql: "UPDATE journal SET hash = ? WHERE item = ? AND ordinal = ?", arguments: [hash, item, ordinal])
        case 2: try db.execute(sql: "DELETE FROM journal WHERE item = ? AND ordinal = ?", arguments: [item, ordinal])
        case 3:
          // The end of the chain cut off, and the chain's own end made to agree.
          try db.execute(sql: "DELETE FROM journal WHERE item = ? AND ordinal >= ?", arguments: [item, ordinal])
          try db.execute(
            sql: """
              UPDATE chain SET ordinal = ?, sealed = ?, hash = COALESCE((SELECT hash FROM journal j WHERE j.item = chain.item
              AND j.ordinal = ?), x'') WHERE item = ?
              """, arguments: [ordinal - 1, ordinal - 1, ordinal - 1, item])
        case 4:
          // A whole item gone.
          try db.execute(sql: "DELETE FROM journal WHERE item = ?", arguments: [item])
          try db.execute(sql: "DELETE FROM chain WHERE item = ?", arguments: [item])
        case 5: try db.execute(sql: "DELETE FROM chain WHERE item = ?", arguments: [item])
        case 6:
          try db.execute(
            sql: "UPDATE journal SET recorded = recorded + 1 WHERE item = ? AND ordinal = ?",
            arguments: [item, ordinal])
        case 7:
          try db.execute(
            sql: "UPDATE journal SET command = command || 'x' WHERE item = ? AND ordinal = ?",
            arguments: [item, ordinal])
        case 8:
          try db.execute(
            sql: "DELETE FROM command WHERE command IN (SELECT command FROM journal WHERE item = ?)", arguments: [item])
        case 9:
          try db.execute(sql: "DELETE FROM seal_member")
          try db.execute(sql: "DELETE FROM seal")
        case 10: try db.execute(sql: "UPDATE chain SET sealed = sealed - 1 WHERE item = ?", arguments: [item])
        default:
          // The order of seals.
          try db.execute(sql: "UPDATE seal SET number = -number WHERE number IN (2, 3)")
          try db.execute(sql: "UPDATE seal SET number = CASE number WHEN -2 THEN 3 ELSE 2 END WHERE number < 0")
        }
        return "\(what) \(item) \(ordinal)"
      }
      try queue.close()
      let found = try await verify(path)
      #expect(!found.isSound, "tampering \(changed) went unseen")
    }
  }

  @Test func `a printed seal head is known only to the journal that was sealed`() async throws {
    let folder = try ScratchFolder()
    let other = try ScratchFolder()
    let mine = try await verify(try await journal(seed: 5, in: folder).path)
    let theirs = try await verify(try await journal(seed: 6, in: other).path)
    #expect(Set(mine.heads).isDisjoint(with: theirs.heads))
    #expect(mine.head == mine.heads.last)
  }
}
