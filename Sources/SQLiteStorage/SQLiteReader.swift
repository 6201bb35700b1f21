internal import GRDB
internal import LedgerKernel
internal import Storage

/// The file as one connection sees it.
struct SQLiteReader: JournalReader {
  let db: Database
  private let statements: RowStatements
  private let journal: JournalStatements

  init(_ db: Database, _ storage: SQLiteStorage) {
    self.db = db
    self.statements = storage.statements
    self.journal = storage.journal
  }

  func receipt(of command: CommandID) throws -> Receipt? {
    try journal.receipt(of: command).first(db) { try Receipt.read($0, of: command) }
  }

  func chainEnd(of item: ItemID) throws -> ChainEnd {
    try journal.chainEnd(of: item).first(db) { ChainEnd($0) } ?? ChainEnd()
  }

  func lastSerial(in ledger: LedgerCode, _ year: Int) throws -> Int {
    try journal.lastSerial(in: ledger, year).first(db) { $0.count(0) } ?? 0
  }

  func events(of item: ItemID) throws -> [Event] { try journal.events(of: item).all(db) { try Event.read($0) } }

  func item(_ id: ItemID) throws -> Item? { Item(replaying: try events(of: id)) }

  func standing(_ item: ItemID) throws -> StandingProjection? {
    let fields = try Set(journal.fields(of: item).all(db) { ItemRow.Field.read($0) })
    return try statements.row(of: item).first(db) { StandingProjection.read($0, fields: fields) }
  }

  func openMilestones(of item: ItemID) throws -> [OpenMilestone] {
    try statements.openMilestones(of: item).all(db) { OpenMilestone.read($0) }
  }

  func number(of item: ItemID) throws -> String { try journal.number(of: item).first(db) { $0.text(0) } ?? "" }

  func children(of item: ItemID) throws -> [ItemID] {
    try journal.children(of: item).all(db) { ItemID($0.text(0)) }
  }
}
