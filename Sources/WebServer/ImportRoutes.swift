internal import Bureau
internal import HTTPTypes
internal import Hummingbird
internal import Intake
internal import LedgerKernel
internal import Markup
internal import Pages
internal import Reports
internal import Storage
internal import UseCases
internal import Wording

/// 导入表格 — a table goes in, its columns are matched, its rows are looked at, those that are ticked become drafts.
///
/// One address for all steps; the table travels with the form, and nothing is kept on the server before the last step.
struct ImportRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self).screen("ledgers/:code/import", get: show, post: step)
  }

  /// What one request is about.
  private struct Place {
    let definition: LedgerDefinition
    let year: Int
    let importing: ImportTable
    let frame: PageFrame

    func state(_ text: String, _ problems: [Finding] = []) -> ImportState {
      ImportState(
        ledger: definition.code.raw, name: definition.officialName, year: year, text: text, problems: problems,
        mostRows: ImportTable.mostRows)
    }
  }

  @Sendable func show(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    return try refusingStrangers(request, context) {
      let place = try place(viewer, request, context)
      return site.page(importTextPage(place.state(""), place.frame))
    }
  }

  @Sendable func step(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let body = try await site.form(request, context, files: .read)
    guard let viewer = context.viewer else { throw PageFault.formExpired }
    let place: Place
    do throws(Refusal) {
      place = try self.place(viewer, request, context)
    } catch {
      return try refusingStrangers(request, context) { throw error }
    }
    guard let op = body["op"] else { throw PageFault.badRequest }
    var text = body["text"] ?? ""
    // Nothing is answered with what was not read to the end.
    func again(_ problems: [Finding]) -> Response {
      site.page(importTextPage(place.state(text, problems), place.frame), .unprocessableContent)
    }
    if let upload = body.uploads.first, upload.size > 0 {
      guard upload.bytes.count <= 2 * ImportTable.mostBytes else { return again([ImportTable.tooLarge]) }
      do throws(Findings) {
        text = try decodeText(upload.bytes, named: upload.name).text
      } catch {
        return again(error.all)
      }
      if text.utf8.count > ImportTable.mostBytes {
        text = body["text"] ?? ""
        return again([ImportTable.tooLarge])
      }
    }
    let isUploaded = text != body["text"] ?? ""
    if op == "text" { return site.page(importTextPage(place.state(text), place.frame)) }
    let sheet: ImportTable.Sheet
    do throws(Findings) {
      sheet = try place.importing.read(text)
    } catch {
      // A file that is no table does not take the place of one that was pasted.
      if isUploaded, let pasted = body["text"], !pasted.isBlank { text = pasted }
      return again(error.all)
    }
    let given = try given(body, place)
    switch op {
    case "columns": return columns(sheet, given.isEmpty ? nil : given, text, [], .ok, place)
    case "preview": return try await rows(sheet, given, text, nil, site.office.newCommand().raw, .ok, place)
    case "import": return try await write(sheet, given, text, body, place)
    default: throw PageFault.badRequest
    }
  }

  /// What each column stands for, as the form says.
  ///
  /// - Returns: Empty when the form does not say.
  private func given(_ body: FormBody, _ place: Place) throws(PageFault) -> [String] {
    var given: [String] = []
    var values: [String: String] = [:]
    for (name, value) in body.fields where name.hasPrefix("column.") { values[name] = value }
    while let code = values["column.\(given.count)"] {
      guard code.isEmpty || place.importing.isField(code) else { throw .badRequest }
      given.append(code)
    }
    guard given.count == values.count else { throw .badRequest }
    return given
  }

  private func columns(
    _ sheet: ImportTable.Sheet, _ given: [String]?, _ text: String, _ problems: [Finding],
    _ status: HTTPResponse.Status, _ place: Place
  ) -> Response {
    let matched = place.importing.columns(of: sheet, given: given)
    let bytes = importColumnsPage(matched, rows: sheet.rowCount, place.state(text, problems), place.frame)
    return site.page(bytes, status)
  }

  private func rows(
    _ sheet: ImportTable.Sheet, _ given: [String], _ text: String, _ chosen: Set<Int>?, _ command: String,
    _ status: HTTPResponse.Status, problems: [Finding] = [], _ place: Place
  ) async throws -> Response {
    let preview: ImportSheet
    do {
      preview = try await place.importing.preview(sheet, given: given)
    } catch let findings as Findings {
      return columns(sheet, given, text, findings.all, .unprocessableContent, place)
    }
    let isEmpty = chosen?.isEmpty ?? false
    let state = place.state(text, problems)
    return site.page(
      importRowsPage(preview, chosen: chosen, command: command, isEmpty: isEmpty, state, place.frame), status)
  }

  private func write(
    _ sheet: ImportTable.Sheet, _ given: [String], _ text: String, _ body: FormBody, _ place: Place
  ) async throws -> Response {
    guard let command = body["command"].flatMap({ CommandID(fromPerson: $0) }) else { throw PageFault.badRequest }
    var chosen: Set<Int> = []
    for one in body.all("chosen") {
      guard let number = Int(one), sheet.holds(number) else { throw PageFault.badRequest }
      chosen.insert(number)
    }
    func again(_ problems: [Finding]) async throws -> Response {
      try await rows(sheet, given, text, chosen, command.raw, .unprocessableContent, problems: problems, place)
    }
    guard !chosen.isEmpty else { return try await again([]) }
    do {
      let receipt = try await place.importing(chosen, of: sheet, given: given, command)
      if receipt.lines.count == 1 { return site.seeOther(.site("items", receipt.lines[0].item.description)) }
      return site.seeOther(
        .site(
          "ledgers", place.definition.code.raw, query: [.init("order", "newest"), .init("year", String(place.year))]))
    } catch let findings as Findings {
      return try await again(findings.all)
    }
  }

  private func place(_ viewer: PersonID, _ request: WebRequest, _ context: WebContext) throws(Refusal) -> Place {
    let definition = try site.definition(context)
    let year = site.year(context)
    return Place(
      definition: definition, year: year,
      importing: try ImportTable(site.office, into: definition.code, year: year, by: viewer),
      frame: site.frame(context, request))
  }

  /// Whoever may not open items here may not see the page, and is told whose it is.
  private func refusingStrangers(
    _ request: WebRequest, _ context: WebContext, _ answer: () throws -> Response
  ) throws -> Response {
    do {
      return try answer()
    } catch let refusal as Refusal {
      guard case .notEntitled = refusal else { throw refusal }
      let words = refusal.wording(in: context.language)
      return site.message(.forbidden, words, .forbidden, request, context)
    }
  }
}
