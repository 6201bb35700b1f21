import Foundation
public import Wording

/// The files that come with Guatu: calendars, ledgers, rubrics, sample bureaus.
public enum Shipped {
  /// - Parameter path: Below the resources folder, as in `calendars/national.yaml`; no `..`.
  /// - Returns: From `resources/` beside the executable when the file is there, so that a binary that was
  ///   moved works and a bureau can replace a file; else from the build's own bundle.
  /// - Throws: ``Findings`` naming the file that is not there or is not UTF-8.
  public static func text(_ path: String) throws(Findings) -> String {
    guard !path.split(separator: "/").contains(".."), let data = data(path) else {
      throw Findings([
        Finding(
          "missing-resource", at: Place(file: path), Words("找不到随附文件。", en: "The shipped file is not there."),
          remedy: Words("请把 resources 文件夹放在程序旁边。", en: "Put the resources folder beside the program."))
      ])
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Findings([
        Finding(
          "not-utf8", at: Place(file: path), Words("文件不是 UTF-8 编码。", en: "The file is not UTF-8."),
          remedy: Words("请另存为 UTF-8。", en: "Save it as UTF-8."))
      ])
    }
    return text
  }

  private static func data(_ path: String) -> Data? {
    for folder in foldersBesideExecutable {
      if let data = try? Data(contentsOf: folder.appending(path: path)) { return data }
    }
    // Last, because the generated accessor stops the process when the bundle is nowhere.
    let bundle = Bundle.module.bundleURL
    return (try? Data(contentsOf: bundle.appending(path: "Resources/\(path)")))
      ?? (try? Data(contentsOf: bundle.appending(path: path)))
  }

  private static let foldersBesideExecutable: [URL] = {
    guard let executable = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return [] }
    let home = executable.deletingLastPathComponent()
    let beside = (try? FileManager.default.contentsOfDirectory(atPath: home.path)) ?? []
    let bundles = beside.filter { $0.hasSuffix("_Definitions.resources") }.sorted()
    return [home.appending(path: "resources")] + bundles.map { home.appending(path: "\($0)/Resources") }
  }()
}
