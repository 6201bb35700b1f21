internal import Bureau
internal import Calendars
internal import Hummingbird
internal import LedgerKernel
internal import Markup
internal import Pages
internal import Reports
internal import Storage
internal import UseCases
internal import Wording

/// 事项.
struct ItemRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self).screen("items/:id", get: show)
  }

  @Sendable func show(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let id = try site.item(context)
    var asOf: Day?
    if let text = context.asked("as-of") {
      guard let day = Day(iso: text) else { throw PageFault.badRequest }
      asOf = day
    }
    let sheet = try await ViewItem(site.office)(id, for: viewer, asOf: asOf)
    // A text is worked on at its desk; what was done to it stands here.
    let takes = site.office.rulebook.definitions[sheet.definition]?.takes ?? []
    if takes.contains(.texts), asOf == nil, context.asked("record") == nil {
      return site.seeOther(.site("sources", id.description))
    }
    let under = sheet.isPast ? [] : try await ledgersUnder(id, viewer)
    return site.page(itemPage(sheet, under: under, site.frame(context, request)))
  }

  /// Ledgers whose items hang under others and of which the viewer may open one here.
  private func ledgersUnder(_ id: ItemID, _ viewer: PersonID) async throws -> [(name: Words, target: Link)] {
    let office = site.office
    guard let row = try await office.store.row(of: id), !row.phase.isEnd,
      office.rulebook.definitions[row.definition]?.lights.onWall == true
    else { return [] }
    return office.rulebook.ledgers(in: row.year).filter { ledger in
      // What has a weight in another item is part of it.
      !ledger.lights.onWall && ledger.openings.contains { $0.asks.contains { $0.field == .weight } }
        && (try? ViewForm(office)(opening: ledger.code, year: row.year, for: viewer)) != nil
    }.map { ledger in
      let query: [Link.QueryItem] = [
        .init("year", String(row.year)), .init("parent", id.description),
        .init("relation", Registration.Relation.milestone.rawValue),
      ]
      return (ledger.officialName, .site("ledgers", ledger.code.raw, "new", query: query))
    }
  }
}
