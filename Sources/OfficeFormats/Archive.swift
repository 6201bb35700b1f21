internal import CZip

/// The parts of an OPC package: a ZIP archive in memory. Source: ECMA-376, part 2; libzip.
struct Archive: ~Copyable {
  private let archive: OpaquePointer
  /// Bytes that a part may have when it is unpacked: an archive of a few kilobytes can claim to hold gigabytes.
  static let mostBytes = 64 << 20

  /// - Throws: ``OfficeFault`` `.notAnArchive`.
  init(_ bytes: UnsafeRawBufferPointer) throws(OfficeFault) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    // The bytes outlive the archive, and are not freed with it.
    guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
      throw .notAnArchive
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw .notAnArchive
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  func contains(_ part: String) -> Bool { zip_name_locate(archive, part, 0) >= 0 }

  /// The bytes of a part; nil when there is none of that name.
  func part(_ name: String) throws(OfficeFault) -> [UInt8]? {
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0 else { return nil }
    var stat = zip_stat_t()
    guard zip_stat_index(archive, UInt64(index), 0, &stat) == 0 else { throw .notAnArchive }
    guard stat.size <= Self.mostBytes else { throw .tooLarge(part: name) }
    guard let file = zip_fopen_index(archive, UInt64(index), 0) else { throw .notAnArchive }
    defer { zip_fclose(file) }
    let size = Int(stat.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let read = zip_fread(file, buffer.baseAddress.map { $0 + count }, UInt64(size - count))
        guard read > 0 else { return }
        count += Int(read)
      }
    }
    // Shorter than announced, or longer: somebody tampered with it.
    var more: UInt8 = 0
    guard bytes.count == size, zip_fread(file, &more, 1) == 0 else { throw .notAnArchive }
    return bytes
  }
}
