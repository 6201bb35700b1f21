public import Bureau
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
  /// Number of the seal that covers it; nil before it is sealed.
  public var seal: Int?

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

/// What a reader asked the journal for, and what may be asked.
public struct JournalView: Hashable, Sendable {
  public var person: PersonID?
  /// The day on which facts were written down, on the bureau's clocks.
  public var day: Day?
  /// One item, and what it is called.
  public var item: (id: ItemID, name: Words)? {
    get { itemID.map { ($0, itemName) } }
    set { (itemID, itemName) = (newValue?.id, newValue?.name ?? Words("", en: "")) }
  }
  private var itemID: ItemID?
  private var itemName = Words("", en: "")
  public var people: [ListView.Choice] = []
  /// Where the next page begins.
  public var older: Instant?
  public let zone: CivilZone

  public init(zone: CivilZone) { self.zone = zone }

  var isFiltered: Bool { person != nil || day != nil || item != nil }

  /// The same question from an instant on.
  func link(before: Instant?) -> Link {
    var query: [Link.QueryItem] = []
    if let item { query.append(.init("item", item.id.description)) }
    if let person { query.append(.init("person", person.raw)) }
    if let day { query.append(.init("day", day.description)) }
    if let before { query.append(.init("before", String(before.milliseconds))) }
    return .site("journal", query: query)
  }
}

/// 审计 — the newest facts with their hashes and seals, and the seals themselves.
///
/// - Parameter seals: Newest first.
public func journalPage(_ entries: [JournalEntry], seals: [Seal], _ view: JournalView, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.journal)
  return frame.page(frame(.journal)) {
    h1 { frame(.journal) }
    p(.class("soft")) { frame(.journalHint) }
    filters(view, frame)
    if entries.contains(where: { $0.what == nil }) { p(.class("soft")) { frame(.hiddenFact) } }
    section(.class("panel")) {
      h2 { frame(.newestEvents) }
      if entries.isEmpty {
        frame.emptyState(frame(JournalWord.noFacts), frame(JournalWord.noFactsHint))
      } else {
        facts(entries, frame)
      }
      if let older = view.older {
        div(.class("pager")) { a(.class("btn"), .rel("next"), .href(view.link(before: older))) { frame(.older) } }
      }
    }
    section(.class("panel"), .id("seals")) {
      h2 { frame(.seals) }
      if seals.isEmpty { p(.class("soft")) { frame(.noSeals) } } else { table(of: seals, view.zone, frame) }
    }
  }
}

private func filters(_ view: JournalView, _ frame: PageFrame) -> HTML {
  HTML {
    if let item = view.item {
      p(.class("only")) {
        frame(JournalWord.onlyItem)
        " "
        a(.href(.site("items", item.id.description))) { item.name[frame.language] }
        " "
        a(.class("soft"), .href(.site("journal"))) { frame(JournalWord.everything) }
      }
    }
    form(.method(.get), .action(.site("journal")), .class("filters journal"), .role("search")) {
      if let item = view.item { input(.type("hidden"), .name("item"), .value(item.id.description)) }
      frame.field(.actor, for: "j-person") {
        select(.id("j-person"), .name("person")) {
          option(.value("")) { frame(.all) }
          for choice in view.people {
            option(.value(choice.code), .selected(when: choice.code == view.person?.raw)) {
              choice.name[frame.language]
            }
          }
        }
      }
      div(.class("fld")) {
        label(.for("j-day")) { frame(JournalWord.recordedOn) }
        input(.id("j-day"), .type("date"), .name("day"), .value(view.day?.description ?? ""))
      }
      div(.class("fld go")) {
        button(.class("btn"), .type("submit")) { frame(.apply) }
        if view.isFiltered { a(.class("soft"), .href(.site("journal"))) { frame(.clearFilters) } }
      }
    }
  }
}

private func facts(_ entries: [JournalEntry], _ frame: PageFrame) -> HTML {
  div(.class("scroll"), .tabindex(0)) {
    table(.class("plain stack")) {
      thead {
        tr {
          for word in [PageWord.recordedAt, .happenedOn, .actor, .fact, .item, .hash] {
            th(.scope("col")) { frame(word) }
          }
          th(.scope("col")) { frame(JournalWord.seal) }
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
            td(.data("label", frame(JournalWord.seal)), .class("sealed")) {
              if let seal = entry.seal {
                String(seal)
              } else {
                span(.class("soft")) { frame(JournalWord.notSealed) }
              }
            }
          }
        }
      }
    }
  }
}

private func table(of seals: [Seal], _ zone: CivilZone, _ frame: PageFrame) -> HTML {
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
            td { time(.datetime(seal.at.description)) { seal.at.text(in: zone) } }
            td(.class("right")) { String(seal.facts) }
            td { code { shortHex(seal.head, 64) } }
          }
        }
      }
    }
  }
}
