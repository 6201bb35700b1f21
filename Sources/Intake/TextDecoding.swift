internal import Glibc
public import Wording

/// 字符编码 — how the bytes of a text were written.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8 = "utf-8"
  /// Includes GBK and GB 2312, which spreadsheets on Chinese Windows write.
  case gb18030
  /// With a byte order mark: what spreadsheets call “Unicode text”.
  case utf16 = "utf-16"
}

/// A text and the encoding it was written in; a byte order mark is gone.
public struct DecodedText: Hashable, Sendable {
  public let text: String
  public let encoding: TextEncoding
}

/// Reads bytes as UTF-8 with or without mark, UTF-16 with mark, or GB18030.
///
/// What is valid UTF-8 is UTF-8; only then is GB18030 tried, since almost no GB18030 text
/// happens to be valid UTF-8.
///
/// - Parameter file: The name a finding carries.
/// - Throws: One finding with the line of the first byte that fits neither.
/// - Source: GB 18030—2022, by the C library's tables.
public func decodeText(_ bytes: [UInt8], named file: String) throws(Findings) -> DecodedText {
  func refuse(_ fault: TableFault, at offset: Int) -> Findings {
    let line = bytes[..<min(offset, bytes.count)].count { $0 == 10 } + 1
    return Findings([fault.finding(at: Place(file: file, line: line))])
  }
  if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    throw refuse(.workbook, at: 0)
  }
  switch decode(bytes) {
  case .success(let decoded): return decoded
  case .failure(let stop): throw refuse(stop.isNull ? .notText : .unknownEncoding, at: stop.offset)
  }
}

/// The first byte that could not be read.
struct DecodingStop: Error {
  let offset: Int
  var isNull = false
}

func decode(_ bytes: [UInt8]) -> Result<DecodedText, DecodingStop> {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    let text = utf16(bytes.dropFirst(2), littleEndian: bytes[0] == 0xFF)
    guard let text else { return .failure(DecodingStop(offset: 0)) }
    return .success(DecodedText(text: text, encoding: .utf16))
  }
  if let null = bytes.firstIndex(of: 0) { return .failure(DecodingStop(offset: null, isNull: true)) }
  let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  if let text = String(validating: body, as: UTF8.self) {
    return .success(DecodedText(text: text, encoding: .utf8))
  }
  return gb18030(bytes).map { DecodedText(text: $0, encoding: .gb18030) }
}

private func utf16(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> String? {
  guard bytes.count.isMultiple(of: 2) else { return nil }
  let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { i in
    let (low, high) = littleEndian ? (bytes[i], bytes[i + 1]) : (bytes[i + 1], bytes[i])
    return UInt16(high) << 8 | UInt16(low)
  }
  return String(validating: units, as: UTF16.self)
}

private func gb18030(_ bytes: [UInt8]) -> Result<String, DecodingStop> {
  guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else {
    return .failure(DecodingStop(offset: 0))
  }
  defer { iconv_close(converter) }
  var input = bytes.map { CChar(bitPattern: $0) }
  var out = [UInt8]()
  var chunk = [CChar](repeating: 0, count: 64 << 10)
  let stop: DecodingStop? = input.withUnsafeMutableBufferPointer { input in
    var (next, left) = (input.baseAddress, input.count)
    while left > 0 {
      let result: (made: Int, failure: Int32) = chunk.withUnsafeMutableBufferPointer { chunk in
        var (free, room) = (chunk.baseAddress, chunk.count)
        let failure = iconv(converter, &next, &left, &free, &room) == -1 ? errno : 0
        return (chunk.count - room, failure)
      }
      out.append(contentsOf: chunk[..<result.made].lazy.map { UInt8(bitPattern: $0) })
      if result.failure != 0, result.failure != E2BIG { return DecodingStop(offset: bytes.count - left) }
    }
    return nil
  }
  if let stop { return .failure(stop) }
  return .success(String(decoding: out, as: UTF8.self))
}
