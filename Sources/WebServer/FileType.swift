/// The type of a file by its content; what it calls itself is not believed.
enum FileType {
  /// Bytes from an offset on, so many or as many as there are.
  typealias Reader = (_ offset: Int, _ count: Int) async throws -> [UInt8]

  /// - Complexity: O(1): the beginning is looked at, and of an archive its directory.
  static func judged(size: Int, _ read: Reader) async throws -> String {
    let head = try await read(0, min(size, 64 << 10))
    func begins(_ magic: [UInt8]) -> Bool { head.starts(with: magic) }
    if begins(Array("%PDF-".utf8)) { return "application/pdf" }
    if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if begins([0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if begins([0x50, 0x4B, 0x03, 0x04]) { return try await office(size, read) }
    return isText(head, isWhole: head.count == size) ? "text/plain; charset=utf-8" : "application/octet-stream"
  }

  /// The folder that the names in the archive begin with tells which kind it is. They stand in the directory at the
  /// archive's end (APPNOTE 4.3.12, 4.3.16); an archive that lies about it is a plain zip.
  private static func office(_ size: Int, _ read: Reader) async throws -> String {
    let kinds: [(folder: String, type: String)] = [
      ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
      ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
      ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ]
    func number(_ bytes: [UInt8], _ at: Int, _ width: Int) -> Int {
      (0..<width).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    let zip = "application/zip"
    let tail = try await read(max(0, size - 22 - 65_535), 22 + 65_535)
    let ends = stride(from: tail.count - 22, through: 0, by: -1)
    guard let end = ends.first(where: { tail[$0..<($0 + 4)].elementsEqual([0x50, 0x4B, 5, 6]) }) else { return zip }
    let start = number(tail, end + 16, 4)
    guard start < size else { return zip }
    let directory = try await read(start, min(size - start, 256 << 10))
    var at = 0
    var isOffice = false
    var kind: String?
    for _ in 0..<min(number(tail, end + 10, 2), 512) {
      guard at + 46 <= directory.count, directory[at..<(at + 4)].elementsEqual([0x50, 0x4B, 1, 2]) else { return zip }
      let nameLength = number(directory, at + 28, 2)
      guard at + 46 + nameLength <= directory.count else { return zip }
      let name = directory[(at + 46)..<(at + 46 + nameLength)]
      if name.elementsEqual("[Content_Types].xml".utf8) { isOffice = true }
      if kind == nil { kind = kinds.first { name.starts(with: $0.folder.utf8) }?.type }
      at += 46 + nameLength + number(directory, at + 30, 2) + number(directory, at + 32, 2)
    }
    return isOffice ? kind ?? zip : zip
  }

  /// - Parameter isWhole: Whether nothing follows; otherwise the last character may be cut.
  private static func isText(_ bytes: [UInt8], isWhole: Bool) -> Bool {
    guard bytes.allSatisfy({ $0 >= 32 || $0 == 9 || $0 == 10 || $0 == 13 }) else { return false }
    let cuts = isWhole ? 0...0 : 0...3
    return cuts.contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
  }
}
