internal import Bureau
internal import LedgerKernel
internal import Secrets
internal import Storage

extension Office {
  /// The facts with every sensitive value replaced by its ciphertext.
  ///
  /// The ciphertext is bound to item and field, so that it cannot be moved to where others may read it.
  func sealing(_ facts: [Fact], of item: ItemID, _ definition: LedgerDefinition) throws(StoreFault) -> [Fact] {
    let sensitive = Set(definition.fields.filter(\.isSensitive).map(\.code))
    guard !sensitive.isEmpty else { return facts }
    var sealed: [Fact] = []
    for fact in facts {
      switch fact {
      case .registered(let registration):
        sealed.append(
          .registered(
            Registration(
              ledger: registration.ledger, definition: registration.definition, year: registration.year,
              parent: registration.parent, stage: registration.stage,
              values: try sealing(registration.values, sensitive, item))))
      case .assigned(let values, let cleared):
        sealed.append(.assigned(try sealing(values, sensitive, item), cleared: cleared))
      case .advanced(let advance):
        sealed.append(
          .advanced(
            Advance(
              advance.act, from: advance.from, to: advance.to, values: try sealing(advance.values, sensitive, item))))
      default: sealed.append(fact)
      }
    }
    return sealed
  }

  private func sealing(_ values: [FieldCode: Value], _ sensitive: Set<FieldCode>, _ item: ItemID) throws(StoreFault)
    -> [FieldCode: Value]
  {
    var values = values
    for field in values.keys.filter(sensitive.contains).sorted() {
      guard let value = values[field] else { continue }
      var key = try surroundings.keys.key(item)
      if key == nil {
        let fresh = surroundings.chance(Sealer.keyLength)
        try surroundings.keys.keep(fresh, item)
        // Somebody else may have kept one at the same moment; what is kept counts.
        key = try surroundings.keys.key(item)
      }
      guard let key else { throw .unavailable("the key of an item could not be kept") }
      let nonce = surroundings.chance(Sealer.nonceLength)
      let bytes = Sealer.seal(
        value.json.canonicalBytes, key: key, nonce: nonce, associated: Self.binding(item, field))
      values[field] = .sealed(Sealed(nonce: nonce, ciphertext: bytes))
    }
    return values
  }

  /// The facts that open an item out of another one, its sealed values under a key of their own.
  ///
  /// What can no longer be opened, because its key was destroyed, is not handed on.
  func resealing(_ facts: [Fact], from old: ItemID, to new: ItemID, _ definition: LedgerDefinition) throws(StoreFault)
    -> [Fact]
  {
    var opened: [Fact] = []
    for fact in facts {
      guard case .registered(let registration) = fact else {
        opened.append(fact)
        continue
      }
      var values = registration.values
      for (field, value) in registration.values {
        if case .sealed(let sealed) = value { values[field] = try opening(sealed, of: old, field) }
      }
      opened.append(
        .registered(
          Registration(
            ledger: registration.ledger, definition: registration.definition, year: registration.year,
            parent: registration.parent, stage: registration.stage, values: values)))
    }
    return try sealing(opened, of: new, definition)
  }

  /// The value under a seal.
  ///
  /// - Returns: Nil when the key was destroyed, or the bytes are not what was sealed here.
  func opening(_ sealed: Sealed, of item: ItemID, _ field: FieldCode) throws(StoreFault) -> Value? {
    guard let key = try surroundings.keys.key(item),
      let bytes = try? Sealer.open(
        sealed.ciphertext, key: key, nonce: sealed.nonce, associated: Self.binding(item, field)),
      let json = try? JSONValue(parsing: bytes)
    else { return nil }
    return Value(json: json)
  }

  private static func binding(_ item: ItemID, _ field: FieldCode) -> [UInt8] { Array("\(item)/\(field)".utf8) }
}
