import Bureau
import Calendars
import Intake
import Wording

/// Units and roles by what people call them.
struct BureauNames {
  private(set) var units: [String: Set<UnitID>] = [:]
  private(set) var roles: [String: Set<RoleCode>] = [:]

  init(_ draft: OrganisationDraft) {
    for unit in draft.units.map(\.value) {
      for name in [unit.name, unit.shortName] {
        units[name.simplifiedChinese, default: []].insert(unit.id)
        units[name.english, default: []].insert(unit.id)
      }
    }
    for case .rename(let unit, let name, let shortName) in draft.reorganisations.map(\.value.change) {
      for name in [name, shortName ?? name] {
        units[name.simplifiedChinese, default: []].insert(unit)
        units[name.english, default: []].insert(unit)
      }
    }
    for role in draft.roles.map(\.value) {
      roles[role.name.simplifiedChinese, default: []].insert(role.code)
      roles[role.name.english, default: []].insert(role.code)
    }
    // An id wins over any name.
    for unit in draft.units.map(\.value) { units[unit.id.raw] = [unit.id] }
    for role in draft.roles.map(\.value) { roles[role.code.raw] = [role.code] }
  }
}

extension PeopleTableReader {
  /// A row as a post and the person's name; nil when any cell is wrong.
  func readRow(_ row: Int, _ names: BureauNames) -> (name: Words, post: Post)? {
    let id = required(.id, row).flatMap { readID($0, row) }
    let name = required(.name, row)
    let latinName = required(.latinName, row)
    let unit = required(.unit, row).flatMap { pick($0, .unit, row, names.units, unknown: "unknown-unit") }
    let role = required(.role, row).flatMap { pick($0, .role, row, names.roles, unknown: "unknown-role") }
    let from = cell(.from, row).map { readDay($0, .from, row) } ?? start
    let to = cell(.to, row).map { readDay($0, .to, row) }
    let standing = readStanding(row)
    guard let id, let name, let latinName, let unit, let role, let from, let standing else { return nil }
    if case .some(.none) = to { return nil }
    let post = Post(id, role, of: unit, standing, from: from, to: to ?? nil)
    return (Words(name, en: latinName), post)
  }

  private func required(_ column: Column, _ row: Int) -> String? {
    if let text = cell(column, row) { return text }
    found.report(
      "missing-cell", at: place(column, row),
      Words("缺少\(column.headings[0])。", en: "‘\(column.headings[0])’ is blank."),
      remedy: Words("请填写这一格；整行无用请删去。", en: "Fill the cell, or delete the row."))
    return nil
  }

  private func readID(_ text: String, _ row: Int) -> PersonID? {
    if let id = PersonID(text) { return id }
    found.report(
      "bad-code", at: place(.id, row), Words("“\(text)”不能作编号。", en: "‘\(text)’ cannot be an id."),
      remedy: Words(
        "请只用小写英文字母、数字和连字符，如 wen-zhiyuan。", en: "Use lower-case letters, digits and inner hyphens, as in wen-zhiyuan."))
    return nil
  }

  private func pick<ID: BureauCode>(
    _ text: String, _ column: Column, _ row: Int, _ names: [String: Set<ID>], unknown: String
  ) -> ID? {
    let what = column.headings[0]
    guard let ids = names[text] else {
      found.report(
        unknown, at: place(column, row), Words("没有\(what)“\(text)”。", en: "‘\(text)’ is not known here (\(what))."),
        remedy: suggestion(for: text, among: names.keys.sorted()))
      return nil
    }
    if ids.count == 1 { return ids.first }
    let list = ids.sorted().map(\.raw).joined(separator: ", ")
    found.report(
      "ambiguous-name", at: place(column, row),
      Words("“\(text)”可指多个：\(list)。", en: "‘\(text)’ may mean several: \(list)."),
      remedy: Words("请改写编号。", en: "Write the id instead."))
    return nil
  }

  private func readStanding(_ row: Int) -> Post.Standing? {
    guard let text = cell(.standing, row) else { return .substantive }
    switch text.lowercased() {
    case "正式", "substantive": return .substantive
    case "代理", "主持工作", "acting": return .acting
    default:
      found.report(
        "unknown-choice", at: place(.standing, row),
        Words("没有任职方式“\(text)”。", en: "‘\(text)’ is no way to hold a post."),
        remedy: Words("请写“正式”“代理”或“主持工作”，或留空。", en: "Write substantive or acting, or leave it blank."))
      return nil
    }
  }

  /// `2023-03-01`, `2023/3/1`, `2023.3.1`, `2023年3月1日`.
  private func readDay(_ text: String, _ column: Column, _ row: Int) -> Day? {
    let body = text.hasSuffix("日") ? text.dropLast() : text[...]
    let parts = body.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
    if parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), let read = Day(year: year, month: month, day: day)
    {
      return read
    }
    found.report(
      "bad-day", at: place(column, row), Words("“\(text)”不是真实存在的日期。", en: "‘\(text)’ is not a day that exists."),
      remedy: Words("请写成 2023-06-15，并补全年月日。", en: "Write it as 2023-06-15, with year, month and day."))
    return nil
  }
}
