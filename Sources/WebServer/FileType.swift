/// The type of a file by its content; what it calls itself is not believed.
enum FileType {
  static func judged(_ bytes: [UInt8]) -> String {
    func begins(_ magic: [UInt8]) -> Bool { bytes.starts(with: magic) }
    if begins(Array("%PDF-".utf8)) { return "application/pdf" }
    if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if begins([0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if begins([0x50, 0x4B, 0x03, 0x04]) { return office(bytes) }
    return isText(bytes) ? "text/plain; charset=utf-8" : "application/octet-stream"
  }

  /// The folder that the names in the archive begin with tells which kind it is. They stand in the directory at the
  /// archive's end (APPNOTE 4.3.12, 4.3.16); an archive that lies about it is a plain zip.
  private static func office(_ bytes: [UInt8]) -> String {
    let kinds: [(folder: String, type: String)] = [
      ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
      ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
      ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ]
    func number(_ at: Int, _ width: Int) -> Int {
      (0..<width).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    let zip = "application/zip"
    let lowest = max(0, bytes.count - 22 - 65_535)
    let ends = stride(from: bytes.count - 22, through: lowest, by: -1)
    guard bytes.count >= 22, let end = ends.first(where: { bytes[$0..<($0 + 4)].elementsEqual([0x50, 0x4B, 5, 6]) })
    else { return zip }
    var at = number(end + 16, 4)
    var isOffice = false
    var kind: String?
    for _ in 0..<min(number(end + 10, 2), 512) {
      guard at + 46 <= bytes.count, bytes[at..<(at + 4)].elementsEqual([0x50, 0x4B, 1, 2]) else { return zip }
      let nameLength = number(at + 28, 2)
      guard at + 46 + nameLength <= bytes.count else { return zip }
      let name = bytes[(at + 46)..<(at + 46 + nameLength)]
      if name.elementsEqual("[Content_Types].xml".utf8) { isOffice = true }
      if kind == nil { kind = kinds.first { name.starts(with: $0.folder.utf8) }?.type }
      at += 46 + nameLength + number(at + 30, 2) + number(at + 32, 2)
    }
    return isOffice ? kind ?? zip : zip
  }

  private static func isText(_ bytes: [UInt8]) -> Bool {
    guard bytes.allSatisfy({ $0 >= 32 || $0 == 9 || $0 == 10 || $0 == 13 }) else { return false }
    return String(validating: bytes, as: UTF8.self) != nil
  }
}
