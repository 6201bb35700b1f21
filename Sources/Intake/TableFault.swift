internal import Wording

/// What can be wrong with a table or a text, worded.
enum TableFault {
  case tooManyBytes(limit: Int)
  case tooManyRows(limit: Int)
  case tooManyColumns(limit: Int)
  case cellTooLong(limit: Int)
  case emptyTable
  case unclosedQuote
  case textAfterQuote
  case quoteInCell
  case controlCharacter
  case longRow(width: Int)
  case shortRow(width: Int)
  case separatorNotRecognised
  case damagedCharacter
  case formulaError(String)
  case hiddenValue
  case digitsLost(String)
  case workbook
  case notText
  case unknownEncoding
  case moreFindings(Int)

  var code: String {
    switch self {
    case .tooManyBytes: "too-many-bytes"
    case .tooManyRows: "too-many-rows"
    case .tooManyColumns: "too-many-columns"
    case .cellTooLong: "cell-too-long"
    case .emptyTable: "empty-table"
    case .unclosedQuote: "unclosed-quote"
    case .textAfterQuote: "text-after-quote"
    case .quoteInCell: "quote-in-cell"
    case .controlCharacter: "control-character"
    case .longRow: "long-row"
    case .shortRow: "short-row"
    case .separatorNotRecognised: "separator-not-recognised"
    case .damagedCharacter: "damaged-character"
    case .formulaError: "formula-error"
    case .hiddenValue: "hidden-value"
    case .digitsLost: "digits-lost"
    case .workbook: "workbook-not-text"
    case .notText: "not-text"
    case .unknownEncoding: "unknown-encoding"
    case .moreFindings: "more-findings"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .quoteInCell, .controlCharacter, .longRow, .separatorNotRecognised, .damagedCharacter, .digitsLost: .warning
    case .shortRow, .moreFindings: .note
    default: .error
    }
  }

  func finding(at place: Place) -> Finding {
    let (message, remedy) = wording
    return Finding(code, severity, at: place, message, remedy: remedy)
  }

  private var wording: (Words, Words) {
    switch self {
    case .tooManyBytes(let limit):
      (
        Words("文件超过 \(limit) 字节。", en: "The file is larger than \(limit) bytes."),
        Words("请分成几个文件导入。", en: "Split it and import the parts.")
      )
    case .tooManyRows(let limit):
      (
        Words("超过 \(limit) 行，其后未读。", en: "There are more than \(limit) rows; the rest was not read."),
        Words("请分成几个文件导入。", en: "Split it and import the parts.")
      )
    case .tooManyColumns(let limit):
      (
        Words("这一行超过 \(limit) 列。", en: "This row has more than \(limit) columns."),
        Words("请删去多余的列，或检查分隔符。", en: "Remove columns that are not needed, or check the separator.")
      )
    case .cellTooLong(let limit):
      (
        Words("单元格超过 \(limit) 字节。", en: "The cell is longer than \(limit) bytes."),
        Words("请缩短内容，长文请作附件上传；也可能是引号未闭合。", en: "Shorten it or upload it as a file; a quote may also be missing.")
      )
    case .emptyTable:
      (
        Words("没有任何内容。", en: "There is nothing in it."),
        Words("请选择有数据的文件，或重新复制粘贴。", en: "Choose a file with data, or copy and paste again.")
      )
    case .unclosedQuote:
      (
        Words("引号有开头没有结尾，其后未读。", en: "A quote opens here and never closes; the rest was not read."),
        Words("请在该单元格末尾补上引号。", en: "Close the quote at the end of this cell.")
      )
    case .textAfterQuote:
      (
        Words("结尾引号之后还有文字。", en: "Text follows the closing quote."),
        Words("单元格内的引号请写成两个引号。", en: "Write a quote inside a cell as two quotes.")
      )
    case .quoteInCell:
      (
        Words("单元格中间有引号，已按原样读入。", en: "There is a quote inside the cell; it was read as it stands."),
        Words("请核对该单元格与右边各格。", en: "Check this cell and those to its right.")
      )
    case .controlCharacter:
      (
        Words("含有看不见的控制字符，已略去。", en: "It holds invisible control characters; they were left out."),
        Words("请核对该单元格，必要时重新录入。", en: "Check the cell, and type it again if needed.")
      )
    case .longRow(let width):
      (
        Words("这一行比其他行长，多数行为 \(width) 列。", en: "This row is longer than the others, which have \(width) columns."),
        Words("请检查是否有未加引号的分隔符。", en: "Look for a separator that is not in quotes.")
      )
    case .shortRow(let width):
      (
        Words("这一行不足 \(width) 列，缺的按空白处理。", en: "This row has fewer than \(width) columns; the rest counts as blank."),
        Words("如有遗漏请补上。", en: "Add what is missing.")
      )
    case .separatorNotRecognised:
      (
        Words("只读出一列，但有疑似分隔符。", en: "Only one column was read, yet something looks like a separator."),
        Words("请用半角逗号、制表符或半角分号分隔。", en: "Separate cells with commas, tabs or semicolons (ASCII).")
      )
    case .damagedCharacter:
      (
        Words("含有“�”，文字在导出前已损坏。", en: "It holds “�”: the text was damaged before it came here."),
        Words("请用 UTF-8 重新导出，或重新录入。", en: "Export again as UTF-8, or type it again.")
      )
    case .formulaError(let text):
      (
        Words("是公式错误值 \(text)。", en: "It is a formula error, \(text)."),
        Words("请在电子表格中改正公式后重新导出。", en: "Correct the formula in the spreadsheet and export again.")
      )
    case .hiddenValue:
      (
        Words("导出的是一串 #，不是数值。", en: "A run of # was exported instead of a value."),
        Words("请在电子表格中加宽该列后重新导出。", en: "Widen the column in the spreadsheet and export again.")
      )
    case .digitsLost(let text):
      (
        Words("\(text) 是科学记数，后面的数字可能已丢失。", en: "\(text) is in scientific form; its last digits may be lost."),
        Words("请把该列设为文本后重新导出。", en: "Format the column as text and export again.")
      )
    case .workbook:
      (
        Words("这是工作簿，不是文本表格。", en: "This is a workbook, not a text table."),
        Words("请按 .xlsx 上传，或另存为 CSV。", en: "Upload it as .xlsx, or save it as CSV.")
      )
    case .notText:
      (
        Words("含有空字符，不是文本文件。", en: "It holds null characters, so it is not a text file."),
        Words("请另存为 CSV（UTF-8）。", en: "Save it as CSV (UTF-8).")
      )
    case .unknownEncoding:
      (
        Words("既不是 UTF-8 也不是 GB18030。", en: "It is neither UTF-8 nor GB18030."),
        Words("请另存为 CSV（UTF-8）。", en: "Save it as CSV (UTF-8).")
      )
    case .moreFindings(let count):
      (
        Words("另有 \(count) 个问题未列出。", en: "\(count) more findings are not listed."),
        Words("请先改正以上各项再导入一次。", en: "Correct those above and import again.")
      )
    }
  }
}
