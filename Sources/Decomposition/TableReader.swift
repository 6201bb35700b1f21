/// A row of a table that gives something to do, or owns up to something; everything as ranges of tokens.
struct TableRow: Sendable {
  var task: Range<Int>?
  var problem: Range<Int>?
  var lead: Range<Int>?
  var responsible: Range<Int>?
  var support: Range<Int>?
  /// 目标值: how much, or how often, where the task itself does not say.
  var target: Range<Int>?
  var deadline: Range<Int>?
  var cadence: Range<Int>?
}

/// Reads tables whose cells are set off by tabs or strokes: a line of column titles, then a line for each row, with
/// lines in between that name the rows below them.
struct TableReader {
  let source: SourceText
  let tokens: [Token]
  private var text: [Unicode.Scalar] { source.folded }

  /// What a line of the text is to a table.
  enum Line: Sendable {
    case head
    case row(TableRow)
    /// 合计, and rows without a task.
    case passed
  }

  private enum Column { case task, target, problem, lead, responsible, support, deadline, cadence, other }

  /// Titles of columns, in the order they are looked for; 整改措施 goes before 问题.
  private static let titles: [(column: Column, words: Phrases)] = [
    (.other, Phrases("责任领导 责任人 负责人 联系人 分管 备注 序号 来源 完成情况 进展")),
    (.lead, Phrases("牵头 主办 主责")),
    (.support, Phrases("配合 协办 协同 参与 参加")),
    (.deadline, Phrases("时限 期限 时间 日期 节点")),
    (.cadence, Phrases("频次 频率 周期")),
    (.responsible, Phrases("责任 承办 单位 部门 科室 股室 处室")),
    (.task, Phrases("措施 举措 任务 事项 内容 做法")),
    (.problem, Phrases("问题 不足")),
    (.task, Phrases("项目 工作")),
    (.target, Phrases("目标 指标")),
  ]

  /// - Parameter lines: The tokens of each line of the text.
  /// - Returns: What each line is to a table; nil for those outside one.
  /// - Complexity: O(*n*) in the tokens.
  func read(_ lines: [Range<Int>]) -> [Line?] {
    var columns: [Column]?
    return lines.map { line in
      guard line.contains(where: isTab) else {
        if !isCaption(line) { columns = nil }
        return nil
      }
      let cells = cells(of: line)
      if let titles = self.titles(of: cells) {
        columns = titles
        return .head
      }
      guard let columns else { return nil }
      return row(cells, columns).map(Line.row) ?? .passed
    }
  }

  private static let longestCaption = 20

  /// `一、粮食安全` between rows: a few words that end in nothing.
  private func isCaption(_ line: Range<Int>) -> Bool {
    guard let first = line.first, let last = line.last else { return true }
    return tokens[last].range.upperBound - tokens[first].range.lowerBound <= Self.longestCaption
      && !line.contains { [.stop, .comma].contains(tokens[$0].kind) }
  }

  private func isTab(_ place: Int) -> Bool {
    tokens[place].kind == .blank && text[tokens[place].range.lowerBound].isCellMark
  }

  /// Without the blanks around each; nil for an empty one and for a stroke.
  private func cells(of line: Range<Int>) -> [Range<Int>?] {
    line.split(omittingEmptySubsequences: false, whereSeparator: isTab).map { cell in
      guard let first = cell.first(where: { tokens[$0].kind != .blank }),
        let last = cell.last(where: { tokens[$0].kind != .blank })
      else { return nil }
      let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
      return range.allSatisfy { "/-—－无".unicodeScalars.contains(text[$0]) } ? nil : first..<last + 1
    }
  }

  /// Short titles, one of them of a task or a problem and one of who, when or how often.
  private func titles(of cells: [Range<Int>?]) -> [Column]? {
    guard cells.count >= 2 else { return nil }
    var columns: [Column] = []
    for cell in cells {
      guard let cell else {
        columns.append(.other)
        continue
      }
      let range = tokens[cell.lowerBound].range.lowerBound..<tokens[cell.upperBound - 1].range.upperBound
      guard range.count <= 12, !cell.contains(where: { tokens[$0].kind == .number }) else { return nil }
      columns.append(Self.titles.first { $0.words.first(in: text, range) != nil }?.column ?? .other)
    }
    // 年度目标 is the task where nothing else is.
    if let target = columns.lastIndex(of: .target), !columns.contains(.task) { columns[target] = .task }
    let isAbout = columns.contains { $0 == .task || $0 == .problem }
    return isAbout && columns.contains { $0 != .task && $0 != .problem && $0 != .target && $0 != .other }
      ? columns : nil
  }

  private static let sums = Phrases("合计 总计 小计 共计")

  /// Of several columns that name the task the last is the most particular.
  private func row(_ cells: [Range<Int>?], _ columns: [Column]) -> TableRow? {
    var row = TableRow()
    for (cell, column) in zip(cells, columns) {
      guard let cell else { continue }
      let start = tokens[cell.lowerBound].range.lowerBound
      if Self.sums.match(in: text, at: start, before: source.count) != nil { return nil }
      switch column {
      case .task: row.task = cell
      case .problem: row.problem = cell
      case .lead: row.lead = cell
      case .responsible: row.responsible = row.responsible ?? cell
      case .support: row.support = cell
      case .deadline: row.deadline = cell
      case .cadence: row.cadence = cell
      case .target: row.target = cell
      case .other: break
      }
    }
    return row.task == nil && row.problem == nil ? nil : row
  }
}
