/// Turns a stretch of clauses into a proposal with its reasons.
struct ProposalBuilder {
  let outline: Outline
  let clauses: [Clause]
  let range: Range<Int>
  let lead: Range<Int>?
  let sectionIndex: Int

  private var text: [Unicode.Scalar] { outline.text }
  private var section: TextSection { outline.sections[sectionIndex] }
  private static let longestTitle = 40

  func build(number: Int) -> ProposedAssignment {
    let documents = clauses.flatMap(\.documents).filter {
      range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound
    }.map(
      text.text)
    let redLines = clauses.flatMap(\.redLines).filter {
      range.contains($0.lowerBound) && $0.upperBound <= range.upperBound
    }.map(text.text)
    let deadlines = clauses.compactMap(\.deadline)
    let deadline = deadlines.first { $0.kind == .dated } ?? deadlines.first
    let cadence = clauses.compactMap(\.cadence).first
    let lists = ListHints.lists(of: range, under: headings, in: text)
    var because: [Reason] = []
    for clause in clauses {
      if let demand = clause.demand { because.append(.demand(text.text(demand))) }
      if let deed = clause.deed { because.append(.action(text.text(deed))) }
      if let measure = clause.measure { because.append(.measure(text.text(measure))) }
    }
    if let deadline { because.append(.deadline(deadline.text)) }
    if let cadence { because.append(.cadence(text.text(cadence.1))) }
    because += documents.map(Reason.document)
    because += redLines.map(Reason.redLine)
    if let lead { because.append(.lead(text.text(lead))) }
    because += lists.map { Reason.list($0.code, word: $0.word) }
    let id = String(number)
    return ProposedAssignment(
      id: "P" + String(repeating: "0", count: max(0, 3 - id.count)) + id, kind: .assignment, section: section.path,
      span: SourceSpan(start: range.lowerBound, end: range.upperBound), quote: text.text(range), title: title,
      lists: lists.map(\.code), deadline: deadline, cadence: cadence?.0,
      lead: lead.map { SourceSpan(start: $0.lowerBound, end: $0.upperBound) }, documents: documents,
      redLines: redLines, because: because)
  }

  /// Those of its section and of the sections around it, the nearest first.
  private var headings: [Range<Int>] {
    var paths = Set(section.path.indices.map { Array(section.path[...$0]) })
    var headings: [Range<Int>] = []
    for other in outline.sections[...sectionIndex].reversed() where paths.remove(other.path) != nil {
      if let heading = other.heading { headings.append(heading.range) }
      if paths.isEmpty { break }
    }
    return headings
  }

  private var title: String {
    let main = clauses.max { $0.weight < $1.weight } ?? clauses[0]
    let start = max(range.lowerBound, main.core)
    let end = min(range.upperBound, main.range.upperBound)
    guard start < end else { return text.text(range.prefix(Self.longestTitle)) }
    return text.text((start..<end).prefix(Self.longestTitle))
  }
}

/// Which lists a stretch of text may stand on, by its own words and by its heading's.
enum ListHints {
  /// In the order of a bureau's usual lists; a bureau corrects them when it issues.
  private static let hints: [(code: String, phrases: Phrases)] = [
    ("innovation", Phrases("创新 亮点 试点 示范 首创 品牌 争创 可复制 打造 数字化 智慧 智能 新模式")),
    ("key", Phrases("重点 首要任务 最重要 刚性 硬性 目标 中心工作 督办 倒排 落实 专项规划")),
    ("routine", Phrases("常规 日常 台账 明细账 信息报送 政务公开 信访 常态化 要点")),
    ("project", Phrases("项目 工程 开工 竣工 投产 投资 管网 道路 桥梁 建成 改造 新建 建设 整治 修复 资金")),
    (
      "livelihood",
      Phrases("民生 群众 小区 社区 供热 供水 供气 燃气 住房 交付 不动产 老旧 保障 养老 就业 医疗 学校 中小学 医院 村庄 补贴 农村 公园 街巷")
    ),
    ("business-environment", Phrases("营商环境 审批 证照 一件事 报装 办事")),
    ("industry", Phrases("建筑业 房地产业 经济运行 行业发展 产业 指标 市场")),
    ("reform", Phrases("改革 立法 条例 办法》 办法 规章 机制 制度 规划 规定")),
    ("safety", Phrases("安全 隐患 应急 防汛 风险 消防 督察 危险化学品 债务 防洪")),
    ("party", Phrases("党建 党支部 支部 党组织 党委 党员 基层组织 机关党")),
    ("study", Phrases("学习 读书班 中心组 第一议题 研讨 大学习 会议精神")),
    ("integrity", Phrases("廉政 廉洁 纪委 执纪 监督 腐败 巡察 追责 问责 责任追究 述廉 检查考核 表彰奖励 通报批评")),
    ("cadre", Phrases("干部 作风 轮岗 选拔 队伍 奖惩 人才 培训")),
    ("publicity", Phrases("宣传 报道 舆论 信息报送 展示 亮点经验")),
  ]

  static func lists(of range: Range<Int>, under headings: [Range<Int>], in text: [Unicode.Scalar]) -> [(
    code: String, word: String
  )] {
    let own = hints.compactMap { hint in hint.phrases.first(in: text, range).map { (hint.code, text.text($0)) } }
    let inherited = hints.compactMap { hint in
      headings.lazy.compactMap { hint.phrases.first(in: text, $0) }.first.map { (hint.code, text.text($0)) }
    }
    return own + inherited.filter { pair in !own.contains { $0.0 == pair.0 } }
  }
}
