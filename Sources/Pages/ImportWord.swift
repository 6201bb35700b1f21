internal import Wording

/// Words of the pages that take a table in, both languages side by side.
enum ImportWord: InterfaceWord {
  case importTable, stepText, stepColumns, stepRows, steps
  case textHint
  case limits(rows: Int)
  case pasted, upload, uploadHint, toColumns, textProblem
  case columnsHint(row: Int, count: Int)
  case column, heading, samples, standsFor, leaveOut, noHeading, required, toRows
  case backToText, columnsProblem
  case total(Int)
  case fit(Int)
  case wrong(Int)
  case judge(Int)
  case rowsHint, wrongRows
  case more(Int)
  case row(Int)
  case take
  case cannotTake, importChosen, backToColumns, rowsProblem, noneChosen, nothingFit

  var words: Words {
    switch self {
    case .importTable: Words("导入表格", en: "Import a table")
    case .steps: Words("步骤", en: "Steps")
    case .stepText: Words("1 粘贴或上传", en: "1 Paste or upload")
    case .stepColumns: Words("2 核对各列", en: "2 Match the columns")
    case .stepRows: Words("3 核对各行并导入", en: "3 Check the rows and import")
    case .textHint:
      Words(
        "在电子表格中连同表头一起选中、复制，粘贴到下面；也可以上传文件。每行导入为一件草稿，签发仍按原程序办理。",
        en:
          "Select the rows in the spreadsheet together with their headings, copy them and paste them here; or upload a file. Each row becomes a draft; issuing it goes its usual way."
      )
    case .limits(let rows): Words("一次最多\(rows)行、1 MB。", en: "At most \(rows) rows and 1 MB at once.")
    case .pasted: Words("表格内容", en: "Table")
    case .upload: Words("或上传文件", en: "Or upload a file")
    case .uploadHint:
      Words(
        "CSV（UTF-8 或 GB18030）或制表符分隔的文本。工作簿请另存为 CSV。上传了文件的，以文件为准。",
        en:
          "CSV (UTF-8 or GB18030) or text parted by tabs. Save a workbook as CSV first. A file goes before what was pasted."
      )
    case .toColumns: Words("下一步：核对各列", en: "Next: match the columns")
    case .textProblem: Words("表格无法读取", en: "The table cannot be read")
    case .columnsHint(let row, let count):
      Words(
        "第\(row)行为表头，其下有\(count)行。请核对各列对应的项，不需要的列选“不导入”。",
        en:
          "Row \(row) holds the headings; \(count == 1 ? "1 row stands" : "\(count) rows stand") beneath it. Check what each column stands for, and leave out what is not needed."
      )
    case .column: Words("列", en: "Column")
    case .heading: Words("表头", en: "Heading")
    case .samples: Words("内容示例", en: "What stands there")
    case .standsFor: Words("对应", en: "Stands for")
    case .leaveOut: Words("不导入", en: "Leave out")
    case .noHeading: Words("（无表头）", en: "(no heading)")
    case .required: Words("（必填）", en: " (required)")
    case .toRows: Words("下一步：核对各行", en: "Next: check the rows")
    case .backToText: Words("返回修改表格", en: "Back to the table")
    case .columnsProblem: Words("各列的对应有误", en: "The columns do not fit")
    case .total(let rows): Words("共\(rows)行。", en: rows == 1 ? "1 row." : "\(rows) rows.")
    case .fit(let count):
      Words("\(count)行可以导入，已勾选。", en: "\(count) can go in and \(count == 1 ? "is" : "are") ticked.")
    case .wrong(let count): Words("\(count)行有误，不能导入。", en: "\(count) cannot go in.")
    case .judge(let count):
      Words("\(count)行请您判断，未勾选。", en: "\(count) \(count == 1 ? "is" : "are") for you to judge, and not ticked.")
    case .rowsHint:
      Words(
        "有误的行请在电子表格中按提示改正，再重新粘贴。勾选的行一并导入，有一行不成则都不导入。",
        en:
          "Correct rows with findings in the spreadsheet as told and paste them again. The ticked rows go in together: all of them or none."
      )
    case .wrongRows: Words("有误或待判断的行", en: "Rows with findings")
    case .more(let count): Words("另有\(count)行", en: "\(count) more")
    case .row(let number): Words("第\(number)行", en: "Row \(number)")
    case .take: Words("导入", en: "Import")
    case .cannotTake: Words("有误，不能导入", en: "Cannot go in")
    case .importChosen: Words("导入勾选的行", en: "Import the ticked rows")
    case .backToColumns: Words("返回核对各列", en: "Back to the columns")
    case .rowsProblem: Words("没有导入", en: "Nothing was imported")
    case .noneChosen: Words("请至少勾选一行。", en: "Tick at least one row.")
    case .nothingFit: Words("没有可以导入的行，请按提示改正后重新粘贴。", en: "No row can go in. Correct them as told and paste them again.")
    }
  }
}
