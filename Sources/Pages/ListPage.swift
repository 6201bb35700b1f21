public import Calendars
public import LedgerKernel
public import Markup
public import Reports
public import Wording

/// What a reader asked a list for, and what may be asked.
public struct ListView: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case wall
    case vague
    /// Code and name of the ledger; whether the reader may open an item of it.
    case ledger(String, Words, opens: Bool)
  }
  public struct Choice: Hashable, Sendable {
    public let code: String
    public let name: Words
    public init(_ code: String, _ name: Words) {
      self.code = code
      self.name = name
    }
  }

  public let kind: Kind
  public var ledger = ""
  public var list = ""
  public var unit = ""
  /// Asked of ledgers alone, as are the person and the stage.
  public var leader = ""
  public var person = ""
  public var stage = ""
  public var light: Light?
  public var words = ""
  public var order = ""
  public var asOf: Day?
  public var year: Int
  /// How the wall is grouped; empty for its usual way.
  public var grouping = ""
  /// What the wall is narrowed to: `starting`, `waiting`; empty for all.
  public var focus = ""
  /// Whether this is not the first page.
  public var isLater = false
  /// Acts that the reader may do for several items at once.
  public var together: [Choice] = []
  public var ledgers: [Choice] = []
  public var lists: [Choice] = []
  public var units: [Choice] = []
  public var leaders: [Choice] = []
  public var people: [Choice] = []
  public var stages: [Choice] = []
  public var years: [Int] = []

  public init(_ kind: Kind, year: Int) {
    self.kind = kind
    self.year = year
  }

  /// Whether anything but the light, which has its own links, was asked for.
  var isFiltered: Bool {
    !(ledger + unit + leader + person + stage + words).isEmpty || asOf != nil || kind != .wall && !list.isEmpty
  }

  var path: [String] {
    switch kind {
    case .wall: ["wall"]
    case .vague: ["vague"]
    case .ledger(let code, _, _): ["ledgers", code]
    }
  }

  /// The same list with one thing changed; pages begin anew.
  func link(_ change: (inout ListView) -> Void) -> Link {
    var view = self
    change(&view)
    return view.link(light: view.light, asOf: view.asOf)
  }

  /// The same rows on another page, with one thing more asked of it.
  public func link(_ path: String..., adding added: [(name: String, value: String)] = []) -> Link {
    let extra = added.filter { !$0.value.isEmpty }.map { Link.QueryItem($0.name, $0.value) }
    return .site(segments: path, query: query(light: light, after: nil, asOf: asOf) + extra)
  }

  func link(light: Light?, after: String? = nil, asOf: Day? = nil) -> Link {
    .site(segments: path, query: query(light: light, after: after, asOf: asOf))
  }

  private func query(light: Light?, after: String?, asOf: Day?) -> [Link.QueryItem] {
    var query: [Link.QueryItem] = []
    func add(_ name: String, _ value: String) { if !value.isEmpty { query.append(.init(name, value)) } }
    add("ledger", ledger)
    add("list", list)
    add("unit", unit)
    add("leader", leader)
    add("person", person)
    add("stage", stage)
    add("light", light?.rawValue ?? "")
    add("words", words)
    add("order", order)
    add("year", String(year))
    add("as-of", asOf?.description ?? "")
    add("after", after ?? "")
    add("group", grouping)
    add("focus", focus)
    return query
  }
}

