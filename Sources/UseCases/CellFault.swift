internal import Calendars
internal import Intake
internal import LedgerKernel
internal import Reports
internal import Wording

/// What can be wrong with a cell on its way into a ledger: what it is, and what to write instead.
enum CellFault: Error, Hashable {
  case notADay(String)
  case noSuchDay(String)
  /// A spreadsheet's own count of days, and the day it most likely means.
  case serial(String, Day?)
  case unknownUnit(String, like: [Words])
  case severalUnits(String, [Words])
  case oneUnitOnly(Int)
  case unknownPerson(String, like: [Words])
  case severalPeople(String, [Words])
  case onePersonOnly(Int)
  case unknownChoice(String, of: [Words])
  case notAFlag(String)
  case notANumber(String, perhaps: String?)
  case tooLong(Int, limit: Int)
  case missing(Words, at: String?)
  case refused(Refusal)
  case sameTitle(row: Int)
  case titleTaken(number: String)
  case otherPrincipal
  // Of the columns.
  case fieldTwice(Words, first: String)
  case fieldUnmatched(Words)
  case tooManyRows(Int, limit: Int)
  case tooManyBytes
  case noRows

  var code: String {
    switch self {
    case .notADay: "not-a-day"
    case .noSuchDay: "no-such-day"
    case .serial: "day-as-serial"
    case .unknownUnit: "unknown-unit"
    case .severalUnits: "ambiguous-unit"
    case .oneUnitOnly: "one-unit-only"
    case .unknownPerson: "unknown-person"
    case .severalPeople: "ambiguous-person"
    case .onePersonOnly: "one-person-only"
    case .unknownChoice: "unknown-choice"
    case .notAFlag: "not-a-flag"
    case .notANumber: "not-a-number"
    case .tooLong: "text-too-long"
    case .missing: "field-missing"
    case .refused: "refused"
    case .sameTitle: "same-title"
    case .titleTaken: "title-taken"
    case .otherPrincipal: "other-principal"
    case .fieldTwice: "field-twice"
    case .fieldUnmatched: "field-unmatched"
    case .tooManyRows: "too-many-rows"
    case .tooManyBytes: "too-many-bytes"
    case .noRows: "no-rows"
    }
  }

  /// What may be right all the same is for a person to judge.
  private var severity: Finding.Severity {
    switch self {
    case .sameTitle, .titleTaken: .warning
    default: .error
    }
  }

  func finding(at path: String) -> Finding {
    let (message, remedy) = wording
    return Finding(code, severity, at: Place(file: "", path: path), message, remedy: remedy)
  }

  func finding(at address: CellAddress) -> Finding { finding(at: address.description) }

