internal import Calendars
internal import GRDB
internal import LedgerKernel
internal import Storage

/// Reads the whole journal in key order and hands it to the verifier.
struct Verifying {
  let db: Database
  let storage: SQLiteStorage

  init(_ db: Database, _ storage: SQLiteStorage) {
    self.db = db
    self.storage = storage
  }

  func run(_ progress: (Int, Int) -> Void) throws -> Verification {
    let total =
      try Int.fetchOne(
        db, sql: "SELECT COUNT(*) FROM journal WHERE bureau = ?", arguments: [storage.bureau]) ?? 0
    var done = 0
    var verifier = Verifier(hashing: storage.function)
    let bureau = storage.bureau
    let journal = try Row.fetchCursor(
      db,
      sql: "SELECT item, ordinal, body, hash, recorded, command FROM journal WHERE bureau = ? ORDER BY item, ordinal",
      arguments: [bureau])
    while let row = try journal.next() {
      // An item that is no item cannot have been written by an append.
      guard let item = ItemID(row.text(0)) else { throw StoreFault.corrupt("a journal row without an item") }
      verifier.read(
        item, row[1], recorded: row.integer(4), command: row.text(5), bytes: row.bytes(2), hash: row.bytes(3))
      done += 1
      if done.isMultiple(of: 1_000) { progress(done, total) }
    }
    let chains = try Row.fetchCursor(
      db, sql: "SELECT item, ordinal, hash, sealed FROM chain WHERE bureau = ? ORDER BY item", arguments: [bureau])
    while let row = try chains.next() {
      guard let item = ItemID(row.text(0)) else { throw StoreFault.corrupt("a chain without an item") }
      verifier.endChain(item, stored: ChainHead(ordinal: row[1], hash: row.bytes(2)), sealed: row[3])
    }
    let commands = try Row.fetchCursor(
      db, sql: "SELECT command, receipt FROM command WHERE bureau = ?", arguments: [bureau])
    while let row = try commands.next() {
      guard let command = CommandID(row.text(0)) else { throw StoreFault.corrupt("a command without an id") }
      verifier.read(command, receipt: row.text(1))
    }
    for row in try Row.fetchAll(db, sql: "SELECT ledger, year, last FROM serial WHERE bureau = ?", arguments: [bureau])
    {
      guard let ledger = LedgerCode(row.text(0)) else { throw StoreFault.corrupt("a serial without a ledger") }
      verifier.read(last: row[2], of: ledger, in: row[1])
    }
    for seal in try storage.journal.seals().all(db, { Seal($0) }) {
      let members = try Row.fetchAll(
        db, sql: "SELECT item, first, last FROM seal_member WHERE bureau = ? AND seal = ? ORDER BY item",
        arguments: [bureau, seal.number])
      verifier.read(
        seal,
        try members.map { row in
          guard let item = ItemID(row.text(0)), row.integer(1) <= row.integer(2) else {
            throw StoreFault.corrupt("member of seal \(seal.number)")
          }
          return Seal.Member(item: item, ordinals: row[1]...row[2])
        })
    }
    progress(total, total)
    return verifier.finish()
  }
}