/// 台账 — counts by light, then a row per item with its light and why.
public func listPage(_ chart: WallChart, _ view: ListView, _ frame: PageFrame) -> [UInt8] {
  let name: Words
  let place: PageFrame.Place
  switch view.kind {
  case .wall: (name, place) = (PageWord.wall.words, .wall)
  case .vague: (name, place) = (PageWord.vague.words, .vague)
  case .ledger(let code, let words, _): (name, place) = (words, .ledger(code))
  }
  let frame = frame.at(place)
  // Where there is nothing, and nothing with a light, there is nothing to count.
  let isBare = view.kind == .vague || view.light == nil && chart.counts.allSatisfy { $0.count == 0 }
  return frame.page(name[frame.language]) {
    pastBanner(chart, view, frame)
    frame.heading(HTML("\(name[frame.language]) \(String(chart.year))")) {
      if case .ledger(let code, _, let opens) = view.kind {
        let acts = !chart.isPast
        if opens, acts {
          a(.class("btn pri"), .href(.site("ledgers", code, "new", query: [.init("year", String(view.year))]))) {
            frame(.newItem)
          }
        }
        for act in acts ? view.together : [] {
          a(
            .class("btn"),
            .href(.site("ledgers", code, "together", act.code, query: [.init("year", String(view.year))]))
          ) { frame(.together(act.name[frame.language])) }
        }
        if opens, acts {
          a(.class("btn"), .href(.site("ledgers", code, "import", query: [.init("year", String(view.year))]))) {
            frame(ImportWord.importTable)
          }
        }
        a(.class("btn"), .href(view.link("ledgers", code, "csv"))) { frame(.exportTable) }
        a(.class("btn"), .href(.site("ledgers", code, "definition", query: [.init("year", String(view.year))]))) {
          frame(.definition)
        }
      }
    }
    if view.kind == .vague {
      p(.class("soft")) {
        frame(.vagueHint)
        " "
        a(.href(.site("desk", query: [.init("only", Desk.Kind.settle.rawValue)]))) { frame(.settleHere) }
      }
    }
    if !isBare { lightCounts(chart, view, frame) }
    listFilters(view, frame)
    if isBare, view.kind != .vague, !view.isFiltered {
      frame.emptyState(frame(.noneYet), frame(.noneYetHint))
    } else {
      rows(chart, view, frame)
    }
    pager(chart, view, frame)
  }
}

func pastBanner(_ chart: WallChart, _ view: ListView, _ frame: PageFrame) -> HTML {
  guard chart.isPast else { return HTML() }
  return div(.class("past"), .role("status")) {
    strong { frame(.pastBanner) }
    " "
    frame(.past(chart.day.description))
    " "
    a(.href(view.link(light: view.light))) { frame(.backToToday) }
  }
}

func lightCounts(_ chart: WallChart, _ view: ListView, _ frame: PageFrame) -> HTML {
  ul(.class("counts")) {
    for count in chart.counts {
      li {
        a(
          .class("k \(count.light.rawValue)"), .href(view.link(light: count.light, asOf: view.asOf)),
          view.light == count.light ? .aria("current", "true") : .absent
        ) {
          span(.class("shape"), .aria("hidden", "true")) { count.light.shape }
          strong { String(count.count) }
          span { count.light.officialName[frame.language] }
        }
      }
    }
    if view.light != nil {
      li { a(.class("k all"), .href(view.link(light: nil, asOf: view.asOf))) { frame(.all) } }
    }
  }
}

func listFilters(_ view: ListView, _ frame: PageFrame) -> HTML {
  func choice(_ word: PageWord, _ name: String, _ choices: [ListView.Choice], _ chosen: String) -> HTML {
    frame.field(word, for: "f-\(name)") {
      select(.id("f-\(name)"), .name(name)) {
        option(.value("")) { frame(.all) }
        for choice in choices {
          option(.value(choice.code), .selected(when: choice.code == chosen)) { choice.name[frame.language] }
        }
      }
    }
  }
  let orders: [ListView.Choice] = [
    .init("urgency", PageWord.byUrgency.words), .init("due", PageWord.byDue.words),
    .init("number", PageWord.byNumber.words), .init("newest", PageWord.byNewest.words),
  ]
  let lights = Light.allCases.map { ListView.Choice($0.rawValue, $0.officialName) }
  let fields = form(.method(.get), .action(.site(segments: view.path)), .class("filters"), .role("search")) {
    if !view.ledgers.isEmpty { choice(.ledger, "ledger", view.ledgers, view.ledger) }
    if !view.grouping.isEmpty { input(.type("hidden"), .name("group"), .value(view.grouping)) }
    if !view.focus.isEmpty { input(.type("hidden"), .name("focus"), .value(view.focus)) }
    if view.kind == .wall, !view.list.isEmpty { input(.type("hidden"), .name("list"), .value(view.list)) }
    if view.kind != .wall, !view.lists.isEmpty { choice(.list, "list", view.lists, view.list) }
    choice(.unit, "unit", view.units, view.unit)
    if !view.leaders.isEmpty { choice(.leader, "leader", view.leaders, view.leader) }
    if !view.people.isEmpty { choice(.person, "person", view.people, view.person) }
    if !view.stages.isEmpty { choice(.stage, "stage", view.stages, view.stage) }
    choice(.light, "light", lights, view.light?.rawValue ?? "")
    frame.field(.words, for: "f-words") {
      input(.id("f-words"), .type("search"), .name("words"), .value(view.words), .maxlength(60))
    }
    frame.field(.year, for: "f-year") {
      select(.id("f-year"), .name("year")) {
        for year in view.years { option(.value(String(year)), .selected(when: year == view.year)) { String(year) } }
      }
    }
    frame.field(.order, for: "f-order") {
      select(.id("f-order"), .name("order")) {
        for order in orders {
          option(.value(order.code), .selected(when: order.code == view.order)) { order.name[frame.language] }
        }
      }
    }
    frame.field(.asOf, for: "f-asof") {
      input(.id("f-asof"), .type("date"), .name("as-of"), .value(view.asOf?.description ?? ""))
    }
    div(.class("fld go")) {
      button(.class("btn"), .type("submit")) { frame(.apply) }
      a(.class("soft"), .href(.site(segments: view.path))) { frame(.clearFilters) }
    }
  }
  // Folded away on a phone, where the rows should be in sight; wide screens show it in any case.
  return details(.class("fold"), .open(when: view.isFiltered)) {
    summary { frame(.filter) }
    fields
  }
}

