public import Wording

/// Why a stretch of text was taken for what it was taken for. Closed: each has a wording in every language, and each
/// carries the words it rests on.
public enum Reason: Hashable, Sendable {
  // For an assignment or a requirement.
  case demand(String)
  case prohibition(String)
  case action(String)
  case effort(String)
  case thing(String)
  case named(String)
  case deadline(String)
  case cadence(String)
  /// 定期: it recurs, and no period is named.
  case regularly(String)
  case measure(String)
  /// 达到, 控制在: a level to be reached.
  case level(String)
  case document(String)
  case redLine(String)
  case addressed(String)
  case lead(String)
  case leadByRule(String)
  case leadAsFirst(String)
  case list(String, word: String)
  case listByDefault(String)
  /// A line of its own in a list of tasks.
  case entry
  /// Several in one stretch, parted as a clerk would.
  case partOfCompound(Int, of: Int)
  /// Asks for a way of working and names nothing that will exist: a requirement.
  case wayOfWorking
  // Against it.
  case exhortation(String)
  case abstract(String)
  case announcement
  case leadIn
  // For a figure.
  case quantity(String)
  case rank(String)
  case honour(String)
  case firstOfItsKind(String)
  case spread(String)
  case completion(String)
  case trend(String)
  case badLevel(String)
  case pastPart(String)
  // For a problem.
  case fault(String)
  case faultPart(String)
  case cause(ProblemCause, word: String)
  case answered(by: String)
  case unanswered
}

extension Reason {
  public func wording(in language: Language) -> String {
    switch language {
    case .simplifiedChinese: chinese
    case .english: english
    }
  }

  private func listName(_ code: String) -> String { ListHint(rawValue: code)?.officialName ?? code }

  private var chinese: String {
    switch self {
    case .demand(let word): "「\(word)」提出要求"
    case .prohibition(let word): "「\(word)」提出禁止"
    case .action(let word): "「\(word)」是具体动作"
    case .effort(let word): "「\(word)」是推进性动作"
    case .thing(let word): "「\(word)」是可查的对象"
    case .named(let word): "「\(word)」点出具体名目"
    case .deadline(let word): "有时限「\(word)」"
    case .cadence(let word): "有频次「\(word)」"
    case .regularly(let word): "「\(word)」要求经常开展"
    case .measure(let word): "有数量「\(word)」"
    case .level(let word): "「\(word)」定出要达到的水平"
    case .document(let title): "要出文件\(title)"
    case .redLine(let word): "「\(word)」不容例外"
    case .addressed(let words): "点名「\(words)」"
    case .lead(let words): "由「\(words)」牵头"
    case .leadByRule(let words): "未写牵头单位，按文中规则由「\(words)」牵头"
    case .leadAsFirst(let words): "只写责任单位，暂以首位「\(words)」牵头"
    case .list(let code, let word): "「\(word)」归入清单「\(listName(code))」"
    case .listByDefault(let code): "无特征词，默认归入清单「\(listName(code))」"
    case .entry: "在任务清单中单列一行"
    case .partOfCompound(let part, let count): "一句含\(count)件事，这是第\(part)件"
    case .wayOfWorking: "只提工作方法，不产生具体成果"
    case .exhortation(let word): "「\(word)」偏于号召"
    case .abstract(let word): "落脚在「\(word)」，难以检查"
    case .announcement: "只是引出下文"
    case .leadIn: "只说依据或方式"
    case .quantity(let word): "有数据「\(word)」"
    case .rank(let word): "有名次「\(word)」"
    case .honour(let word): "有荣誉「\(word)」"
    case .firstOfItsKind(let word): "「\(word)」属首创"
    case .spread(let word): "「\(word)」属经验推广"
    case .completion(let word): "「\(word)」是完成情况"
    case .trend(let word): "「\(word)」是运行态势"
    case .badLevel(let word): "「\(word)」是可量化的不良水平"
    case .pastPart(let word): "「\(word)」说的是已发生的事"
    case .fault(let word): "「\(word)」承认不足"
    case .faultPart(let word): "「\(word)」之后列举问题"
    case .cause(let cause, let word): "「\(word)」指向\(cause.officialName)原因"
    case .answered(let id): "文中\(id)似在回应"
    case .unanswered: "文中未见对应措施"
    }
  }

  private var english: String {
    switch self {
    case .demand(let word): "“\(word)” asks for it"
    case .prohibition(let word): "“\(word)” forbids it"
    case .action(let word): "“\(word)” is something one can do"
    case .effort(let word): "“\(word)” is an effort"
    case .thing(let word): "“\(word)” can be inspected"
    case .named(let word): "“\(word)” sets particular things out"
    case .deadline(let word): "it has a deadline, “\(word)”"
    case .cadence(let word): "it recurs, “\(word)”"
    case .regularly(let word): "“\(word)” makes it recur"
    case .measure(let word): "it has a quantity, “\(word)”"
    case .level(let word): "“\(word)” sets a level to be reached"
    case .document(let title): "it calls for a document, \(title)"
    case .redLine(let word): "“\(word)” allows no exception"
    case .addressed(let words): "it names “\(words)”"
    case .lead(let words): "“\(words)” leads"
    case .leadByRule(let words): "no lead is written; by the text's rule it is “\(words)”"
    case .leadAsFirst(let words): "only responsible units are written; “\(words)” is the first of them"
    case .list(let code, let word): "“\(word)” puts it on the list \(code)"
    case .listByDefault(let code): "nothing tells the list; by default it is \(code)"
    case .entry: "it is a line of its own in a list of tasks"
    case .partOfCompound(let part, let count): "part \(part) of \(count) in one sentence"
    case .wayOfWorking: "it asks for a way of working, nothing that will exist"
    case .exhortation(let word): "“\(word)” rather exhorts"
    case .abstract(let word): "it ends in “\(word)”, which is hard to inspect"
    case .announcement: "it only announces"
    case .leadIn: "it only says on what ground or how"
    case .quantity(let word): "it has a figure, “\(word)”"
    case .rank(let word): "it has a rank, “\(word)”"
    case .honour(let word): "it has an honour, “\(word)”"
    case .firstOfItsKind(let word): "“\(word)” is a first"
    case .spread(let word): "“\(word)” says it was taken up elsewhere"
    case .completion(let word): "“\(word)” says it was completed"
    case .trend(let word): "“\(word)” is how it runs"
    case .badLevel(let word): "“\(word)” is a bad level that could be counted"
    case .pastPart(let word): "“\(word)” speaks of what has been"
    case .fault(let word): "“\(word)” admits a fault"
    case .faultPart(let word): "faults are listed after “\(word)”"
    case .cause(let cause, let word): "“\(word)” points to a cause in \(cause.englishName)"
    case .answered(let id): "\(id) seems to answer it"
    case .unanswered: "nothing in the text seems to answer it"
    }
  }
}
