import BenchSupport
import Bureau
import Calendars
import Hummingbird
import LedgerKernel
import Logging
import Storage
import UseCases
import WebServer

/// The pages that are measured, with the limit of each and what is aimed at, in milliseconds of CPU.
struct Pages {
  struct Kind {
    let limit: Double?
    let aim: Double?
    static let desk = Kind(limit: 5, aim: 1.8)
    static let list = Kind(limit: 5, aim: 1.8)
    static let item = Kind(limit: 4, aim: 1.5)
    static let wall = Kind(limit: 20, aim: 8)
    static let other = Kind(limit: nil, aim: nil)
  }

  private let office: Office
  private let only: String?
  private let turns: Int

  init(_ office: Office, only: String?, turns: Int) {
    (self.office, self.only, self.turns) = (office, only, turns)
  }

  func measure() async throws {
    let site = makeResponder(
      office: office,
      configuration: WebConfiguration(host: "127.0.0.1", port: 0, demo: true, secret: [UInt8](repeating: 9, count: 32)))
    let (short, long) = try await items()
    let middle = try await middle()
    let list = "/ledgers/work-order?year=2023"
    let shared: [(Kind, String, String)] = [
      (.desk, "desk", "/desk"), (.list, "list, first page", list),
      (.list, "list, deep page", list + "&after=\(middle)"),
      (.list, "list of one unit", list + "&unit=urban-construction"),
      (.list, "list, search of two characters", list + "&words=%E7%AE%A1%E7%BD%91"),
      (.list, "list, red only", list + "&light=red"), (.item, "item, \(short.facts) facts", "/items/\(short.id)"),
      (.item, "item, \(long.facts) facts and milestones", "/items/\(long.id)"),
      (.wall, "wall by list", "/wall"), (.wall, "wall by unit", "/wall?group=unit"),
      (.wall, "wall by leader", "/wall?group=leader"),
    ]
    let people: [(String, String, [(Kind, String, String)])] = [
      (
        "mo-xingchi", "supervision clerk",
        shared + [
          (.other, "units", "/units"), (.other, "unit", "/units/urban-construction"),
          (.other, "person", "/people/ning-cangshan"), (.other, "journal", "/journal"),
          (.other, "ledgers", "/ledgers"), (.other, "what has no day", "/vague"), (.other, "texts", "/sources"),
        ]
      ), ("fang-jiming", "director", shared), ("tang-boyan", "deputy director, five units of 20", shared),
      ("ning-cangshan", "section head, one unit of 20", shared + [(.other, "units", "/units")]),
      ("ye-zhiqiu", "liaison, one unit of 20", [shared[0]]), ("lei-zhenting", "staff, one unit of 20", [shared[0]]),
    ]
    var over = 0
    for (person, post, pages) in people {
      let browser = Browser(site)
      try await browser.signIn(person)
      for (kind, name, path) in pages where only.map({ "\(person) \(name)".contains($0) }) ?? true {
        if try await !measure(kind, "\(name) (\(post))", path, browser) { over += 1 }
      }
    }
    say(over == 0 ? "every page keeps within its limit" : "\(over) pages are over their limit")
  }

  /// - Returns: Whether the page keeps within its limit.
  private func measure(_ kind: Kind, _ name: String, _ path: String, _ browser: Browser<some HTTPResponder<Logger>>)
    async throws -> Bool
  {
    var (times, bytes) = ([Double](), 0)
    for _ in 0..<max(2, turns / 10) {
      let answer = try await browser.get(path)
      guard answer.status == 200 else { throw Unexpected(description: "\(path): \(answer.status)") }
      bytes = answer.bytes.count
    }
    // What a page costs to whoever looks first after something was written.
    let first = usedCPU()
    for _ in 0..<turns {
      office.forgetViews()
      _ = try await browser.get(path)
    }
    let anew = (usedCPU() - first) / Double(turns)
    let before = usedCPU()
    for _ in 0..<turns {
      let began = ContinuousClock.now
      _ = try await browser.get(path)
      times.append(began.duration(to: .now).seconds * 1_000)
    }
    let cpu = (usedCPU() - before) / Double(turns)
    times.sort()
    var line = "\(name): CPU \(cpu.rounded(2)) ms, first after a write \(anew.rounded(2)) ms, "
    line += "wall clock median \(times[turns / 2].rounded(2)) ms, "
    line += "p95 \(times[turns * 95 / 100].rounded(2)) ms, \(bytes) bytes"
    if let limit = kind.limit, let aim = kind.aim {
      line +=
        "; limit \(limit), aim \(aim): \(cpu <= aim ? "within the aim" : cpu <= limit ? "within the limit" : "OVER")"
    }
    say(line)
    return kind.limit.map { cpu <= $0 } ?? true
  }

  // MARK: What to ask for

  /// Two items of one unit: one of the usual length, and one that was reported on each week and has milestones.
  private func items() async throws -> (short: (id: ItemID, facts: Int), long: (id: ItemID, facts: Int)) {
    var query = RowQuery(scope: Scope(.everything, persons: []), day: WebBench.today)
    query.units = ["urban-construction"]
    query.rootsOnly = true
    query.phases = [.working]
    query.limit = 300
    var found: [(id: ItemID, facts: Int, marks: Int)] = []
    for listed in try await office.store.page(query).items {
      let marks = try await office.store.children(of: listed.item).count
      found.append((listed.item, try await office.store.length(of: listed.item), marks))
    }
    guard let short = found.first(where: { $0.marks == 0 && $0.facts > 8 }),
      let long = found.filter({ $0.marks > 0 }).max(by: { $0.facts < $1.facts })
    else { throw Unexpected(description: "no items to show") }
    return ((short.id, short.facts), (long.id, long.facts))
  }

  /// A key some fifty pages into the list.
  private func middle() async throws -> PageKey {
    var query = RowQuery(scope: Scope(.everything, persons: []), day: WebBench.today)
    query.ledgers = ["work-order"]
    query.year = 2023
    query.limit = 5_000
    guard let key = try await office.store.page(query).next else { throw Unexpected(description: "the list is short") }
    return key
  }
}
