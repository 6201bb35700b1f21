internal import CXML2

/// An element with the attributes it came with; names without their prefix.
struct XMLElement {
  let name: String
  let attributes: [String: String]

  subscript(attribute: String) -> String? { attributes[attribute] }
}

/// What a reader of XML is told, in the order of the text.
protocol XMLHandler {
  mutating func open(_ element: XMLElement)
  mutating func close(_ name: String)
  mutating func text(_ text: String)
}

/// Reads XML in one pass, without loading anything else: no entities, no network, no document types.
///
/// - Throws: ``OfficeFault`` `.malformed` with the line.
/// - Complexity: O(*n*) in the bytes.
func readXML(_ bytes: [UInt8], part: String, _ handler: inout some XMLHandler) throws(OfficeFault) {
  let options =
    Int32(XML_PARSE_NONET.rawValue) | Int32(XML_PARSE_NOERROR.rawValue) | Int32(XML_PARSE_NOWARNING.rawValue)
  let reader = bytes.withUnsafeBytes { buffer in
    xmlReaderForMemory(
      buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil, nil, options)
  }
  guard let reader else { throw .malformed(part: part, line: 1) }
  defer { xmlFreeTextReader(reader) }
  func fail() -> OfficeFault { .malformed(part: part, line: max(1, Int(xmlTextReaderGetParserLineNumber(reader)))) }
  while true {
    switch xmlTextReaderRead(reader) {
    case 0: return
    case 1: break
    default: throw fail()
    }
    switch Int(xmlTextReaderNodeType(reader)) {
    case Int(XML_READER_TYPE_ELEMENT.rawValue):
      let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
      let element = element(of: reader)
      handler.open(element)
      if isEmpty { handler.close(element.name) }
    case Int(XML_READER_TYPE_END_ELEMENT.rawValue): handler.close(string(xmlTextReaderConstLocalName(reader)))
    case Int(XML_READER_TYPE_TEXT.rawValue), Int(XML_READER_TYPE_CDATA.rawValue),
      Int(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue), Int(XML_READER_TYPE_WHITESPACE.rawValue):
      handler.text(string(xmlTextReaderConstValue(reader)))
    case Int(XML_READER_TYPE_DOCUMENT_TYPE.rawValue), Int(XML_READER_TYPE_ENTITY_REFERENCE.rawValue): throw fail()
    default: break
    }
  }
}

private func element(of reader: xmlTextReaderPtr) -> XMLElement {
  let name = string(xmlTextReaderConstLocalName(reader))
  var attributes: [String: String] = [:]
  while xmlTextReaderMoveToNextAttribute(reader) == 1 {
    attributes[string(xmlTextReaderConstLocalName(reader))] = string(xmlTextReaderConstValue(reader))
  }
  xmlTextReaderMoveToElement(reader)
  return XMLElement(name: name, attributes: attributes)
}

private func string(_ text: UnsafePointer<xmlChar>?) -> String {
  text.map { String(cString: $0) } ?? ""
}
