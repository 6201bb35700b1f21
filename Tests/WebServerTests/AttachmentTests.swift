import Bureau
import HTTPTypes
import LedgerKernel
import Testing

@testable import WebServer

/// 佐证材料 — how files come and go.
@Suite struct AttachmentTests {
  /// An issued order, and who may attach to it.
  private func issued() async throws -> (SampleOffice, Client, path: String, item: String) {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("防汛检查")
    _ = try await clerk.act("submit", on: item)
    let leader = Client(besides: clerk)
    try await leader.signIn("lu-zhiyuan")
    _ = try await leader.act("issue", on: item)
    return (sample, clerk, "/items/\(item)/acts/attach", item)
  }

  @Test func `several files of up to 20 MB come with one form, piece by piece, and go the same way`() async throws {
    let (sample, clerk, path, item) = try await issued()
    let files: [Client.File] = (1...3).map {
      ("evidence", "图\($0).bin", [UInt8](repeating: UInt8($0), count: $0 == 1 ? 20 << 20 : 5 << 20))
    }
    let answer = try await clerk.post(path, try await clerk.carried(path), files: files)
    #expect(answer.status == .seeOther)
    #expect(sample.files.count == 3 && sample.files.arriving == 0 && sample.files.largestPiece <= 64 << 10)
    let page = try await clerk.get("/items/\(item)").text
    let digests = page.components(before: "/files/").map { String($0.prefix(64)) }
    try #require(digests.count == 3)
    for (digest, file) in zip(digests, files) {
      let download = try await clerk.get("/files/\(digest)?item=\(item)")
      #expect(download.headers[.contentLength] == String(file.bytes.count) && download.bytes == file.bytes)
      #expect(download.largestPiece <= 128 << 10)
      let head = try await clerk.send(.head, "/files/\(digest)?item=\(item)")
      #expect(head.headers[.contentLength] == String(file.bytes.count) && head.bytes.isEmpty)
    }
  }

  @Test func `a file that is too long is named on the form, which keeps everything else`() async throws {
    let (sample, clerk, path, item) = try await issued()
    let carried = try await clerk.carried(path)
    let answer = try await clerk.post(
      path, carried + [("note", "现场照片三张")],
      files: [
        ("evidence", "小.txt", Array("合格".utf8)), ("evidence", "大.bin", [UInt8](repeating: 7, count: (20 << 20) + 1)),
        ("evidence", "又小.txt", Array("通过".utf8)),
      ])
    #expect(answer.status == .contentTooLarge)
    for words in ["“大.bin”超过20MB", "现场照片三张", "小.txt", "又小.txt", "每个文件不超过20MB"] {
      #expect(answer.text.contains(words), "\(words)")
    }
    #expect(sample.files.count == 2 && sample.files.arriving == 0)
    let again = carried + [("note", "现场照片三张")] + answer.values(of: "kept").map { ("kept", $0) }
    #expect(try await clerk.post(path, again, files: []).status == .seeOther)
    let page = try await clerk.get("/items/\(item)").text
    #expect(page.contains("小.txt") && page.contains("又小.txt") && !page.contains("大.bin"))
  }

  @Test func `a mistake in a field loses no file`() async throws {
    let (sample, clerk, path, _) = try await issued()
    let refused = try await clerk.post(
      path, try await clerk.carried(path) + [("no-such-field", "x")], files: [("evidence", "小.txt", [97])])
    #expect(refused.status == .unprocessableContent && refused.values(of: "kept").count == 1)
    #expect(sample.files.count == 1)
  }

  @Test func `what comes with a forged token, before or after it, is not kept`() async throws {
    let (sample, clerk, path, _) = try await issued()
    let head = "--XX\r\nContent-Disposition: form-data; name="
    let file = "\(head)\"evidence\"; filename=\"a.txt\"\r\n\r\n内容\r\n"
    let token = "\(head)\"csrf\"\r\n\r\nforged\r\n"
    for body in [file + token, token + file, file] {
      let answer = try await clerk.send(.post, path, type: Client.multipart, body: Array("\(body)--XX--\r\n".utf8))
      #expect(answer.status == .forbidden)
      #expect(sample.files.count == 0 && sample.files.arriving == 0)
    }
    #expect(
      sample.files.largestPiece == "内容".utf8.count, "without a token before it a file goes no further than a draft")
  }

  @Test func `the limit is a setting`() async throws {
    let (sample, clerk, path, _) = try await issued()
    let small = Client(sample, fileLimit: 1 << 20)
    small.cookies = clerk.cookies
    let carried = try await small.carried(path)
    #expect(try await small.get(path).text.contains("每个文件不超过1MB"))
    let answer = try await small.post(
      path, carried, files: [("evidence", "a.bin", [UInt8](repeating: 0, count: 2 << 20))])
    #expect(answer.status == .contentTooLarge && answer.text.contains("超过1MB"))
    let beyond = try await small.post(
      path, carried + [("note", "整个表单太大")], files: [("evidence", "a.bin", [UInt8](repeating: 0, count: 16 << 20))])
    #expect(beyond.status == .contentTooLarge && beyond.text.contains("整个表单太大"))
    #expect(beyond.headers[.connection] == "close" && answer.headers[.connection] == nil)
    #expect(sample.files.count == 0 && sample.files.arriving == 0)
  }
}
