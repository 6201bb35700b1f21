import Foundation
import Testing

/// Compares lines with a file under `Golden/`; `GUATU_RECORD=1` rewrites it, and the diff is reviewed like code.
func expectGolden(
  _ lines: [String], _ name: String, sourceLocation: SourceLocation = #_sourceLocation, file: String = #filePath
) throws {
  let path = URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: "Golden/\(name).txt")
  let text = lines.joined(separator: "\n") + "\n"
  if ProcessInfo.processInfo.environment["GUATU_RECORD"] == "1" {
    try text.write(to: path, atomically: true, encoding: .utf8)
    return
  }
  let golden = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map(String.init)
  #expect(golden.count == lines.count, "\(name).txt has another number of lines", sourceLocation: sourceLocation)
  for (line, expected) in zip(lines, golden) {
    #expect(line == expected, sourceLocation: sourceLocation)
  }
}
