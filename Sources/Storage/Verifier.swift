internal import Bureau
internal import Calendars
public import LedgerKernel

/// Recomputes chains and seals from what a store reads out, in the order of items and ordinals.
public struct Verifier {
  private let function: HashFunction
  private var result = Verification()
  private var item: ItemID?
  private var previous: [UInt8] = []
  private var ordinal = 0
  /// Hashes of every chain, kept until the seals have been read.
  private var hashes: [ItemID: [[UInt8]]] = [:]
  private var sealed: [ItemID: Int] = [:]
  private var lastSeal: Seal?
  private var storedSeals: [ItemID: Int] = [:]
  private var commands: Set<CommandID> = []
  private var known: Set<CommandID> = []
  private var series: (ledger: LedgerCode, year: Int)?
  /// The highest serial that a fact drew, by ledger and year.
  private var drawn: [LedgerCode: [Int: Int]] = [:]

  public init(hashing function: HashFunction) { self.function = function }

  /// Takes one stored event with the columns that stand beside it.
  public mutating func read(
    _ item: ItemID, _ stored: Int, recorded: Int64, command: String, bytes: [UInt8], hash: [UInt8]
  ) {
    if self.item != item {
      self.item = item
      previous = []
      ordinal = 0
      result.items += 1
    }
    while ordinal + 1 < stored {
      ordinal += 1
      result.faults.append(.missing(item, ordinal: ordinal))
      hashes[item, default: []].append([])
    }
    ordinal = stored
    result.facts += 1
    if function.digest(previous + bytes) != hash {
      result.faults.append(.hashDiffers(item, ordinal: stored))
    }
    if let event = try? Event(canonicalBytes: bytes, hash: hash) {
      if event.item != item || event.ordinal != stored {
        result.faults.append(.hashDiffers(item, ordinal: stored))
      }
      if event.recorded.milliseconds != recorded || event.command.raw != command {
        result.faults.append(.columnsDiffer(item, ordinal: stored))
      }
      commands.insert(event.command)
      note(event.fact)
    } else {
      result.faults.append(.unreadable(item, ordinal: stored))
    }
    previous = hash
    hashes[item, default: []].append(hash)
  }

  private mutating func note(_ fact: Fact) {
    switch fact {
    case .registered(let registration): series = (registration.ledger, registration.year)
    case .numbered(let number):
      guard let (ledger, year) = series else { return }
      drawn[ledger, default: [:]][year] = max(drawn[ledger]?[year] ?? 0, number.serial)
    default: break
    }
  }

  /// Takes what a command returned, after the events.
  public mutating func read(_ command: CommandID, receipt: String) {
    known.insert(command)
    guard let json = try? JSONValue(parsing: Array(receipt.utf8)),
      let receipt = Receipt(command, json: json, isRepeat: true),
      receipt.lines.allSatisfy({ $0.ordinal <= hashes[$0.item]?.count ?? 0 })
    else { return result.faults.append(.receiptDiffers(command)) }
  }

  /// Takes the last serial of a series, after the events.
  public mutating func read(last: Int, of ledger: LedgerCode, in year: Int) {
    if last < drawn[ledger]?[year] ?? 0 { result.faults.append(.serialBehind(ledger, year)) }
    drawn[ledger]?[year] = nil
  }

  /// Takes the stored end of a chain, after its events.
  public mutating func endChain(_ item: ItemID, stored: ChainHead, sealed: Int) {
    storedSeals[item] = sealed
    let found = hashes[item] ?? []
    if found.count != stored.ordinal || found.last ?? [] != stored.hash {
      result.faults.append(.chainEndDiffers(item, stored: stored.ordinal, found: found.count))
    }
  }

  /// Takes the seals, oldest first.
  public mutating func read(_ seal: Seal, _ members: [Seal.Member]) {
    result.seals += 1
    while result.seals < seal.number {
      result.faults.append(.sealMissing(result.seals))
      result.seals += 1
    }
    var leaves: [[UInt8]] = []
    for member in members {
      let chain = hashes[member.item] ?? []
      for ordinal in member.ordinals {
        guard ordinal <= chain.count else {
          result.faults.append(.sealedFactMissing(seal.number, member.item, ordinal: ordinal))
          continue
        }
        leaves.append(chain[ordinal - 1])
      }
      let expected = (sealed[member.item] ?? 0) + 1
      if member.ordinals.lowerBound != expected { result.faults.append(.sealDiffers(seal.number)) }
      sealed[member.item] = member.ordinals.upperBound
    }
    if leaves.isEmpty {
      result.faults.append(.sealDiffers(seal.number))
    } else {
      let again = Seal(after: lastSeal, at: seal.at, hashes: leaves, with: function)
      if again.root != seal.root || again.head != seal.head || again.facts != seal.facts
        || again.number != seal.number
      {
        result.faults.append(.sealDiffers(seal.number))
      }
    }
    lastSeal = seal
    result.heads.append(seal.head)
    result.head = seal.head
  }

  public mutating func finish() -> Verification {
    for item in hashes.keys.sorted() {
      guard let stored = storedSeals[item] else {
        result.faults.append(.itemWithoutChain(item))
        continue
      }
      let covered = sealed[item] ?? 0
      if stored != covered { result.faults.append(.sealedDiffers(item, stored: stored, covered: covered)) }
    }
    for command in commands.subtracting(known).sorted(by: { $0.raw < $1.raw }) {
      result.faults.append(.commandMissing(command))
    }
    for (ledger, years) in drawn.sorted(by: { $0.key < $1.key }) {
      for year in years.keys.sorted() { result.faults.append(.serialBehind(ledger, year)) }
    }
    result.unsealed = hashes.reduce(0) { $0 + max(0, $1.value.count - (sealed[$1.key] ?? 0)) }
    return result
  }
}
