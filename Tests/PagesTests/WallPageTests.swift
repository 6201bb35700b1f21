import Bureau
import Calendars
import Foundation
import LedgerKernel
import Reports
import Testing
import Wording

@testable import Pages

@Suite struct WallPageTests {
  private static func board(_ rows: [WallChart.Row]) -> WallBoard {
    let nothing = WallBoard.Attention([], hasMore: false)
    return WallBoard(
      chart: PageTests.chart(rows), grouping: .list, groups: [.init(Words("民生", en: "Livelihood"), rows)],
      red: .init(rows.filter { $0.light == .red }, hasMore: false), starting: nothing, waiting: nothing)
  }

  private static func marked(_ light: Light, reached: Int?) -> WallChart.Row {
    var row = PageTests.row(light)
    row.reached = reached
    row.marks = [("2023-03-10", .reached), ("2023-06-01", .late), ("2023-09-30", .open)].map { day, state in
      WallChart.Mark(title: Words("主体完工", en: "Main structure done"), due: Day(iso: day)!, state: state)
    }
    return row
  }

  private static func page(_ rows: [WallChart.Row], _ language: Language = .simplifiedChinese) -> String {
    PageTests.text(wallPage(board(rows), ListView(.wall, year: 2023), PageTests.frame(language)))
  }

  @Test func `a bar shows the plan, the done part in the colour of the light, and every milestone by its state`() {
    let page = Self.page([Self.marked(.red, reached: 500)])
    #expect(page.contains("class=\"plan\"") && page.contains("class=\"done red\""))
    for state in ["reached", "late", "open"] { #expect(page.contains("<path class=\"\(state)\"")) }
    #expect(page.contains("<title>3/10 主体完工</title>"))
    #expect(!Self.page([Self.marked(.red, reached: 0)]).contains("done red"))
  }

  @Test func `units and people of a row and beside the wall lead to what they answer for`() {
    var row = PageTests.row(.red, person: Words("涂明远", en: "Tu Mingyuan"))
    (row.unitID, row.personID) = ("housing-market", "tu-mingyuan")
    let page = Self.page([row])
    let unit = "<a class=\"name\" href=\"/units/housing-market\">房产科</a>"
    #expect(page.contains("<td class=\"c-who\"><span>\(unit)</span>"))
    #expect(page.contains("<small><a class=\"name\" href=\"/people/tu-mingyuan\">涂明远</a></small>"))
    #expect(page.contains("<p>\(unit) · 逾期4个工作日</p>"))
    // The first link of a row is the item's: a click beside any link opens it.
    let cells = page.components(separatedBy: "<th scope=\"row\"").dropFirst()
    #expect(cells.allSatisfy { $0.components(separatedBy: "<a ").dropFirst().first?.contains("/items/") == true })
    #expect(Self.page([PageTests.row(.red)]).contains("<span>房产科</span>"))
  }

  @Test func `only what has not begun has a tick at its planned start`() {
    #expect(Self.page([PageTests.row(.grey)]).components(separatedBy: "<line class=\"start\"").count == 3)
    #expect(Self.page([PageTests.row(.green)]).components(separatedBy: "<line class=\"start\"").count == 2)
  }

  @Test func `the reason is the last cell, and a late next step says so`() throws {
    let page = Self.page([PageTests.row(.red)])
    let row = try #require(page.range(of: "class=\"c-next\">", options: .backwards))
    let rest = page[row.upperBound...]
    #expect(rest.contains("6/10") && rest.contains("逾期") && rest.contains("外墙"))
    let light = try #require(rest.range(of: "class=\"c-light\">"))
    #expect(rest[light.upperBound...].prefix(while: { $0 != "/" }).contains("lamp red"))
  }

  @Test(arguments: Language.allCases)
  func `nothing is styled in the page, and each row is there once`(language: Language) {
    let page = Self.page(Light.allCases.map { Self.marked($0, reached: 300) }, language)
    #expect(!page.contains("style=") && !page.contains("onclick"))
    #expect(page.components(separatedBy: "scope=\"row\"").count == Light.allCases.count + 1)
  }

  @Test func `a hall sees exceptions first, a page at a time`() {
    let rows = [Light.green, .red, .yellow, .grey, .blue, .green].map { PageTests.row($0) }
    let sorted = WallBoard.urgency.flatMap { light in rows.filter { $0.light == light } }
    let first = Self.board(sorted).screen(1, rows: 4)
    #expect(first.of == 2 && first.board.groups.map(\.name.english) == ["Red", "Yellow", "Not begun", "On course"])
    #expect(Self.board(sorted).screen(9, rows: 4).page == 2)
    #expect(Self.board([]).screen(1, rows: 4).of == 1)
  }

  @Test func `on paper lights are hatched, and the file carries its looks along`() {
    let frame = PageTests.frame(.simplifiedChinese)
    let view = ListView(.wall, year: 2023)
    let sheet = PageTests.text(
      wallPaperPage(Self.board([Self.marked(.red, reached: 400)]), view, .a3, isAlone: false, frame))
    #expect(sheet.contains("<pattern id=\"h-red\"") && sheet.contains("rel=\"stylesheet\""))
    let alone = PageTests.text(
      wallPaperPage(Self.board([Self.marked(.red, reached: 400)]), view, .a0, isAlone: true, frame))
    #expect(alone.contains("<style>") && !alone.contains("rel=\"stylesheet\"") && !alone.contains("<script"))
  }
}
