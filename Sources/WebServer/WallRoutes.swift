internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Pages
internal import Reports
internal import UseCases

/// 挂图 — on the screen of a desk, in a hall, on paper; and what is still without a day.
struct WallRoutes {
  let site: Site

  /// Rows of one page in a hall.
  private static let screenRows = 7
  /// How long such a page stays, in seconds.
  private static let screenStay = 20
  /// Rows on paper at most.
  private static let paperRows = 500

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("/", get: wall)
      .screen("wall", get: wall)
      .screen("wall/screen", get: screen)
      .screen("wall/print", get: paper)
      .screen("wall/file", get: file)
      .screen("vague", get: vague)
  }

  @Sendable func wall(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let (board, view) = try await board(context, rows: ViewBoard.pageSize)
    return site.page(wallPage(board, view, site.frame(context, request)))
  }

  @Sendable func screen(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let (whole, view) = try await board(context, rows: ViewBoard.pageSize)
    let (board, page, pages) = whole.screen(context.asked("page").flatMap { Int($0) } ?? 1, rows: Self.screenRows)
    var response = site.page(
      wallScreenPage(board, view, number: (page: page, of: pages), site.frame(context, request)))
    let next = view.link("wall", "screen", adding: [("page", String(page % pages + 1))])
    response.headers[HTTPField.Name("Refresh")!] = "\(Self.screenStay); url=\(next.target)"
    return response
  }

  @Sendable func paper(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let (board, view) = try await board(context, rows: Self.paperRows)
    return site.page(
      wallPaperPage(board, view, try paper(of: context), isAlone: false, site.frame(context, request)))
  }

  @Sendable func file(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let (board, view) = try await board(context, rows: Self.paperRows)
    var response = site.page(
      wallPaperPage(board, view, try paper(of: context), isAlone: true, site.frame(context, request)))
    response.headers[.contentDisposition] = "attachment; filename=\"wall-\(board.chart.day).html\""
    return response
  }

  @Sendable func vague(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let (asked, view) = try site.list(.vague, context)
    let chart = try await ViewWall(site.office)(asked, for: viewer)
    return site.page(listPage(chart, view, site.frame(context, request)))
  }

  private func board(_ context: WebContext, rows: Int) async throws -> (WallBoard, ListView) {
    let viewer = try site.viewer(context)
    var (asked, view) = try site.list(.wall, context)
    asked.limit = rows
    let grouping = WallBoard.Grouping(rawValue: view.grouping) ?? .list
    return (try await ViewBoard(site.office)(asked, by: grouping, for: viewer), view)
  }

  private func paper(of context: WebContext) throws(PageFault) -> Paper {
    guard let name = context.asked("paper") else { return .a3 }
    guard let paper = Paper(rawValue: name) else { throw .badRequest }
    return paper
  }
}