/// The heading of a column by whose values rows can be sorted: a link, unless they are.
private func sortable(
  _ word: PageWord, by order: String, _ column: String, _ view: ListView, _ frame: PageFrame
) -> HTML {
  let isOn = view.order == order
  return th(.scope("col"), .class(column), isOn ? .aria("sort", "ascending") : .absent) {
    a(.class("sort"), .href(view.link { $0.order = order })) {
      frame(word)
      span(.aria("hidden", "true")) { isOn ? " ▲" : " ↕" }
    }
  }
}

private func rows(_ chart: WallChart, _ view: ListView, _ frame: PageFrame) -> HTML {
  guard !chart.rows.isEmpty else { return frame.emptyState(frame(.noRows), frame(.noRowsHint)) }
  let bar = YearBar(year: chart.year, today: chart.day)
  let query: [Link.QueryItem] = chart.isPast ? [.init("as-of", chart.day.description)] : []
  return table(.class("rows")) {
    caption(.class("hid")) { frame(.items) }
    thead {
      tr {
        sortable(.lightAndReason, by: "urgency", "c-light", view, frame)
        sortable(.numberAndMatter, by: "number", "c-matter", view, frame)
        th(.scope("col"), .class("c-who")) { frame(.who) }
        th(.scope("col"), .class("c-year")) {
          span(.class("hid")) { frame(.plan) }
          bar.months(frame.language)
        }
        sortable(.due, by: "due", "c-due", view, frame)
        th(.scope("col"), .class("c-stage")) { frame(.stage) }
      }
    }
    tbody { for row in chart.rows { rowCells(row, bar, query, frame) } }
  }
}

private func rowCells(_ row: WallChart.Row, _ bar: YearBar, _ query: [Link.QueryItem], _ frame: PageFrame) -> HTML {
  tr {
    td(.class("c-light")) { frame.lamp(row.light, row.reason) }
    th(.scope("row"), .class("c-matter")) {
      a(.href(.site("items", row.item.description, query: query))) { frame.titled(row.title) }
      span(.class("meta")) {
        if !row.number.isEmpty { span(.class("no")) { row.number } }
        if row.isRigid { span(.class("tag rigid")) { frame(.rigid) } }
        for list in row.lists { span(.class("tag")) { list[frame.language] } }
      }
    }
    td(.class("c-who")) {
      if let unit = row.unit { span { frame.unit(unit, row.unitID) } }
      if let person = row.person { small { frame.person(person, row.personID) } }
      if row.unit == nil, row.person == nil { span(.class("soft")) { frame(.none) } }
    }
    td(.class("c-year")) {
      bar.drawing(row, frame)
      if let next = row.milestone {
        small {
          frame(.next(next.title[frame.language], due: shortDay(next.due)))
          if next.due < bar.today { span(.class("late")) { frame(WallWord.late) } }
        }
      }
    }
    td(.class("c-due")) { frame.dueCell(row.due, row.dueText) }
    td(.class("c-stage")) { row.stage[frame.language] }
  }
}

func pager(_ chart: WallChart, _ view: ListView, _ frame: PageFrame) -> HTML {
  guard view.isLater || chart.next != nil else { return HTML() }
  return div(.class("pager")) {
    if view.isLater { a(.class("btn"), .href(view.link(light: view.light, asOf: view.asOf))) { frame(.toStart) } }
    if let next = chart.next {
      a(.class("btn"), .rel("next"), .href(view.link(light: view.light, after: next, asOf: view.asOf))) { frame(.next) }
    }
  }
}