  private var wording: (Words, Words) {
    switch self {
    case .notADay(let text):
      (
        Words("“\(text)”不是具体日期。", en: "“\(text)” is not a day."),
        Words("请写成 2023-06-30 这样的日期。", en: "Write a day such as 2023-06-30.")
      )
    case .noSuchDay(let text):
      (
        Words("没有“\(text)”这一天。", en: "There is no such day as “\(text)”."),
        Words("请核对年、月、日，写成 2023-06-30 这样的日期。", en: "Check it and write a day such as 2023-06-30.")
      )
    case .serial(let text, let day):
      (
        Words("“\(text)”是电子表格的日期序号，不是日期。", en: "“\(text)” is a spreadsheet's serial number, not a day."),
        day.map { Words("请改写为日期，可能是 \($0)。", en: "Write the day itself, probably \($0).") }
          ?? Words("请把该列设为日期格式后重新复制。", en: "Format the column as dates and copy it again.")
      )
    case .unknownUnit(let text, let like):
      (
        Words("没有单位“\(text)”。", en: "There is no unit “\(text)”."),
        Self.oneOf(like, "请填写单位全称或简称。", "Write a unit's full or short name.")
      )
    case .severalUnits(let text, let units):
      (
        Words("“\(text)”可以指多个单位。", en: "“\(text)” may mean several units."),
        Self.oneOf(units, "请填写单位全称。", "Write the full name.")
      )
    case .oneUnitOnly(let count):
      (
        Words("此处只能填一个单位，现有\(count)个。", en: "Only one unit goes here; there are \(count)."),
        Words("请只留一个，其余填入配合单位。", en: "Keep one and put the others under supporting units.")
      )
    case .unknownPerson(let text, let like):
      (
        Words("没有在职人员“\(text)”。", en: "Nobody in office is called “\(text)”."),
        Self.oneOf(like, "请填写在职人员的姓名。", "Write the name of somebody in office.")
      )
    case .severalPeople(let text, let people):
      (
        Words("有多名“\(text)”。", en: "Several people are called “\(text)”."),
        Self.oneOf(people, "请注明单位。", "Give the unit in brackets.")
      )
    case .onePersonOnly(let count):
      (
        Words("此处只能填一人，现有\(count)人。", en: "Only one person goes here; there are \(count)."),
        Words("请只留一人。", en: "Keep one of them.")
      )
    case .unknownChoice(let text, let choices):
      (
        Words("没有“\(text)”这个选项。", en: "“\(text)” is not one of the choices."),
        Self.oneOf(choices, "请填写所列选项。", "Write one of the choices.")
      )
    case .notAFlag(let text):
      (
        Words("“\(text)”既不是“是”也不是“否”。", en: "“\(text)” is neither yes nor no."),
        Words("请填写“是”或“否”。", en: "Write yes or no.")
      )
    case .notANumber(let text, let perhaps):
      (
        Words("“\(text)”不是数字。", en: "“\(text)” is not a number."),
        perhaps.map { Words("请只填数字，如 \($0)。", en: "Write the number alone, such as \($0).") }
          ?? Words("请填写数字，最多6位小数。", en: "Write a number with at most 6 decimals.")
      )
    case .tooLong(let count, let limit):
      (
        Words("有\(count)个字，最多\(limit)个字。", en: "It has \(count) characters; \(limit) are allowed."),
        Words("请缩短。", en: "Shorten it.")
      )
    case .missing(let field, let cell):
      (
        Words("缺少“\(field.simplifiedChinese)”。", en: "“\(field.english)” is missing."),
        cell.map { Words("请在 \($0) 填写。", en: "Fill in \($0).") }
          ?? Words("请返回上一步，选定它所在的列。", en: "Go back and choose its column.")
      )
    case .refused(let refusal):
      (
        Words(refusal.wording(in: .simplifiedChinese), en: refusal.wording(in: .english)), Words(verbatim: "")
      )
    case .sameTitle(let row):
      (
        Words("与第\(row)行名称相同。", en: "It has the same title as row \(row)."),
        Words("如确为两件事，请勾选；否则只导入一行。", en: "Tick it if they are two matters; otherwise import one of them.")
      )
    case .titleTaken(let number):
      (
        Words(
          "本年度台账中已有同名事项\(number.isEmpty ? "" : "（\(number)）")。",
          en: "The ledger has an item of this title this year\(number.isEmpty ? "" : " (\(number))")."),
        Words("如确需再立一项，请勾选。", en: "Tick it if another one is wanted.")
      )
    case .otherPrincipal:
      (
        Words("此行须以另一人的名义登记，不能与其他行一并导入。", en: "This row is entered in another's name and cannot go with the others."),
        Words("请单独导入。", en: "Import it by itself.")
      )
    case .fieldTwice(let field, let first):
      (
        Words("“\(field.simplifiedChinese)”已对应 \(first) 列。", en: "“\(field.english)” is column \(first) already."),
        Words("请把其中一列改为不导入，或改选其他项。", en: "Leave one of them out, or choose another field.")
      )
    case .fieldUnmatched(let field):
      (
        Words("没有一列对应“\(field.simplifiedChinese)”。", en: "No column stands for “\(field.english)”."),
        Words("请选定它所在的列。", en: "Choose its column.")
      )
    case .tooManyRows(let count, let limit):
      (
        Words("共有\(count)行，一次最多导入\(limit)行。", en: "There are \(count) rows; at most \(limit) go in at once."),
        Words("请分几次导入。", en: "Import it in parts.")
      )
    case .tooManyBytes:
      (
        Words("表格超过 1 MB。", en: "The table is larger than 1 MB."),
        Words("请分成几个文件导入。", en: "Split it and import the parts.")
      )
    case .noRows:
      (
        Words("只有表头，没有内容。", en: "There is a row of headings and nothing beneath it."),
        Words("请连同内容一起复制。", en: "Copy the rows together with their headings.")
      )
    }
  }

  private static func oneOf(_ some: [Words], _ chinese: String, _ english: String) -> Words {
    guard !some.isEmpty else { return Words(chinese, en: english) }
    let joined = Words(joining: some)
    return Words("\(chinese)可选：\(joined.simplifiedChinese)。", en: "\(english) Candidates: \(joined.english).")
  }
}
