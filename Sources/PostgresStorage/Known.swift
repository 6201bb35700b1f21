internal import LedgerKernel
internal import PostgresDriver
internal import Storage

/// Something that has to be read before a transaction can be worked out.
enum Need: Hashable {
  case receipt(CommandID)
  case serial(LedgerCode, Int)
  case chainEnd(ItemID)
  case item(ItemID)
  case standing(ItemID)
  case milestones(ItemID)
  case number(ItemID)
  case children(ItemID)
}

/// What has been read of the database so far. Asked for anything else it throws ``Missing``: then that is read, and the
/// transaction worked out again.
final class Known: JournalReader {
  struct Missing: Error {
    let need: Need
  }

  private var receipts: [CommandID: Receipt?] = [:]
  private var serials: [String: Int] = [:]
  private var ends: [ItemID: ChainEnd] = [:]
  private var items: [ItemID: Item?] = [:]
  private var standings: [ItemID: StandingProjection?] = [:]
  private var milestones: [ItemID: [OpenMilestone]] = [:]
  private var numbers: [ItemID: String] = [:]
  private var childrenOf: [ItemID: [ItemID]] = [:]

  func take(_ dossier: Dossier) {
    let id = dossier.item.id
    ends[id] = dossier.end
    items[id] = dossier.item
    standings[id] = dossier.standing
    milestones[id] = dossier.milestones
  }

  /// Supposes that commands are new and that items to be opened are not there: if they are, their keys refuse them.
  func suppose(_ batches: [Batch]) {
    for batch in batches {
      receipts[batch.command] = .some(nil)
      for entry in batch.entries where entry.seen == 0 { ends[entry.item] = ChainEnd() }
    }
  }

  private func found<T>(_ value: T?, _ need: Need) throws -> T {
    guard let value else { throw Missing(need: need) }
    return value
  }

  func receipt(of command: CommandID) throws -> Receipt? { try found(receipts[command], .receipt(command)) }
  func chainEnd(of item: ItemID) throws -> ChainEnd { try found(ends[item], .chainEnd(item)) }
  func item(_ id: ItemID) throws -> Item? {
    let item = try found(items[id], .item(id))
    // Somebody wrote between the two readings.
    if let item, let end = ends[id], end.head.ordinal != item.ordinal { throw PostgresFault.outdated }
    return item
  }
  func standing(_ item: ItemID) throws -> StandingProjection? { try found(standings[item], .standing(item)) }
  func openMilestones(of item: ItemID) throws -> [OpenMilestone] { try found(milestones[item], .milestones(item)) }
  func number(of item: ItemID) throws -> String { try found(numbers[item], .number(item)) }
  func children(of item: ItemID) throws -> [ItemID] { try found(childrenOf[item], .children(item)) }
  func lastSerial(in ledger: LedgerCode, _ year: Int) throws -> Int {
    try found(serials["\(ledger)/\(year)"], .serial(ledger, year))
  }

  // MARK: Reading

  /// What will certainly be asked for: with it most transactions are worked out at once.
  func needs(of batches: some Sequence<Batch>) -> Set<Need> {
    var needs: Set<Need> = []
    var opened: Set<ItemID> = []
    for batch in batches {
      needs.insert(.receipt(batch.command))
      for entry in batch.entries {
        if let series = entry.draws { needs.insert(.serial(series.ledger, series.year)) }
        needs.insert(.chainEnd(entry.item))
        if entry.seen == 0 {
          opened.insert(entry.item)
          for case .registered(let registration) in entry.facts {
            if let parent = registration.parent?.item, !opened.contains(parent) {
              needs.formUnion([.chainEnd(parent), .number(parent)])
            }
          }
        } else if !opened.contains(entry.item), entry.item != .bureau {
          needs.formUnion([.item(entry.item), .standing(entry.item), .milestones(entry.item)])
        }
      }
    }
    return needs.filter { !isKnown($0) }
  }

