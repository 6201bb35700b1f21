internal import LedgerKernel
internal import Markup
public import Reports
public import Wording

/// One ledger among all.
public struct LedgerCard: Hashable, Sendable {
  public let code: String
  public let name: Words
  public let basis: Words
  /// By light, as the reader's own list says.
  public let counts: [WallChart.Count]

  public init(code: String, name: Words, basis: Words, counts: [WallChart.Count]) {
    self.code = code
    self.name = name
    self.basis = basis
    self.counts = counts
  }
}

/// 台账 — all ledgers of the year, each with how it stands.
public func ledgersPage(_ ledgers: [LedgerCard], year: Int, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.ledgers)
  return frame.page(frame(.ledgers)) {
    frame.heading(HTML("\(frame(.ledgers)) \(String(year))")) {
      a(.class("btn"), .href(.site("vague"))) { frame(.vague) }
    }
    ul(.class("cards ledgers")) {
      for ledger in ledgers {
        li(.class("panel")) {
          h2 { a(.href(.site("ledgers", ledger.code))) { frame.titled(ledger.name) } }
          p(.class("lamps")) {
            for count in ledger.counts where count.count > 0 {
              a(
                .class("lamp \(count.light.rawValue)"),
                .href(.site("ledgers", ledger.code, query: [.init("light", count.light.rawValue)]))
              ) {
                span(.class("shape"), .aria("hidden", "true")) { count.light.shape }
                "\(count.light.officialName[frame.language]) \(count.count)"
              }
            }
            if ledger.counts.allSatisfy({ $0.count == 0 }) { span(.class("soft")) { frame(.noRows) } }
          }
          p(.class("soft")) {
            ledger.basis[frame.language]
            " "
            a(.href(.site("ledgers", ledger.code, "definition"))) { frame(.definition) }
          }
        }
      }
    }
  }
}
