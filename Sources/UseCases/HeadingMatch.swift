internal import LedgerKernel
internal import Reports
internal import Wording

/// 表头对应 — which heading of a table means which field.
///
/// A field's own name in either language, or its code, goes before what else bureaus call it; each field is taken once,
/// by the first heading that fits best.
struct HeadingMatch {
  private var exact: [String: FieldCode] = [:]
  private var loose: [String: FieldCode] = [:]

  init(_ fields: [ImportSheet.Field]) {
    for field in fields {
      for name in [field.name.simplifiedChinese, field.name.english, field.code.raw] {
        let key = Self.key(name)
        if exact[key] == nil { exact[key] = field.code }
      }
      for name in Self.synonyms[field.code] ?? [] {
        let key = Self.key(name)
        if loose[key] == nil { loose[key] = field.code }
      }
    }
  }

  /// - Returns: One per heading; nil for those that are left out.
  func fields(of headings: [String]) -> [FieldCode?] {
    var found = [FieldCode?](repeating: nil, count: headings.count)
    var taken: Set<FieldCode> = []
    // With what stands in brackets, 「完成时限（年月日）」, and then without.
    for names in [exact, loose] {
      for shortens in [false, true] {
        for (index, heading) in headings.enumerated() where found[index] == nil {
          let key = Self.key(shortens ? Self.withoutBrackets(heading) : heading)
          guard let field = names[key], taken.insert(field).inserted else { continue }
          found[index] = field
        }
      }
    }
    return found
  }

  /// How many headings of a row are understood.
  func count(_ headings: [String]) -> Int { fields(of: headings).count { $0 != nil } }

  private static func key(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars
    where !scalar.properties.isWhitespace && !"：:*＊_-—·、.。'\"".unicodeScalars.contains(scalar) {
      scalars.append(scalar)
    }
    return String(scalars)
  }

  private static func withoutBrackets(_ text: String) -> String {
    guard let open = text.firstIndex(where: { "（([【〔".contains($0) }) else { return text }
    return String(text[..<open])
  }

  /// What else the columns of common fields are called. Among the ledger's own names these come last.
  private static let synonyms: [FieldCode: [String]] = [
    .title: [
      "事项名称", "任务", "任务名称", "工作任务", "工作事项", "工作内容", "任务内容", "重点任务", "重点工作", "工作名称", "项目名称", "标题", "名称",
      "title", "task", "item", "subject", "name",
    ],
    .titleInEnglish: ["英文标题", "英文题目", "English title"],
    .sources: ["任务来源", "工作来源", "来源文件", "依据", "文件依据", "source"],
    .level: ["来源级别", "任务层级"],
    .rigid: ["刚性", "是否刚性", "刚性指标", "rigid"],
    .lists: ["所属清单", "清单类别", "清单名称", "列入清单", "list"],
    .lead: [
      "责任单位", "承办单位", "牵头部门", "责任部门", "主办单位", "牵头科室", "责任科室", "承办科室", "主责单位", "落实单位", "responsible unit",
      "lead", "unit",
    ],
    .supports: ["配合部门", "配合科室", "协办单位", "协同单位", "参与单位", "supports", "supporting unit"],
    .addressees: ["发送单位", "主送单位", "发至单位"],
    .leader: ["责任领导", "牵头领导", "分管局领导", "局领导", "包抓领导", "leader"],
    .person: ["负责人", "责任人员", "具体责任人", "承办人", "经办人", "person", "responsible"],
    .start: ["开始时间", "开始日期", "启动日期", "起始时间", "起始日期", "start date"],
    .due: [
      "办结时限", "截止日期", "截止时间", "完成时间", "完成日期", "完成期限", "办理时限", "办结日期", "办结时间", "时限", "时间要求", "时限要求",
      "deadline", "due date", "due by",
    ],
    .dueText: ["时限原文", "原时限"],
    .standard: ["验收标准", "工作标准", "标准", "完成要求", "工作要求", "目标要求", "工作目标", "目标任务", "预期成果", "standard"],
    .quantity: ["数量", "目标数量", "目标值", "任务量", "quantity", "target"],
    .quantityUnit: ["量纲", "数量单位", "unit of quantity"],
    .weight: ["权重占比", "所占权重"],
  ]
}
