public import Calendars
public import LedgerKernel
internal import Markup
public import Wording

/// One fact as the journal page shows it.
public struct JournalEntry: Hashable, Sendable {
  public let recorded: Instant
  /// The same on the bureau's clocks.
  public let recordedAt: String
  public let on: Day
  public let who: Words
  /// Nil where the reader may not see business data.
  public let what: Words?
  public let kind: Words
  /// Nil for the bureau's own chain and for what the reader may not open.
  public let item: ItemID?
  /// Its number, or its title where it has none.
  public let itemName: Words
  public let ordinal: Int
  public let hash: [UInt8]

  public init(
    recorded: Instant, recordedAt: String, on: Day, who: Words, what: Words?, kind: Words, item: ItemID?,
    itemName: Words,
    ordinal: Int, hash: [UInt8]
  ) {
    self.recorded = recorded
    self.recordedAt = recordedAt
    self.on = on
    self.who = who
    self.what = what
    self.kind = kind
    self.item = item
    self.itemName = itemName
    self.ordinal = ordinal
    self.hash = hash
  }
}

/// 审计 — the newest facts with their hashes, and the seals.
///
/// - Parameters:
///   - seals: Newest first.
///   - older: Where the next page begins.
public func journalPage(_ entries: [JournalEntry], seals: [Seal], older: Instant?, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.journal)
  return frame.page(frame(.journal)) {
    h1 { frame(.journal) }
    p(.class("soft")) { frame(.journalHint) }
    if entries.contains(where: { $0.what == nil }) { p(.class("soft")) { frame(.hiddenFact) } }
    section(.class("panel")) {
      h2 { frame(.newestEvents) }
      div(.class("scroll"), .tabindex(0)) {
        table(.class("plain stack")) {
          thead {
            tr {
              for word in [PageWord.recordedAt, .happenedOn, .actor, .fact, .item, .hash] {
                th(.scope("col")) { frame(word) }
              }
            }
          }
          tbody {
            for entry in entries {
              tr {
                td { time(.datetime(entry.recorded.description)) { entry.recordedAt } }
                td(.data("label", frame(.happenedOn))) { frame.stamp(entry.on) }
                td(.data("label", frame(.actor))) { entry.who[frame.language] }
                td(.data("label", frame(.fact))) { (entry.what ?? entry.kind)[frame.language] }
                td(.data("label", frame(.item))) {
                  if let item = entry.item {
                    a(.href(.site("items", item.description))) { entry.itemName[frame.language] }
                    span(.class("soft")) { " \(entry.ordinal)" }
                  } else {
                    frame(.none)
                  }
                }
                td(.data("label", frame(.hash))) { code { shortHex(entry.hash) } }
              }
            }
          }
        }
      }
      if let older {
        div(.class("pager")) {
          a(.class("btn"), .href(.site("journal", query: [.init("before", String(older.milliseconds))]))) {
            frame(.older)
          }
        }
      }
    }
    section(.class("panel")) {
      h2 { frame(.seals) }
      if seals.isEmpty { p(.class("soft")) { frame(.noSeals) } } else { table(of: seals, frame) }
    }
  }
}

private func table(of seals: [Seal], _ frame: PageFrame) -> HTML {
  div(.class("scroll"), .tabindex(0)) {
    table(.class("plain")) {
      thead {
        tr {
          for word in [PageWord.sealNumber, .sealedAt, .sealedFacts, .sealHead] { th(.scope("col")) { frame(word) } }
        }
      }
      tbody {
        for seal in seals {
          tr {
            th(.scope("row")) { String(seal.number) }
            td { time(.datetime(seal.at.description)) { seal.at.description } }
            td(.class("right")) { String(seal.facts) }
            td { code { shortHex(seal.head, 64) } }
          }
        }
      }
    }
  }
}
