/// Parts a stretch of clauses that names several assignments, as a clerk would.
struct CompoundSplitter {
  let source: SourceText
  let tokens: [Token]
  private var text: [Unicode.Scalar] { source.folded }

  /// One stretch of a compound; its title when the words in between have to be put together.
  struct Part {
    let range: Range<Int>
    var title: String?
  }

  func parts(of clauses: [Clause]) -> [Part] {
    guard let first = clauses.first, let last = clauses.last else { return [] }
    let whole = first.range.lowerBound..<last.range.upperBound
    let parts =
      documents(clauses.first { $0.documents.count > 1 } ?? last, whole) ?? numbers(last, whole)
      ?? counted(last, whole) ?? objects(last, whole)
    return parts ?? [Part(range: whole)]
  }

  /// 《…办法》《…细则》: each title is a paper of its own.
  private func documents(_ clause: Clause, _ whole: Range<Int>) -> [Part]? {
    let documents = clause.documents
    guard clause.verbIsDeed, documents.count > 1, let verb = clause.verb,
      clause.objectComesFirst || tokens[verb].range.lowerBound < documents[0].lowerBound,
      zip(documents, documents.dropFirst()).allSatisfy({ isJoint($0.upperBound..<$1.lowerBound) })
    else { return nil }
    return documents.indices.map { index in
      let start = index == 0 ? whole.lowerBound : documents[index].lowerBound
      let end = index == documents.count - 1 ? whole.upperBound : documents[index].upperBound
      return Part(range: start..<end)
    }
  }

  /// Nothing, 、, 和, 以及 or a bracket between two titles.
  private func isJoint(_ gap: Range<Int>) -> Bool {
    var gap = gap
    if let first = gap.first, text[first] == "（", let end = gap.first(where: { text[$0] == "）" }), gap.count <= 10 {
      gap = end + 1..<gap.upperBound
    }
    return gap.count <= 2 && text[gap].allSatisfy { "、和及与以".unicodeScalars.contains($0) }
  }

  private static let erecting: Set<String> = [
    "新建", "改建", "扩建", "改扩建", "新改建", "新建改扩建", "新改扩建", "建成", "建成投用", "建设", "开工建设", "续建", "修建", "兴建", "再建", "筹建", "迁建",
    "重建", "改造", "提升改造", "更新改造", "建好", "配建", "修缮", "新开工", "新修",
  ]
  private static let attributes = Phrases(
    "面积 建筑面积 占地 里程 长度 全长 总长 投资 总投资 容量 库容 规模 学位 床位 车位 泊位 岗位 学生 惠及 受益 覆盖 涉及 户 居民 群众 其中 新增 容纳 能力 产能")

  /// 新建学校5所、医院2所、公园8个: each counted on its own, under one deed of building; not how large or for whom.
  /// A pair (道路80条、桥梁15座) is one row, as a clerk writes it.
  private func counted(_ clause: Clause, _ whole: Range<Int>) -> [Part]? {
    let measures = clause.measures.filter(\.isNumeric)
    guard measures.count > 2, let verb = clause.verb, let first = measures.first,
      Self.erecting.contains(source.quote(tokens[verb].range)), tokens[verb].range.upperBound + 1 < first.span.start
    else { return nil }
    var names: [Range<Int>] = [tokens[verb].range.upperBound..<first.span.start]
    for (before, next) in zip(measures, measures.dropFirst()) {
      guard let name = name(before.span.end..<next.span.start) else { return nil }
      names.append(name)
    }
    let deed = source.quote(tokens[verb].range)
    return measures.indices.map { index in
      let start = index == 0 ? whole.lowerBound : names[index].lowerBound
      let end = index == measures.count - 1 ? whole.upperBound : measures[index].span.end
      return Part(range: start..<end, title: deed + source.quote(names[index].lowerBound..<measures[index].span.end))
    }
  }

  /// The name of a thing between a list comma and its number.
  private func name(_ gap: Range<Int>) -> Range<Int>? {
    guard let first = gap.first, "、和".unicodeScalars.contains(text[first]) else { return nil }
    let name = first + 1..<gap.upperBound
    guard (2...12).contains(name.count),
      Self.attributes.match(in: text, at: name.lowerBound, before: name.upperBound) == nil,
      text[name].allSatisfy({ !"、，的".unicodeScalars.contains($0) })
    else { return nil }
    return name
  }

  /// 甲、乙、丙管网8公里、6公里、3公里: the numbers belong to the things one by one.
  private func numbers(_ clause: Clause, _ whole: Range<Int>) -> [Part]? {
    let measures = clause.measures.filter(\.isNumeric)
    guard measures.count > 1, let first = measures.first, let last = measures.last,
      zip(measures, measures.dropFirst()).allSatisfy({ follows($1.span.start, $0.span.end) })
    else { return nil }
    guard clause.core < first.span.start else { return nil }
    let head = clause.core..<first.span.start
    let commas = head.filter { text[$0] == "、" }
    guard commas.count == measures.count - 1, let opening = commas.first, let closing = commas.last else { return nil }
    let names = zip([head.lowerBound - 1] + commas, commas + [head.upperBound]).map { $0 + 1..<$1 }
    // The last name ends in what they all are: 排水管网 → 管网.
    let kind = shared(closing + 1..<head.upperBound, clause)
    let verb = head.lowerBound..<(clause.verb.map { max(head.lowerBound, tokens[$0].range.upperBound) } ?? opening)
    return measures.indices.map { index in
      let start = index == 0 ? whole.lowerBound : measures[index].span.start
      let end = index == measures.count - 1 ? max(whole.upperBound, last.span.end) : measures[index].span.end
      var title = source.quote(names[index])
      if index > 0 { title = source.quote(verb) + title }
      if index < measures.count - 1 { title += kind }
      return Part(range: start..<end, title: title + measures[index].text)
    }
  }

  private func follows(_ start: Int, _ end: Int) -> Bool {
    start == end || start == end + 1 && "、和".unicodeScalars.contains(text[end])
  }

  private func shared(_ name: Range<Int>, _ clause: Clause) -> String {
    let last = tokens[clause.tokens].first { $0.range.upperBound == name.upperBound && $0.has(.thing) }
    return last.map { source.quote($0.range) } ?? ""
  }

  /// 把甲以及乙办好: two things, one deed.
  private func objects(_ clause: Clause, _ whole: Range<Int>) -> [Part]? {
    guard clause.objectComesFirst, clause.deadline == nil,
      text[clause.range].contains(where: { $0 == "把" || $0 == "将" })
    else { return nil }
    for place in clause.tokens where tokens[place].has(.joint) {
      let joint = tokens[place].range
      guard text[joint].elementsEqual("以及".unicodeScalars), joint.lowerBound - clause.range.lowerBound >= 6,
        clause.range.upperBound - joint.upperBound >= 8
      else { continue }
      return [Part(range: whole.lowerBound..<joint.lowerBound), Part(range: joint.upperBound..<whole.upperBound)]
    }
    return nil
  }
}