  /// With the ends of the chains that the needs rest on: a transaction is refused by an end that was read no later than
  /// what it was worked out from.
  func complete(_ needs: Set<Need>) -> Set<Need> {
    needs.union(needs.compactMap { need in need.item.map { .chainEnd($0) } }).filter { !isKnown($0) }
  }

  func isKnown(_ need: Need) -> Bool {
    switch need {
    case .receipt(let command): receipts[command] != nil
    case .serial(let ledger, let year): serials["\(ledger)/\(year)"] != nil
    case .chainEnd(let item): ends[item] != nil
    case .item(let item): items[item] != nil
    case .standing(let item): standings[item] != nil
    case .milestones(let item): milestones[item] != nil
    case .number(let item): numbers[item] != nil
    case .children(let item): childrenOf[item] != nil
    }
  }

  /// The selections for a set of needs, and how their answers are taken in.
  ///
  /// Ends of chains come first: whatever is read after them is at least as new, so that an old answer never passes for
  /// one of a newer revision. What commands came to is read after the locks: whoever waited for them waited perhaps for
  /// the first attempt of the same command.
  static func selections(_ needs: Set<Need>, _ storage: PostgresStorage, locking: Bool) -> [(
    need: Need, [SQLStatement]
  )] {
    needs.sorted { ($0.order, $0.name) < ($1.order, $1.name) }.map { need in
      switch need {
      case .receipt(let command): (need, [storage.journal.receipt(of: command)])
      case .serial(let ledger, let year):
        (need, [storage.journal.lastSerial(in: ledger, year).locked(locking)])
      case .chainEnd(let item): (need, [storage.journal.chainEnd(of: item).locked(locking)])
      case .item(let item): (need, [storage.journal.events(of: item)])
      case .standing(let item): (need, [storage.journal.fields(of: item), storage.statements.row(of: item)])
      case .milestones(let item): (need, [storage.statements.openMilestones(of: item)])
      case .number(let item): (need, [storage.journal.number(of: item)])
      case .children(let item): (need, [storage.journal.children(of: item)])
      }
    }
  }

  func take(_ need: Need, _ answers: ArraySlice<PostgresResult>) throws {
    guard let first = answers.first else { return }
    switch need {
    case .receipt(let command):
      receipts[command] = .some(try first.all.first.map { try Receipt.read($0, of: command) })
    case .serial(let ledger, let year): serials["\(ledger)/\(year)"] = first.all.first?.count(0) ?? 0
    case .chainEnd(let item): ends[item] = first.all.first.map { ChainEnd($0) } ?? ChainEnd()
    case .item(let item): items[item] = .some(Item(replaying: try first.all.map { try Event.read($0) }))
    case .standing(let item):
      let fields = Set(first.all.compactMap { ItemRow.Field.read($0) })
      standings[item] = .some(answers.last?.all.first.flatMap { StandingProjection.read($0, fields: fields) })
    case .milestones(let item): milestones[item] = first.all.compactMap { OpenMilestone.read($0) }
    case .number(let item): numbers[item] = first.all.first?.text(0) ?? ""
    case .children(let item): childrenOf[item] = first.all.compactMap { ItemID($0.text(0)) }
    }
  }
}

extension Need {
  fileprivate var order: Int {
    switch self {
    case .chainEnd: 0
    case .serial: 1
    case .receipt: 2
    case .item, .standing, .milestones, .number, .children: 3
    }
  }

  var item: ItemID? {
    switch self {
    case .receipt, .serial: nil
    case .chainEnd(let item), .item(let item), .standing(let item), .milestones(let item), .number(let item),
      .children(let item):
      item
    }
  }

  /// Writers that lock take what they lock in one order.
  fileprivate var name: String {
    switch self {
    case .receipt(let command): command.raw
    case .serial(let ledger, let year): "\(ledger)/\(year)"
    default: item?.description ?? ""
    }
  }
}

extension SQLStatement {
  fileprivate func locked(_ isLocked: Bool) -> SQLStatement {
    guard isLocked else { return self }
    var statement = self
    statement.append(" FOR UPDATE")
    return statement
  }
}
