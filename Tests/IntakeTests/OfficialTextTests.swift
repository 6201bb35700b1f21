import Intake
import Testing
import Wording

@Suite struct OfficialTextTests {
  private func code(_ bytes: [UInt8]) -> String? {
    do throws(Findings) {
      _ = try readOfficialText(bytes, named: "讲话.docx")
      return nil
    } catch {
      #expect(error.all.count == 1 && error.all[0].remedy != nil)
      return error.all.first?.code
    }
  }

  @Test func `text is read in every encoding, and not changed`() throws {
    let text = "一、总体要求\r\n健全机制。\t1.\n"
    #expect(try readOfficialText(Array(text.utf8), named: "a.txt") == text)
    #expect(try readOfficialText([0xEF, 0xBB, 0xBF] + Array(text.utf8), named: "a.txt") == "\u{FEFF}" + text)
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try readOfficialText(utf16, named: "a.txt") == text)
    // 公文 in GB18030.
    #expect(try readOfficialText([0xB9, 0xAB, 0xCE, 0xC4], named: "a.txt") == "公文")
  }

  @Test func `what is no text says what it is and what to do`() {
    #expect(code([]) == "empty-text")
    #expect(code(Array(" \r\n".utf8)) == "empty-text")
    #expect(code([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]) == "old-document")
    #expect(code(Array("%PDF-1.7".utf8)) == "fixed-pages")
    #expect(code(Array("{\\rtf1\\ansi".utf8)) == "rich-text")
    #expect(code([0x50, 0x4B, 0x03, 0x04, 1, 2, 3]) == "damaged-document")
    #expect(code([0x61, 0, 0x62]) == "unknown-encoding")
    #expect(code([0x61, 0x0A, 0xFF, 0xFF]) == "unknown-encoding")
  }
}
