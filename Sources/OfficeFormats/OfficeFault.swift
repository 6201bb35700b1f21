/// Why a document of an office program cannot be read.
public enum OfficeFault: Error, Hashable, Sendable {
  /// The bytes are no archive, or a damaged one.
  case notAnArchive
  /// The archive is whole but holds no document of this kind.
  ///
  /// - part: what it should hold.
  case missing(part: String)
  /// A part grows beyond what any document needs when it is unpacked.
  case tooLarge(part: String)
  /// A part is not the XML it should be.
  ///
  /// - line: in that part, from 1.
  case malformed(part: String, line: Int)
}
