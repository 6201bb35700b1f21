internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Storage
internal import TestSupport

extension StoreConformance {
  /// What desks and narrowed lists ask today: several filters at once, in the eyes of somebody or other. Stores lead these to
  /// their rows by keys of their own.
  func deskQueries(_ last: Day, _ items: Set<ItemID>, _ chance: inout Seeded) -> [RowQuery] {
    let scopes = [
      Scope(.everything, persons: []), Scope(.units(["urban-construction"]), persons: ["ning-cangshan"]),
      Scope(.units(["urban-construction", "municipal-maintenance", "gardens"]), persons: ["tang-boyan"]),
      Scope(.units([]), persons: ["mo-xingchi", "tang-boyan"]), Scope(.units([]), persons: []),
    ]
    let stages: [StageCode] = [
      "drafted", "review", "consulting", "awaiting-receipt", "in-hand", "finishing", "closed", "planned", "ruling",
    ]
    return (0..<40).map { _ in
      var query = RowQuery(
        scope: scopes.randomElement(using: &chance) ?? scopes[0],
        day: last.advanced(by: Int.random(in: 0..<60, using: &chance)))
      func one<T>(_ values: [T]) -> T? { Bool.random(using: &chance) ? values.randomElement(using: &chance) : nil }
      query.order = RowQuery.Order.allCases.randomElement(using: &chance) ?? .due
      query.limit = Int.random(in: 1...9, using: &chance)
      query.rootsOnly = Bool.random(using: &chance)
      if Bool.random(using: &chance) { query.stages = Set(stages.shuffled(using: &chance).prefix(4)) }
      switch Int.random(in: 0..<8, using: &chance) {
      case 0: query.units = ["urban-construction"]
      case 1: query.units = ["gardens", "housing-market"]
      case 2: query.person = one(["ning-cangshan", "tang-boyan", "mo-xingchi", "lei-zhenting"])
      case 3: query.leader = "tang-boyan"
      case 4: (query.vagueOnly, query.units) = (true, one([["urban-construction"]]) ?? [])
      case 5:
        query.waits = Set(RowQuery.Wait.allCases.shuffled(using: &chance).prefix(Int.random(in: 1...3, using: &chance)))
      case 6: query.items = items
      default: query.words = one(["管网", "标段", "竣工验收"]) ?? ""
      }
      switch Int.random(in: 0..<6, using: &chance) {
      case 0: query.light = Light.allCases.randomElement(using: &chance)
      case 1: query.phases = [.awaiting, .working, .checking]
      case 2: (query.phases, query.due) = ([.draft, .working], last.advanced(by: -30)...last.advanced(by: 60))
      case 3: (query.phases, query.starting) = ([.awaiting, .working], last.advanced(by: -90)...last.advanced(by: 30))
      case 4: (query.light, query.due) = (.red, last.advanced(by: -200)...last)
      default: query.relation = one([.milestone, .copy])
      }
      return query
    }
  }
}
