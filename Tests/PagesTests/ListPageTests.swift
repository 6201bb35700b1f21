import Foundation
import LedgerKernel
import Reports
import Testing
import Wording

@testable import Pages

@Suite struct ListPageTests {
  private static func view() -> ListView {
    var view = ListView(.ledger("work-order", Words("交办单", en: "Work orders"), opens: false), year: 2023)
    (view.order, view.leader, view.person, view.stage) = ("due", "lu-zhiyuan", "tu-mingyuan", "in-hand")
    view.leaders = [.init("lu-zhiyuan", Words("鲁知远", en: "Lu Zhiyuan"))]
    view.people = [.init("tu-mingyuan", Words("涂明远", en: "Tu Mingyuan"))]
    view.stages = [.init("in-hand", Words("在办", en: "In hand"))]
    view.light = .red
    return view
  }

  private static func page(_ view: ListView) -> String {
    PageTests.text(listPage(PageTests.chart([PageTests.row(.red)]), view, PageTests.frame(.english)))
  }

  @Test func `headings sort by urgency, number and due day, and keep every other choice`() throws {
    let page = Self.page(Self.view())
    let heads = try #require(page.components(separatedBy: "<thead>").last?.components(separatedBy: "</thead>").first)
    for order in ["urgency", "number", "due"] {
      let rest = "order=\(order)&amp;year=2023"
      #expect(
        heads.contains(
          "/ledgers/work-order?leader=lu-zhiyuan&amp;person=tu-mingyuan&amp;stage=in-hand&amp;light=red&amp;\(rest)"),
        "\(order)")
    }
    #expect(heads.components(separatedBy: "aria-sort").count == 2)
    #expect(heads.contains("c-due\" aria-sort=\"ascending\""))
  }

  @Test func `what comes newest first is sorted by no heading`() {
    var view = Self.view()
    view.order = "newest"
    #expect(!Self.page(view).contains("aria-sort"))
  }

  @Test func `the leader, the person and the stage are chosen in the form and go along with the export`() {
    let page = Self.page(Self.view())
    for code in ["lu-zhiyuan", "tu-mingyuan", "in-hand"] {
      #expect(page.contains("<option value=\"\(code)\" selected>"))
    }
    #expect(page.contains("/csv?leader=lu-zhiyuan&amp;person=tu-mingyuan&amp;stage=in-hand"))
  }

  @Test func `the wall's form stays as short as it was`() {
    var view = ListView(.wall, year: 2023)
    view.units = [.init("housing", Words("房产科", en: "Housing"))]
    let page = Self.page(view)
    for name in ["leader", "person", "stage"] { #expect(!page.contains("name=\"\(name)\"")) }
  }
}
